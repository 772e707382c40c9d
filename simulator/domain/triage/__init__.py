"""The triage practice: its inputs, events, decisions and their effects."""
