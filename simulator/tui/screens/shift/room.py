"""What rooms beside the desk share: a list left, what is chosen right; a room is two functions to rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message

from simulator.tui.cells import Row
from simulator.tui.sitting import Sitting
from simulator.tui.widgets.rows import Rows


@dataclass(frozen=True, slots=True)
class Plan:
    """How a room is drawn and what enter does in it."""

    title: str
    items: Callable[[Sitting, str, int], Sequence[Row]]
    """(sitting, find, cells) -> rows of the list."""
    detail: Callable[[Sitting, str, int], Sequence[Row]]
    """(sitting, name, cells) -> rows about what is chosen."""
    open: str = ""
    """What enter does with what is chosen, for the hint; '' = nothing."""
    hint: str = ""
    share: int = 38
    """Cells of the list."""
    narrow: int = 36
    """The same on a small screen."""


class Room(Horizontal):
    """A room of two panes."""

    class Wanted(Message):
        """Enter on an item."""

        def __init__(self, room: Room, name: str) -> None:
            super().__init__()
            self.room, self.name = room, name

    def __init__(self, sitting: Sitting, plan: Plan, *, id: str) -> None:
        super().__init__(id=id, classes="room")
        self.sitting, self.plan = sitting, plan
        self.find = ""
        self._read = ""

    def compose(self) -> ComposeResult:
        """List and reader."""
        yield Rows(classes="framed list", steady=True)
        yield Rows(classes="framed reader")

    def on_mount(self) -> None:
        """Titles."""
        self.items.border_title = Content(self.plan.title)
        self.items.border_subtitle = Content(self.plan.hint or "/ find")
        self.items.styles.width = self.plan.share

    @property
    def items(self) -> Rows:
        """The list."""
        return self.query_one(".list", Rows)

    @property
    def reader(self) -> Rows:
        """What is chosen."""
        return self.query_one(".reader", Rows)

    @property
    def chosen(self) -> str:
        """What is chosen."""
        return self.items.chosen

    def enter(self) -> None:
        """Stand where something can be chosen."""
        self.items.focus()

    def show(self) -> None:
        """Draw what has changed."""
        narrow = self.screen.size.width < 100
        self.items.styles.width = self.plan.narrow if narrow else self.plan.share
        cells = (self.items.size.width or self.plan.share - 2) - 1
        self.items.show(self.plan.items(self.sitting, self.find, cells))
        self._detail()

    def _detail(self) -> None:
        cells = (self.reader.size.width or 70) - 2
        rows = list(self.plan.detail(self.sitting, self.chosen, cells))
        moved = self._read != self.chosen
        self._read = self.chosen
        self.reader.show(rows)
        if moved:
            self.reader.scroll_to(y=0, animate=False, force=True, immediate=True)

    def on_rows_sized(self, event: Rows.Sized) -> None:
        """Another width: the same things in other rows."""
        event.stop()
        if event.rows.size.width:
            self.show()

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Another item is read."""
        event.stop()
        if event.rows is self.items:
            self._detail()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Enter on an item, or on something the reader names."""
        event.stop()
        if event.rows is self.items:
            self.post_message(self.Wanted(self, event.name))
        elif event.name:
            self.items.choose(event.name)
