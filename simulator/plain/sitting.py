"""A sitting at the desk without its words: gives commands, lets time pass, tells what came of it. Takes no line."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.base import Command, Event, Refusal
from simulator.domain.decide import hands_for
from simulator.domain.inputs import ParkWork, ReplyToCaller, SendUpdate, TakeCall
from simulator.domain.shift.events import WorkBegan, WorkDone
from simulator.domain.telling.events import PromiseDueSoon
from simulator.domain.triage.events import ContactArrived
from simulator.plain.console import Console
from simulator.session.session import Session
from simulator.wording.parse import tidy
from simulator.wording.results import doing, told
from simulator.wording.scene import Scene, span

ANSWERS = ("answer", "refuse", "pick-up", "pickup", "let-ring", "reject")
LAY_ASIDE = ("park", "drop")
"""Verbs of a script's next line that belong to the halt that just came: a phone, or anything else."""


@dataclass(slots=True)
class State:
    """What is remembered between lines."""

    told: int = 0
    """How many events of the log were told."""
    goal: int | None = None
    """Until when the player is waiting."""
    refused: Refusal | None = None
    """What the last act was refused with."""
    left: bool = False
    """The player went and keeps the run."""


class Sitting:
    """A run, where it is shown, and what was told of it."""

    def __init__(self, session: Session, console: Console, scene: Scene) -> None:
        self.session = session
        self.console = console
        self.scene = scene
        self.state = State(told=len(session.engine.log))

    def news(self) -> None:
        """Tell what happened since the last time, each with its clock time."""
        log = self.session.engine.log
        for event in log[self.state.told :]:
            lines = told(self.scene, event)
            if lines:
                first, *rest = lines
                self.console.say(f"{self.scene.clock(event.tick)} {first}", *rest)
        self.state.told = len(log)

    def give(self, command: Command) -> None:
        """Give a command, run it to its end or to a halt, and tell what came of it."""
        busy = bool(self.scene.view.hands.work)
        if isinstance(command, TakeCall) and busy and self.session.engine.check(command) is None:
            parked = self.session.submit(ParkWork(seat=self.scene.seat))
            if not isinstance(parked, Refusal):
                self.news()
                busy = False
        cost = self._cost(command)
        answer = self.session.submit(command)
        self.state.refused = answer if isinstance(answer, Refusal) else None
        if isinstance(answer, Refusal):
            more = f" Your hands are still busy with {self._hand()}; `go` finishes that first." if busy else ""
            self.console.say(f"Not done: {answer.reason}.{more}")
            return
        self.state.goal = None
        if cost and not busy:
            self.console.say(f"({_say(doing(self.scene, command))}: {span(cost)})")
        self.news()
        self.work()

    def _cost(self, command: Command) -> int:
        return 0 if self.session.engine.check(command) else hands_for(self.scene.world, command)

    def _hand(self) -> str:
        command = self.scene.view.hands.command
        return doing(self.scene, command) if command else "nothing"

    def work(self) -> None:
        """Let the hands work until they are free or something stops them."""
        while self.scene.view.hands.work and not self.scene.view.over:
            halts = self.session.advance(self.scene.view.hands.ends)
            self.news()
            if self.scene.view.hands.work and self._stops(halts):
                self._halted()
                return

    def _stops(self, halts: tuple[Event, ...]) -> bool:
        """Whether what came stops the work: a person decides always, a script when its next line answers."""
        other = [event for event in halts if not isinstance(event, WorkDone | WorkBegan) and not self._in_hand(event)]
        if not other or self.session.now >= self.session.length:
            return False
        return self.console.typed or self._answers(halts)

    def _in_hand(self, event: Event) -> bool:
        """Whether a warning is of a word that the hands are just giving."""
        command = self.scene.view.hands.command
        if not isinstance(event, PromiseDueSoon) or not isinstance(command, SendUpdate | ReplyToCaller):
            return False
        whom = command.audience if isinstance(command, SendUpdate) else command.interaction
        return any(promise.id == event.promise and promise.to == whom for promise in self.scene.view.promises)

    def _answers(self, halts: tuple[Event, ...]) -> bool:
        word, _, rest = tidy(self.console.peek()).casefold().partition(" ")
        if word in LAY_ASIDE:
            return bool(self.scene.view.hands.work)
        ringing = [
            event.interaction for event in halts if isinstance(event, ContactArrived) and event.channel == "phone"
        ]
        if word in ANSWERS:
            return bool(ringing)
        return word in ("take", "open") and any(name.casefold() == rest.strip() for name in ringing)

    def _halted(self) -> None:
        hands = self.scene.view.hands
        ring = ""
        if self.scene.view.ringing:
            on = self.scene.view.on_call
            ring = f" You are on the line with {on}: `hang-up` first, then" if on else ""
            ring += " `answer` lays it aside and takes the call; anything else may let it ring out."
        self.console.say(
            f"Your hands are busy with {self._hand()} for {span(hands.ends - self.session.now)} more. "
            f"Go on (`go` or Enter), `park` or `drop` it.{ring}"
        )

    def let_pass(self, goal: int, *, only_next: bool) -> None:
        """Let time pass up to a moment, or to the next thing that happens, and tell what came."""
        if goal <= self.session.now:
            self.console.say(f"It is {self.scene.clock(self.session.now)} already.")
            return
        if self.scene.view.hands.work:
            self.work()
            if self.scene.view.hands.work:
                return
        self.state.goal = None if only_next else min(goal, self.session.length)
        while self.session.now < min(goal, self.session.length) and not self.scene.view.over:
            halts = self.session.advance(goal)
            self.news()
            if halts and (only_next or self.console.typed or self._answers(halts)):
                break
        if self.state.goal is not None and self.session.now >= self.state.goal:
            self.state.goal = None
        if self.state.goal is not None:
            self.console.say(f"You were waiting until {self.scene.clock(self.state.goal)}; `go` or Enter waits on.")
        elif not self.scene.view.over:
            self.console.say(f"It is {self.scene.clock(self.session.now)}.")


def _say(words: str) -> str:
    return words[:1].upper() + words[1:]
