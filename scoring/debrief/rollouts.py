"""Take-overs played beside the player's own process: a pool of workers, progress, and a way to stop."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context, parent_process, resource_tracker

from scoring.debrief.decisions import MOST, Value, next_round, stops
from scoring.debrief.takeover import Case, value_after

WORKERS = 2
LOOK = 0.1
"""Seconds between two looks at whether somebody wants to stop."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the account is: what is known so far, and of how many."""

    known: dict[int, Value]
    done: int
    of: int


def wanted(case: Case, most: int = MOST) -> int:
    """How many take-overs a run asks for."""
    return min(most, len(stops([command for _, command in case.commands])))


def values(
    case: Case,
    kept: dict[int, Value] | None = None,
    *,
    workers: int = WORKERS,
    most: int = MOST,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Progress]:
    """Give the values as they come, at first what is `kept` from before; ends early when `stop` says so.

    The last one given, when not stopped, holds the same values however many workers there were and whatever was kept.
    With no workers, and where a system starts none, everything is played in this process.
    """
    kept = dict(kept or {})
    places = stops([command for _, command in case.commands])
    goal, known = wanted(case, most), dict[int, Value]()
    shown = {n: value for n, value in kept.items() if n in places}
    said = -1
    if shown:
        yield Progress(dict(shown), min(len(shown), goal), goal)
    with _Crew(case, workers) as crew:
        while (batch := next_round(places, known, most)) and not stop():
            known.update({n: kept[n] for n in batch if n in kept})
            for value in crew.play([n for n in batch if n not in kept], stop):
                known[value.n] = value
                said = len(known)
                yield Progress({**shown, **known} if len(known) < goal else dict(known), len(known), goal)
            if any(n not in known for n in batch):
                return
    if len(known) == goal and said < goal:
        yield Progress(dict(known), goal, goal)


class _Crew:
    """Workers that know the run, started when first needed."""

    def __init__(self, case: Case, workers: int) -> None:
        self._case, self._workers = case, workers
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> _Crew:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def play(self, batch: list[int], stop: Callable[[], bool]) -> Iterator[Value]:
        """Give the values of a batch as they come."""
        left = list(batch)
        if self._workers and left:
            try:
                for value in self._beside(batch, stop):
                    left.remove(value.n)
                    yield value
            except (OSError, ValueError, BrokenProcessPool):
                self._workers, self._pool = 0, None
            else:
                return
        for n in left:
            if stop():
                return
            yield value_after(self._case, n)

    def _beside(self, batch: list[int], stop: Callable[[], bool]) -> Iterator[Value]:
        if self._pool is None:
            _track()
            self._pool = ProcessPoolExecutor(
                self._workers, mp_context=get_context("spawn"), initializer=_begin, initargs=(self._case,)
            )
        waiting: set[Future[Value]] = {self._pool.submit(_one, n) for n in batch}
        while waiting:
            done, waiting = wait(waiting, timeout=LOOK, return_when=FIRST_COMPLETED)
            yield from sorted((future.result() for future in done), key=lambda value: value.n)
            if waiting and stop():
                for future in waiting:
                    future.cancel()
                return


def _track() -> None:
    """Start what multiprocessing keeps its books with; a screen may have put a stand-in without a file for stderr."""
    kept = sys.stderr
    try:
        sys.stderr = sys.__stderr__
        resource_tracker.ensure_running()
    finally:
        sys.stderr = kept


_CASE: list[Case] = []


def _begin(case: Case) -> None:
    """Set a worker up: it knows the run, leaves Ctrl-C to the player's process, and goes when that one goes."""
    _CASE[:] = [case]
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _one(n: int) -> Value:
    return value_after(_CASE[0], n)
