"""The clocks practice: its inputs, events, decisions and their effects."""
