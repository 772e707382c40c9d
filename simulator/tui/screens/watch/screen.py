"""A bot at the real desk: each act is named, shown and then done; whoever watches can stop it, look around, go on."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.timer import Timer

from scoring.debrief.words import did
from simulator.bots import POLICIES
from simulator.bots.policy import Wait
from simulator.domain.base import Command, Refusal
from simulator.domain.plan import Texts
from simulator.domain.time import MINUTE
from simulator.session.session import Session
from simulator.tui.screens.shift.screen import ShiftScreen

PACES = (1.0, 2.0, 4.0, 8.0)
"""Seconds between two acts."""
LOOK = 0.2
HINTS = (("space", "stop, go on"), (".", "one act"), ("- +", "pace"), ("1-8", "rooms"), ("^q", "to the map"))


class WatchScreen(ShiftScreen):
    """A shift that a bot works. Only looking is left to the keys: space stops and goes on, - and + change the pace."""

    CSS_PATH = "../shift/shift.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,f4", "stop", "stop, go on", show=False, priority=True),
        Binding("minus", "pace(1)", "slower", show=False, priority=True),
        Binding("plus,equals_sign", "pace(-1)", "quicker", show=False, priority=True),
        Binding("full_stop", "once", "the next act", show=False, priority=True),
        Binding("ctrl+q", "leave_watching", "leave", show=False, priority=True),
    ]

    def __init__(self, session: Session, texts: Texts, ended: Callable[[str], None], policy: str = "careful") -> None:
        super().__init__(session, texts, ended)
        self._policy = POLICIES[policy]
        self._name = policy
        self._pace, self._stopped, self._mine = 1, False, False
        self._last = monotonic()
        self._down: list[Command] = []
        self._clock: Timer | None = None

    def on_mount(self) -> None:
        """Say who is at the desk, and begin."""
        self._clock = self.set_interval(LOOK, self._look)
        self.call_after_refresh(self.tell, f"{self._name} is at the desk. space stops, . one act, - + pace, ^q leaves.")

    # ---- the bot

    def _look(self) -> None:
        due = monotonic() - self._last >= PACES[self._pace]
        if due and not self._stopped and self.motion is None and self.app.screen is self:
            self.act()

    def act(self) -> None:
        """Let the bot do one thing."""
        self._last = monotonic()
        sitting = self.sitting
        view = sitting.session.view()
        if view.over:
            return
        if view.hands.work and not view.ringing:
            self._let(lambda: self._done(sitting.go), "works on")
            return
        choice = self._policy.choose(view)
        if isinstance(choice, Wait) or choice in self._down:
            until = choice.until if isinstance(choice, Wait) else None
            goal = sitting.session.length if until is None and isinstance(choice, Wait) else until or 0
            goal = goal if goal > view.now else view.now + MINUTE
            self._down.clear()
            self._let(lambda: self._done(lambda: sitting.wait(goal)), "waits")
            return
        self._say(choice)
        if self._let(lambda: sitting.give(choice), did(sitting.scene, choice)):
            self._down.clear()
        else:
            self._down.append(choice)

    def _say(self, command: Command) -> None:
        subject = getattr(command, "ticket", "") or getattr(command, "interaction", "")
        if subject and not self.room:
            self.desk.subject = subject
        self.tell(f"{self._name}: {did(self.sitting.scene, command)}")

    def _done(self, step: Callable[[], None]) -> Refusal | None:
        step()
        return None

    def _let(self, step: Callable[[], Refusal | None], words: str) -> bool:
        self._mine = True
        try:
            return self.move(step, words)
        finally:
            self._mine = False

    # ---- whoever watches

    def move(self, step: Callable[[], Refusal | None], words: str) -> bool:
        """Only the bot moves this run."""
        if not self._mine:
            self.tell("You are watching; nothing of yours moves this run.")
            return False
        return super().move(step, words)

    def action_letter(self, letter: str) -> None:
        """Letters act for whoever sits there; here they say who that is."""
        del letter
        self.tell("You are watching; space stops the bot, so that you can look around.")

    def _hints(self) -> tuple[tuple[str, str], ...]:
        return HINTS

    def action_stop(self) -> None:
        """Stop the bot, or let it go on."""
        self._stopped = not self._stopped
        self.tell("Stopped; look around. space goes on." if self._stopped else "It goes on.")

    def action_once(self) -> None:
        """One act, then stand."""
        self._stopped = True
        self.arrive()
        self.act()

    def action_pace(self, by: int) -> None:
        """Slower or quicker."""
        self._pace = min(max(self._pace + by, 0), len(PACES) - 1)
        self.tell(f"One act in {PACES[self._pace]:g} seconds.")

    def action_leave_watching(self) -> None:
        """Back to the map."""
        self.leave()
