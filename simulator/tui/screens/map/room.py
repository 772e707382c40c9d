"""The map as a room: four ranks to walk through and what is known of the chosen node; a list on small screens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from simulator.tui.screens import map as service_map
from simulator.tui.screens.map.layout import Picture, drawn
from simulator.tui.screens.map.ranks import HEADS, around, troubles
from simulator.tui.screens.shift.room import Plan, Room
from simulator.tui.sitting import Sitting
from simulator.tui.widgets.rows import Rows

READER = 36
LEGEND = "■━ hit · ▲ weak or alert · ? you suspect · × ruled out"


class Canvas(Rows):
    """The picture; arrows walk from box to box."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "walk(-1, 0)", "left", show=False),
        Binding("right", "walk(1, 0)", "right", show=False),
        Binding("up", "walk(0, -1)", "up", show=False),
        Binding("down", "walk(0, 1)", "down", show=False),
        Binding("enter", "root", "around it", show=False),
    ]

    class Walked(Message):
        """Somebody wants to go to a neighbour."""

        def __init__(self, across: int, along: int) -> None:
            super().__init__()
            self.across, self.along = across, along

    class Rooted(Message):
        """Somebody wants the map drawn around the chosen box."""

    class Named(Message):
        """Somebody wants to go to a box by its name."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    class Labelled(Message):
        """Letters are wanted over the boxes' signs; none takes them away."""

        def __init__(self, labels: dict[str, str]) -> None:
            super().__init__()
            self.labels = labels

    tops: Mapping[str, int] = MappingProxyType({})
    """Box -> its first row."""

    def in_view(self) -> list[str]:
        """Boxes whose sign is in view."""
        low, height = self.scroll_offset.y, self.size.height
        return [name for name, top in self.tops.items() if low <= top + 1 < low + height]

    def label(self, labels: dict[str, str]) -> None:
        """Letters over the signs of boxes."""
        self.post_message(self.Labelled(labels))

    def choose(self, name: str, *, tell: bool = True) -> None:
        """Go to a box."""
        if tell and name in self.tops:
            self.post_message(self.Named(name))

    def action_walk(self, across: int, along: int) -> None:
        """To the next box that way."""
        self.post_message(self.Walked(across, along))

    def action_root(self) -> None:
        """Around the chosen box."""
        self.post_message(self.Rooted())


class MapRoom(Room):
    """A picture around a root, a cursor on it, and the chosen node beside it."""

    def __init__(self, sitting: Sitting, plan: Plan, *, id: str) -> None:
        super().__init__(sitting, plan, id=id)
        self.root = ""
        self.at = ""
        self.picture = Picture([])
        self._labels: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """The list for small screens, the picture, the reader."""
        yield Rows(classes="framed list", steady=True)
        yield Canvas(id="canvas", classes="framed")
        yield Rows(classes="framed reader")

    def on_mount(self) -> None:
        """Titles."""
        self.canvas.border_subtitle = Content(LEGEND)
        self.reader.border_title = Content("Chosen")
        self.reader.border_subtitle = Content("enter draws it around this")

    @property
    def canvas(self) -> Canvas:
        """The picture."""
        return self.query_one("#canvas", Canvas)

    @property
    def drawn_whole(self) -> bool:
        """Whether there is room for four ranks."""
        return self.screen.size.width >= 100

    @property
    def chosen(self) -> str:
        """A service or part."""
        return self.at if self.drawn_whole else self.items.chosen

    def enter(self) -> None:
        """Stand on the picture, or in the list."""
        (self.canvas if self.drawn_whole else self.items).focus()

    def look_at(self, name: str) -> None:
        """Draw the map around a service or part."""
        name = name.partition("/")[0]
        book = self.sitting.scene.book
        if name in book.services or name in book.cis:
            self.root = self.at = name
            self.find = ""
            self.show()
            self.items.choose(name)

    def show(self) -> None:
        """Draw what has changed."""
        if not self.drawn_whole:
            super().show()
            return
        self.root = self.root or self._first()
        self.at = self.at or self.root
        found = around(self.sitting, self.root)
        cells = (self.canvas.size.width or self.screen.size.width - READER - 2) - 2
        boxes = [
            replace(box, sign=(self._labels[box.name], "=accent!")) if box.name in self._labels else box
            for box in found.boxes
        ]
        self.picture = drawn(boxes, found.links, cells, HEADS, self.at)
        if self.at not in self.picture.places:
            self.at = self.root
        more = f" · {found.more} more services lean on it" if found.more else ""
        title = f"Map · around {self.sitting.scene.part(self.root)}{more}"
        self.canvas.border_title = Content(title)
        self.canvas.show(self.picture.rows)
        self.canvas.tops = {name: top for name, (_, top) in self.picture.places.items()}
        self._in_view()
        self._detail()

    def _detail(self) -> None:
        if not self.drawn_whole:
            super()._detail()
            return
        self.reader.show(service_map.about(self.sitting, self.at, (self.reader.size.width or READER - 2) - 2))
        self.reader.scroll_to(y=0, animate=False, force=True, immediate=True)

    def _first(self) -> str:
        """The service of a trouble, the dearest first; else the first service."""
        services = self.sitting.scene.book.services
        hit = [name for name in services if troubles(self.sitting, name)]
        return next(iter([*hit, *services]), "")

    def _in_view(self) -> None:
        _, top = self.picture.places.get(self.at, (0, 0))
        low, height = self.canvas.scroll_offset.y, self.canvas.size.height
        if height and (top < low or top + 4 > low + height):
            self.canvas.scroll_to(y=max(top - 1, 0), animate=False, force=True, immediate=True)

    def on_canvas_walked(self, event: Canvas.Walked) -> None:
        """To the nearest box in the next rank, or the next one in this."""
        event.stop()
        places = self.picture.places
        rank, y = places.get(self.at, (0, 0))
        if event.along:
            line = sorted((top, name) for name, (r, top) in places.items() if r == rank)
            order = [name for _, name in line]
            place = order.index(self.at) + event.along if self.at in order else 0
            goal = order[place] if 0 <= place < len(order) else self.at
        else:
            beside = [(abs(top - y), name) for name, (r, top) in places.items() if r == rank + event.across]
            goal = min(beside)[1] if beside else self.at
        if goal != self.at:
            self.at = goal
            self.show()

    def on_canvas_named(self, event: Canvas.Named) -> None:
        """To a box by its name."""
        event.stop()
        self.at = event.name
        self.show()

    def on_canvas_labelled(self, event: Canvas.Labelled) -> None:
        """Letters while somebody jumps."""
        event.stop()
        if event.labels != self._labels:
            self._labels = event.labels
            self.show()

    def on_canvas_rooted(self, event: Canvas.Rooted) -> None:
        """Around the chosen box."""
        event.stop()
        if not self.at.startswith("who:"):
            self.look_at(self.at)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """In the list, enter reads."""
        event.stop()
        self.reader.focus()
