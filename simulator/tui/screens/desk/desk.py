"""The desk: queue and what lies ahead left, the chosen ticket in the middle, what can be done with it right."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer

from simulator.tui.cells import Row, row, rule
from simulator.tui.offers import Offer, offers
from simulator.tui.screens.desk.actions import action_rows, first_only, likeliest
from simulator.tui.screens.desk.ahead import ahead_rows
from simulator.tui.screens.desk.queue import ORDERS, queue_rows
from simulator.tui.screens.desk.ticket import TABS, head_rows, tab_rows, tabs_row
from simulator.tui.screens.form.form import Form
from simulator.tui.sitting import GUIDED, Sitting
from simulator.tui.widgets.bar import Bar
from simulator.tui.widgets.rows import Rows

AHEAD = 7
HEAD = 5
"""Rows of a ticket's head: a title of two lines, or of one and a line of air below."""
REST = 0.1
"""Seconds after which a cursor counts as resting."""


class Desk(Horizontal):
    """The desk and its drawer. `subject` is the contact or ticket that everything is about."""

    class Turned(Message):
        """Another subject or tab is in front."""

    class Pressed(Message):
        """A letter of the actions was chosen."""

        def __init__(self, letter: str) -> None:
            super().__init__()
            self.letter = letter

    def __init__(self, sitting: Sitting, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.sitting = sitting
        self.subject = ""
        self.tab = 0
        self.order = ORDERS[0]
        self.find = ""
        self._offered: dict[str, list[Offer]] = {}
        self._offered_for: tuple[str, int, int] = ("", -1, -1)
        self._open_now: tuple[str, ...] = ()
        """Subject and letters that were shown last."""
        self._soon: Timer | None = None
        self.seen: dict[str, int] = {}
        """Subject -> tick up to which its talk was looked at."""

    def compose(self) -> ComposeResult:
        """Three columns; the drawer takes the place of two."""
        with Vertical(id="left"):
            yield Rows(id="queue", classes="framed", steady=True)
            yield Rows(id="ahead", classes="framed")
        with Vertical(id="middle", classes="framed"):
            yield Bar(id="head")
            yield Bar(id="tabs")
            yield Rows(id="pane", stick=True)
        yield Rows(id="actions", classes="framed")
        yield Form(self.sitting, id="form")

    def on_mount(self) -> None:
        """Titles of the frames."""
        self.query_one("#queue").border_title = Content("Queue")
        self.query_one("#queue").border_subtitle = Content("s sort · / find")
        self.query_one("#ahead").border_title = Content("Ahead")
        self.query_one("#ahead").border_subtitle = Content("every clock, one list")
        self.query_one("#middle").border_subtitle = Content("c explain this clock")
        self.query_one("#actions").border_title = Content("What you can do")

    # ---- what is shown

    @property
    def wide(self) -> bool:
        """Whether there is room for three columns."""
        return self.screen.size.width >= 100

    @property
    def drawer(self) -> bool:
        """Whether an act is being put together."""
        return self.has_class("-drawer")

    @property
    def form(self) -> Form:
        """The drawer."""
        return self.query_one("#form", Form)

    def rows_of(self, name: str) -> Rows:
        """One of the lists."""
        return self.query_one(f"#{name}", Rows)

    @property
    def front(self) -> Rows:
        """The list that keys go to when nothing is put together."""
        if self.wide or self.tab < 0:
            return self.rows_of("queue")
        return self.rows_of("actions" if self.tab == 0 else "pane")

    def show(self) -> None:
        """Draw what has changed."""
        scene = self.sitting.scene
        self._choose_something()
        queue = self.rows_of("queue")
        cells = (queue.size.width or 36) - 1
        queue.show(queue_rows(scene, cells, self.order, self.find, wide=self.wide), self.subject)
        if self.tab < 0 and queue.chosen:
            self.subject = queue.chosen  # where the queue has the whole screen, its cursor alone says what is chosen
        ahead = self.rows_of("ahead")
        ahead.show(ahead_rows(scene, AHEAD, ahead.size.width or 36))
        self.show_subject()
        self.show_actions()

    def show_subject(self) -> None:
        """Draw the ticket and what can be done with it."""
        scene, subject = self.sitting.scene, self.subject
        pane = self.rows_of("pane")
        cells = pane.size.width or 52
        seen = self.seen.setdefault(subject, scene.view.now)
        head = head_rows(scene, subject, cells) if self.wide else []
        bar = self.query_one("#head", Bar)
        bar.styles.height = max(len(head), HEAD)  # the same for nearly all: another one lays the whole screen out anew
        bar.show(*head)
        self.query_one("#tabs", Bar).show(*self._tabs())
        self.post_message(self.Turned())
        pane.show(tab_rows(self.sitting, subject, self.tab, cells, seen))
        self.query_one("#middle").border_title = Content(self._title())

    @property
    def offered(self) -> dict[str, list[Offer]]:
        """What can be done with the chosen thing now; asked of the rules once for each moment."""
        session = self.sitting.session
        key = (self.subject, session.now, len(session.engine.log))
        if key != self._offered_for:
            self._offered = offers(self.sitting, self.subject) if self.subject else {}
            self._offered_for = key
        return self._offered

    @property
    def near(self) -> dict[str, list[Offer]]:
        """Of what can be done with the chosen thing, what is shown: in a guided lesson only what a newcomer needs."""
        if self.sitting.scene.inner.scenario.lesson != GUIDED:
            return self.offered
        item = self.sitting.scene.interaction(self.subject)
        return first_only(self.offered, note=item is not None and item.channel == "hand-off")

    def show_actions(self) -> None:
        """Draw what can be done with the chosen thing."""
        actions = self.rows_of("actions")
        busy = bool(self.sitting.view.hands.work)
        width = (actions.size.width or 26) - 1
        book, tall = self.sitting.scene.book, actions.size.height
        rows = action_rows(book, self.near, width, busy=busy, heads=self.wide, tall=tall)
        if self.near is not self.offered:
            rows = [*rows, rule(), row(("^p ", "accent!"), ("everything else", "soft"))]
        open_now = (self.subject, self.sitting.view.on_call, *(row.name for row in rows if row.name))
        actions.show(rows, self._likeliest() if open_now != self._open_now else None)
        self._open_now = open_now

    def _likeliest(self) -> str | None:
        """Where the cursor of the actions goes when other acts are open than before."""
        item = self.sitting.scene.interaction(self.subject)
        if item is not None and (item.channel == "hand-off" or item.referred):
            return None
        return likeliest(self.near, calling=bool(self.sitting.view.on_call)) or None

    def _title(self) -> str:
        ticket = self.sitting.scene.ticket(self.subject)
        if ticket is None:
            return f"{self.subject} · contact" if self.subject else "Desk"
        state = "away" if not ticket.mine else "nobody has it" if ticket.state == "new" else "yours"
        return f"{ticket.id} · {state}"

    def _tabs(self) -> list[Row]:
        row = tabs_row(self.sitting.scene, self.subject, self.tab)
        return [row, rule()] if self.wide else []

    def _choose_something(self) -> None:
        scene = self.sitting.scene
        if scene.ticket(self.subject) is None and scene.interaction(self.subject) is None:
            rows = queue_rows(scene, 36, self.order)
            self.subject = next((row.name for row in rows if row.name), "")
        contact = scene.interaction(self.subject)
        if contact is not None and scene.ticket(self.subject) is None and len(contact.tickets) == 1:
            self.subject = contact.tickets[0]

    def choose(self, subject: str) -> None:
        """Another ticket or contact."""
        if subject and subject != self.subject:
            self.seen[self.subject] = self.sitting.scene.view.now
            self.subject = subject
            self.rows_of("queue").choose(subject, tell=False)
            self._soon_shown()

    def _soon_shown(self) -> None:
        """Draw the ticket and what can be done once the cursor rests: moving through the queue stays light."""
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(REST, self._shown)

    def settle(self) -> None:
        """Draw at once what waits for the cursor to rest."""
        if self._soon is not None:
            self._shown()

    def _shown(self) -> None:
        if self._soon is not None:
            self._soon.stop()
            self._soon = None
        self.show_subject()
        self.show_actions()
        pane = self.rows_of("pane")
        if self.tab <= 0:
            pane.call_after_refresh(pane.scroll_end, animate=False)

    def turn(self, by: int) -> None:
        """Another tab."""
        tabs = len(TABS)
        low = -1 if not self.wide else 0
        self.tab = low + (self.tab - low + by) % (tabs - low)
        self.set_class(self.tab < 0, "-queue")
        if self.tab < 0:
            self.show()
        self.show_subject()
        pane = self.rows_of("pane")
        pane.scroll_to(y=len(pane.rows) if self.tab == 0 else 0, animate=False, force=True, immediate=True)

    def sort(self) -> None:
        """Another order of the queue."""
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self.show()

    # ---- the drawer

    def open_drawer(self) -> None:
        """Put the drawer in the place of ticket and actions."""
        self.add_class("-drawer")

    def forget(self) -> None:
        """Time went back: what was put together, seen and offered belongs to a run that is not there any more."""
        self.seen.clear()
        self._offered_for = ("", -1, -1)
        if self.drawer:
            self.close_drawer()

    def close_drawer(self) -> None:
        """Back to ticket and actions."""
        self.remove_class("-drawer")
        self.front.focus()

    # ---- what the lists say

    def on_rows_sized(self, event: Rows.Sized) -> None:
        """Another width: the same things in other rows."""
        event.stop()
        if event.rows.size.width:
            self.show()

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """The queue's cursor chooses the subject."""
        if event.rows.id == "queue":
            self.choose(event.name)
        event.stop()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A letter of the actions, or something that lies ahead."""
        if event.rows.id == "actions":
            event.stop()
            self.post_message(self.Pressed(event.name))
        elif event.rows.id == "ahead":
            event.stop()
            self.choose(event.name.partition("|")[0])
