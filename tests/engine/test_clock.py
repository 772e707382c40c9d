"""Timers: in order, once, and gone when their owner lets go of them."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.engine.clock import Clock, RunawayTick

TICKS = st.integers(0, 50)


@given(st.lists(TICKS, max_size=30), st.lists(TICKS, max_size=10))
def test_every_timer_rings_once_at_its_tick_however_time_is_cut(ticks: list[int], cuts: list[int]) -> None:
    clock = Clock()
    rung: list[tuple[int, int]] = []
    for number, tick in enumerate(ticks):
        clock.call_at(tick, lambda number=number: rung.append((clock.now, number)))  # type: ignore[misc]
    for cut in sorted(cuts):
        clock.advance_to(cut)
    clock.advance_to(60)
    assert rung == sorted((tick, number) for number, tick in enumerate(ticks))
    assert clock.timers == 0


@given(st.lists(st.tuples(TICKS, st.sampled_from(["one", "two"])), max_size=200), TICKS)
def test_what_is_let_go_never_rings_and_all_else_does(timers: list[tuple[int, str]], at: int) -> None:
    clock = Clock()
    rung: list[tuple[int, str]] = []
    for tick, owner in timers:
        clock.call_at(tick, partial(rung.append, (tick, owner)), owner)
    clock.advance_to(at)
    clock.release("one")
    assert clock.timers == sum(tick > at and owner == "two" for tick, owner in timers)
    clock.advance_to(60)
    assert sorted(rung) == sorted(item for item in timers if item[1] == "two" or item[0] <= at)


def test_a_timer_set_while_another_rings_still_rings_in_that_tick() -> None:
    clock = Clock()
    rung: list[int] = []
    clock.call_at(5, lambda: clock.call_at(5, lambda: rung.append(clock.now)))
    clock.advance_to(5)
    assert rung == [5]


def test_a_timer_that_sets_itself_again_for_now_is_a_runaway() -> None:
    clock = Clock()

    def again() -> None:
        clock.call_at(clock.now, again)

    clock.call_at(3, again)
    with pytest.raises(RunawayTick):
        clock.advance_to(3)


def test_many_timers_let_go_leave_nothing_behind() -> None:
    clock = Clock()
    for number in range(1000):
        clock.call_at(10_000, lambda: None, str(number))
        clock.release(str(number))
    assert clock.timers == 0
    assert clock.next() == 10_000
