"""The garbage collector kept out of runs that nobody watches. Knows nothing of what runs."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

RUNS_BETWEEN = 200
"""After so many runs everything is walked through once: what they left behind in circles would pile up for ever."""

_runs = [0]


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the collector for one headless run, and put it back as it was.

    A run frees nearly everything by count, and its log is kept to the end, so what a collection would walk through
    during it is all alive. What it leaves behind counts as old, unless somebody keeps things frozen: the next
    collection of the young does not walk through it either. A collection of the old does not come by itself then, as it
    waits for enough to have grown old by surviving; so it is asked for, once in many runs.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            _runs[0] += 1
            if _runs[0] % RUNS_BETWEEN == 0:
                gc.collect()
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
