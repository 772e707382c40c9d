"""A list of rows with a cursor: draws by line, and only what has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from simulator.tui.cells import BLANK, Row
from simulator.tui.widgets.drawer import Drawer


class Rows(ScrollView, can_focus=True):
    """A scrolling list of rows. Rows of one name are one item; the cursor stays on its item when rows change."""

    DEFAULT_CSS = """
    Rows { scrollbar-size: 0 0; overflow-x: hidden; overflow-y: auto; height: 1fr; width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "move", show=False),
        Binding("down", "step(1)", "move", show=False),
        Binding("pageup", "page(-1)", "page", show=False),
        Binding("pagedown", "page(1)", "page", show=False),
        Binding("home", "edge(-1)", "first", show=False),
        Binding("end", "edge(1)", "last", show=False),
        Binding("enter", "open", "open", show=False),
    ]

    class Moved(Message):
        """The cursor stands on another item."""

        def __init__(self, rows: Rows, name: str) -> None:
            super().__init__()
            self.rows, self.name = rows, name

        @property
        def control(self) -> Rows:
            """The list."""
            return self.rows

    class Sized(Message):
        """The list has another width."""

        def __init__(self, rows: Rows) -> None:
            super().__init__()
            self.rows = rows

    class Opened(Message):
        """Somebody wants the item under the cursor."""

        def __init__(self, rows: Rows, name: str) -> None:
            super().__init__()
            self.rows, self.name = rows, name

        @property
        def control(self) -> Rows:
            """The list."""
            return self.rows

    def __init__(
        self,
        *,
        id: str | None = None,
        classes: str | None = None,
        ground: str = "",
        stick: bool = False,
        steady: bool = False,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.drawn = Drawer(self, ground or "base")
        self.rows: tuple[Row, ...] = ()
        self.chosen = ""
        self.stick = stick
        """Stay at the end when rows come and the end was in view."""
        self.steady = steady
        """Show the cursor without focus too."""
        self._wide = 0
        self._labels: dict[str, str] = {}
        """Item -> the letter drawn over its sign while somebody jumps."""
        self._places: dict[str, tuple[int, int]] = {}
        """Item -> its first row and the row behind its last."""
        self._items: list[str] = []

    # ---- what is shown

    @property
    def cells(self) -> int:
        """Cells of a row; the last column is the rail where there is more than fits."""
        return max(self.size.width, 1)

    @property
    def names(self) -> tuple[str, ...]:
        """Items in their order."""
        return tuple(self._items)

    def show(self, rows: Sequence[Row], chosen: str | None = None) -> None:
        """Draw these rows from now on; the cursor goes to `chosen` or stays on its item, else near its place."""
        rows = tuple(rows)
        want = self.chosen if chosen is None else chosen
        if rows == self.rows and want == self.chosen:
            return
        ended = self.stick and self.scroll_offset.y >= self.max_scroll_y
        before, old, place = self.rows, self.chosen, self._index()
        self.rows = rows
        self._find_places()
        self.chosen = want if want in self._places else self._near(place)
        if len(before) != len(rows):
            self.virtual_size = Size(self.size.width, len(rows))
            self.refresh()
        else:
            self._refresh_changed(before, old)
        if ended and self.stick:
            self.call_after_refresh(self.scroll_end, animate=False)
        elif self.chosen != old:
            self._see()
        if self.chosen != old and chosen is None:
            self.post_message(self.Moved(self, self.chosen))

    def _find_places(self) -> None:
        self._places = {}
        for index, row in enumerate(self.rows):
            if row.name:
                first, _ = self._places.get(row.name, (index, index))
                self._places[row.name] = (first, index + 1)
        self._items = list(self._places)

    def _index(self) -> int:
        return self._items.index(self.chosen) if self.chosen in self._places else 0

    def _near(self, place: int) -> str:
        return self._items[min(place, len(self._items) - 1)] if self._items else ""

    def _refresh_changed(self, before: tuple[Row, ...], old: str) -> None:
        touched = {index for index, (a, b) in enumerate(zip(before, self.rows, strict=False)) if a != b}
        for name in (old, self.chosen) if old != self.chosen else ():
            first, end = self._places.get(name, (0, 0))
            touched.update(range(first, end))
        self._refresh_rows(touched)

    def _refresh_rows(self, touched: set[int]) -> None:
        top, height = self.scroll_offset.y, self.size.height
        for index in sorted(touched):
            if top <= index < top + height:
                self.refresh(Region(0, index - top, self.cells, 1))

    def on_show(self) -> None:
        """Rows that changed while nobody saw them are drawn in view; lines that were broken without a width, anew."""
        self.refresh()
        self.post_message(self.Sized(self))

    def on_resize(self) -> None:
        """Keep the measure of what scrolls; whoever makes the rows may break lines elsewhere now."""
        self.virtual_size = Size(self.size.width, len(self.rows))
        if self.size.width != self._wide:
            self._wide = self.size.width
            self.post_message(self.Sized(self))

    def render_line(self, y: int) -> Strip:
        """One row of the part in view, with the rail where there is more than fits."""
        index = y + self.scroll_offset.y
        rail = len(self.rows) > self.size.height
        cells = self.cells - (1 if rail else 0)
        if index < len(self.rows):
            row = self.rows[index]
            chosen = bool(row.name) and row.name == self.chosen and (self.steady or self.has_focus)
            lead = bool(row.name) and self._places[row.name][0] == index
            label = self._labels.get(row.name) if lead else None
            if label is not None:
                row, chosen = replace(row, sign=(label, "=accent!")), False
            strip = self.drawn(row, cells, chosen=chosen, lead=lead)
        else:
            strip = self.drawn(BLANK, cells)
        return Strip.join([strip, self.drawn(self._rail(y), 1)]) if rail else strip

    def _rail(self, y: int) -> Row:
        height, total = self.size.height, len(self.rows)
        size = max(height * height // total, 1)
        top = self.scroll_offset.y * (height - size) // max(total - height, 1)
        return Row(sign=("┃", "soft") if top <= y < top + size else ("│", "line"))

    def on_focus(self) -> None:
        """The cursor shows."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor hides."""
        self.refresh()

    def watch_scroll_y(self, old: float, new: float) -> None:
        """Draw anew when it scrolls, for the rail."""
        super().watch_scroll_y(old, new)
        self.refresh()

    def in_view(self) -> list[str]:
        """Items whose first row is in view."""
        top, height = self.scroll_offset.y, self.size.height
        return [name for name, (first, _) in self._places.items() if top <= first < top + height]

    def label(self, labels: dict[str, str]) -> None:
        """Draw letters over signs; none takes them away."""
        if labels != self._labels:
            self._labels = labels
            self.refresh()

    # ---- the cursor

    def choose(self, name: str, *, tell: bool = True) -> None:
        """Put the cursor on an item."""
        if name == self.chosen or name not in self._places:
            return
        old, self.chosen = self.chosen, name
        self._refresh_changed(self.rows, old)
        self._see()
        if tell:
            self.post_message(self.Moved(self, name))

    def _see(self) -> None:
        first, end = self._places.get(self.chosen, (0, 0))
        top, height = self.scroll_offset.y, self.size.height
        if not height:
            return
        if first < top or (first == 1 and top):
            self.scroll_to(y=0 if first <= 1 else first, animate=False, force=True, immediate=True)
        elif end > top + height:
            self.scroll_to(y=end - height, animate=False, force=True, immediate=True)

    def action_step(self, by: int) -> None:
        """One item on, or one row where there are none."""
        if not self._items:
            self.scroll_to(y=self.scroll_offset.y + by, animate=False, force=True, immediate=True)
        elif self.chosen in self._places:
            place = self._index() + by
            if 0 <= place < len(self._items):
                self.choose(self._items[place])
        else:
            self.choose(self._items[0])

    def action_page(self, by: int) -> None:
        """A screenful on."""
        step = max(self.size.height - 1, 1)
        if not self._items:
            self.scroll_to(y=self.scroll_offset.y + by * step, animate=False, force=True, immediate=True)
            return
        first, _ = self._places.get(self.chosen, (0, 0))
        goal = first + by * step
        names = [name for name in self._items if (self._places[name][0] - goal) * by >= 0]
        self.choose((names[0] if by > 0 else names[-1]) if names else self._items[-1 if by > 0 else 0])

    def action_edge(self, side: int) -> None:
        """The first or the last."""
        if self._items:
            self.choose(self._items[0 if side < 0 else -1])
        else:
            self.scroll_to(y=0 if side < 0 else len(self.rows), animate=False, force=True, immediate=True)

    def action_open(self) -> None:
        """What is under the cursor, please."""
        if self.chosen:
            self.post_message(self.Opened(self, self.chosen))

    def on_click(self, event: events.Click) -> None:
        """Choose by mouse; a second click opens."""
        spot = event.get_content_offset(self) or Offset(0, 0)
        index = spot.y + self.scroll_offset.y
        if 0 <= index < len(self.rows) and self.rows[index].name:
            again = self.rows[index].name == self.chosen
            self.choose(self.rows[index].name)
            if again:
                self.action_open()
