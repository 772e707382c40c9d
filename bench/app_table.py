"""A minimal app with a DataTable in a pane of a given size. Keys, idling and memory are measured beside its own."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import DataTable

READY = "entry 00003"
"""Stands on the screen when it is there."""


class Table(App[None]):
    """A table of so many rows, so many cells wide and high; 0 = the whole screen."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, rows: int, wide: int, high: int) -> None:
        super().__init__()
        self._rows, self._wide, self._high = rows, wide, high

    def compose(self) -> ComposeResult:
        """The table."""
        table: DataTable[str] = DataTable(cursor_type="row")
        if self._wide:
            table.styles.width, table.styles.height = self._wide, self._high
        yield table

    def on_mount(self) -> None:
        """Its rows: three columns over the width of the pane."""
        table = self.query_one(DataTable)
        wide = (self._wide or self.size.width) - 6
        table.add_column("name", width=12)
        table.add_column("what", width=max(wide - 20, 4))
        table.add_column("left", width=8)
        for number in range(self._rows):
            table.add_row(f"entry {number:05}", f"what it is about, number {number}", f"{number % 60} m")
        table.focus()


def main() -> None:
    """Run it: rows, cells, lines."""
    Table(*(int(word) for word in sys.argv[1:4])).run()
