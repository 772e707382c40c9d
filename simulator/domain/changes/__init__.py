"""The changes practice: its inputs, events, decisions and their effects."""
