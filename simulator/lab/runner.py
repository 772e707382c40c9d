"""Playing: one policy in one seat of one engine, asked at every halt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from simulator.bots.policy import Policy, Wait
from simulator.domain.base import Command, Event, Refusal
from simulator.domain.book import Book
from simulator.domain.time import MINUTE
from simulator.domain.world import World
from simulator.views.project import handbook, project

AT_ONE_TICK = 60
"""Commands a policy may give at one tick; then a minute passes."""


class Run(Protocol):
    """What a policy can be let loose on: an engine, or a session that keeps a journal of it."""

    @property
    def book(self) -> Book:
        """What is fixed about the run."""

    @property
    def world(self) -> World:
        """What is so now."""

    @property
    def now(self) -> int:
        """The present tick."""

    @property
    def over(self) -> bool:
        """Whether nothing more can happen."""

    def check(self, command: Command) -> Refusal | None:
        """Why a command would be refused now, or None."""

    def submit(self, command: Command) -> tuple[Event, ...] | Refusal:
        """Let a seat do something now."""

    def advance(self, to: int, stop_for: frozenset[str]) -> tuple[Event, ...]:
        """Go on to a tick, or to the first thing addressed to one of these seats."""


def play(
    engine: Run,
    policy: Policy,
    seat: str,
    until: int,
    on_command: Callable[[Command], None] | None = None,
) -> None:
    """Let a policy play a seat up to a tick or the horizon.

    `on_command` is called with each command that will be accepted, before it acts. A command that is refused twice at
    one tick makes a minute pass, so that no policy can hang a run. While the seat's hands are busy it is asked only
    when a phone rings: nothing else can be done about anything.
    """
    book = handbook(engine.book)
    refused: Refusal | None = None
    turned_down: list[Command] = []
    given = 0
    while engine.now < until and not engine.over:
        busy = _busy_until(engine, seat)
        if busy:
            engine.advance(min(until, busy), frozenset((seat,)))
            refused, turned_down, given = None, [], 0
            continue
        choice = policy.choose(project(engine.world, seat, book, refused))
        stuck = given >= AT_ONE_TICK or (isinstance(choice, Command) and choice in turned_down)
        if isinstance(choice, Wait) or stuck:
            tick = _target(choice, engine.now, until)
            engine.advance(tick, frozenset((seat,)))
            refused, turned_down, given = None, [], 0
            continue
        refused = engine.check(choice)
        if refused is not None:
            turned_down.append(choice)
            continue
        if on_command is not None:
            on_command(choice)
        result = engine.submit(choice)
        if isinstance(result, Refusal):
            refused = result
            turned_down.append(choice)
        else:
            given += 1


def _busy_until(engine: Run, seat: str) -> int:
    """Until when the hands of a seat are busy and no phone rings for it; 0 when it may be asked."""
    record = engine.world.record
    hands = record.hands.get(seat)
    if hands is None or not hands.work or hands.ends <= engine.now:
        return 0
    if any(record.interactions[name].seat == seat for name in record.index.ringing):
        return 0
    return hands.ends


def _target(choice: Command | Wait, now: int, until: int) -> int:
    if isinstance(choice, Wait):
        tick = until if choice.until is None else choice.until
        return min(until, tick if tick > now else now + MINUTE)
    return min(until, now + MINUTE)
