"""What a process may ask of the engine; the engine itself is one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from simulator.domain.base import Draw, Stimulus
from simulator.domain.book import Book
from simulator.domain.plan import Inject
from simulator.domain.predicates import Question
from simulator.domain.world import World
from simulator.engine.clock import Clock
from simulator.engine.streams import Streams


class Runtime(Protocol):
    """Time, streams, the book, and a place to hand stimuli in."""

    book: Book
    world: World
    clock: Clock
    streams: Streams
    waiting: list[tuple[Inject, Question]]

    def offer(self, stimulus: Stimulus) -> None:
        """Hand in a stimulus of the present tick."""

    def offer_at(self, tick: int, stimulus: Callable[[], Stimulus], owner: str = "") -> None:
        """Hand in a stimulus at a later tick; `owner`: the ticket with whose end it is void."""

    def draw(self, draws: Iterable[Draw]) -> tuple[tuple[str, int], ...]:
        """Fetch drawn numbers by stream."""
