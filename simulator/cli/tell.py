"""A grade in a dozen lines for a terminal. The whole story is the debrief's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simulator.cli.runs import names, standing
from simulator.domain.text import clean

if TYPE_CHECKING:
    from simulator.lab.verdict import Judged

FIRST = 5
"""How many of the dearest lines a summary shows."""


def points(basis: int) -> str:
    """Give basis points as points of 100 with one decimal."""
    sign, rest = ("-" if basis < 0 else ""), abs(basis)
    tenths = (rest + 5) // 10
    return f"{sign}{tenths // 10}.{tenths % 10}"


def summary(judged: Judged, texts: Any) -> str:
    """Give points, standing, families and clocks of a run, and what cost most."""
    grade = judged.grade
    place = standing(judged)
    head = f"{judged.header.scenario}, seed {judged.header.seed}, played by {judged.header.player}"
    total = f"{points(grade.points)} of 100 points"
    if place["par"] is not None:
        total += f"; par {place['par']}"
    if place["stars"] is not None:
        total += f"; {place['stars']} of 3 stars"
    lines = [head, total, ""]
    lines += [f"  {name:12} {points(got):>6} of {points(most):>5}" for name, got, most in grade.families]
    for name, count in (("response", grade.response), ("resolution", grade.resolution)):
        lines.append(f"  {name + ' clocks':20} {count.met} met, {count.breached} breached")
    worst = sorted((item for item in grade.items if item.points < item.max), key=lambda item: item.points - item.max)
    if worst:
        lines += ["", "What cost most:"]
        lines += _lines(worst[:FIRST], judged, texts)
    return "\n".join(lines)


def every(judged: Judged, texts: Any) -> str:
    """Give every line of a grade with its reason."""
    return "\n".join(_lines(judged.grade.items, judged, texts))


def _lines(items: Any, judged: Judged, texts: Any) -> list[str]:
    """Give a line for each item: measure, points of how many, because."""
    from scoring.explain import each

    told = each(items, judged.grade, names(judged, texts))
    return [f"  {points(item.points):>6} of {points(item.max):>5}  {item.measure}: {clean(why)}" for item, why in told]
