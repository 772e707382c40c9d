"""Monitoring looks every five minutes while the desk is open."""

from __future__ import annotations

from simulator.domain import inputs as i
from simulator.domain.base import Event
from simulator.engine.clock import Process
from simulator.engine.processes.runtime import Runtime

GRID = 5 * 60_000


def begin(run: Runtime) -> None:
    """Start looking at tick 0."""
    run.clock.start(_look(run))


def _look(run: Runtime) -> Process:
    while run.clock.now <= run.book.length:
        run.offer(i.SampleTaken(at=run.clock.now))
        yield run.clock.wait(GRID)


REACTIONS: dict[type[Event], object] = {}
