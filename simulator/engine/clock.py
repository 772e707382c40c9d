"""The one SimPy environment, in whole ticks. Nothing else in the product imports SimPy."""

from __future__ import annotations

from collections.abc import Callable, Generator
from heapq import heapify, heappop, heappush
from typing import Any, cast

import simpy

MAX_EVENTS_PER_TICK = 100_000
FEW = 64
"""So many timers let go of may lie about."""
Process = Generator[simpy.Event, Any, None]


class RunawayTick(RuntimeError):
    """A tick that never settles: some process waits zero time in a loop."""


class Timer:
    """Something to be done once at a tick; without an action it comes to nothing."""

    __slots__ = ("action",)

    def __init__(self, action: Callable[[], None]) -> None:
        self.action: Callable[[], None] | None = action


class Clock:
    """Simulated time; advancing processes everything up to and including a tick.

    Timers lie in a heap of their own, of which SimPy holds the next tick only; so what is let go costs nothing more.
    Between two things that happen time only stands elsewhere: SimPy's own clock is moved when something needs it there.
    """

    def __init__(self) -> None:
        self._env = simpy.Environment(initial_time=0)
        self.now = 0
        """The present tick; only the clock itself moves it."""
        self._heap: list[tuple[int, int, Timer]] = []
        self._count = 0
        self._armed: set[int] = set()
        self._owned: dict[str, list[Timer]] = {}
        self._idle = 0

    def next(self) -> int | None:
        """The tick of the next thing scheduled, or None when nothing is."""
        upcoming = self._env.peek()
        return None if upcoming == float("inf") else cast(int, upcoming)

    @property
    def timers(self) -> int:
        """How many timers still have something to do."""
        return len(self._heap) - self._idle

    def call_at(self, tick: int, action: Callable[[], None], owner: str = "") -> None:
        """Do something at a tick that is not in the past; `owner`: `release` may take it back."""
        timer = Timer(action)
        self._count += 1
        now = self.now
        at = tick if tick > now else now
        heappush(self._heap, (at, self._count, timer))
        if owner:
            self._owned.setdefault(owner, []).append(timer)
        if self._heap[0][2] is timer:
            self._arm(at)

    def release(self, owner: str) -> None:
        """Let go of everything that an owner still has to do."""
        for timer in self._owned.pop(owner, ()):
            self._idle += timer.action is not None
            timer.action = None
        if self._idle > FEW and self._idle * 2 > len(self._heap):
            self._heap = [entry for entry in self._heap if entry[2].action is not None]
            heapify(self._heap)
            self._idle = 0

    def _arm(self, tick: int) -> None:
        if tick in self._armed:
            return
        self._armed.add(tick)
        timeout = simpy.Timeout(self._env, tick - cast(int, self._env.now))
        timeout.callbacks = [self._ring]

    def _ring(self, _: simpy.Event) -> None:
        """Do what is due, and have SimPy ring again for the next."""
        now = self.now
        self._armed.discard(now)
        for _count in range(MAX_EVENTS_PER_TICK):
            if not self._heap or self._heap[0][0] > now:
                break
            timer = heappop(self._heap)[2]
            action, timer.action = timer.action, None
            if action is None:
                self._idle -= 1
            else:
                action()
        else:
            raise RunawayTick(f"tick {now} never settles")
        if self._heap:
            self._arm(self._heap[0][0])

    def start(self, process: Process) -> None:
        """Run a generator as a process, from now on."""
        if self._env.now < self.now:
            self._env.run(until=self.now)
        self._env.process(process)

    def wait(self, delay: int) -> simpy.Event:
        """What a process yields to sleep so many ticks."""
        return self._env.timeout(delay)

    def advance_to(self, tick: int) -> None:
        """Process everything before `tick`, stand there, and settle it."""
        env = self._env
        while (upcoming := env.peek()) < tick:
            self.now = upcoming  # type: ignore[assignment]  # SimPy counts in whatever its delays are: whole ticks
            env.step()
        self.now = max(self.now, tick)
        self.settle()

    def settle(self) -> None:
        """Process everything that is due now."""
        env, now = self._env, self.now
        for _ in range(MAX_EVENTS_PER_TICK):
            if env.peek() > now:
                return
            env.step()
        raise RunawayTick(f"tick {self.now} never settles")
