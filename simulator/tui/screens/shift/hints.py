"""Which keys the last line names, by what is in front; only what works there."""

from __future__ import annotations

Hint = tuple[str, str]

DESK: tuple[Hint, ...] = (
    ("enter", "open"),
    (".", "let time pass"),
    ("[ ]", "tabs"),
    ("w", "why not"),
    ("tab", "pane"),
    ("↑↓", "move"),
    (";", "jump"),
    ("/", "find"),
    ("z", "undo"),
)
DRAWER: tuple[Hint, ...] = (
    ("enter", "take it"),
    ("^s", "do it"),
    ("esc", "draft"),
    ("tab", "field"),
    ("1-9", "pick"),
    ("a-z", "find"),
    ("space", "tick"),
)
WRITING: tuple[Hint, ...] = (
    ("enter", "take it"),
    ("↑↓", "choose"),
    ("0-9", "or write it"),
    ("^s", "do it"),
    ("esc", "draft"),
    ("tab", "field"),
)
CALL: tuple[Hint, ...] = (
    ("enter", "say it"),
    ("esc", "other acts"),
    ("F2", "end the call"),
    ("1-9", "pick"),
    ("a-z", "find"),
)
HALT: tuple[Hint, ...] = (("space", "go on"), ("y", "lay aside"), ("x", "drop"), ("↑↓", "move"), ("v", "events"))
SHEET: tuple[Hint, ...] = (("↑↓", "move"), ("enter", "take it"), ("esc", "back"))
PAGE: tuple[Hint, ...] = (("↑↓", "read on"), ("esc", "back"))
_EVERY: tuple[Hint, ...] = (("/", "find"), ("w", "why not"), ("1", "desk"), (".", "let time pass"))
ROOMS: dict[int, tuple[Hint, ...]] = {
    1: (("↑↓", "signal"), ("tab", "chart"), ("t", "test here"), ("3", "on the map"), *_EVERY),
    2: (("↑↓", "walk"), ("q", "suspect"), ("o", "rule out"), ("t", "test"), ("f", "fix"), *_EVERY),
    3: (
        ("↑↓", "choose"),
        ("enter", "read"),
        ("/", "find"),
        ("w", "what is this word"),
        ("tab", "scroll"),
        ("1", "desk"),
    ),
    4: (("↑↓", "choose"), ("tab", "scroll"), ("j", "raise"), ("e", "ask a group"), *_EVERY),
    5: (("↑↓", "choose"), ("b", "brief"), ("e", "ask"), ("u", "update"), *_EVERY),
    6: (("↑↓", "choose"), ("enter", "begin"), ("tab", "scroll"), *_EVERY),
    7: (
        ("[ ]", "tabs"),
        ("m", "major"),
        ("u", "update"),
        ("b", "brief"),
        ("e", "bring in"),
        ("r", "works again"),
        *_EVERY,
    ),
}
"""Room beside the desk -> its keys."""
