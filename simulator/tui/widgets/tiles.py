"""Tiles in rows and columns with a cursor that walks both ways: each a box with a name, a line and a small run chart.

Knows boxes and cells, no game.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from simulator.tui.cells import BLANK, Row, Span, cut, fit, width
from simulator.tui.glyphs import HEAVY, ROUND
from simulator.tui.widgets.drawer import Drawer

WIDE, TALL = 23, 5
"""Cells and rows of a tile at least."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile: an id, what stands in its frame, one line of spans left and right, two rows of chart."""

    name: str
    title: str
    left: tuple[Span, ...]
    right: Span
    chart: tuple[tuple[Span, ...], ...]
    ink: str = "line"
    """Of the frame."""


class Tiles(Widget, can_focus=True):
    """All tiles; as many columns as there is room for, and rows that scroll with the cursor."""

    DEFAULT_CSS = "Tiles { height: auto; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "walk(0, -1)", "up", show=False),
        Binding("down", "walk(0, 1)", "down", show=False),
        Binding("left", "walk(-1, 0)", "left", show=False),
        Binding("right", "walk(1, 0)", "right", show=False),
        Binding("home", "edge(0)", "first", show=False),
        Binding("end", "edge(-1)", "last", show=False),
        Binding("enter", "open", "open", show=False),
    ]

    class Moved(Message):
        """Another tile is chosen."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    class Opened(Message):
        """Somebody wants the chosen tile."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.drawn = Drawer(self, "base")
        self.tiles: tuple[Tile, ...] = ()
        self.chosen = ""
        self.top = 0
        """The first row of tiles in view."""
        self._labels: dict[str, str] = {}
        """Tile -> the letter drawn over its sign while somebody jumps."""

    @property
    def columns(self) -> int:
        """Tiles beside each other."""
        return max(self.size.width // WIDE, 1)

    def tall(self, cells: int) -> int:
        """Rows that all tiles take at a width."""
        columns = max(cells // WIDE, 1)
        return -(-len(self.tiles) // columns) * TALL

    def show(self, tiles: Sequence[Tile]) -> None:
        """Draw these tiles; the cursor stays on its tile."""
        if tuple(tiles) != self.tiles:
            self.tiles = tuple(tiles)
            if self.chosen not in {tile.name for tile in self.tiles}:
                self.chosen = self.tiles[0].name if self.tiles else ""
            self.refresh()

    def choose(self, name: str) -> None:
        """Put the cursor on a tile."""
        if name != self.chosen and any(tile.name == name for tile in self.tiles):
            self.chosen = name
            self._see()
            self.refresh()
            self.post_message(self.Moved(name))

    def in_view(self) -> list[str]:
        """Tiles that are in view."""
        shown = max(self.size.height // TALL, 1) * self.columns
        return [tile.name for tile in self.tiles[self.top * self.columns :][:shown]]

    def label(self, labels: dict[str, str]) -> None:
        """Draw letters over signs; none takes them away."""
        if labels != self._labels:
            self._labels = labels
            self.refresh()

    def _index(self) -> int:
        return next((place for place, tile in enumerate(self.tiles) if tile.name == self.chosen), 0)

    def _see(self) -> None:
        line, shown = self._index() // self.columns, max(self.size.height // TALL, 1)
        self.top = min(max(self.top, line - shown + 1), line)

    def on_resize(self) -> None:
        """Keep the chosen tile in view."""
        self._see()
        self.refresh()

    def on_focus(self) -> None:
        """The cursor shows."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor is quieter."""
        self.refresh()

    def action_walk(self, across: int, along: int) -> None:
        """To the neighbour."""
        place = self._index() + across + along * self.columns
        if 0 <= place < len(self.tiles):
            self.choose(self.tiles[place].name)

    def action_edge(self, place: int) -> None:
        """To the first or last."""
        if self.tiles:
            self.choose(self.tiles[place].name)

    def action_open(self) -> None:
        """The chosen tile, please."""
        if self.chosen:
            self.post_message(self.Opened(self.chosen))

    def on_click(self, event: events.Click) -> None:
        """Choose by mouse."""
        wide = self.size.width // self.columns
        place = (event.y // TALL + self.top) * self.columns + min(event.x // max(wide, 1), self.columns - 1)
        if place < len(self.tiles):
            self.focus()
            self.choose(self.tiles[place].name)

    def render_line(self, y: int) -> Strip:
        """One line through a row of tiles."""
        first = (y // TALL + self.top) * self.columns
        cells = self.size.width
        wide = cells // self.columns
        spans: list[Span] = []
        for tile in self.tiles[first : first + self.columns]:
            spans += self._line(tile, y % TALL, wide)
        if not spans:
            return self.drawn(BLANK, cells)
        return self.drawn(Row(tuple(spans[1:]), sign=spans[0]), cells)

    def _line(self, tile: Tile, y: int, wide: int) -> list[Span]:
        chosen = tile.name == self.chosen
        ink = "accent!" if chosen and self.has_focus else "accent" if chosen else tile.ink
        left, right, low_left, low_right, side, flat = tuple(HEAVY if chosen else ROUND)
        inner = wide - 2
        if y == 0:
            title = cut(tile.title, inner - 1)
            rest = flat * (inner - 2 - width(title))
            air = " " if width(title) < inner - 1 else ""
            return [(left + " ", ink), (title, "text!" if chosen else "soft"), (f"{air}{rest}{right}", ink)]
        if y == TALL - 1:
            return [(low_left + flat * inner + low_right, ink)]
        body: list[Span] = list(tile.chart[y - 2]) if y > 1 else list(tile.left)
        label = self._labels.get(tile.name)
        if label and y == 1 and body:
            body[:1] = [(label, "=accent!"), (body[0][0][1:], body[0][1])]
        end = tile.right if y == 1 else ("", "text")
        used = sum(width(text) for text, _ in body) + width(end[0])
        return [(side, ink), *body, (fit("", max(inner - used, 0)), "text"), end, (side, ink)]
