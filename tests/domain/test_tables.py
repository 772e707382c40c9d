"""Quantile tables: what reading them promises."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.tables import DRAWS, Table, constant, exponential, spread, uniform

draws = st.integers(0, DRAWS - 1)
tables = st.lists(st.integers(-(10**12), 10**12), min_size=2, max_size=80).map(
    lambda points: Table(tuple(sorted(points)))
)


@given(tables, draws)
def test_a_value_lies_between_the_least_and_the_greatest(table: Table, draw: int) -> None:
    assert table.points[0] <= table.at(draw) <= table.points[-1]


@given(tables, draws, draws)
def test_a_greater_draw_never_gives_a_smaller_value(table: Table, one: int, other: int) -> None:
    assert table.at(min(one, other)) <= table.at(max(one, other))


@given(tables, st.integers(0, 99))
def test_percentiles_rise_and_span_the_table(table: Table, percent: int) -> None:
    assert table.p(percent) <= table.p(percent + 1)
    assert (table.p(0), table.p(100)) == (table.points[0], table.points[-1])


@given(tables, st.integers(0, 100))
def test_the_shown_percentile_is_the_value_of_the_draw_at_that_place(table: Table, percent: int) -> None:
    draw = min(percent * DRAWS // 100, DRAWS - 1)
    reach = (table.points[-1] - table.points[0]) * 100 // DRAWS + 1
    assert abs(table.at(draw) - table.p(percent)) <= reach


@given(st.integers(-(10**9), 10**9), draws)
def test_a_constant_is_constant(value: int, draw: int) -> None:
    assert constant(value).at(draw) == value


def test_the_ends_of_a_uniform_table_are_reached() -> None:
    table = uniform(60_000, 120_000)
    assert (table.at(0), table.at(DRAWS // 2), table.at(DRAWS - 1)) == (60_000, 90_000, 120_000)


def test_the_exponential_follows_its_formula_and_keeps_its_mean() -> None:
    table = exponential(1_000_000)
    assert list(table.points[:64]) == [round(-math.log1p(-i / 64) * 1_000_000) for i in range(64)]
    inner = sum(table.points[1:-1])
    assert 2 * inner + table.points[0] + table.points[-1] == 2 * 64 * 1_000_000


@given(st.integers(0, 10**10), st.integers(0, 10**10), draws)
def test_halving_a_rate_only_moves_the_date(mean: int, other: int, draw: int) -> None:
    low, high = sorted((mean, other))
    assert exponential(low).at(draw) <= exponential(high).at(draw)


@given(st.lists(st.integers(0, 10**9), min_size=3, max_size=3).map(sorted))
def test_a_spread_shows_the_percentiles_it_was_made_of(percentiles: list[int]) -> None:
    p10, p50, p90 = percentiles
    table = spread(p10, p50, p90)
    assert (table.p(10), table.p(50), table.p(90)) == (p10, p50, p90)
    assert table.p(0) >= 0


@pytest.mark.parametrize("points", [(), (5,), (5, 4), (1, 3, 2)])
def test_points_that_are_no_table_are_refused(points: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="points"):
        Table(points)


@pytest.mark.parametrize("draw", [-1, DRAWS])
def test_a_draw_out_of_range_is_refused(draw: int) -> None:
    with pytest.raises(ValueError, match="draw"):
        uniform(0, 1).at(draw)
