"""The major incident room: three columns while one runs, tabs on a small screen, else a list of incidents."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content

from simulator.tui.cells import Row, Span, row
from simulator.tui.screens import major
from simulator.tui.screens.shift.room import Plan, Room
from simulator.tui.sitting import Sitting
from simulator.tui.widgets.rows import Rows


class MajorRoom(Room):
    """Roles and first hour, statement and timeline, what to decide."""

    def __init__(self, sitting: Sitting, plan: Plan, *, id: str) -> None:
        super().__init__(sitting, plan, id=id)
        self.tab = 0

    def compose(self) -> ComposeResult:
        """The list for quiet days, then the three columns."""
        yield Rows(classes="framed list", steady=True)
        yield Rows(id="roles", classes="framed")
        yield Rows(classes="framed reader")
        yield Rows(id="decide", classes="framed")

    def on_mount(self) -> None:
        """Titles."""
        self.query_one("#decide", Rows).border_title = Content("Decide")

    @property
    def folded(self) -> bool:
        """Whether there is room for one column only."""
        return self.screen.size.width < 100

    @property
    def chosen(self) -> str:
        """The incident the room is about."""
        ticket = major.running(self.sitting, self.items.chosen)
        return ticket.id if ticket is not None else self.items.chosen

    def enter(self) -> None:
        """Stand on the timeline, or in the list."""
        (self.reader if major.running(self.sitting) is not None else self.items).focus()

    def turn(self, by: int) -> None:
        """Another tab of the folded room."""
        self.tab = (self.tab + by) % len(major.TABS)
        self.show()
        self.reader.scroll_to(y=0, animate=False, force=True, immediate=True)

    def show(self) -> None:
        """Draw what has changed."""
        ticket = major.running(self.sitting, self.items.chosen)
        self.set_class(ticket is not None, "-running")
        if ticket is None:
            super().show()
            return
        self.items.show(major.items(self.sitting, self.find, 36))
        cells = (self.reader.size.width or 48) - 2
        title = f"{ticket.id} · " + ("over" if ticket.stood_down is not None else "major incident")
        self.reader.border_title = Content(title)
        if self.folded:
            self.reader.show([self._tabs(), *self._tab_rows(cells)])
            return
        roles, decide = self.query_one("#roles", Rows), self.query_one("#decide", Rows)
        roles.border_title = Content("Lead")
        roles.show(major.side(self.sitting, ticket, (roles.size.width or 35) - 1))
        self.reader.show(major.middle(self.sitting, ticket, cells))
        decide.show(major.decide(self.sitting, ticket, (decide.size.width or 30) - 1))

    def _tab_rows(self, cells: int) -> list[Row]:
        ticket = major.running(self.sitting, self.items.chosen)
        if ticket is None:
            return []
        made = (major.hour, major.middle, major.decide)[self.tab]
        return made(self.sitting, ticket, cells)

    def _tabs(self) -> Row:
        spans: list[Span] = []
        for place, name in enumerate(major.TABS):
            spans += [(name, "_accent!" if place == self.tab else "soft"), ("   ", "text")]
        return row(*spans, right=[("[ ]", "faint")])

    def _detail(self) -> None:
        if major.running(self.sitting) is None:
            super()._detail()
