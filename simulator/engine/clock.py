"""The one SimPy environment, in whole ticks. Nothing else in the product imports SimPy."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any, cast

import simpy

MAX_EVENTS_PER_TICK = 100_000
Process = Generator[simpy.Event, Any, None]


class RunawayTick(RuntimeError):
    """A tick that never settles: some process waits zero time in a loop."""


class Clock:
    """Simulated time; advancing processes everything up to and including a tick."""

    def __init__(self) -> None:
        self._env = simpy.Environment(initial_time=0)

    @property
    def now(self) -> int:
        """The present tick."""
        return cast(int, self._env.now)

    def next(self) -> int | None:
        """The tick of the next thing scheduled, or None when nothing is."""
        upcoming = self._env.peek()
        return None if upcoming == float("inf") else cast(int, upcoming)

    def call_at(self, tick: int, action: Callable[[], None]) -> None:
        """Do something at a tick that is not in the past; a plain callback, cheaper than a process."""
        timer = simpy.Timeout(self._env, max(tick - self.now, 0))
        timer.callbacks = [lambda _: action()]

    def start(self, process: Process) -> None:
        """Run a generator as a process."""
        self._env.process(process)

    def wait(self, delay: int) -> simpy.Event:
        """What a process yields to sleep so many ticks."""
        return self._env.timeout(delay)

    def advance_to(self, tick: int) -> None:
        """Process everything before `tick`, stand there, and settle it."""
        if tick > self.now:
            self._env.run(until=tick)
        self.settle()

    def settle(self) -> None:
        """Process everything that is due now."""
        for _ in range(MAX_EVENTS_PER_TICK):
            if self._env.peek() > self.now:
                return
            self._env.step()
        raise RunawayTick(f"tick {self.now} never settles")
