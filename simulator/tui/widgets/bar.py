"""A bar of fixed rows: draws by line, and only what has changed."""

from __future__ import annotations

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from simulator.tui.cells import BLANK, Row
from simulator.tui.widgets.drawer import Drawer


class Bar(Widget):
    """A few rows that are always there; cannot be focused. An equal set of rows draws nothing."""

    DEFAULT_CSS = "Bar { height: 1; width: 1fr; }"

    def __init__(self, *, id: str | None = None, classes: str | None = None, ground: str = "") -> None:
        super().__init__(id=id, classes=classes)
        self.drawn = Drawer(self, ground or "base")
        self.rows: tuple[Row, ...] = ()

    class Pressed(Message):
        """Somebody clicked a row that stands for something."""

        def __init__(self, bar: Bar, name: str, x: int) -> None:
            super().__init__()
            self.bar, self.name, self.x = bar, name, x

    def show(self, *rows: Row) -> None:
        """Draw these rows from now on."""
        if rows == self.rows:
            return
        before, self.rows = self.rows, rows
        for y in range(max(len(before), len(rows))):
            if y >= len(before) or y >= len(rows) or before[y] != rows[y]:
                self.refresh(Region(0, y, max(self.size.width, 1), 1))

    def render_line(self, y: int) -> Strip:
        """One row."""
        row = self.rows[y] if y < len(self.rows) else BLANK
        return self.drawn(row, self.size.width)

    def on_click(self, event: events.Click) -> None:
        """Tell which row was clicked and where."""
        if event.y < len(self.rows):
            self.post_message(self.Pressed(self, self.rows[event.y].name, event.x))
