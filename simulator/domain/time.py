"""Ticks, durations and the clock on the wall, in whole numbers. No time zone rules: an epoch carries its offset."""

import re
from dataclasses import dataclass
from typing import NewType

Tick = NewType("Tick", int)
"""Milliseconds of simulated time from the start of the shift; history is negative."""

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
MINUTES_PER_DAY = 24 * 60

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_UNITS = (("d", DAY), ("h", HOUR), ("m", MINUTE), ("s", SECOND))
_DURATION = re.compile(r"(?:([0-9]{1,6})d)?(?:([0-9]{1,6})h)?(?:([0-9]{1,6})m)?(?:([0-9]{1,6})s)?")
_CLOCK = re.compile(r"([0-9]{2}):([0-9]{2})([+-][0-9]{1,3})?")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


class BadTime(ValueError):
    """A text that is no duration, date or time of day; the message is a sentence for its author."""


def parse_duration(text: str) -> int:
    """Give the milliseconds of `15m`, `90s`, `1h30m` or `3d`: units from large to small, each at most once."""
    match = _DURATION.fullmatch(text)
    if not match or not text:
        raise BadTime(f"must be a duration like 15m, 90s or 1h30m, not {text[:40]!r}")
    return sum(int(amount) * size for amount, (_, size) in zip(match.groups(), _UNITS, strict=True) if amount)


def format_duration(milliseconds: int) -> str:
    """Give the shortest text that `parse_duration` reads back; parts of a second are dropped, minus is kept."""
    rest = abs(milliseconds) // SECOND * SECOND
    if not rest:
        return "0s"
    parts = []
    for unit, size in _UNITS:
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count}{unit}")
    return ("-" if milliseconds < 0 else "") + "".join(parts)


def days_from_civil(year: int, month: int, day: int) -> int:
    """Give the days from 1970-01-01 to that date of the Gregorian calendar, negative before.

    Years are counted from March, so that the leap day is the last of its year; 400 years are 146,097 days.
    """
    shifted_year = year - (month <= 2)
    era, year_of_era = divmod(shifted_year, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    day_of_era = 365 * year_of_era + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * 146_097 + day_of_era - 719_468


def civil_from_days(days: int) -> tuple[int, int, int]:
    """Give (year, month, day) of the date so many days after 1970-01-01: `days_from_civil` backwards."""
    era, day_of_era = divmod(days + 719_468, 146_097)
    year_of_era = (day_of_era - day_of_era // 1_460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    month_from_march = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * month_from_march + 2) // 5 + 1
    month = (month_from_march + 2) % 12 + 1
    return era * 400 + year_of_era + (month <= 2), month, day


def parse_date(text: str) -> int:
    """Give the day number (days from 1970-01-01) of an ISO date like `2025-10-13`."""
    match = _DATE.fullmatch(text)
    if match:
        year, month, day = (int(part) for part in match.groups())
        if 1 <= month <= 12 and civil_from_days(number := days_from_civil(year, month, day)) == (year, month, day):
            return number
    raise BadTime(f"must be a date like 2025-10-13, not {text[:40]!r}")


def format_date(day_number: int) -> str:
    """Give the ISO date of a day number."""
    year, month, day = civil_from_days(day_number)
    return f"{year:04d}-{month:02d}-{day:02d}"


def parse_clock(text: str) -> tuple[int, int]:
    """Give (minute of the day, days after) of `08:55`, `24:00`, `02:10+1` or `17:00-3`."""
    match = _CLOCK.fullmatch(text)
    if match:
        hour, minute, days = int(match[1]), int(match[2]), int(match[3] or 0)
        if (hour <= 23 and minute <= 59) or (hour, minute) == (24, 0):
            return hour * 60 + minute, days
    raise BadTime(f"must be a time of day like 08:55 or 02:10+1, not {text[:40]!r}")


@dataclass(frozen=True, slots=True)
class Epoch:
    """Where tick 0 stands on the wall: a local date, the minute of that day, and how far the zone is ahead of UTC.

    `date` is ISO, `minute` 0 to 1439, `utc_offset` in minutes. One epoch has one offset: a place whose clocks change
    during a shift needs two. Raises BadTime for a date or minute that does not exist.
    """

    date: str
    minute: int
    utc_offset: int

    def __post_init__(self) -> None:
        parse_date(self.date)
        if not 0 <= self.minute < MINUTES_PER_DAY:
            raise BadTime(f"a day has minutes 0 to 1439, not {self.minute}")

    @property
    def local_start(self) -> int:
        """Milliseconds from 1970-01-01 00:00 to the start, both on the wall clock of the place."""
        return parse_date(self.date) * DAY + self.minute * MINUTE

    @property
    def utc_start(self) -> int:
        """Milliseconds from 1970-01-01 00:00 UTC to the start."""
        return self.local_start - self.utc_offset * MINUTE

    def day(self, tick: int) -> int:
        """Give the day number of the local date at that tick."""
        return (self.local_start + tick) // DAY

    def weekday(self, tick: int) -> int:
        """Give the local day of the week, Monday 0 to Sunday 6."""
        return (self.day(tick) + 3) % 7

    def minute_of_day(self, tick: int) -> int:
        """Give the local minute of the day, 0 to 1439."""
        return (self.local_start + tick) % DAY // MINUTE

    def clock(self, tick: int) -> str:
        """Give the local time as `08:14`."""
        hour, minute = divmod(self.minute_of_day(tick), 60)
        return f"{hour:02d}:{minute:02d}"

    def stamp(self, tick: int) -> str:
        """Give the local date and time as `Mon 13 Oct 08:14`."""
        return f"{WEEKDAYS[self.weekday(tick)]} {self.dated(tick)} {self.clock(tick)}"

    def dated(self, tick: int) -> str:
        """Give the local date as `13 Oct`."""
        _, month, day = civil_from_days(self.day(tick))
        return f"{day} {MONTHS[month - 1]}"

    def iso(self, tick: int) -> str:
        """Give the local date and time to the second as `2025-10-13T08:14:00+08:00`."""
        second = (self.local_start + tick) // SECOND % 60
        sign = "-" if self.utc_offset < 0 else "+"
        hours, minutes = divmod(abs(self.utc_offset), 60)
        return f"{format_date(self.day(tick))}T{self.clock(tick)}:{second:02d}{sign}{hours:02d}:{minutes:02d}"

    def tick(self, text: str) -> Tick:
        """Give the tick of a local time on the date of the start, or `+n` days after it; may lie before the start."""
        minute, days = parse_clock(text)
        return Tick((days * MINUTES_PER_DAY + minute - self.minute) * MINUTE)

    def coming(self, text: str) -> Tick:
        """Give the first tick at or after the start with that local time: in a night shift `02:00` is tomorrow."""
        minute, days = parse_clock(text)
        if days:
            return self.tick(text)
        return Tick((minute - self.minute) % MINUTES_PER_DAY * MINUTE)

    def seen_from(self, utc_offset: int) -> "Epoch":
        """Give the same instant on the wall of a place with another offset."""
        local = self.utc_start + utc_offset * MINUTE
        return Epoch(format_date(local // DAY), local % DAY // MINUTE, utc_offset)
