"""The collector is paused for a run and comes back as it was."""

from __future__ import annotations

import gc

import pytest

from simulator.engine.collector import uncollected


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
