"""The garbage collector kept out of runs that nobody watches. Knows nothing of what runs."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the collector for one headless run, and put it back as it was.

    A run frees nearly everything by count, and its log is kept to the end, so what a collection would walk through
    during it is all alive. What it leaves behind counts as old, unless somebody keeps things frozen: the next
    collection of the young does not walk through it either.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
