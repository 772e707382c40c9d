"""One question about a service clock, one answer: the meaning of a line of `eastcity sla`. Reads no stream.

Inside, instants are milliseconds from 1970-01-01 UTC, so that a question may carry fractions of a second.
"""

import datetime as dt
import json
import math
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import NoReturn

from simulator.compiler.calendar import UTC_EPOCH, BadCalendar, Weekly, weekly
from simulator.domain.intervals import BeyondHorizon, Interval, Pause, due, elapsed
from simulator.domain.time import SECOND

LONGEST = 20 * 366 * 86_400 * SECOND
"""How far from its start a clock is followed: twenty years."""

_CHUNK = 366 * 86_400 * SECOND
_FIRST = (dt.datetime(1900, 1, 1, tzinfo=dt.UTC) - UTC_EPOCH) // dt.timedelta(milliseconds=1)
_LAST = (dt.datetime(2200, 1, 1, tzinfo=dt.UTC) - UTC_EPOCH) // dt.timedelta(milliseconds=1)
_CALENDAR_KEYS = ("tz", "weekly", "holidays", "exceptions")
_KEPT = 256
_MOST_WINDOWS = 168


class BadQuestion(ValueError):
    """A question that cannot be answered; the message is one sentence for whoever asked."""


class Hours:
    """A calendar and as much of its service as was asked for so far, in milliseconds."""

    def __init__(self, calendar: Weekly) -> None:
        self.calendar = calendar
        self._from = self._to = 0
        self._service: tuple[Interval, ...] = ()

    def service(self, start: int, end: int) -> tuple[Interval, ...]:
        """Give a list that holds at least the service from `start` to `end`; what was made once is kept."""
        if not self._service or start < self._from or end > self._to:
            known = (self._from, self._to) if self._service else (start, end)
            self._from = min(known[0], start // _CHUNK * _CHUNK)
            self._to = max(known[1], -(-end // _CHUNK) * _CHUNK)
            seconds = self.calendar.between(self._from // SECOND, self._to // SECOND)
            self._service = tuple((opens * SECOND, closes * SECOND) for opens, closes in seconds)
        return self._service

    def show(self, instant: int) -> str:
        """Give the instant in ISO 8601 with the offset that the calendar's zone has then."""
        local = (UTC_EPOCH + dt.timedelta(milliseconds=instant)).astimezone(self.calendar.zone)
        return local.isoformat(timespec="milliseconds" if instant % SECOND else "seconds")


class Answerer:
    """Answers one line after the other and remembers the calendars it has met."""

    def __init__(self) -> None:
        self._calendars: OrderedDict[str, Hours] = OrderedDict()

    def answer(self, line: bytes) -> str:
        """Give the answer to a line as a line of JSON without its end. Never raises for what the line holds."""
        name: object = None
        try:
            question = _object(_parse(line), "a question")
            name = _name(question)
            return json.dumps({"id": name, **self._solve(question)})
        except (BadQuestion, BadCalendar) as bad:
            return json.dumps({"id": name, "error": str(bad)})

    def _solve(self, question: Mapping[str, object]) -> dict[str, object]:
        op = _given(question, "op")
        if op not in ("due", "elapsed"):
            raise BadQuestion(f"op: is due or elapsed, not {_shown(op)}")
        hours = self._hours(_given(question, "calendar"))
        start = _instant(_given(question, "start"), "start")
        pauses = _pauses(question.get("pauses"))
        if op == "due":
            return {"due": _due(hours, start, _amount(_given(question, "amount_s")), pauses)}
        end = _instant(_given(question, "end"), "end")
        if end < start:
            raise BadQuestion("end: lies before start")
        if end - start > LONGEST:
            raise BadQuestion("end: lies more than twenty years after start")
        return {"elapsed_s": _seconds(elapsed(hours.service(start, end), start, end, pauses))}

    def _hours(self, value: object) -> Hours:
        key = json.dumps(value, sort_keys=True)
        hours = self._calendars.get(key)
        if hours is None:
            hours = self._calendars[key] = Hours(_calendar(_object(value, "calendar")))
            if len(self._calendars) > _KEPT:
                self._calendars.popitem(last=False)
        self._calendars.move_to_end(key)
        return hours


def _due(hours: Hours, start: int, amount: int, pauses: Sequence[Pause]) -> str | None:
    if any(end is None for _, end in pauses):
        return None
    reach = _CHUNK // 4
    while True:
        reach = min(reach * 4, LONGEST)
        try:
            instant = due(hours.service(start, start + reach), start, amount, pauses)
        except BeyondHorizon:
            if reach == LONGEST:
                raise BadQuestion("amount_s: is not reached within twenty years of start") from None
            continue
        return None if instant is None else hours.show(instant)


def _parse(line: bytes) -> object:
    try:
        return json.loads(line.decode("utf-8"), parse_constant=_no_number, parse_float=_finite)
    except UnicodeDecodeError:
        raise BadQuestion("the line is not valid UTF-8") from None
    except RecursionError:
        raise BadQuestion("the line is nested too deeply") from None
    except json.JSONDecodeError as bad:
        raise BadQuestion(f"the line is not JSON: {bad.msg} at column {bad.colno}") from None
    except BadQuestion:
        raise
    except ValueError:
        raise BadQuestion("the line holds a number with too many digits") from None


def _no_number(text: str) -> NoReturn:
    raise BadQuestion(f"the line is not JSON: {text} is no number there")


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise BadQuestion("the line holds a number that is too large")
    return value


def _name(question: Mapping[str, object]) -> object:
    name = question.get("id")
    if isinstance(name, dict | list):
        raise BadQuestion("id: is a text or a number")
    return name


def _given(question: Mapping[str, object], key: str) -> object:
    if key not in question:
        raise BadQuestion(f"{key}: is missing")
    return question[key]


def _object(value: object, what: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise BadQuestion(f"{what}: is a JSON object, not {_shown(value)}")
    return value


def _list(value: object, what: str) -> list[object]:
    if not isinstance(value, list):
        raise BadQuestion(f"{what}: is a list, not {_shown(value)}")
    return value


def _texts(value: object, count: int, what: str) -> list[str]:
    row = [item for item in _list(value, what) if isinstance(item, str)]
    if len(row) != count or len(_list(value, what)) != count:
        raise BadQuestion(f"{what}: is a list of {count} texts, not {_shown(value)}")
    return row


def _calendar(value: Mapping[str, object]) -> Weekly:
    for key in value:
        if key not in _CALENDAR_KEYS:
            raise BadQuestion(f"calendar: has the keys {' '.join(_CALENDAR_KEYS)}, not {_shown(key)}")
    zone = value.get("tz")
    if not isinstance(zone, str):
        raise BadQuestion("tz: is the name of a time zone, like Asia/Singapore")
    if "weekly" not in value:
        raise BadQuestion("weekly: is missing; null means always open")
    rows = value["weekly"]
    week = None
    if rows is not None:
        if len(_list(rows, "weekly")) > _MOST_WINDOWS:
            raise BadQuestion(f"weekly: has more than {_MOST_WINDOWS} windows")
        week = [(row[0], row[1], row[2]) for row in (_texts(item, 3, "weekly") for item in _list(rows, "weekly"))]
    holidays = []
    for date in _list(value.get("holidays") or [], "holidays"):
        if not isinstance(date, str):
            raise BadQuestion(f"holidays: must be a date like 2025-10-13, not {_shown(date)}")
        holidays.append(date)
    exceptions = {
        date: [(pair[0], pair[1]) for pair in (_texts(item, 2, "exceptions") for item in _list(rows, "exceptions"))]
        for date, rows in _object(value.get("exceptions") or {}, "exceptions").items()
    }
    calendar = weekly(zone, week, holidays, exceptions)
    if calendar.never_opens and not any(calendar.special.values()):
        raise BadQuestion("weekly: the service never opens, so its clock never runs")
    return calendar


def _instant(value: object, what: str) -> int:
    try:
        moment = dt.datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        moment = None
    if moment is None or moment.utcoffset() is None:
        raise BadQuestion(f"{what}: is a time with its offset, like 2025-10-17T18:30:00+08:00, not {_shown(value)}")
    # Aware datetimes subtract without leaving the calendar, so the years 1 and 9999 do no harm here.
    instant = (moment - UTC_EPOCH) // dt.timedelta(milliseconds=1)
    if not _FIRST <= instant < _LAST:
        raise BadQuestion(f"{what}: lies outside the years 1900 to 2199")
    return instant


def _amount(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadQuestion(f"amount_s: is a number of seconds, not {_shown(value)}")
    if value < 0:
        raise BadQuestion("amount_s: is negative")
    return round(value * SECOND)


def _pauses(value: object) -> list[Pause]:
    pauses: list[Pause] = []
    for item in _list(value or [], "pauses"):
        pair = _list(item, "pauses")
        if len(pair) != 2:
            raise BadQuestion(f"pauses: each is a pair of times, not {_shown(item)}")
        start = _instant(pair[0], "pauses")
        end = None if pair[1] is None else _instant(pair[1], "pauses")
        if end is not None and end < start:
            raise BadQuestion("pauses: one ends before it starts")
        pauses.append((start, end))
    return pauses


def _seconds(milliseconds: int) -> int | float:
    return milliseconds / SECOND if milliseconds % SECOND else milliseconds // SECOND


def _shown(value: object) -> str:
    text = json.dumps(value)
    return text if len(text) <= 40 else text[:37] + "..."
