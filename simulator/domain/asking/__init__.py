"""The asking practice: its inputs, events, decisions and their effects."""
