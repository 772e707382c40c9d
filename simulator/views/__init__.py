"""Frozen read models of the record, per seat. Pure; nothing here reads truth."""
