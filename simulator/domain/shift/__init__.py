"""The shift practice: its inputs, events, decisions and their effects."""
