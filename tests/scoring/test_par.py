"""Par and stars."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scoring.par import par, stars, thresholds

POINTS = st.integers(-2_000, 10_000)


def test_idle_is_zero_and_careful_a_hundred() -> None:
    assert par(500, 500, 8_000) == 0
    assert par(8_000, 500, 8_000) == 100


def test_par_is_shown_below_zero_and_above_a_hundred() -> None:
    assert par(-1_000, 500, 8_000) == -20
    assert par(9_500, 500, 8_000) == 120


def test_a_shift_that_tells_nobody_apart_has_no_par() -> None:
    assert par(5_000, 500, 4_499) is None
    assert par(5_000, 500, 4_500) is not None


@given(POINTS, POINTS, POINTS, POINTS, POINTS)
def test_more_points_never_cost_a_star(you: int, fifo: int, strict: int, idle: int, careful: int) -> None:
    assert stars(you, fifo, strict, idle, careful) <= stars(you + 1, fifo, strict, idle, careful)


@given(POINTS, POINTS, POINTS, POINTS)
def test_thresholds_are_sorted_and_reached_by_their_own_number(fifo: int, strict: int, idle: int, careful: int) -> None:
    limits = thresholds(fifo, strict, idle, careful)
    assert list(limits) == sorted(limits)
    assert stars(limits[2], fifo, strict, idle, careful) == 3
    assert stars(limits[0] - 1, fifo, strict, idle, careful) == 0
