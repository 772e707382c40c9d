"""How things stood at any moment of a finished run: what the desk knew, and the curves of the whole shift."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.debrief.takeover import Case
from simulator.bots import POLICIES
from simulator.domain.base import Command, Refusal
from simulator.domain.faults.capacity import FULL
from simulator.domain.faults.money import cost_cents, rate_now
from simulator.domain.time import HOUR, MINUTE
from simulator.domain.world import World
from simulator.engine.engine import Engine
from simulator.lab.runner import play
from simulator.views.desk import View
from simulator.views.loss import known_loss
from simulator.views.project import handbook, project

SAMPLES = 180
"""Points of a curve at most; a shift of up to three hours has one each minute."""


class Reel:
    """A finished run that can be wound to any moment of the shift; winding back begins again."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._engine = Engine(case.stage)
        self._next = 0
        self._handbook = handbook(self._engine.book)

    @property
    def engine(self) -> Engine:
        """The run as it stands at the moment wound to."""
        return self._engine

    @property
    def given(self) -> int:
        """How many commands were given up to that moment."""
        return self._next

    @property
    def length(self) -> int:
        """Ticks of the shift."""
        return self._engine.book.length

    def wind(self, tick: int) -> Engine:
        """Go to a moment, after the commands that were given at its tick."""
        tick = max(0, min(tick, self.length))
        if tick < self._engine.now:
            self._engine, self._next = Engine(self._case.stage), 0
        commands = self._case.commands
        while self._next < len(commands) and commands[self._next][0] <= tick:
            self.give(self._next + 1)
        self._engine.advance(tick)
        return self._engine

    def before(self, n: int) -> Engine:
        """Go on to just before command `n`, which lies ahead."""
        while self._next < n - 1:
            self.give(self._next + 1)
        self._engine.advance(self._case.commands[n - 1][0])
        return self._engine

    def give(self, n: int) -> None:
        """Let the next command, `n`, be given."""
        tick, command = self._case.commands[n - 1]
        self._engine.advance(tick)
        answer = self._engine.submit(command)
        assert not isinstance(answer, Refusal), answer.reason
        self._next = n

    def view(self, seat: str = "") -> View:
        """What a seat knew at that moment."""
        return project(self._engine.world, seat or self._engine.book.seat, self._handbook)


@dataclass(frozen=True, slots=True)
class Curves:
    """A shift in numbers, one entry a sample: what was so beside what the desk knew."""

    ticks: tuple[int, ...]
    without: tuple[int, ...]
    """Users without a service they use, in whole people."""
    open: tuple[int, ...]
    """Open tickets."""
    unread: tuple[int, ...]
    """Contacts nobody had opened."""
    true_rate: tuple[int, ...]
    """Cents an hour really being lost."""
    known_rate: tuple[int, ...]
    """Cents an hour that open incidents marked as affected."""
    true_cents: tuple[int, ...]
    """Lost so far, damage included."""
    known_cents: tuple[int, ...]
    """The same as the desk could have added it up."""
    user_minutes: int
    """Users without a service, added up over the shift."""


def curves(case: Case) -> Curves:
    """Make a run again and note how it stood at every sample."""
    reel = Reel(case)
    step = max(MINUTE, -(-reel.length // SAMPLES // MINUTE) * MINUTE)
    ticks = (*range(0, reel.length, step), reel.length)
    rows: list[tuple[int, ...]] = []
    known = felt = 0
    for place, tick in enumerate(ticks):
        world = reel.wind(tick).world
        width = ticks[place + 1] - tick if place + 1 < len(ticks) else 0
        without, rate = people_without(world), known_loss(world)
        rows.append((without, *_backlog(world), true_rate(world), rate, cost_cents(world), known // HOUR))
        known += rate * width
        felt += without * width
    without_, open_, unread, true, known_, lost, seen = zip(*rows, strict=True)
    return Curves(ticks, without_, open_, unread, true, known_, lost, seen, felt // MINUTE)


def people_without(world: World) -> int:
    """Users who lack a service now: by cell the worst service of those used there."""
    book = world.book
    worst: dict[int, int] = {}
    for service in book.services.values():
        capacity = world.truth.total[book.node_index[service.id]]
        for name in service.cells:
            cell = book.cell_index[name]
            worst[cell] = max(worst.get(cell, 0), FULL - capacity[cell])
    return sum(book.heads[cell] * loss for cell, loss in worst.items()) // FULL


def true_rate(world: World) -> int:
    """Cents an hour that all losses together cost now."""
    book = world.book
    lost = sum(loss * rate_now(book, service, world.now) for service, loss in world.truth.losses.items() if loss)
    return lost // FULL


def _backlog(world: World) -> tuple[int, int]:
    record = world.record
    tickets = sum(ticket.open for ticket in record.tickets.values())
    unread = sum(
        item.opened is None and not item.dismissed and item.seat == world.book.seat
        for item in record.interactions.values()
    )
    return tickets, unread


def expert_case(case: Case) -> Case:
    """Our expert's own run on the same stage, to lay beside."""
    engine = Engine(case.stage)
    given: list[tuple[int, Command]] = []
    play(
        engine,
        POLICIES["careful"],
        engine.book.seat,
        engine.book.length,
        lambda command: given.append((engine.now, command)),
    )
    return Case(case.stage, tuple(given), case.baseline)
