"""Every reason as a plain sentence, and a grade as plain data. Codes come from the measures; nothing is judged here.

A sentence puts the evidence first with its clock time, speaks of the act, and ends on one thing to try or to keep.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from scoring.grade import COLLATERAL
from scoring.rubric import RUBRIC_VERSION, ClockCount, Grade, Item, Reason, Value, values
from scoring.sentences import NOTHING, ONE_ACT, SENTENCES, SOME_MISSED
from simulator.domain.book import Book
from simulator.domain.time import MINUTE

_SLOT = re.compile(r"\{(\w+)(?:\|(\w+))?\}")

BOUNCES = {
    "thin": "it lacked {lacking}",
    "not-ours": "another group owns it",
    "no-change": "no change allowed it",
    "harmful": "it would have done harm just then",
    "not-allowed": "it was not theirs to allow",
}


UNNAMED = "what was asked"
"""A matter that is about no service, such as a taxi."""


def sentence(reason: Reason, start: int, names: Mapping[str, str] | None = None) -> str:
    """Give the sentence of a reason; `start` is the local minute of the day of tick 0, `names` turns ids into words."""
    known = values(reason)
    template = SENTENCES[reason.code]
    if reason.code == "promises" and known["kept"] != known["made"]:
        template = SOME_MISSED
    if known.get("share") == 0 and reason.code in NOTHING:
        template = NOTHING[reason.code] + ONE_ACT
    if reason.code == "bounce":
        template = template.replace("{why}", BOUNCES.get(str(known["why"]), str(known["why"])))

    def fill(match: re.Match[str]) -> str:
        name, form = match.group(1), match.group(2) or ""
        if name == "matter" and known[name] == "":
            return UNNAMED
        return _shown(known[name], form, start, names or {})

    return _SLOT.sub(fill, template)


def _shown(value: Value, form: str, start: int, names: Mapping[str, str]) -> str:
    if isinstance(value, str) and form == "a":
        return f"{'an' if value[:1] in 'aeiou' else 'a'} {value}"
    if isinstance(value, str):
        return names.get(value, value).replace("-", " ") if form == "words" else names.get(value, value)
    if form == "clock":
        return clock(value, start)
    if form == "minutes":
        count = max((value + MINUTE // 2) // MINUTE, 0)
        return f"{count} minute" + ("" if count == 1 else "s")
    if form == "money":
        return money(value)
    if form:
        return f"{value} {form.removesuffix('s') if value == 1 else form}"
    return str(value)


def clock(tick: int, start: int) -> str:
    """The time on the wall of a tick, with the day when it is another one: `08:44`, `Day 2 09:10`, `the day before`."""
    minute = start + tick // MINUTE
    day, rest = divmod(minute, 1440)
    text = f"{rest // 60:02d}:{rest % 60:02d}"
    if not day:
        return text
    return (
        f"{text} on day {day + 1}"
        if day > 0
        else f"{text} ({-day} days before)"
        if day < -1
        else f"{text} the day before"
    )


def money(cents: int) -> str:
    """An amount as people say it: `SGD 1,050`, whole dollars."""
    dollars = (abs(cents) + 50) // 100
    return ("-" if cents < 0 else "") + f"SGD {dollars:,}"


def because(item: Item, grade: Grade, names: Mapping[str, str] | None = None) -> str:
    """The sentence of one line of a grade."""
    return sentence(item.because, grade.start, names)


MARKS = ("Try:", "Try to", "Keep")
"""What the part of a sentence that advises begins with."""


def parted(words: str) -> tuple[str, str]:
    """What a sentence says was seen, and what it says to try or to keep; '' when it advises nothing."""
    found = max(words.rfind(f" {mark} ") for mark in MARKS)
    return (words[:found], words[found + 1 :]) if found >= 0 else (words, "")


def each(items: Iterable[Item], grade: Grade, names: Mapping[str, str] | None = None) -> list[tuple[Item, str]]:
    """Items with their sentences; what was advised once for a measure is not advised again in the same list."""
    found: list[tuple[Item, str]] = []
    advised: set[tuple[str, str]] = set()
    for item in items:
        words = because(item, grade, names)
        seen, advice = parted(words)
        found.append((item, seen if (item.measure, advice) in advised else words))
        advised.add((item.measure, advice))
    return found


def names_of(book: Book) -> dict[str, str]:
    """Words for the ids of the plan: services, groups, parts, audiences, remedies, articles. People keep their ids."""
    named: dict[str, str] = {"staff": "the staff it hit", "clients": "the clients it hit"}
    for service in book.services.values():
        named[service.id] = service.name
    for group in book.groups.values():
        named[group.id] = group.name
    for part in book.cis.values():
        named[part.id] = part.name
    for audience in book.audiences.values():
        named[audience.id] = audience.name
    for remedy in book.remedies.values():
        named[remedy.id] = remedy.name.lower()
    for article in book.articles.values():
        named[article.id] = article.title
    return named


Plain = dict[str, object]


def to_plain(grade: Grade, names: Mapping[str, str] | None = None) -> Plain:
    """A grade as JSON-able data: families, every item with its sentence and evidence, owed clocks, veto, table."""
    return {
        "scenario": grade.scenario,
        "seed": grade.seed,
        "rubric": RUBRIC_VERSION,
        "points": grade.points,
        "max_points": grade.max_points,
        "families": {family: {"points": points, "max": most} for family, points, most in grade.families},
        "items": [
            {
                "measure": item.measure,
                "points": item.points,
                "max": item.max,
                "because": because(item, grade, names),
                "events": list(item.events),
            }
            for item in grade.items
        ],
        "clocks": {"response": _count(grade.response), "resolution": _count(grade.resolution)},
        "veto": [
            {"because": sentence(veto.reason, grade.start, names), "events": list(veto.events)} for veto in grade.vetoes
        ],
        "uncapped": grade.uncapped,
        "share": grade.share,
        "cost_cents": grade.cost_cents,
        "table": {measure: most for measure, _, most in grade.table},
    }


def _count(count: ClockCount) -> Plain:
    return {
        "met": count.met,
        "breached": count.breached,
        "attainment": count.attainment,
        "over_minutes": count.over // MINUTE,
    }


def measures_of(grade: Grade) -> dict[str, tuple[int, int]]:
    """Points and most points of each measure that was played; deductions of quality stand under their own name."""
    sums: dict[str, tuple[int, int]] = {}
    for item in grade.items:
        points, most = sums.get(item.measure, (0, 0))
        sums[item.measure] = (points + item.points, most + item.max)
    sums.setdefault(COLLATERAL, (0, 0))
    return sums
