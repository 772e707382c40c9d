"""The game as a terminal app: screens, rooms and drawers that draw views and send commands."""
