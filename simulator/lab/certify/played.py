"""Seeds played by the dozen: which policies play, in which process, what is kept, and how far it is."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from multiprocessing import get_context, parent_process

from scoring.rubric import Baseline
from simulator.bots.policy import Policy
from simulator.domain.faults.money import cost_cents
from simulator.domain.plan import Plan
from simulator.engine.engine import Engine
from simulator.lab.batch import maker_for
from simulator.lab.certify.sheet import Sheet, Watched, sheet_of, watch

COSTED = ("idle", "careful", "oracle")
"""Policies whose costs the grade of every other run on the seed is measured by."""
LOOK = 0.2
"""Seconds between two looks at whether somebody wants to stop."""

Maker = Callable[[Engine], Policy]


@dataclass(frozen=True, slots=True)
class Job:
    """What is still to be played on one seed, and what is known of it."""

    seed: int
    policies: tuple[str, ...]
    cents: tuple[tuple[str, int], ...] = ()
    """(policy, cost) of the costed runs that were kept from before."""


@dataclass(frozen=True, slots=True)
class Room:
    """What every process needs to know to play."""

    plan: Plan
    place: str
    """The folder of the scenario, in which its scripts lie."""


def play_seed(room: Room, job: Job, makers: dict[str, Maker]) -> tuple[Sheet, ...]:
    """Play the policies of a job and give their sheets in its order; `makers` remembers what was read."""
    runs: dict[str, Watched] = {}

    def played(policy: str) -> Watched:
        if policy not in makers:
            makers[policy] = maker_for(policy, room.place)
        return watch(room.plan, job.seed, makers[policy])

    cents = dict(job.cents)
    for policy in COSTED:
        if policy not in cents or policy in job.policies:
            runs[policy] = played(policy)
            cents[policy] = cost_cents(runs[policy].engine.world)
    baseline = Baseline(cents["idle"], min(cents["careful"], cents["oracle"]))
    return tuple(
        sheet_of(runs.pop(policy) if policy in runs else played(policy), policy, baseline) for policy in job.policies
    )


def play_all(room: Room, jobs: Sequence[Job], workers: int, stop: Callable[[], bool]) -> Iterator[tuple[Sheet, ...]]:
    """Give the sheets of each job as it ends, in whatever order; those under way are given even after a stop."""
    left = {job.seed: job for job in jobs}
    if workers > 1 and len(jobs) > 1:
        try:
            for sheets in _beside(room, jobs, min(workers, len(jobs)), stop):
                del left[sheets[0].seed]
                yield sheets
        except OSError:
            pass  # a system that starts no workers plays in this process
        else:
            return
    makers: dict[str, Maker] = {}
    for job in left.values():
        if stop():
            return
        yield play_seed(room, job, makers)


def _beside(room: Room, jobs: Sequence[Job], workers: int, stop: Callable[[], bool]) -> Iterator[tuple[Sheet, ...]]:
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin, initargs=(room,)) as pool:
        queue = list(reversed(jobs))
        waiting: set[Future[tuple[Sheet, ...]]] = set()
        while queue or waiting:
            while queue and len(waiting) < workers * 2 and not stop():
                waiting.add(pool.submit(_one, queue.pop()))
            if stop():
                queue.clear()
                waiting = {future for future in waiting if not future.cancel()}
            done, waiting = wait(waiting, timeout=LOOK, return_when=FIRST_COMPLETED)
            yield from sorted((future.result() for future in done), key=lambda sheets: sheets[0].seed)


_ROOM: list[Room] = []
_MAKERS: dict[str, Maker] = {}


def _begin(room: Room) -> None:
    """Set a worker up: it knows the plan, leaves Ctrl-C to the process that asked, and goes when that one goes."""
    _ROOM[:] = [room]
    _MAKERS.clear()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _one(job: Job) -> tuple[Sheet, ...]:
    return play_seed(_ROOM[0], job, _MAKERS)


def by_policy(sheets: Mapping[tuple[int, str], Sheet], seeds: Sequence[int]) -> dict[str, tuple[Sheet, ...]]:
    """Sheets by policy in order of seeds, whatever the order they came in."""
    found: dict[str, list[Sheet]] = {}
    for seed in seeds:
        for policy in sorted(name for number, name in sheets if number == seed):
            found.setdefault(policy, []).append(sheets[seed, policy])
    return {policy: tuple(rows) for policy, rows in sorted(found.items())}
