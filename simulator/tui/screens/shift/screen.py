"""A shift on screen: the frame around rooms and drawers; acts given, time on its way, halts and news."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.timer import Timer

from simulator.domain.base import Command, Refusal
from simulator.domain.inputs import (
    AskCaller,
    DropWork,
    EndCall,
    OpenInteraction,
    ParkWork,
    ReadArticle,
    RefuseCall,
    ResumeWork,
    TakeCall,
)
from simulator.domain.plan import Texts
from simulator.session.errors import StoreFailed
from simulator.session.session import Session
from simulator.tui.app import EastCityApp
from simulator.tui.offers import built, subject_values
from simulator.tui.registry import KEYS, LETTERS
from simulator.tui.screens import articles, bench, changes, major, people, wall
from simulator.tui.screens import map as service_map
from simulator.tui.screens.desk.actions import ONE_PRESS
from simulator.tui.screens.desk.desk import Desk
from simulator.tui.screens.desk.queue import strip
from simulator.tui.screens.desk.ticket import low_tabs_row
from simulator.tui.screens.form.form import Form
from simulator.tui.screens.shift import pages
from simulator.tui.screens.shift.frame import (
    Motion,
    event_row,
    foot_row,
    low_rows,
    phone_row,
    room_at,
    rooms_row,
    top_rows,
)
from simulator.tui.screens.shift.room import Plan, Room
from simulator.tui.sitting import News, Sitting
from simulator.tui.widgets.rows import Bar, Rows
from simulator.tui.widgets.sheet import Page, Sheet
from simulator.wording.acts import BY_NAME, Act
from simulator.wording.results import doing

FRAMES = 20
PLANS: dict[int, Plan] = {
    1: Plan("Wall", wall.items, wall.detail, share=66),
    2: Plan("Map", service_map.items, service_map.detail, hint="q suspect · o rule out · / find"),
    3: Plan("Articles", articles.items, articles.detail, hint="enter read · / search", share=48),
    4: Plan("Changes and promises", changes.items, changes.detail, hint="j raise a change"),
    5: Plan("People", people.items, people.detail, hint="b brief · e ask · / find", share=48),
    6: Plan("Bench", bench.items, bench.detail, hint="enter begin · / find"),
    7: Plan("Major incidents", major.items, major.detail, hint="m declare · u update"),
}
"""Room -> how it is drawn; the desk is 0."""
BARS = ("rooms", "top", "phone", "strip", "lowtabs", "events", "foot")
SMALLEST = (60, 20)
DESK_HINTS = (
    ("↑↓", "move"),
    ("enter", "open"),
    ("tab", "next pane"),
    ("[ ]", "tabs"),
    (".", "until the next thing"),
    (";", "jump"),
    ("/", "find"),
    ("w", "why not"),
)
DRAWER_HINTS = (
    ("↑↓", "choose"),
    ("enter", "take it"),
    ("tab", "field"),
    ("space", "tick"),
    ("1-9", "pick"),
    ("^s", "do it"),
    ("esc", "keep as draft"),
)
HALT_HINTS = (("space", "go on"), ("y", "lay aside"), ("x", "drop"), ("↑↓", "move"), ("v", "events"))


def bindings() -> list[BindingType]:
    """The keys of the registry as bindings of the screen."""
    made: list[BindingType] = []
    for key in KEYS:
        if not key.press or key.where == "drawer":
            continue
        action = f"letter('{key.show}')" if key.acts and key.where == "desk" else key.name
        priority = key.priority or key.press[0] in ("f4",)
        made.append(Binding(",".join(key.press), action, key.what, show=False, priority=priority))
    return [
        *made,
        Binding("shift+tab", "pane(-1)", "", show=False),
        Binding("ctrl+s", "send", "", show=False, priority=True),
    ]


class ShiftScreen(Screen[str]):
    """A shift. Dismissed or the app ended with `finished` when it is over, `left` when it is kept for later."""

    CSS_PATH = "shift.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings()

    def __init__(self, session: Session, texts: Texts, ended: Callable[[str], None] | None = None) -> None:
        super().__init__()
        self.sitting = Sitting(session, texts)
        self._ended = ended
        self.room = 0
        self.motion: Motion | None = None
        self.drafts: dict[tuple[str, str], dict[str, Any]] = {}
        self._began = 0.0
        self._timer: Timer | None = None
        self._ring: Timer | None = None
        self._pulse = True
        self._heard = 0
        self._labels: dict[str, tuple[Rows | None, str]] = {}
        """While jumping: letter -> where it goes; None = a room."""

    @property
    def eastcity(self) -> EastCityApp:
        """The app, with its inks and settings."""
        return cast("EastCityApp", self.app)

    def compose(self) -> ComposeResult:
        """The frame from above to below."""
        yield Bar(id="rooms", ground="surface")
        yield Bar(id="top", ground="panel")
        yield Bar(id="phone")
        yield Bar(id="strip")
        yield Bar(id="lowtabs", ground="panel")
        with Horizontal(id="main"):
            yield Desk(self.sitting, id="desk")
            for number, plan in PLANS.items():
                yield Room(self.sitting, plan, id=f"room{number}")
            yield Sheet(id="sheet")
        yield Bar(id="events", ground="surface")
        yield Bar(id="foot", ground="panel")

    def on_mount(self) -> None:
        """Time stands; nothing moves by itself but a ringing phone."""
        self._heard = len(self.sitting.news)
        self._timer = self.set_interval(1 / FRAMES, self._frame, pause=True)
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

    # ---- drawing

    def show(self) -> None:
        """Draw whatever has changed."""
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
        cells, scene = self.size.width, self.sitting.scene
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
        bars["events"].show(event_row(scene, self.sitting.news, cells))
        bars["foot"].show(foot_row(self._hints(), cells))
        if self._ring is not None:
            (self._ring.resume if self.sitting.view.ringing else self._ring.pause)()

    def _hints(self) -> tuple[tuple[str, str], ...]:
        if self.has_class("-sheet"):
            return (("↑↓", "move"), ("enter", "take it"), ("esc", "back"))
        if self.desk.drawer:
            return DRAWER_HINTS
        return HALT_HINTS if self.sitting.busy else DESK_HINTS

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

    # ---- acts and time

    def move(self, step: Callable[[], Refusal | None], words: str) -> bool:
        """Do something that may move time; show the way there. Gives whether it was done."""
        self.arrive()
        before = self.sitting.session.now
        try:
            refused = step()
        except StoreFailed as failure:
            self.tell(f"{failure}. Nothing was done; try again when there is room.")
            return False
        if refused is not None:
            self.tell(f"Not done: {refused.reason}.")
            return False
        seconds = self.eastcity.settings.seconds
        after = self.sitting.session.now
        if after > before and seconds:
            self.motion = Motion(before, after, before, words)
            self._began = monotonic()
            if self._timer is not None:
                self._timer.resume()
            self.show_frame()
        else:
            self._landed()
        return True

    def give(self, command: Command) -> bool:
        """Give a command."""
        return self.move(lambda: self.sitting.give(command), doing(self.sitting.scene, command))

    def _frame(self) -> None:
        motion = self.motion
        if motion is None:
            return
        share = (monotonic() - self._began) / max(self.eastcity.settings.seconds, 0.05)
        if share >= 1:
            self.arrive()
            return
        at = motion.start + int((motion.end - motion.start) * share)
        self.motion = Motion(motion.start, motion.end, at, motion.words)
        bar = self.query_one("#top", Bar)
        if self.size.width >= 100:
            bar.show(*top_rows(self.sitting, self.size.width, self.motion, plain=self.eastcity.plain))
        else:
            bar.show(*low_rows(self.sitting, self.size.width, self.motion))

    def arrive(self) -> None:
        """Be where time is already."""
        if self.motion is not None:
            self.motion = None
            if self._timer is not None:
                self._timer.pause()
            self._landed()

    def _landed(self) -> None:
        fresh = self.sitting.since(self._heard)
        self._heard = len(self.sitting.news)
        self._follow(fresh)
        if self.desk.drawer and self.desk.form.act is BY_NAME["ask"] and not self._heard_by(self.desk.form):
            self.desk.close_drawer()
        self.show()
        if self.desk.drawer:
            self.desk.form.draw()
        if self.eastcity.settings.bell and any("rings" in item.lines[0] for item in fresh):
            self.app.bell()
        if self.sitting.over:
            self._over()

    def _heard_by(self, form: Form) -> bool:
        """Whether the drawer's line can still be said: a caller on the phone may have gone."""
        item = self.sitting.scene.interaction(form.values.get("interaction", ""))
        return item is None or item.call not in ("ended", "gone")

    def _follow(self, fresh: Sequence[News]) -> None:
        """The subject stays. A reading that the player waited for on it turns its evidence to the front."""
        if self.desk.subject == "" and fresh:
            self.desk.subject = fresh[-1].about
        read = any(item.reading and item.about in ("", self.desk.subject) for item in fresh)
        if read and not self.desk.drawer and self.room == 0 and self.desk.tab >= 0:
            self.desk.tab = 1
            self.desk.turn(0)

    def _over(self) -> None:
        try:
            self.sitting.finish()
        except StoreFailed as failure:
            self.tell(f"{failure}. Try again when there is room.")
            return
        self._end("finished")

    def _end(self, how: str) -> None:
        if self._ended is not None:
            self._ended(how)
        else:
            self.app.exit(how)

    def leave(self) -> None:
        """Leave; the run is kept as it stands."""
        self._end("left")

    def tell(self, words: str) -> None:
        """Say something in the event line that is not part of the run."""
        self.sitting.news.append(News(self.sitting.session.now, (words,)))
        self._heard = len(self.sitting.news)
        self.show_frame()

    # ---- keys: everywhere

    def action_room(self, number: int) -> None:
        """Another room."""
        self.go_to(number - 1)

    def go_to(self, room: int) -> None:
        """Show a room."""
        self.arrive()
        self._put_away()
        for number in PLANS:
            self.query_one(f"#room{number}", Room).set_class(number == room, "-here")
        self.room = room
        self.set_class(room > 0, "-elsewhere")
        self.call_after_refresh(self._entered)

    def _entered(self) -> None:
        self.show()
        here = self.room_here
        if self.has_class("-sheet"):
            return
        if here is not None:
            here.items.focus()
        elif self.desk.drawer:
            self.desk.form.fields.focus()
        else:
            self.desk.rows_of("queue" if self.desk.wide or self.desk.tab < 0 else "pane").focus()

    def action_go(self) -> None:
        """Go on with what was stopped."""
        self.arrive()
        if self.sitting.view.hands.work or self.sitting.goal:
            command = self.sitting.view.hands.command
            words = doing(self.sitting.scene, command) if command is not None else "waiting"
            self.move(_then(self.sitting.go), words)
        else:
            self.tell("Your hands are free; . lets time pass to the next thing.")

    def action_next(self) -> None:
        """Until the next thing."""
        self.move(_then(self.sitting.next), "waiting")

    def action_answer(self) -> None:
        """Take the call that rings, or end the one on the line."""
        view = self.sitting.view
        if view.ringing:
            self._put_away()
            if self.give(TakeCall(seat=view.seat, interaction=view.ringing[0])):
                self.desk.choose(view.ringing[0])
                self.show()
        elif view.on_call:
            self.give(EndCall(seat=view.seat, interaction=view.on_call))
        else:
            self.tell("No phone rings.")

    def action_refuse(self) -> None:
        """Let it go to voice mail."""
        view = self.sitting.view
        if view.ringing:
            self.give(RefuseCall(seat=view.seat, interaction=view.ringing[0]))
        else:
            self.tell("No phone rings.")

    def action_drop(self) -> None:
        """Drop the last queued work, else the work in hand."""
        hands = self.sitting.view.hands
        work = hands.queue[-1][0] if hands.queue else hands.work or (hands.parked[-1][0] if hands.parked else "")
        if work:
            self.give(DropWork(seat=self.sitting.view.seat, work=work))
        else:
            self.tell("Nothing is in hand.")

    def action_park(self) -> None:
        """Lay aside, or take up again."""
        view = self.sitting.view
        if view.hands.work:
            self.give(ParkWork(seat=view.seat))
        elif view.hands.parked:
            self.give(ResumeWork(seat=view.seat, work=view.hands.parked[-1][0]))
        else:
            self.tell("Nothing is in hand and nothing lies aside.")

    def action_undo(self) -> None:
        """Take back the last act."""
        self.arrive()
        self.rewind(len(self.sitting.session.commands))

    def rewind(self, n: int) -> None:
        """Go back to just before a command."""
        answer = self.sitting.back(n)
        if isinstance(answer, Refusal):
            self.tell(f"Not done: {answer.reason}.")
            return
        self._heard = len(self.sitting.news)
        kept = " What was taken back is kept as a branch." if answer.branch else ""
        self.tell(f"It is {self.sitting.scene.clock(answer.tick)} again.{kept}")
        self.show()

    def action_hint(self) -> None:
        """Ask a colleague."""
        if self.move(self.sitting.hint, "asking a colleague"):
            self.read(pages.latest(self.sitting))

    # ---- keys: the chosen thing

    def action_letter(self, letter: str) -> None:
        """What stands behind a letter: do it, ask what it needs, or say why not."""
        self.arrive()
        found = self.desk.offered.get(letter, [])
        can = [item.act for item in found if item.refusal is None]
        if not can:
            self.read(pages.why(self.sitting, found, LETTERS[letter]))
        elif len(can) == 1:
            self.begin(can[0])
        else:
            self.read(pages.menu(self.sitting, can, found, self.begin))

    def begin(self, name: str, said: dict[str, Any] | None = None) -> None:
        """Begin an act on the chosen thing: at once when nothing more is to be said, else in the drawer."""
        self._put_away()
        act, subject = BY_NAME[name], self.desk.subject
        values = (subject_values(self.sitting, act, subject) or {}) | (self._here(act) if said is None else said)
        command = built(self.sitting, act, values) if name in ONE_PRESS else None
        if command is not None:
            self.give(command)
            return
        draft = self.drafts.get((name, subject), {})
        self.draw_form(act, subject, draft | values if said else values | draft)

    def draw_form(self, act: Act, subject: str, values: dict[str, Any]) -> None:
        """Open the drawer on an act."""
        self.go_to(0)
        self.desk.open_drawer()
        self.call_after_refresh(self.desk.form.begin, act, subject, values)
        self.call_after_refresh(self.show_frame)

    def _here(self, act: Act) -> dict[str, Any]:
        """What the room says to an act: the part chosen on the map, the person, the group."""
        room = self.room_here
        name = room.chosen if room is not None else ""
        kind, _, key = name.partition(":")
        fields = {slot.field: slot.kind for slot in act.slots}
        said: dict[str, Any] = {}
        if self.room == 2 and name in self.sitting.scene.book.cis:
            said = {f: name for f, k in fields.items() if k in ("part", "component")}
        elif kind in ("group", "audience") and kind in fields:
            said = {kind: key}
        elif self.room == 5 and "person" in fields and name in self.sitting.scene.book.people:
            said = {"person": name}
        return said

    def on_room_wanted(self, event: Room.Wanted) -> None:
        """Enter in a room: read, begin what the item is for, or go to it."""
        event.stop()
        name, scene = event.name, self.sitting.scene
        kind, _, key = name.partition(":")
        if name in scene.book.articles:
            if name not in self.sitting.view.read:
                self.give(ReadArticle(seat=self.sitting.view.seat, article=name))
            event.room.reader.focus()
        elif kind == "test":
            self.begin("test", {"diagnostic": key})
        elif kind == "fix":
            self.begin("fix", {"remedy": key})
        elif scene.ticket(name) is not None:
            self.go_to(0)
            self.desk.choose(name)
        else:
            event.room.reader.focus()

    def action_suspect(self) -> None:
        """Mark the chosen part as suspect, or take the mark away."""
        self._mark("suspect")

    def action_rule_out(self) -> None:
        """Mark the chosen part as ruled out, or take the mark away."""
        self._mark("out")

    def _mark(self, mark: str) -> None:
        room = self.room_here
        ticket = self.sitting.scene.ticket(self.desk.subject)
        name = room.chosen if room is not None else ticket.ci if ticket is not None else ""
        if name.partition("/")[0] not in self.sitting.scene.book.cis:
            self.tell("Marks are for parts: choose one on the map.")
            return
        marks = self.sitting.marks
        if marks.get(name) == mark:
            del marks[name]
        else:
            marks[name] = mark
        self.show()

    def on_form_sent(self, event: Form.Sent) -> None:
        """Do what was put together."""
        event.stop()
        talking = self.desk.form.calling
        if not self.give(event.command):
            return
        self.drafts.pop(event.key, None)
        view = self.sitting.view
        if talking and isinstance(event.command, AskCaller) and view.on_call == event.command.interaction:
            self.desk.form.begin(BY_NAME["ask"], self.desk.subject, {"interaction": view.on_call})
            return
        self.desk.close_drawer()
        self.show_frame()

    def on_form_left(self, event: Form.Left) -> None:
        """Keep it as a draft."""
        event.stop()
        self.drafts[event.key] = event.values
        self.desk.close_drawer()
        self.show()

    def on_desk_turned(self) -> None:
        """The frame tells of the chosen thing too."""
        if not self.desk.wide:
            self.show_frame()

    def on_desk_pressed(self, event: Desk.Pressed) -> None:
        """A row of the actions was chosen."""
        if event.letter == "w":
            self.action_why()
        else:
            self.action_letter(event.letter)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A row of the queue: read or answer it, or turn to its talk."""
        if event.rows.id != "queue":
            return
        event.stop()
        item = self.sitting.scene.interaction(event.name)
        seat = self.sitting.view.seat
        self.desk.choose(event.name)
        if item is not None and item.call == "ringing":
            self.action_answer()
        elif item is not None and item.opened is None and self.sitting.scene.ticket(event.name) is None:
            self.give(OpenInteraction(seat=seat, interaction=item.id))
            self._talk()
        else:
            self._talk()

    def _talk(self) -> None:
        self.desk.tab = 0
        self.desk.remove_class("-queue")
        self.desk.show_subject()
        self.desk.rows_of("pane" if self.desk.wide else "actions").focus()

    def action_send(self) -> None:
        """Do what is being put together."""
        if self.desk.drawer:
            self.desk.form.send()

    def action_pane(self, by: int = 1) -> None:
        """The next pane."""
        (self.focus_next if by > 0 else self.focus_previous)()

    def action_tab(self, by: int = 1) -> None:
        """The next tab."""
        if self.room == 0 and not self.desk.drawer:
            self.desk.turn(by)
            if not self.desk.wide:
                self.desk.rows_of("queue" if self.desk.tab < 0 else "pane").focus()

    def action_sort(self) -> None:
        """Another order of the queue."""
        self.desk.sort()

    def action_clock(self) -> None:
        """Explain the clock of the chosen ticket."""
        self.read(pages.clock(self.sitting, self.desk.subject))

    def action_why(self) -> None:
        """Why things cannot be done now."""
        found = [item for items in self.desk.offered.values() for item in items]
        self.read(pages.why(self.sitting, found, None))

    def action_find(self) -> None:
        """Find in the queue."""
        here = self.room_here
        self.read(pages.find(here.find if here is not None else self.desk.find, self._found))

    def _found(self, words: str) -> None:
        words = "" if words == "*" else words
        here = self.room_here
        if here is not None:
            here.find = words
            here.show()
            return
        self.desk.find = words
        self.desk.tab = -1 if not self.desk.wide else self.desk.tab
        self.desk.set_class(self.desk.tab < 0, "-queue")
        self.show()

    # ---- sheets

    def read(self, page: Page) -> None:
        """Show a sheet."""
        self.arrive()
        self.add_class("-sheet")
        self.call_after_refresh(self.sheet.begin, page)
        self.call_after_refresh(self.show_frame)

    def on_sheet_gone(self) -> None:
        """Back to the room."""
        self._put_away()

    def _put_away(self) -> None:
        if self.has_class("-sheet"):
            self.remove_class("-sheet")
            self.call_after_refresh(self._entered)

    def action_back(self) -> None:
        """One step back."""
        if self.has_class("-sheet"):
            self._put_away()
        elif self.room_here is not None and self.room_here.find:
            self._found("*")
        elif self.room:
            self.go_to(0)
        elif self.desk.find:
            self._found("*")
        elif not self.desk.wide and self.desk.tab >= 0:
            self.desk.turn(-1 - self.desk.tab)
            self.desk.rows_of("queue").focus()

    def action_events(self) -> None:
        """Everything that happened."""
        self.read(pages.log(self.sitting))

    def action_help(self) -> None:
        """All keys."""
        self.read(pages.keys())

    def action_rewind(self) -> None:
        """Go back to any act."""
        self.read(pages.acts_done(self.sitting, self.rewind))

    def action_shift(self) -> None:
        """Hand over, leave the chair."""
        self.read(pages.menu(self.sitting, ["handover", "end", "reflect"], [], self.begin_free))

    def begin_free(self, name: str) -> None:
        """Begin an act that is about the shift."""
        self._put_away()
        act = BY_NAME[name]
        if name == "end":
            command = built(self.sitting, act, {})
            if command is not None:
                self.give(command)
            return
        self.draw_form(act, "", {})

    def action_palette(self) -> None:
        """Find anything."""
        self.read(pages.palette(self.sitting, self.desk.offered, self._chosen))

    def _chosen(self, name: str) -> None:
        """Something of the palette."""
        kind, _, rest = name.partition(":")
        if kind == "act":
            self.begin(rest)
        elif kind == "free":
            self.begin_free(rest)
        elif kind == "room":
            self.go_to(int(rest))
        elif kind == "go":
            self.go_to(0)
            self.desk.choose(rest)
            self.show()

    # ---- mouse

    def on_bar_pressed(self, event: Bar.Pressed) -> None:
        """Rooms, news and phone by mouse."""
        if event.bar.id == "rooms":
            room = room_at(event.x, wide=self.size.width >= 100)
            if room is not None:
                self.go_to(room)
        elif event.bar.id == "events":
            self.action_events()
        elif event.bar.id == "phone" and self.sitting.view.ringing:
            self.action_answer()


def _then(step: Callable[[], None]) -> Callable[[], Refusal | None]:
    def done() -> Refusal | None:
        step()
        return None

    return done
