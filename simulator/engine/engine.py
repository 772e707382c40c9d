"""The engine: lets SimPy decide when, the domain decide what, and keeps the log of everything that happened.

One rule of order: a tick is drained completely, stimuli by rank and identity, before a seat is asked; then commands
one by one, the tick drained again after each.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace

from simulator.domain.base import Command, Draw, Event, Refusal, Stimulus
from simulator.domain.book import Book
from simulator.domain.decide import LATE_DRAWS, check, decide, next_queued
from simulator.domain.evolve import evolve
from simulator.domain.faults.capacity import setup
from simulator.domain.plan import Stage
from simulator.domain.predicates import compiled
from simulator.domain.world import World
from simulator.engine.addressed import addressed
from simulator.engine.clock import Clock
from simulator.engine.digest import event_line
from simulator.engine.history import inherited_events
from simulator.engine.processes import REACTIONS, SETUPS
from simulator.engine.processes.injects import check_injects
from simulator.engine.streams import Streams


class RefusedStimulus(RuntimeError):
    """The domain refused what the world itself did: a bug, so the run stops and the journal stays."""


def _order(stimulus: Stimulus) -> tuple[int, str, str]:
    return (stimulus.rank, type(stimulus).__name__, stimulus.identity)


class Engine:
    """A run of a staged plan."""

    def __init__(self, stage: Stage) -> None:
        self.book = Book(stage)
        self.world = World(self.book)
        self.clock = Clock()
        self.streams = Streams(stage.seed)
        self.log: list[Event] = []
        self.inputs = 0
        """Commands taken and stimuli judged so far."""
        self._offered: list[Stimulus] = []
        self._hash = hashlib.sha256(b"eastcity\n")
        self._hashed = 0
        self._seen = 0
        self.waiting = [(inject, compiled(inject.after)) for inject in self.book.waiting if inject.after is not None]
        """Injects that wait for something, each with the question whether it has happened."""
        setup(self.book, self.world.truth)
        for event in inherited_events(self.book):
            self.world.now = event.tick
            self.take(event)
        self.world.now = 0
        for begin in SETUPS:
            begin(self)
        self._drain()

    @property
    def now(self) -> int:
        """The present tick."""
        return self.clock.now

    @property
    def over(self) -> bool:
        """Whether the horizon of the aftermath was reached."""
        return self.world.record.over

    def check(self, command: Command) -> Refusal | None:
        """Why a command would be refused now, or None."""
        return check(self.world, command)

    def submit(self, command: Command) -> tuple[Event, ...] | Refusal:
        """Let a seat do something now; the tick is drained again after it."""
        result = decide(self.world, command)
        if isinstance(result, Refusal):
            return result
        self.inputs += 1
        before = len(self.log)
        self._apply(result)
        self._drain()
        return tuple(self.log[before:])

    def happen(self, events: Iterable[Event]) -> None:
        """Let events be, as a process would have brought them about; the tick is drained after them."""
        self._apply(events)
        self._drain()

    def advance(self, to: int, stop_for: frozenset[str] = frozenset()) -> tuple[Event, ...]:
        """Go on to a tick, or to the first tick at which something addressed to one of these seats falls.

        Gives what was addressed to them at that tick; nothing when `to` was reached.
        """
        while (upcoming := self.clock.next()) is not None and upcoming <= to:
            before = len(self.log)
            self.clock.advance_to(upcoming)
            self._drain_settled()
            if stop_for:
                halts = tuple(
                    event for event in self.log[before:] if stop_for.intersection(addressed(self.world, event))
                )
                if halts:
                    return halts
            if self.over:
                return ()
        self.clock.advance_to(to)
        self.world.now = self.clock.now
        return ()

    def offer(self, stimulus: Stimulus) -> None:
        """Hand in something that happens at the present tick; it is judged when the tick is drained."""
        self._offered.append(stimulus)

    def offer_at(self, tick: int, stimulus: Callable[[], Stimulus], owner: str = "") -> None:
        """Hand something in at a later tick; it is made then, with what it needs drawn then."""
        self.clock.call_at(tick, lambda: self._offered.append(stimulus()), owner)

    def draw(self, draws: Iterable[Draw]) -> tuple[tuple[str, int], ...]:
        """Fetch the numbers a rule asks for, each from its own stream."""
        drawn = []
        for item in draws:
            name, span = item.stream, item.high - item.low + 1
            if span > 1:
                number = self.streams.first(name) if item.fixed else self.streams[name].draw53()
                drawn.append((name, item.low + (number * span >> 53)))
            else:
                drawn.append((name, item.low))
        return tuple(drawn)

    def draws(self) -> dict[str, int]:
        """How often each stream was drawn from."""
        return self.streams.counts()

    def digest(self) -> str:
        """SHA-256 over the log so far, an event a line."""
        fresh = self.log[self._hashed :]
        if fresh:
            self._hash.update(b"".join([event_line(event) for event in fresh]))
            self._hashed = len(self.log)
        return self._hash.hexdigest()

    def _drain(self) -> None:
        """Settle the tick: what SimPy has due, then stimuli by rank and identity, until nothing is left."""
        self.clock.settle()
        self._drain_settled()

    def _drain_settled(self) -> None:
        self.world.now = self.clock.now
        while True:
            if len(self.log) != self._seen:
                self._seen = len(self.log)
                check_injects(self)
            if not self._offered:
                return
            if len(self._offered) > 1:
                self._offered.sort(key=_order)
            self._judge(self._offered.pop(0))
            self.clock.settle()

    def _judge(self, stimulus: Stimulus) -> None:
        wanted = LATE_DRAWS.get(type(stimulus))
        if wanted is not None:
            stimulus = replace(stimulus, noise=self.draw(wanted(self.world)))  # type: ignore[call-arg]  # they hold it
        result = decide(self.world, stimulus)
        if isinstance(result, Refusal):
            raise RefusedStimulus(f"{stimulus} at tick {self.now}: {result.reason}")
        self.inputs += 1
        self._apply(result)

    def _apply(self, events: Iterable[Event]) -> None:
        for event in events:
            self.take(event)
        for seat, hands in self.world.record.hands.items():
            while hands.queue and not hands.work:
                for event in next_queued(self.world, seat):
                    self.take(event)

    def take(self, event: Event) -> None:
        """Let one event be: written into the world, kept, and answered by what follows of it in time."""
        evolve(self.world, event)
        self.log.append(event)
        for react in REACTIONS.get(type(event), ()):
            react(self, event)
