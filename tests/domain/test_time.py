"""Durations, dates and the clock on the wall."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.time import (
    DAY,
    HOUR,
    MINUTE,
    SECOND,
    BadTime,
    Epoch,
    civil_from_days,
    days_from_civil,
    format_date,
    format_duration,
    parse_clock,
    parse_date,
    parse_duration,
)

MORNING = Epoch("2025-10-13", 7 * 60 + 45, 8 * 60)

epochs = st.builds(
    lambda date, minute, offset: Epoch(date.isoformat(), minute, offset),
    st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31)),
    st.integers(0, 1439),
    st.integers(-12 * 60, 14 * 60),
)
ticks = st.integers(-400 * DAY, 400 * DAY)


@pytest.mark.parametrize(
    ("text", "milliseconds"),
    [
        ("15m", 15 * MINUTE),
        ("90s", 90 * SECOND),
        ("2h", 2 * HOUR),
        ("1h30m", 90 * MINUTE),
        ("3d", 3 * DAY),
        ("1d2h3m4s", DAY + 2 * HOUR + 3 * MINUTE + 4 * SECOND),
        ("0s", 0),
    ],
)
def test_durations_are_read(text: str, milliseconds: int) -> None:
    assert parse_duration(text) == milliseconds


@pytest.mark.parametrize(
    "text", ["", "15", "m", "-5m", "1.5h", "30m1h", "1h1h", "5 m", "5M", "\u0663m", "1" * 400 + "d"]
)
def test_texts_that_are_no_duration_are_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(BadTime, match="must be a duration"):
        parse_duration(text)


@given(st.integers(0, 10**9))
def test_whole_seconds_survive_writing_and_reading(seconds: int) -> None:
    assert parse_duration(format_duration(seconds * SECOND)) == seconds * SECOND


def test_a_negative_duration_is_shown_with_its_sign_and_parts_of_a_second_are_dropped() -> None:
    assert format_duration(-90 * MINUTE) == "-1h30m"
    assert format_duration(1_999) == "1s"
    assert format_duration(-999) == "0s"


@given(st.dates())
def test_dates_agree_with_the_standard_calendar(date: dt.date) -> None:
    number = days_from_civil(date.year, date.month, date.day)
    assert number == (date - dt.date(1970, 1, 1)).days
    assert civil_from_days(number) == (date.year, date.month, date.day)
    assert parse_date(format_date(number)) == number


@pytest.mark.parametrize(
    "text", ["2025-02-29", "2025-13-01", "2025-00-10", "2025-1-1", "13 Oct", "", "2025-10-13T00:00"]
)
def test_dates_that_do_not_exist_are_refused(text: str) -> None:
    with pytest.raises(BadTime, match="must be a date"):
        parse_date(text)


@pytest.mark.parametrize("text", ["7:45", "24:01", "12:60", "25:00", "0745", "08:55+", "08:55 +1"])
def test_times_of_day_that_do_not_exist_are_refused(text: str) -> None:
    with pytest.raises(BadTime, match="must be a time of day"):
        parse_clock(text)


def test_the_clock_of_a_morning_shift() -> None:
    tick = MORNING.tick("08:14")
    assert tick == 29 * MINUTE
    assert MORNING.clock(tick) == "08:14"
    assert MORNING.stamp(tick) == "Mon 13 Oct 08:14"
    assert MORNING.iso(tick + 5 * SECOND) == "2025-10-13T08:14:05+08:00"
    assert MORNING.stamp(MORNING.tick("17:00-3")) == "Fri 10 Oct 17:00"
    assert MORNING.stamp(MORNING.tick("24:00")) == "Tue 14 Oct 00:00"


def test_in_a_night_shift_a_time_before_the_start_is_tomorrow() -> None:
    night = Epoch("2025-12-31", 22 * 60, 8 * 60)
    assert night.stamp(night.coming("02:00")) == "Thu 1 Jan 02:00"
    assert night.coming("22:00") == 0
    assert night.tick("02:00") < 0
    assert night.coming("02:00+2") == night.tick("02:00+2")


@given(epochs, ticks)
def test_an_epoch_agrees_with_the_standard_clock(epoch: Epoch, tick: int) -> None:
    zone = dt.timezone(dt.timedelta(minutes=epoch.utc_offset))
    start = dt.datetime.fromisoformat(epoch.date).replace(tzinfo=zone) + dt.timedelta(minutes=epoch.minute)
    wall = start + dt.timedelta(milliseconds=tick)
    assert epoch.iso(tick) == wall.isoformat(timespec="seconds")
    assert epoch.clock(tick) == wall.strftime("%H:%M")
    assert epoch.weekday(tick) == wall.weekday()
    assert epoch.utc_start + tick == (wall - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)) // dt.timedelta(milliseconds=1)


@given(epochs, st.integers(0, 1439), st.integers(-99, 99))
def test_a_written_local_time_is_the_one_that_is_read(epoch: Epoch, minute: int, days: int) -> None:
    clock = f"{minute // 60:02d}:{minute % 60:02d}"
    assert epoch.clock(epoch.tick(f"{clock}{days:+d}")) == clock
    coming = epoch.coming(clock)
    assert epoch.clock(coming) == clock
    assert 0 <= coming < DAY


@given(epochs, st.integers(-12 * 60, 14 * 60), ticks)
def test_the_same_tick_seen_from_elsewhere_is_the_same_instant(epoch: Epoch, offset: int, tick: int) -> None:
    there = epoch.seen_from(offset)
    assert there.utc_start == epoch.utc_start
    assert dt.datetime.fromisoformat(there.iso(tick)) == dt.datetime.fromisoformat(epoch.iso(tick))


def test_an_epoch_that_does_not_exist_is_refused() -> None:
    with pytest.raises(BadTime, match="date"):
        Epoch("2025-02-30", 0, 0)
    with pytest.raises(BadTime, match="minutes"):
        Epoch("2025-02-28", 1440, 0)
