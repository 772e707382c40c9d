"""Calendars against a clock that walks minute by minute, and on the two odd nights of a year."""

import datetime as dt
from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.compiler.calendar import DAYS, UTC_EPOCH, BadCalendar, weekly
from simulator.domain.intervals import total

Rows = Sequence[tuple[str, str, str]]
Exceptions = Mapping[str, Sequence[tuple[str, str]]]

WORKDAYS = [(day, "08:00", "20:00") for day in DAYS[:6]]
HOUR = 3600


def second(text: str) -> int:
    return int(dt.datetime.fromisoformat(text).timestamp())


def hours(tz: str, rows: Rows | None, start: str, end: str) -> int:
    """Service between two times of the zone, in whole hours where the test chose whole hours."""
    return total(weekly(tz, rows).between(second(start), second(end))) // HOUR


# Edges stand clear of 00:01 to 04:00, where clocks change: what an edge in the odd hour means has tests of its own.
edges = st.sampled_from(["00:00", "04:00", "08:00", "09:30", "12:15", "17:45", "20:00", "23:59"])
windows = st.tuples(edges, edges | st.just("24:00"))
rows = st.lists(st.tuples(st.sampled_from(DAYS), windows).map(lambda row: (row[0], *row[1])), min_size=2, max_size=8)
dates = st.dates(dt.date(2025, 3, 25), dt.date(2025, 4, 10)).map(dt.date.isoformat)


def in_service(wall: dt.datetime, week: Rows | None, holidays: Sequence[str], exceptions: Exceptions) -> bool:
    """Whether that wall time lies in a window of its own date, or in one over midnight of the date before."""
    clock = wall.strftime("%H:%M")
    for date, overnight in ((wall.date(), False), (wall.date() - dt.timedelta(days=1), True)):
        pairs: Sequence[tuple[str, str]]
        if date.isoformat() in exceptions:
            pairs = exceptions[date.isoformat()]
        elif date.isoformat() in holidays:
            pairs = []
        elif week is None:
            pairs = [("00:00", "24:00")]
        else:
            pairs = [(row[1], row[2]) for row in week if row[0] == DAYS[date.weekday()]]
        for opens, closes in pairs:
            if closes > opens:
                inside = not overnight and opens <= clock < closes
            else:
                inside = clock < closes if overnight else opens <= clock
            if inside:
                return True
    return False


@settings(max_examples=250)
@given(
    st.sampled_from(["Asia/Singapore", "Australia/Sydney", "Europe/London", "America/New_York"]),
    rows | st.none(),
    st.lists(dates, max_size=3),
    st.dictionaries(dates, st.lists(windows, max_size=2), max_size=3),
    st.integers(0, 14 * 24 * 60),
    st.integers(60, 24 * 60),
)
def test_service_is_what_a_walk_minute_by_minute_finds(
    tz: str, week: Rows | None, holidays: list[str], exceptions: Exceptions, offset: int, minutes: int
) -> None:
    start = second("2025-03-26T00:00:00+00:00") + offset * 60
    found = weekly(tz, week, holidays, exceptions).between(start, start + minutes * 60)
    walked = sum(
        in_service((UTC_EPOCH + dt.timedelta(seconds=at)).astimezone(ZoneInfo(tz)), week, holidays, exceptions)
        for at in range(start, start + minutes * 60, 60)
    )
    assert total(found) == walked * 60


@pytest.mark.parametrize(
    ("tz", "start", "end", "expected"),
    [
        ("America/New_York", "2025-03-09T00:00:00-05:00", "2025-03-10T00:00:00-04:00", 23),
        ("America/New_York", "2025-11-02T00:00:00-04:00", "2025-11-03T00:00:00-05:00", 25),
        ("Australia/Sydney", "2025-10-05T00:00:00+10:00", "2025-10-06T00:00:00+11:00", 23),
        ("Australia/Sydney", "2025-04-06T00:00:00+11:00", "2025-04-07T00:00:00+10:00", 25),
    ],
)
def test_a_day_on_which_clocks_change_has_its_real_length(tz: str, start: str, end: str, expected: int) -> None:
    around_the_clock = [(day, "00:00", "24:00") for day in DAYS]
    assert hours(tz, around_the_clock, start, end) == hours(tz, None, start, end) == expected
    assert hours(tz, WORKDAYS, start, end) == 0


def test_a_night_shift_over_the_change_is_an_hour_shorter_or_longer() -> None:
    night = [("sat", "22:00", "06:00")]
    assert hours("America/New_York", night, "2025-03-08T12:00:00-05:00", "2025-03-09T12:00:00-04:00") == 7
    assert hours("America/New_York", night, "2025-11-01T12:00:00-04:00", "2025-11-02T12:00:00-05:00") == 9


def test_a_time_that_clocks_skip_is_counted_from_before_the_jump() -> None:
    opens = weekly("America/New_York", [("sun", "02:30", "05:00")])
    day = opens.between(second("2025-03-09T00:00:00-05:00"), second("2025-03-10T00:00:00-04:00"))
    assert day == ((second("2025-03-09T03:30:00-04:00"), second("2025-03-09T05:00:00-04:00")),)


def test_a_time_that_stands_twice_is_the_first_of_the_two() -> None:
    opens = weekly("America/New_York", [("sun", "01:30", "03:00")])
    day = opens.between(second("2025-11-02T00:00:00-04:00"), second("2025-11-03T00:00:00-05:00"))
    assert day == ((second("2025-11-02T01:30:00-04:00"), second("2025-11-02T03:00:00-05:00")),)


def test_an_exception_speaks_louder_than_a_holiday_and_an_empty_one_closes() -> None:
    calendar = weekly(
        "Asia/Singapore",
        WORKDAYS,
        ["2025-12-24", "2025-12-25"],
        {"2025-12-24": [("08:00", "12:00")], "2025-12-26": []},
    )
    found = calendar.between(second("2025-12-24T00:00:00+08:00"), second("2025-12-27T00:00:00+08:00"))
    assert found == ((second("2025-12-24T08:00:00+08:00"), second("2025-12-24T12:00:00+08:00")),)


def test_a_window_over_midnight_belongs_to_the_date_on_which_it_opens() -> None:
    calendar = weekly("Asia/Singapore", [("wed", "22:00", "06:00"), ("thu", "22:00", "06:00")], ["2025-12-25"])
    found = calendar.between(second("2025-12-24T00:00:00+08:00"), second("2025-12-27T00:00:00+08:00"))
    assert found == ((second("2025-12-24T22:00:00+08:00"), second("2025-12-25T06:00:00+08:00")),)


def test_a_window_that_opened_the_evening_before_still_counts_after_midnight() -> None:
    night = [("sun", "20:00", "04:00")]
    for tz, offset in (("America/New_York", "-04:00"), ("Asia/Singapore", "+08:00")):
        assert hours(tz, night, f"2025-10-13T01:00:00{offset}", f"2025-10-13T12:00:00{offset}") == 3


def test_a_window_that_closes_when_it_opens_lasts_a_day() -> None:
    assert (
        hours("Asia/Singapore", [("mon", "08:00", "08:00")], "2025-10-13T00:00:00+08:00", "2025-10-16T00:00:00+08:00")
        == 24
    )


@pytest.mark.parametrize(
    ("tz", "rows", "holidays", "part"),
    [
        ("Asia/Atlantis", None, [], "tz"),
        ("../../etc/passwd", None, [], "tz"),
        ("", None, [], "tz"),
        ("America", None, [], "tz"),
        ("Asia/Singapore", [("monday", "08:00", "20:00")], [], "weekly"),
        ("Asia/Singapore", [("mon", "8", "20:00")], [], "weekly"),
        ("Asia/Singapore", [("mon", "24:00", "20:00")], [], "weekly"),
        ("Asia/Singapore", [("mon", "08:00+1", "20:00")], [], "weekly"),
        ("Asia/Singapore", None, ["2025-02-30"], "holidays"),
    ],
)
def test_a_calendar_that_cannot_be_read_is_refused_with_the_part_named(
    tz: str, rows: Rows | None, holidays: list[str], part: str
) -> None:
    with pytest.raises(BadCalendar, match=f"^{part}: "):
        weekly(tz, rows, holidays)
