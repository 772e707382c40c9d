"""Hours answer what the plain functions answer, only sooner."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.intervals import BeyondHorizon, Hours, due, elapsed, normalise

TICKS = st.integers(-50, 300)
SERVICE = st.lists(st.tuples(TICKS, TICKS), max_size=8).map(normalise)
PAUSES = st.lists(st.tuples(TICKS, TICKS | st.none()), max_size=3).map(tuple)


@given(SERVICE, TICKS, TICKS, PAUSES)
def test_elapsed_is_the_same(
    service: tuple[tuple[int, int], ...], start: int, end: int, pauses: tuple[tuple[int, int | None], ...]
) -> None:
    assert Hours(service).elapsed(start, end, pauses) == elapsed(service, start, end, pauses)


@given(SERVICE, TICKS, st.integers(0, 200), PAUSES)
def test_due_is_the_same_however_often_it_is_asked(
    service: tuple[tuple[int, int], ...], start: int, amount: int, pauses: tuple[tuple[int, int | None], ...]
) -> None:
    try:
        wanted = due(service, start, amount, pauses)
    except BeyondHorizon:
        wanted = None
    hours = Hours(service)
    assert [hours.due(start, amount, pauses) for _ in range(2)] == [wanted, wanted]


@given(SERVICE, TICKS)
def test_open_means_inside_an_interval(service: tuple[tuple[int, int], ...], tick: int) -> None:
    assert Hours(service).open(tick) == any(start <= tick < end for start, end in service)
