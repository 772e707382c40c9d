"""Acts and time on their way over the screen, and from room to room: the part of a shift that moves. No keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic

from simulator.domain.base import Command, Refusal
from simulator.session.errors import StoreFailed
from simulator.tui.screens.form.form import Form
from simulator.tui.screens.map.room import MapRoom
from simulator.tui.screens.shift.base import PLANS, ShiftBase
from simulator.tui.screens.shift.frame import (
    Motion,
    low_rows,
    top_rows,
)
from simulator.tui.screens.shift.room import Room
from simulator.tui.sitting import News
from simulator.tui.widgets.bar import Bar
from simulator.tui.widgets.sheet import Page
from simulator.wording.acts import BY_NAME
from simulator.wording.results import doing

FRAMES = 10
"""Frames a second while an act is on its way; more cannot be told from these in cells."""


WAITING = "waiting"
"""What hands do that let time pass."""


class Moving(ShiftBase):
    """Gives commands, shows the way there, follows what came of it; shows rooms and sheets."""

    def on_mount(self) -> None:
        """The clock of what moves stands until something does."""
        self._timer = self.set_interval(1 / FRAMES, self._frame, pause=True)

    def move(self, step: Callable[[], Refusal | None], words: str) -> bool:
        """Do something that may move time; show the way there. Gives whether it was done."""
        self.arrive()
        if self._gone:
            return False
        before = self.sitting.session.now
        self._awaited = words == WAITING
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
        """The subject stays, but for what somebody waited for: who came; or a reading, whose tab comes to the front."""
        if self._awaited and not self.desk.drawer and self.room == 0:
            came = [*self.sitting.view.ringing, *(item.about for item in fresh if self._new(item.about))]
            if came:
                self._stand_on(came[0])
        if self.desk.subject == "" and fresh:
            self.desk.subject = fresh[-1].about
        read = any(item.reading and item.about in ("", self.desk.subject) for item in fresh)
        if read and not self.desk.drawer and self.room == 0 and self.desk.tab >= 0:
            self.desk.tab = 1
            self.desk.turn(0)

    def _new(self, name: str) -> bool:
        """Whether that is a contact nobody has read."""
        item = self.sitting.scene.interaction(name)
        return item is not None and item.opened is None and item.dismissed is False

    def _stand_on(self, name: str) -> None:
        """The cursor on a contact that came, in the queue."""
        self.desk.choose(name)
        if not self.desk.wide:
            self.desk.tab = -1
            self.desk.add_class("-queue")
        self.desk.rows_of("queue").focus()

    def _over(self) -> None:
        try:
            self.sitting.finish()
        except StoreFailed as failure:
            self.tell(f"{failure}. Try again when there is room.")
            return
        self._end("finished")

    def _end(self, how: str) -> None:
        if self._gone:
            return
        self._gone = True
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

    def go_to(self, room: int) -> None:
        """Show a room."""
        self.arrive()
        self._put_away()
        if self.room == 1 and room == 2:
            self._on_the_map()
        for number in PLANS:
            self.query_one(f"#room{number}", Room).set_class(number == room, "-here")
        self.room = room
        self.set_class(room > 0, "-elsewhere")
        self.call_after_refresh(self._entered)

    def _on_the_map(self) -> None:
        """What is chosen on the wall is what the map is drawn around."""
        name = self.query_one("#room1", Room).chosen
        rule = self.sitting.scene.book.rules.get(name.removeprefix("rule:"))
        self.query_one(MapRoom).look_at(rule.ci if rule is not None else name)

    def _entered(self) -> None:
        if self._gone:
            return
        self.show()
        here = self.room_here
        if self.has_class("-sheet"):
            return
        if here is not None:
            here.enter()
        elif self.desk.drawer:
            self.desk.form.fields.focus()
        else:
            self.desk.front.focus()

    def show_talk(self) -> None:
        """The talk of the chosen thing, and what can be done with it, in front."""
        self.desk.tab = 0
        self.desk.remove_class("-queue")
        self.desk.show_subject()
        self.desk.rows_of("pane" if self.desk.wide else "actions").focus()

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
