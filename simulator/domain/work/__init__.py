"""The work practice: its inputs, events, decisions and their effects."""
