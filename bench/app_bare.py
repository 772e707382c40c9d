"""The smallest Textual app there is: one line of text. First frames are measured beside its own."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

READY = "nothing but this line"
"""Stands on the screen when it is there."""


class Bare(App[None]):
    """One line of text."""

    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static(READY)


def main() -> None:
    """Run it."""
    Bare().run()
