"""The game as a terminal app: screens, rooms and drawers that draw views and send commands."""

import os

# A key that comes while the ticket beside the queue is drawn waits for the next frame: two frames of a sixtieth of a
# second are felt, two of half as much are not. Read by Textual when it is first imported.
os.environ.setdefault("TEXTUAL_FPS", "120")
