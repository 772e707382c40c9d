"""Moods: how they are called, and by how much talk moves them (starting values of the voice guide)."""

from __future__ import annotations

CALM = 60
PRESSED = 30
TOP = 100

DEFAULTS = {
    "scope": 0,
    "since": 0,
    "changed": 0,
    "words": 0,
    "others": 0,
    "doing": 0,
    "try": -3,
    "own_way": 0,
    "confirm": 0,
    "empathise": 4,
    "promise": 4,
    "say_no": -2,
    "teach": 2,
    "close": 3,
}
"""Mood change of an intent when neither the line nor the voice says otherwise."""

AGAIN = -6
EMPATHISE_SECOND = 0
EMPATHISE_THIRD = -4
PROMISE_WITHOUT_TIME = -2
PROMISE_KEPT = 6
PROMISE_MOVED = -4
PROMISE_MISSED = -12
TRUST_MISSED = -6
TRUST_KEPT = 3
SAY_NO_TRUST = 2
TEACH_WHILE_STUCK = -8
CLOSE_UNCONFIRMED = -8
SILENCE_A_MINUTE = -2
RANG_IN_VAIN = -8
NO_WORD = -8
WORD_CAME = 3


def word(mood: int) -> str:
    """The sampled word of a mood: calm from 60, pressed from 30, angry below."""
    if mood >= CALM:
        return "calm"
    return "pressed" if mood >= PRESSED else "angry"


def clamp(mood: int) -> int:
    """Keep a mood or trust within 0-100."""
    return max(0, min(TOP, mood))
