"""Rows as strips for one widget: painted once, and taken from the drawer as long as nothing about them changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.strip import Strip
from textual.widget import Widget

from simulator.tui.cells import Row
from simulator.tui.widgets.paint import paint

if TYPE_CHECKING:
    from simulator.tui.app import EastCityApp

KEPT = 4_000
"""How many drawn rows are kept before the drawer is emptied."""


class Drawer:
    """Rows that were drawn before, for one widget."""

    def __init__(self, owner: Widget, ground: str) -> None:
        self._owner, self.ground = owner, ground
        self._strips: dict[tuple[Row, int, bool, bool, str, bool], Strip] = {}

    def __call__(self, row: Row, cells: int, *, chosen: bool = False, lead: bool = True) -> Strip:
        """A row as a strip, as it was drawn before where that is so."""
        app = cast("EastCityApp", self._owner.app)
        key = (row, cells, chosen, lead, app.theme, app.plain)
        strip = self._strips.get(key)
        if strip is None:
            if len(self._strips) > KEPT:
                self._strips.clear()
            strip = paint(row, cells, self.ground, app.inks, chosen=chosen, lead=lead, plain=app.plain)
            self._strips[key] = strip
        return strip
