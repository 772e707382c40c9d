"""What a scenario teaches and whether the run showed it: outcomes from the measures they rest on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.rubric import Grade, Item

SHOWN, PARTLY = 70, 30
"""Percent of the points of its measures from which an outcome is shown, partly shown."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line at the top of the debrief."""

    id: str
    state: str
    """shown, partly, not yet; '' when the shift owed nothing of it."""
    tick: int | None
    """The moment that decided it: of its best item when shown, of its dearest miss otherwise."""
    events: tuple[int, ...]


def outcomes(grade: Grade, teaches: Mapping[str, Sequence[str]]) -> tuple[Outcome, ...]:
    """Judge each outcome (id -> ids of the measures it names) by the points those measures earned in this run."""
    return tuple(_judge(grade, name, measures) for name, measures in teaches.items())


def _judge(grade: Grade, name: str, measures: Sequence[str]) -> Outcome:
    items = [item for item in grade.items if item.measure in measures]
    most = sum(item.max for item in items)
    if not most:
        return Outcome(name, "", None, ())
    percent = sum(item.points for item in items) * 100 // most
    state = "shown" if percent >= SHOWN else "partly" if percent >= PARTLY else "not yet"
    best = _moment(items, state)
    return Outcome(name, state, best.tick if best else None, best.events if best else ())


def _moment(items: Sequence[Item], state: str) -> Item | None:
    dated = [item for item in items if item.tick is not None]
    if state == "shown":
        return max(dated, key=lambda item: item.points, default=None)
    return max(dated, key=lambda item: item.max - item.points, default=None)
