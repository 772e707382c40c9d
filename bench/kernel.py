"""The reference: a shift of the bare kernel, 40 processes that each wait 48 times. Nothing of the product is in it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Generator
from statistics import median
from time import process_time
from typing import Any

import simpy

PROCESSES, WAITS = 40, 48
EVENTS = PROCESSES * (WAITS + 2)
"""Scheduled events of one bare shift: every wait, every start, every end."""
BESIDE = 5
"""Bare shifts on either side of a measure."""


def _person(env: simpy.Environment, first: int) -> Generator[simpy.Event, Any, None]:
    for number in range(WAITS):
        yield env.timeout(1 + (first + number) % 7)


def bare_shift() -> float:
    """Seconds of one core that one bare shift takes, building it included."""
    start = process_time()
    env = simpy.Environment()
    for number in range(PROCESSES):
        env.process(_person(env, number))
    env.run()
    return process_time() - start


def beside(measure: Callable[[], float]) -> tuple[float, float]:
    """Take a measure with bare shifts before and after it; give it and the median bare shift, in seconds.

    Time of this process on its core is counted, so that other work on the machine disturbs little.
    """
    gc.collect()
    bare = [bare_shift() for _ in range(BESIDE)]
    taken = measure()
    bare += [bare_shift() for _ in range(BESIDE)]
    return taken, median(bare)
