"""Keys that work everywhere in a shift: rooms, time, phone, work in hand, going back, jumping, mouse."""

from __future__ import annotations

from collections.abc import Callable

from textual import events

from simulator.domain.base import Refusal
from simulator.domain.inputs import (
    DropWork,
    EndCall,
    ParkWork,
    RefuseCall,
    ResumeWork,
    TakeCall,
)
from simulator.tui.screens.shift import pages
from simulator.tui.screens.shift.base import PLANS
from simulator.tui.screens.shift.frame import (
    foot_row,
    room_at,
)
from simulator.tui.screens.shift.moving import WAITING, Moving
from simulator.tui.sitting import GUIDED
from simulator.tui.widgets.bar import Bar
from simulator.tui.widgets.rows import Rows
from simulator.tui.widgets.tiles import Tiles
from simulator.wording.results import doing

JUMPS = "asdfghjklqwertyuiopzxcvbnmASDFGHJKLQWERTYUIOPZXCVBNM"


class Everywhere(Moving):
    """Keys of the shift, whatever is chosen."""

    def action_room(self, number: int) -> None:
        """Another room; the desk once more is the queue where it lies behind the talk."""
        again = number == 1 and self.room == 0 and not self.has_class("-sheet")
        self.go_to(number - 1)
        if again and not self.desk.wide and not self.desk.drawer and self.desk.tab >= 0:
            self.desk.turn(-1 - self.desk.tab)
            self.desk.front.focus()

    def action_go(self) -> None:
        """Go on with what was stopped."""
        self.arrive()
        if self.sitting.view.hands.work or self.sitting.goal:
            command = self.sitting.view.hands.command
            words = doing(self.sitting.scene, command) if command is not None else WAITING
            self.move(_then(self.sitting.go), words)
        else:
            self.tell("Your hands are free; . lets time pass to the next thing.")

    def action_next(self) -> None:
        """Until the next thing; a newcomer is shown first who waits unread, and a second press lets time pass."""
        if self._gone:
            return
        unread = self.sitting.unread
        guided = self.sitting.scene.inner.scenario.lesson == GUIDED
        if guided and unread and self._warned != unread and not self.sitting.busy and not self.desk.drawer:
            self._warned = unread
            self.go_to(0)
            self._stand_on(unread[0])
            self.show()
            self.tell(f"{unread[0]} waits and nobody has read it. Press . again to let time pass all the same.")
            return
        self.move(_then(self.sitting.next), WAITING)

    def action_answer(self) -> None:
        """Take the call that rings, or end the one on the line."""
        view = self.sitting.view
        if view.ringing:
            self._put_away()
            if self.give(TakeCall(seat=view.seat, interaction=view.ringing[0])):
                self._keep_draft()
                self.desk.choose(view.ringing[0])
                self.show()
                if self.room == 0:
                    self.show_talk()
        elif view.on_call:
            self.give(EndCall(seat=view.seat, interaction=view.on_call))
        else:
            self.tell("No phone rings.")

    def _keep_draft(self) -> None:
        """Put away what is being put together, as escape does: who is on the line comes first."""
        if self.desk.drawer:
            key, values = self.desk.form.draft()
            self.drafts[key] = values
            self.desk.close_drawer()

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
        self._warned = ()
        self.drafts.clear()
        self.desk.forget()
        kept = " What was taken back is kept as a branch." if answer.branch else ""
        self.tell(f"It is {self.sitting.scene.clock(answer.tick)} again.{kept}")
        self.show()

    def action_hint(self) -> None:
        """Ask a colleague."""
        self.move(lambda: self.sitting.hint(self.desk.subject), "asking a colleague")

    def action_pane(self, by: int = 1) -> None:
        """The next pane."""
        (self.focus_next if by > 0 else self.focus_previous)()

    def action_events(self) -> None:
        """Everything that happened."""
        self.read(pages.log(self.sitting))

    def action_help(self) -> None:
        """All keys."""
        self.read(pages.keys())

    def action_rewind(self) -> None:
        """Go back to any act."""
        self.read(pages.acts_done(self.sitting, self.rewind))

    def action_settings(self) -> None:
        """The settings over the shift."""
        from simulator.tui.screens.settings.screen import SettingsScreen  # noqa: PLC0415  seldom needed

        self.arrive()
        self.app.push_screen(SettingsScreen())

    def on_screen_suspend(self) -> None:
        """Nothing goes on beneath another screen."""
        self.arrive()

    def on_screen_resume(self) -> None:
        """Another theme, tone or size may be chosen by now."""
        if self._timer is not None:
            self.sitting.tone(gentle=self.eastcity.settings.gentle)
            self._heard = len(self.sitting.news)
            self.call_after_refresh(self.show)

    def action_jump(self) -> None:
        """A letter on every row, tile and box in view; the next key goes there."""
        self.arrive()
        letters = iter(JUMPS)
        for rows in self._lists():
            if (
                rows.id != "actions"
                and rows.display
                and rows.size.height
                and all(part.display for part in rows.ancestors_with_self if part is not self)
            ):
                marks = dict(zip(rows.in_view(), letters, strict=False))
                rows.label(marks)
                self._labels |= {letter: (rows, name) for name, letter in marks.items()}
        self.query_one("#foot", Bar).show(
            foot_row((("a-z", "go there"), ("1-8", "a room"), ("esc", "stay")), self.size.width)
        )

    def _lists(self) -> list[Rows | Tiles]:
        """Whatever holds things that can be chosen."""
        return [found for found in self.query("Rows, Tiles") if isinstance(found, Rows | Tiles)]

    def on_key(self, event: events.Key) -> None:
        """While jumping, one key goes somewhere or nowhere."""
        if not self._labels:
            return
        event.stop()
        event.prevent_default()
        rows, name = self._labels.get(event.key, (None, ""))
        for other in self._lists():
            other.label({})
        self._labels = {}
        self.show_frame()
        if rows is not None:
            rows.focus()
            rows.choose(name)
        elif event.key.isdigit() and 0 < int(event.key) <= len(PLANS) + 1:
            self.go_to(int(event.key) - 1)

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
