"""A sentence or two that must be read before going on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from simulator.tui.cells import Row, paragraph, row
from simulator.tui.steady import Steady
from simulator.tui.widgets.bar import Bar
from simulator.tui.widgets.rows import Rows


class NoticeScreen(Steady[None]):
    """Shows lines; any of the usual keys goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,space", "close", "back", show=False)]

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self._lines = tuple(lines)

    def compose(self) -> ComposeResult:
        """A list and a line."""
        yield Rows(id="notice")
        yield Bar(id="foot", ground="panel")

    def on_mount(self) -> None:
        """Fill it once the size is known."""
        self.call_after_refresh(self.draw)

    def draw(self) -> None:
        """Show the lines."""
        cells = max(self.size.width - 4, 20)
        rows: list[Row] = [row()]
        for line in self._lines:
            rows += [*paragraph(line, cells, indent=1), row()]
        self.query_one("#notice", Rows).show(rows)
        self.query_one("#foot", Bar).show(row(("esc", "accent!"), (" back", "soft"), ground="panel"))

    def on_resize(self) -> None:
        """For the other size."""
        self.call_after_refresh(self.draw)

    def on_rows_opened(self) -> None:
        """Enter goes back too."""
        self.dismiss(None)

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)
