"""Interval arithmetic and the service clock, against sets of whole instants and against its own laws."""

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from simulator.domain.intervals import (
    BeyondHorizon,
    Interval,
    Pause,
    Segment,
    due,
    elapsed,
    explain,
    intersect,
    normalise,
    subtract,
    total,
)

instants = st.integers(-15, 15)
raw = st.lists(st.tuples(instants, instants), max_size=8)
lists = raw.map(normalise)
services = lists.filter(bool)
pauses = st.lists(st.tuples(instants, instants | st.none()), max_size=5)
closed_pauses = st.lists(st.tuples(instants, instants), max_size=5)


def points(intervals: object, until: int = 16) -> set[int]:
    """Every whole instant that stands in the intervals: slow and plain."""
    assert isinstance(intervals, list | tuple)
    return {x for start, end in intervals for x in range(start, until if end is None else end)}


@given(raw)
def test_normalising_keeps_the_instants_and_leaves_gaps_between(intervals: list[Interval]) -> None:
    result = normalise(intervals)
    assert points(result) == points(intervals)
    assert all(start < end for start, end in result)
    assert all(one[1] < other[0] for one, other in pairwise(result))
    assert normalise(result) == result


@given(lists, lists)
def test_intersection_and_difference_are_those_of_sets(one: tuple[Interval, ...], other: tuple[Interval, ...]) -> None:
    assert points(intersect(one, other)) == points(one) & points(other)
    assert points(subtract(one, other)) == points(one) - points(other)
    assert normalise(subtract(one, other)) == subtract(one, other)
    assert total(one) == len(points(one))


@settings(max_examples=500)
@given(services, instants, instants, pauses)
def test_elapsed_counts_the_instants_of_service_that_no_pause_covers(
    service: tuple[Interval, ...], start: int, end: int, stops: list[Pause]
) -> None:
    expected = len((points(service) & set(range(start, end))) - points(stops))
    assert elapsed(service, start, end, stops) == expected


@given(services, instants, st.integers(0, 30), closed_pauses)
def test_due_is_the_earliest_instant_at_which_elapsed_reaches_the_amount(
    service: tuple[Interval, ...], start: int, amount: int, stops: list[Interval]
) -> None:
    try:
        at = due(service, start, amount, stops)
    except BeyondHorizon:
        assert elapsed(service, start, 16, stops) < amount
        return
    assert at is not None
    assert elapsed(service, start, at, stops) == amount
    assert at == start or elapsed(service, start, at - 1, stops) < amount


@given(services, instants, instants, instants, pauses)
def test_a_stretch_cut_in_two_counts_the_same(
    service: tuple[Interval, ...], start: int, middle: int, end: int, stops: list[Pause]
) -> None:
    start, middle, end = sorted((start, middle, end))
    parts = elapsed(service, start, middle, stops) + elapsed(service, middle, end, stops)
    assert parts == elapsed(service, start, end, stops)


@given(services, instants, instants, closed_pauses)
def test_neither_order_nor_overlap_of_pauses_matters(
    service: tuple[Interval, ...], start: int, end: int, stops: list[Interval]
) -> None:
    twice = [*reversed(stops), *stops, *((a, b - 1) for a, b in stops)]
    assert elapsed(service, start, end, twice) == elapsed(service, start, end, normalise(stops))


@given(services, instants, instants, pauses, st.tuples(instants, instants))
def test_one_more_pause_never_adds_time_and_never_makes_it_due_sooner(
    service: tuple[Interval, ...], start: int, end: int, stops: list[Pause], more: Interval
) -> None:
    assert elapsed(service, start, end, [*stops, more]) <= elapsed(service, start, end, stops)
    try:
        before, after = due(service, start, 5, stops), due(service, start, 5, [*stops, more])
    except BeyondHorizon:
        return
    assume(before is not None)
    assert after is None or (before is not None and after >= before)


@given(services, instants, st.integers(0, 20), st.integers(0, 20), closed_pauses)
def test_more_time_is_never_due_earlier(
    service: tuple[Interval, ...], start: int, one: int, other: int, stops: list[Interval]
) -> None:
    try:
        sooner, later = due(service, start, min(one, other), stops), due(service, start, max(one, other), stops)
    except BeyondHorizon:
        return
    assert sooner is not None
    assert later is not None
    assert sooner <= later


@given(services, instants, instants, pauses)
def test_the_explanation_is_gapless_and_adds_up(
    service: tuple[Interval, ...], start: int, end: int, stops: list[Pause]
) -> None:
    segments = explain(service, start, end, stops)
    if end <= start:
        assert segments == ()
        return
    assert [segment.start for segment in segments] == [start, *(segment.end for segment in segments[:-1])]
    assert segments[-1].end == end
    assert segments[-1].total == elapsed(service, start, end, stops)
    for segment in segments:
        counted = elapsed(service, segment.start, segment.end, stops)
        assert counted == (segment.end - segment.start if segment.state == "running" else 0)
        if segment.state == "paused":
            assert total(intersect(service, [(segment.start, segment.end)])) == segment.end - segment.start


def test_a_clock_that_is_full_at_closing_time_is_due_then_and_not_at_the_next_opening() -> None:
    assert due([(0, 8), (20, 28)], 0, 8) == 8


def test_without_an_amount_it_is_due_at_once_even_outside_hours() -> None:
    assert due([(10, 20)], 3, 0) == 3


def test_an_open_pause_leaves_it_undecided_unless_it_was_due_before() -> None:
    assert due([(0, 100)], 0, 10, [(5, None)]) is None
    assert due([(0, 100)], 0, 10, [(12, None)]) == 10


def test_a_list_that_ends_too_soon_is_said_to() -> None:
    with pytest.raises(BeyondHorizon):
        due([(0, 10)], 5, 6)


def test_an_explanation_reads_like_a_shift() -> None:
    assert explain([(0, 10), (20, 30)], -2, 25, [(4, 6), (8, 22)]) == (
        Segment(-2, 0, "outside", 0),
        Segment(0, 4, "running", 4),
        Segment(4, 6, "paused", 4),
        Segment(6, 8, "running", 6),
        Segment(8, 10, "paused", 6),
        Segment(10, 20, "outside", 6),
        Segment(20, 22, "paused", 6),
        Segment(22, 25, "running", 9),
    )
