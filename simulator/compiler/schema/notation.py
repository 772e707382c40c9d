"""How people write times, shares, money and the like, and the whole numbers that these notations stand for.

Each reader takes what a file holds and gives a plain value, or raises ValueError with one sentence for the author.
The annotated types at the end bind a reader to a model field and to its JSON Schema.
"""

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Strict, WithJsonSchema

from simulator.domain.tables import Table, constant, exponential, spread, uniform
from simulator.domain.time import MINUTE, parse_clock, parse_duration

_SHARE = re.compile(r"([0-9]{1,5})(?:\.([0-9]{1,2}))? ?%")
_TIMES = re.compile(r"x([0-9]{1,6})(?:\.([0-9]{1,3}))?")
_MONEY = re.compile(r"SGD ([0-9]{1,3}(?:,[0-9]{3})*|[0-9]{1,12})(?:\.([0-9]{2}))?")
_MOMENT = re.compile(r"([+-][0-9]{1,3})d +([0-9]{2}:[0-9]{2})")
_ONSET = re.compile(r"onset(?: ?([+-]) ?([0-9a-z]+))?")
_RATE = re.compile(r"([0-9]{1,9}) per ([0-9a-z]+)")
_READING = re.compile(r"(-?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\.([0-9]{1,6}))?(?: *([^0-9\s].{0,30}))?")
_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}(?:/[A-Za-z0-9][A-Za-z0-9_-]{0,63})?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of day in the zone of the shift, so many days after the date of the shift."""

    days: int
    minute: int


@dataclass(frozen=True, slots=True)
class Onset:
    """A moment counted from the start of the fault it belongs to, in ticks."""

    after: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A value of a signal: `shown` as people read it in millionths, or `raw` in the signal's own whole numbers."""

    raw: int | None
    shown: int
    unit: str


@dataclass(frozen=True, slots=True)
class Rate:
    """So many units in each so many ticks."""

    units: int
    each: int


def _text(value: object, example: str) -> str:
    if not isinstance(value, str):
        raise ValueError(f"must be written like {example}, not {_short(value)}")  # noqa: TRY004  pydantic reads ValueError
    return value.strip()


def _short(value: object) -> str:
    return repr(value)[:40]


def duration(value: object) -> int:
    """Read `90s`, `15m`, `2h`, `1h30m`, `3d` as ticks; a bare 0 is allowed."""
    if value == 0 and not isinstance(value, bool):
        return 0
    return parse_duration(_text(value, "90s, 15m, 2h or 1h30m"))


def minutes(value: object) -> int:
    """Read whole minutes: a bare number, or a duration."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return parse_duration(_text(value, "20 or 20m")) // MINUTE


def moment(value: object) -> Moment:
    """Read `08:40`, `24:00`, `08:40+1` or `-2d 14:20`."""
    text = _text(value, '"08:40" or "-2d 14:20"')
    match = _MOMENT.fullmatch(text)
    minute, days = parse_clock(match[2] if match else text)
    return Moment(int(match[1]) if match else days, minute)


def moment_or_onset(value: object) -> Moment | Onset:
    """Read a moment, or `onset`, `onset+5m`, `onset-1h` for one that moves with its fault."""
    match = _ONSET.fullmatch(_text(value, '"08:40" or "onset+5m"'))
    if not match:
        return moment(value)
    ticks = parse_duration(match[2]) if match[2] else 0
    return Onset(-ticks if match[1] == "-" else ticks)


def minute_of_day(value: object) -> int:
    """Read a time of day without a date as minutes after midnight, 0 to 1440."""
    found = moment(value)
    if found.days:
        raise ValueError(f"must be a time of day like 08:40, without a day, not {_short(value)}")
    return found.minute


def share(value: object) -> int:
    """Read `33%` or `12.5%` as basis points, 0 to 10,000."""
    match = _SHARE.fullmatch(_text(value, "33% or 12.5%"))
    points = int(match[1]) * 100 + int((match[2] or "").ljust(2, "0")) if match else -1
    if not 0 <= points <= 10_000:
        raise ValueError(f"must be a share like 33% or 12.5%, from 0% to 100%, not {_short(value)}")
    return points


def multiplier(value: object) -> int:
    """Read `x30`, `x0.5` or `120%` as permille."""
    text = _text(value, "x30 or x0.5")
    if match := _TIMES.fullmatch(text):
        return int(match[1]) * 1000 + int((match[2] or "").ljust(3, "0"))
    if match := _SHARE.fullmatch(text):
        return int(match[1]) * 10 + int((match[2] or "0")[0])
    raise ValueError(f"must be a factor like x30 or x0.5, not {_short(value)}")


def money(value: object) -> int:
    """Read `SGD 4,500` or `SGD 4,500.50` as cents; a bare 0 is allowed."""
    if value == 0 and not isinstance(value, bool):
        return 0
    match = _MONEY.fullmatch(_text(value, '"SGD 4,500"'))
    if not match:
        raise ValueError(f'must be money like "SGD 4,500", not {_short(value)}')
    return int(match[1].replace(",", "")) * 100 + int(match[2] or 0)


def waits(value: object) -> Table:
    """Read `12m-24m` (uniform), `5m` (constant), `4m/9m/22m` (p10/p50/p90) or `~2h` (exponential) as a table."""
    if value == 0 and not isinstance(value, bool):
        return constant(0)
    text = _text(value, "12m-24m, 5m, 4m/9m/22m or ~2h").replace(" ", "")
    if text.startswith("~"):
        return exponential(parse_duration(text[1:]))
    if text.count("/") == 2:
        low, middle, high = (parse_duration(part) for part in text.split("/"))
        if not low <= middle <= high:
            raise ValueError(f"p10/p50/p90 must not fall: {text[:40]!r}")
        return spread(low, middle, high)
    parts = text.split("-")
    if len(parts) == 2:
        low, high = (parse_duration(part) for part in parts)
        if high < low:
            raise ValueError(f"the longer wait stands second: {text[:40]!r}")
        return uniform(low, high)
    return constant(parse_duration(text))


def rate(value: object) -> Rate:
    """Read `3 per 10m`."""
    match = _RATE.fullmatch(_text(value, '"3 per 10m"'))
    if not match or not (each := parse_duration(match[2])):
        raise ValueError(f'must be a rate like "3 per 10m", not {_short(value)}')
    return Rate(int(match[1]), each)


def reading(value: object) -> Reading:
    """Read a value of a signal: a bare whole number is in the signal's own scale, `340 s` is what the screen shows."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Reading(value, 0, "")
    match = _READING.fullmatch(_text(value, '3400 or "340 s"'))
    if not match:
        raise ValueError(f'must be a reading like 3400 or "340 s", not {_short(value)}')
    shown = int(match[2].replace(",", "")) * 1_000_000 + int((match[3] or "").ljust(6, "0"))
    return Reading(None, -shown if match[1] else shown, (match[4] or "").strip())


def slug(value: object) -> str:
    """Read an id; spaces may stand for hyphens (`drain member`), one slash divides a member from its part."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    text = _text(value, "an-id").replace(" ", "-")
    if not _SLUG.fullmatch(text):
        raise ValueError(f"must be an id of letters, digits and hyphens, not {_short(value)}")
    return text


def maybe_slug(value: object) -> str:
    """Read an id, or an empty text for none."""
    return "" if value == "" else slug(value)


def weight(value: object) -> int:
    """Read the weight of a dependency: `30%` as basis points of a soft one, a whole number as k of a redundant one."""
    if isinstance(value, int) and not isinstance(value, bool) and value >= 1:
        return value
    if isinstance(value, str):
        return share(value)
    raise ValueError(f"must be a share like 30%, or how many of a group must be up, not {_short(value)}")


def points(value: object) -> int:
    """Read a result of 100 points (`80`, `"72.5"`) as basis points of the whole."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 100:
        return value * 100
    return share(f"{_text(value, '80')}%".replace("%%", "%"))


def some_points(value: object) -> int:
    """Read a result as `points` does; below nothing (`-10`) too, down to minus a hundred."""
    if isinstance(value, int) and not isinstance(value, bool) and -100 <= value < 0:
        return value * 100
    return points(value)


def prose(value: object) -> tuple[str, ...]:
    """Read one text, or a list of variants that say the same, each without outer blank space."""
    items = value if isinstance(value, list) else [value]
    texts = tuple(item.strip() for item in items if isinstance(item, str) and item.strip())
    if not texts or len(texts) < len(items):
        raise ValueError("must be a text, or a list of texts that say the same")
    return texts


def said(value: object) -> object:
    """Refuse a text that says nothing."""
    if isinstance(value, str) and not value.strip():
        raise ValueError("must not be empty")
    return value


def word_list(value: object) -> object:
    """Let one word stand for a list of one."""
    return [value] if isinstance(value, str) else value


def damage_units(value: object) -> int:
    """Read `+40`, `40` or `-5` units."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = _text(value, "+40")
    if not re.fullmatch(r"[+-]?[0-9]{1,9}", text):
        raise ValueError(f"must be a number of units like +40, not {_short(value)}")
    return int(text)


def _schema(example: str, pattern: str = "", **more: Any) -> WithJsonSchema:
    shape: dict[str, Any] = {"type": "string", "examples": [example], **more}
    if pattern:
        shape["pattern"] = pattern
    return WithJsonSchema(shape)


_MANY = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}
_ANY = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}

Whole = Annotated[int, Strict()]
Flag = Annotated[bool, Strict()]
Ticks = Annotated[int, BeforeValidator(duration), _schema("1h30m", r"^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$")]
Minutes = Annotated[int, BeforeValidator(minutes), WithJsonSchema({"type": ["integer", "string"], "examples": [20]})]
When = Annotated[Moment, BeforeValidator(moment), _schema("08:40", r"^([+-][0-9]+d +)?[0-9]{2}:[0-9]{2}([+-][0-9]+)?$")]
WhenOrOnset = Annotated[Moment | Onset, BeforeValidator(moment_or_onset), _schema("onset+5m")]
MinuteOfDay = Annotated[int, BeforeValidator(minute_of_day), _schema("08:40", r"^[0-9]{2}:[0-9]{2}$")]
Share = Annotated[int, BeforeValidator(share), _schema("12.5%", r"^[0-9]{1,3}(\.[0-9]{1,2})? ?%$")]
Multiplier = Annotated[int, BeforeValidator(multiplier), _schema("x30", r"^(x[0-9]+(\.[0-9]{1,3})?|[0-9.]+ ?%)$")]
Cents = Annotated[int, BeforeValidator(money), _schema("SGD 4,500")]
Waits = Annotated[Table, BeforeValidator(waits), _schema("12m-24m")]
PerTicks = Annotated[Rate, BeforeValidator(rate), _schema("3 per 10m")]
Measured = Annotated[Reading, BeforeValidator(reading), WithJsonSchema({"type": ["integer", "string"]})]
Slug = Annotated[str, BeforeValidator(slug), _schema("drain-member")]
MaybeSlug = Annotated[str, BeforeValidator(maybe_slug), _schema("drain-member")]
Weight = Annotated[int, BeforeValidator(weight), WithJsonSchema({"type": ["integer", "string"], "examples": ["30%"]})]
Points = Annotated[int, BeforeValidator(points), WithJsonSchema({"type": ["integer", "string"], "examples": [80]})]
SomePoints = Annotated[
    int, BeforeValidator(some_points), WithJsonSchema({"type": ["integer", "string"], "examples": [-10, 80]})
]
Prose = Annotated[tuple[str, ...], BeforeValidator(prose), WithJsonSchema(_MANY)]
Slugs = Annotated[tuple[Slug, ...], BeforeValidator(word_list), WithJsonSchema(_ANY)]
Said = Annotated[str, BeforeValidator(said), WithJsonSchema({"type": "string", "minLength": 1})]
Words = Annotated[tuple[str, ...], BeforeValidator(word_list), WithJsonSchema(_ANY)]
Units = Annotated[int, BeforeValidator(damage_units), WithJsonSchema({"type": ["integer", "string"]})]
