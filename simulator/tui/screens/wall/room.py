"""The wall as a room: tiles and the chart of the chosen one, alerts beside them; one list where there is no room."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from simulator.tui.screens import wall
from simulator.tui.screens.shift.room import Plan, Room
from simulator.tui.sitting import Sitting
from simulator.tui.widgets.rows import Rows
from simulator.tui.widgets.tiles import WIDE, Tiles

CHART = 8
"""Rows that the chart keeps however many tiles there are."""
ALERTS = 28
HINT = "enter chart · t test here · 3 on the map"


class WallRoom(Room):
    """Tiles, alerts, and one chart of what is chosen among them."""

    def __init__(self, sitting: Sitting, plan: Plan, *, id: str) -> None:
        super().__init__(sitting, plan, id=id)
        self._folded = False
        """Whether it was drawn last as one list."""

    def compose(self) -> ComposeResult:
        """The list for narrow screens, tiles above the chart, alerts."""
        yield Rows(classes="framed list", steady=True)
        with Vertical(classes="both"):
            yield Tiles(id="tiles")
            yield Rows(classes="framed reader")
        yield Rows(id="alerts", classes="framed", steady=False)

    def on_mount(self) -> None:
        """Titles."""
        self.alerts.border_title = Content("Alerts")
        self.reader.border_subtitle = Content(HINT)

    @property
    def tiles(self) -> Tiles:
        """The tiles."""
        return self.query_one("#tiles", Tiles)

    @property
    def alerts(self) -> Rows:
        """The alerts."""
        return self.query_one("#alerts", Rows)

    @property
    def tiled(self) -> bool:
        """Whether there is room for tiles."""
        return self.screen.size.width >= 100

    @property
    def chosen(self) -> str:
        """A service, or `rule:` and the rule of an alert."""
        if not self.tiled:
            return self.items.chosen
        return self.alerts.chosen if self.alerts.has_focus else self.tiles.chosen

    def enter(self) -> None:
        """Stand where something can be chosen."""
        (self.tiles if self.tiled else self.items).focus()

    def show(self) -> None:
        """Draw what has changed; where the screen was of another width, the chosen thing stays chosen."""
        folded, self._folded = self._folded, not self.tiled
        if not self.tiled:
            super().show()
            if not folded:
                self.items.choose(self.tiles.chosen)
                self._stand()
            return
        cells = max(self.screen.size.width - ALERTS, WIDE)
        self.tiles.show(wall.tiles(self.sitting, self.find, cells // (cells // WIDE)))
        self.tiles.styles.height = min(self.tiles.tall(cells), max(self.size.height - CHART, 5))
        self.alerts.show(wall.alerts(self.sitting, ALERTS - 3))
        if folded:
            self.tiles.choose(self.items.chosen)
            self._stand()
        self._detail()

    def _stand(self) -> None:
        if self.has_class("-here") and self.has_focus_within:
            self.enter()

    def _detail(self) -> None:
        if not self.tiled:
            super()._detail()
            return
        name = self.chosen
        height = max(self.reader.size.height or CHART - 2, CHART - 2)
        self.reader.border_title = Content(wall.title(self.sitting, name))
        self.reader.show(wall.detail(self.sitting, name, (self.reader.size.width or 80) - 1, max(height - 2, 3)))
        self.reader.scroll_to(y=0, animate=False, force=True, immediate=True)

    def on_tiles_moved(self, event: Tiles.Moved) -> None:
        """Another service is charted."""
        event.stop()
        self._detail()

    def on_tiles_opened(self, event: Tiles.Opened) -> None:
        """Read on about it."""
        event.stop()
        self.reader.focus()

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Another alert or service is read."""
        event.stop()
        if event.rows is not self.reader:
            self._detail()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Enter on an item reads about it."""
        event.stop()
        self.reader.focus()

    def on_descendant_focus(self) -> None:
        """The chart is of what the focus stands on."""
        if self.tiled and (self.tiles.has_focus or self.alerts.has_focus):
            self._detail()
