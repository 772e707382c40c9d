"""What can be wrong with a journal, each as one sentence for the person in front of it. Nothing is caught here."""

from __future__ import annotations


class NotAJournal(Exception):
    """The file is something else, or cannot be read at all."""


class DoesNotHold(Exception):
    """A line of a journal is damaged, out of place or untrue; `line` counts from 1, the header being line 1."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(f"line {line}: {what}")
        self.line = line
        self.what = what


class OtherPlan(Exception):
    """The journal may be sound, but this machine compiles its scenario differently."""


class StoreFailed(Exception):
    """The disk did not take something: full, read-only, gone, in use. What was there before is whole, the game too."""
