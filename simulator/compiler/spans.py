"""Moments, opening hours and money windows of one shift as ticks, from frozen calendars alone.

Nothing here asks the tz database or the clock of the machine. Instants are milliseconds from 1970-01-01 UTC until they
become ticks. A local time that clocks skip counts with the offset from before the jump; one that stands on the wall
twice means the first.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from simulator.compiler.schema.notation import Moment, Onset
from simulator.compiler.schema.services import CalendarRow, CalendarsFile, MoneyWindow
from simulator.compiler.schema.shift import Shift
from simulator.domain.intervals import Interval, normalise
from simulator.domain.time import DAY, MINUTE, MINUTES_PER_DAY, BadTime, parse_clock, parse_date

SERVICE_HOURS = "service-hours"
"""Calendar whose days are the business days of the aftermath."""

BEFORE, AFTER = 120, 60
"""Days of calendar before and after the start of the shift."""

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class NotFrozen(ValueError):
    """The frozen calendars do not reach this zone or date; the message is one sentence."""


class Zones:
    """Offsets by zone and instant, as frozen."""

    def __init__(self, rows: Mapping[str, Iterable[tuple[str, int]]]) -> None:
        self._starts: dict[str, list[int]] = {}
        self._minutes: dict[str, list[int]] = {}
        for name, changes in rows.items():
            pairs = sorted((_instant(text), minutes) for text, minutes in changes)
            self._starts[name] = [start for start, _ in pairs]
            self._minutes[name] = [minutes for _, minutes in pairs]

    def offset(self, zone: str, instant: int) -> int:
        """Give the minutes ahead of UTC at an instant. Raises NotFrozen."""
        if zone not in self._starts:
            raise NotFrozen(f"the zone {zone[:40]!r} is not in calendars.yaml")
        index = bisect_right(self._starts[zone], instant) - 1
        if index < 0:
            raise NotFrozen("calendars.yaml does not reach back so far")
        return self._minutes[zone][index]

    def instant(self, zone: str, local: int) -> int:
        """Give the instant of a local time, in milliseconds as if it were UTC."""
        candidates = [local - self.offset(zone, local + side * DAY) * MINUTE for side in (-1, 1)]
        real = [at for at in candidates if local - self.offset(zone, at) * MINUTE == at]
        return min(real) if real else candidates[0]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a shift stands in time."""

    day: int
    """Days from 1970-01-01 of the local date."""
    start: int
    """Local minute of tick 0."""
    offset: int
    """Minutes ahead of UTC."""
    length: int
    """Ticks."""

    @property
    def utc_start(self) -> int:
        """Milliseconds from 1970-01-01 UTC at tick 0."""
        return self.day * DAY + (self.start - self.offset) * MINUTE

    def tick(self, moment: Moment) -> int:
        """Give the tick of a moment in the zone of the shift."""
        return (moment.days * MINUTES_PER_DAY + moment.minute - self.start) * MINUTE

    def resolve(self, moment: Moment | Onset, onset: int) -> int:
        """Give the tick of a moment that may be counted from an onset."""
        return onset + moment.after if isinstance(moment, Onset) else self.tick(moment)

    def local_day(self, day: int) -> int:
        """Give the tick at which a local day number begins."""
        return ((day - self.day) * MINUTES_PER_DAY - self.start) * MINUTE


def frame(shift: Shift, zones: Zones) -> Frame:
    """Give the frame of a shift. Raises BadTime or NotFrozen."""
    day = parse_date(shift.date)
    start, end = clock(shift.from_), clock(shift.to)
    if end <= start:
        end += MINUTES_PER_DAY
    instant = zones.instant(shift.zone, day * DAY + start * MINUTE)
    return Frame(day, start, zones.offset(shift.zone, instant), (end - start) * MINUTE)


def clock(text: str) -> int:
    """Give the minute of the day of `07:45`. Raises BadTime."""
    minute, days = parse_clock(text)
    if days:
        raise BadTime(f"must be a time of day like 08:55, not {text[:40]!r}")
    return minute


class Calendars:
    """All weekly calendars as half-open tick intervals around one shift."""

    def __init__(self, frozen: CalendarsFile, zones: Zones, at: Frame) -> None:
        self._frozen = frozen
        self._zones = zones
        self._frame = at
        self._rows = {row.id: row for row in frozen.calendars}
        self._holidays = {
            site: frozenset(parse_date(date) for date in dates) for site, dates in frozen.holidays.items()
        }
        years = [parse_date(date) // 365 for dates in frozen.holidays.values() for date in dates]
        first, last = (at.day - BEFORE) // 365, (at.day + AFTER) // 365
        if years and not min(years) <= first <= last <= max(years) + 1:
            raise NotFrozen("calendars.yaml does not reach 120 days before and 60 days after this date")

    def intervals(self) -> tuple[tuple[str, tuple[Interval, ...]], ...]:
        """Give every calendar with its intervals, in order of ids."""
        return tuple((name, self.open(name)) for name in sorted(self._rows))

    def open(self, name: str) -> tuple[Interval, ...]:
        """Give the intervals in which a calendar is open."""
        row, at = self._rows[name], self._frame
        first, last = -BEFORE * DAY, AFTER * DAY
        if row.always:
            return ((first, last),)
        found = (
            (max(first, opens), min(last, closes))
            for day in range(at.day - BEFORE - 1, at.day + AFTER + 2)
            for opens, closes in self._windows(row, day)
        )
        return normalise(found)

    def is_open(self, name: str, day: int) -> bool:
        """Whether a calendar opens at all on a local day number."""
        row = self._rows[name]
        return row.always or any(True for _ in self._windows(row, day))

    def closing(self, name: str, days: int) -> int:
        """Give the tick at which the so-manieth service day after the shift's own date closes. Raises NotFrozen."""
        later = [end for start, end in self.open(name) if start >= self._frame.local_day(self._frame.day + 1)]
        if len(later) < days:
            raise NotFrozen(f"{name!r} has no {days} service days in the {AFTER} days after this date")
        return later[days - 1]

    def rates(self, name: str, windows: Iterable[MoneyWindow], horizon: int) -> tuple[tuple[int, int, int], ...]:
        """Give (from, to, cents per hour) on days on which a calendar opens, from the day before to the horizon."""
        at = self._frame
        last = at.day + (horizon - at.local_day(at.day)) // DAY + 1
        found: list[tuple[int, int, int]] = []
        for day in range(at.day - 1, last + 1):
            if self.is_open(name, day):
                found.extend(_segments(at.local_day(day), windows))
        return tuple(sorted(found))

    def _windows(self, row: CalendarRow, day: int) -> Iterator[Interval]:
        if day in self._holidays.get(row.holidays, ()):
            return
        for name, opens, closes in row.weekly:
            if name == DAYS[(day + 3) % 7]:
                start, end = clock(opens), clock(closes)
                end += MINUTES_PER_DAY if end <= start else 0
                yield self._tick(row.zone, day, start), self._tick(row.zone, day, end)

    def _tick(self, zone: str, day: int, minute: int) -> int:
        return self._zones.instant(zone, day * DAY + minute * MINUTE) - self._frame.utc_start


def _segments(midnight: int, windows: Iterable[MoneyWindow]) -> Iterator[tuple[int, int, int]]:
    for window in windows:
        end = window.to + (MINUTES_PER_DAY if window.to <= window.from_ else 0)
        yield midnight + window.from_ * MINUTE, midnight + end * MINUTE, window.per_hour


def _instant(text: str) -> int:
    date, _, rest = text.partition("T")
    return parse_date(date) * DAY + clock(rest.rstrip("Z")) * MINUTE
