"""How long questions have held: the world is made again from the log, and asked wherever something happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from simulator.domain.base import Event
from simulator.domain.book import Book
from simulator.domain.evolve import evolve
from simulator.domain.faults.capacity import setup
from simulator.domain.plan import Predicate
from simulator.domain.predicates import true
from simulator.domain.world import World


def since(book: Book, log: Iterable[Event], questions: Mapping[str, Predicate], seat: str, now: int) -> dict[str, int]:
    """Name -> tick since which a question has held without a break, the start of the shift at the earliest.

    Questions that do not hold at `now` are left out. What changes by time alone between two events is seen at the
    second of them; monitoring sees to it that events are never far apart.
    """
    world = World(book)
    setup(book, world.truth)
    held: dict[str, int] = {}
    for event in log:
        if event.tick != world.now:
            _look(world, questions, seat, held)
            world.now = event.tick
            _look(world, questions, seat, held)
        evolve(world, event)
    _look(world, questions, seat, held)
    world.now = now
    _look(world, questions, seat, held)
    return {name: max(tick, 0) for name, tick in held.items()}


def _look(world: World, questions: Mapping[str, Predicate], seat: str, held: dict[str, int]) -> None:
    for name, question in questions.items():
        if true(world, question, seat):
            held.setdefault(name, world.now)
        else:
            held.pop(name, None)
