"""The telling practice: its inputs, events, decisions and their effects."""
