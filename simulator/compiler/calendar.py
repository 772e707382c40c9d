"""Weekly calendars with their time zone, made into interval lists. Needs the tz database, so it is not the domain's.

Two local times a year are odd, and both are read as iCalendar reads them (RFC 5545, 3.3.5). A time that stands on the
wall twice means the first of the two. A time that clocks skip is counted with the offset from before the jump, so 02:30
means 03:30. Everything else follows from real instants: a night shift over the jump is an hour shorter or longer.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from simulator.domain.intervals import Interval, normalise
from simulator.domain.time import MINUTES_PER_DAY, BadTime, days_from_civil, parse_clock, parse_date

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Window = tuple[int, int]
"""Minutes of the local day from opening to closing; the closing lies in the next day when it is over 1440."""

UTC_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
ONE_SECOND = dt.timedelta(seconds=1)

_ZONE_NAME = re.compile(r"[A-Za-z0-9_+-]{1,40}(/[A-Za-z0-9_+-]{1,40}){0,2}")


class BadCalendar(ValueError):
    """A calendar that cannot be read; the message is one sentence that names the part at fault."""


@dataclass(frozen=True, slots=True)
class Weekly:
    """A week of service in one zone, with the dates that differ.

    `week` holds the windows of Monday to Sunday, or is None for a service that never closes. `special` maps a day
    number (days from 1970-01-01) to the windows of that date; none means closed. A window over midnight belongs to
    the date on which it opens.
    """

    zone: ZoneInfo
    week: tuple[tuple[Window, ...], ...] | None
    special: Mapping[int, tuple[Window, ...]]

    @property
    def never_opens(self) -> bool:
        """Whether no ordinary week holds a window, so that only special dates are left."""
        return self.week is not None and not any(self.week)

    def windows(self, day: int) -> tuple[Window, ...]:
        """Give the windows that open on that day number."""
        if day in self.special:
            return self.special[day]
        return ((0, MINUTES_PER_DAY),) if self.week is None else self.week[(day + 3) % 7]

    def between(self, start: int, end: int) -> tuple[Interval, ...]:
        """Give the service in seconds from 1970-01-01 UTC, from `start` to `end`, normalised."""
        if self.week is None and not self.special:
            return normalise([(start, end)])
        first, last = self._day(start) - 2, self._day(end) + 1
        return normalise(
            (max(opens, start), min(closes, end))
            for day in range(first, last + 1)
            for opens, closes in self._instants(day)
        )

    def _instants(self, day: int) -> Iterator[Interval]:
        for opening, closing in self.windows(day):
            yield instant(self.zone, day, opening), instant(self.zone, day, closing)

    def _day(self, second: int) -> int:
        local = UTC_EPOCH + dt.timedelta(seconds=second)
        return days_from_civil(local.year, local.month, local.day)


def instant(zone: ZoneInfo, day: int, minute: int) -> int:
    """Give the second, from 1970-01-01 UTC, of a local minute of a day number; odd times as the module says."""
    # Adding to an aware datetime moves its wall time and always gives the first of two equal ones.
    wall = UTC_EPOCH.replace(tzinfo=zone) + dt.timedelta(days=day, minutes=minute)
    return (wall.astimezone(dt.UTC) - UTC_EPOCH) // ONE_SECOND


def weekly(
    tz: str,
    week: Sequence[tuple[str, str, str]] | None,
    holidays: Sequence[str] = (),
    exceptions: Mapping[str, Sequence[tuple[str, str]]] | None = None,
) -> Weekly:
    """Read a calendar: `week` as (day, from, to) rows or None for always, ISO dates for the rest.

    An exception replaces the windows of its date, and speaks louder than a holiday on the same date. Raises
    BadCalendar.
    """
    special: dict[int, tuple[Window, ...]] = {_date(date, "holidays"): () for date in holidays}
    for date, windows in (exceptions or {}).items():
        special[_date(date, "exceptions")] = tuple(_window(opens, closes, "exceptions") for opens, closes in windows)
    if week is None:
        return Weekly(zone(tz), None, special)
    days: list[list[Window]] = [[] for _ in DAYS]
    for name, opens, closes in week:
        if name not in DAYS:
            raise BadCalendar(f"weekly: a day is one of {' '.join(DAYS)}, not {name[:40]!r}")
        days[DAYS.index(name)].append(_window(opens, closes, "weekly"))
    return Weekly(zone(tz), tuple(tuple(windows) for windows in days), special)


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo:
    """Give the zone of a name of the tz database, or raise BadCalendar."""
    if _ZONE_NAME.fullmatch(name):
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            pass
    raise BadCalendar(f"tz: {name[:40]!r} is no time zone of the tz database")


def _date(text: str, part: str) -> int:
    try:
        return parse_date(text)
    except BadTime as bad:
        raise BadCalendar(f"{part}: {bad}") from None


def _window(opens: str, closes: str, part: str) -> Window:
    try:
        (opening, days), (closing, more_days) = parse_clock(opens), parse_clock(closes)
    except BadTime as bad:
        raise BadCalendar(f"{part}: {bad}") from None
    if days or more_days or opening == MINUTES_PER_DAY:
        raise BadCalendar(f"{part}: a window is two times of day like 08:00 and 20:00, not {opens!r} and {closes!r}")
    return opening, closing if closing > opening else closing + MINUTES_PER_DAY
