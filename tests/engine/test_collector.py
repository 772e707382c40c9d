"""The collector is paused for a run and comes back as it was."""

from __future__ import annotations

import gc
from weakref import ref

import pytest

from simulator.engine.collector import RUNS_BETWEEN, uncollected


def test_the_collector_is_off_within_and_on_again_after_even_when_the_run_breaks() -> None:
    seen: list[bool] = []

    def broken() -> None:
        with uncollected():
            seen.append(gc.isenabled())
            raise ZeroDivisionError

    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError):
        broken()
    assert seen == [False]
    assert gc.isenabled()


def test_one_pause_within_another_ends_with_the_outer_one() -> None:
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


class Circle:
    """Something that only a collection finds."""

    def __init__(self) -> None:
        self.own = self


def test_what_runs_leave_in_circles_does_not_pile_up_for_ever() -> None:
    with uncollected():
        left = ref(Circle())
    for _ in range(RUNS_BETWEEN):
        with uncollected():
            pass
    assert left() is None
