"""A shift on screen: the frame around rooms and drawers, acts on their way, where things are shown. No keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.timer import Timer

from simulator.domain.plan import Texts
from simulator.session.session import Session
from simulator.tui.app import EastCityApp
from simulator.tui.cells import row, wrap
from simulator.tui.screens import articles, bench, changes, major, people, wall
from simulator.tui.screens import map as service_map
from simulator.tui.screens.desk.desk import Desk
from simulator.tui.screens.desk.queue import strip
from simulator.tui.screens.desk.ticket import low_tabs_row
from simulator.tui.screens.form.labels import WRITTEN_DIGITS
from simulator.tui.screens.major.room import MajorRoom
from simulator.tui.screens.map.room import MapRoom
from simulator.tui.screens.shift import hints
from simulator.tui.screens.shift.frame import (
    Motion,
    advice_rows,
    event_row,
    foot_row,
    low_rows,
    rooms_row,
    top_rows,
)
from simulator.tui.screens.shift.phone import phone_row
from simulator.tui.screens.shift.room import Plan, Room
from simulator.tui.screens.wall.room import WallRoom
from simulator.tui.sitting import Sitting
from simulator.tui.steady import Steady
from simulator.tui.widgets.bar import Bar
from simulator.tui.widgets.rows import Rows
from simulator.tui.widgets.sheet import Sheet
from simulator.tui.widgets.tiles import Tiles

PLANS: dict[int, Plan] = {
    1: Plan("Wall", wall.items, wall.detail, narrow=41),
    2: Plan("Map", service_map.items, service_map.detail, hint="q suspect · o rule out · / find"),
    3: Plan("Articles", articles.items, articles.detail, hint="enter read · / search · w words", share=48),
    4: Plan("Changes and promises", changes.items, changes.detail, hint="j raise a change"),
    5: Plan("People", people.items, people.detail, hint="b brief · e ask · / find", share=48),
    6: Plan("Bench", bench.items, bench.detail, hint="enter begin · / find"),
    7: Plan("Major incidents", major.items, major.detail, hint="m declare · u update"),
}
"""Room -> how it is drawn; the desk is 0."""
ROOMS: dict[int, type[Room]] = {1: WallRoom, 2: MapRoom, 7: MajorRoom}
"""Rooms that are more than a list and a reader."""
BARS = ("rooms", "top", "phone", "strip", "lowtabs", "advice", "events", "foot")
SMALLEST = (78, 22)
"""Cells and rows below which a desk cannot be drawn."""


class ShiftBase(Steady[str]):
    """What every part of the shift's screen stands on."""

    def __init__(self, session: Session, texts: Texts, ended: Callable[[str], None] | None = None) -> None:
        super().__init__()
        self.sitting = Sitting(session, texts)
        self._ended = ended
        self._gone = False
        self.room = 0
        self.motion: Motion | None = None
        self.drafts: dict[tuple[str, str], dict[str, Any]] = {}
        self._began = 0.0
        self._timer: Timer | None = None
        self._ring: Timer | None = None
        self._pulse = True
        self._heard = 0
        self._warned: tuple[str, ...] = ()
        """Contacts that were pointed out as unread when time was to pass."""
        self._awaited = False
        """Whether the last thing done was to let time pass."""
        self._labels: dict[str, tuple[Rows | Tiles | None, str]] = {}
        """While jumping: letter -> where it goes; None = a room."""

    @property
    def eastcity(self) -> EastCityApp:
        """The app, with its inks and settings."""
        return cast("EastCityApp", self.app)

    def compose(self) -> ComposeResult:
        """The frame from above to below."""
        yield Bar(id="small")
        yield Bar(id="rooms", ground="surface")
        yield Bar(id="top", ground="panel")
        yield Bar(id="phone")
        yield Bar(id="strip")
        yield Bar(id="lowtabs", ground="panel")
        with Horizontal(id="main"):
            yield Desk(self.sitting, id="desk")
            for number, plan in PLANS.items():
                yield ROOMS.get(number, Room)(self.sitting, plan, id=f"room{number}")
            yield Sheet(id="sheet")
        yield Bar(id="advice", ground="raised")
        yield Bar(id="events", ground="surface")
        yield Bar(id="foot", ground="panel")

    def on_mount(self) -> None:
        """Time stands; nothing moves by itself but a ringing phone."""
        self.sitting.tone(gentle=self.eastcity.settings.gentle)
        self._heard = len(self.sitting.news)
        self._ring = self.set_interval(1, self._beat, pause=True)
        if self.app.size.width < 100:
            self.desk.tab = -1
            self.desk.add_class("-queue")
        self.desk.query_one("#queue", Rows).focus()
        self.call_after_refresh(self.show)

    @property
    def desk(self) -> Desk:
        """The desk."""
        return self.query_one("#desk", Desk)

    @property
    def sheet(self) -> Sheet:
        """The sheet over the rooms."""
        return self.query_one("#sheet", Sheet)

    def show(self) -> None:
        """Draw whatever has changed; nothing once the chair was left, when the screen may be gone."""
        if self._gone:
            return
        room = self.room_here
        if room is None:
            self.desk.show()
        else:
            room.show()
        self.show_frame()

    @property
    def room_here(self) -> Room | None:
        """The room in front when it is not the desk."""
        return self.query_one(f"#room{self.room}", Room) if self.room else None

    @property
    def subject(self) -> str:
        """What letters act on: what the desk has chosen."""
        return self.desk.subject

    def show_frame(self) -> None:
        """Draw the frame."""
        if self._gone:
            return
        cells, scene = self.size.width, self.sitting.scene
        self._fits()
        wide = cells >= 100
        plain = self.eastcity.plain
        bars = {name: self.query_one(f"#{name}", Bar) for name in BARS}
        bars["rooms"].show(rooms_row(scene, self.room, cells, wide=wide))
        if wide:
            bars["top"].show(*top_rows(self.sitting, cells, self.motion, plain=plain))
        else:
            bars["top"].show(*low_rows(self.sitting, cells, self.motion))
            bars["strip"].show(strip(scene, self.desk.order, self.desk.subject, cells))
            bars["lowtabs"].show(low_tabs_row(scene, self.desk.subject, self.desk.tab, cells))
        bars["phone"].show(phone_row(self.sitting, cells, pulse=self._pulse))
        advice = advice_rows(self.sitting, cells)
        bars["advice"].styles.height = len(advice)
        bars["advice"].show(*advice)
        bars["events"].show(event_row(scene, self.sitting.news, cells))
        bars["foot"].show(foot_row(self._hints(), cells))
        if self._ring is not None:
            (self._ring.resume if self.sitting.view.ringing else self._ring.pause)()

    def _fits(self) -> None:
        """On a screen that is too small, say so in place of everything; what was chosen and typed stays."""
        wide, high = self.size
        small = wide < SMALLEST[0] or high < SMALLEST[1]
        self.set_class(small, "-small")
        if small:
            said = f"This terminal is {wide} x {high}; the desk needs 80 x 24. Make it larger, or use "
            said += "lines of text: eastcity play --plain"
            lines = wrap(said, max(wide - 2, 10))
            self.query_one("#small", Bar).show(
                *[row()] * max((high - len(lines)) // 2, 0), *(row((line, "text")) for line in lines)
            )

    def _hints(self) -> tuple[tuple[str, str], ...]:
        if self.has_class("-sheet"):
            page = self.sheet.page
            return hints.SHEET if page is None or page.pick is not None else hints.PAGE
        if self.desk.drawer:
            form = self.desk.form
            if form.slot is not None and form.slot.kind in WRITTEN_DIGITS:
                return hints.WRITING
            return hints.CALL if form.calling else hints.DRAWER
        return hints.HALT if self.sitting.busy else hints.ROOMS.get(self.room, hints.DESK)

    def _beat(self) -> None:
        self._pulse = not self._pulse or self.eastcity.settings.seconds == 0
        self.query_one("#phone", Bar).show(phone_row(self.sitting, self.size.width, pulse=self._pulse))

    def on_resize(self, event: events.Resize) -> None:
        """Another size: the same things in other rows."""
        if self.is_mounted and self._timer is not None:
            self.desk.set_class(self.desk.tab < 0, "-queue")
            if event.size.width >= 100 and self.desk.tab < 0:
                self.desk.tab = 0
                self.desk.remove_class("-queue")
            self.call_after_refresh(self.show)
