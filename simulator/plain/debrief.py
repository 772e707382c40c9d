"""The debrief as lines of text for a terminal. What stands in it is the debrief's own."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from scoring.debrief.sections import (
    Over,
    after,
    clocks,
    costs,
    dearest,
    every_point,
    head,
    lessons_shown,
    points,
    questions,
    sums,
)
from scoring.debrief.taught import Taught, taught
from scoring.explain import names_of
from simulator.domain.plan import Texts
from simulator.domain.text import clean
from simulator.lab.verdict import Judged
from simulator.wording.scene import Scene

WIDTH = 80

__all__ = ["points", "render"]


def render(judged: Judged, texts: Texts, lessons: Sequence[Taught] | None = None) -> str:
    """Give the whole debrief; `lessons` are the outcomes in words, looked up in the scenario's files when not given."""
    grade, engine = judged.grade, judged.engine
    scene = Scene(Over(engine), texts)
    names = {**dict(texts.names), **names_of(engine.book)}
    if lessons is None:
        lessons = taught(grade.scenario, engine.book.scenario.teaches)
    parts = [
        head(judged, scene),
        lessons_shown(grade, lessons, scene),
        dearest(grade, names, scene),
        sums(grade),
        clocks(grade, scene),
        costs(judged),
        after(engine, scene),
        questions(scene),
        every_point(grade, names, scene),
    ]
    lines = [line for part in parts if part for line in (*part, "")]
    return "\n".join(_wrapped(line) for line in lines).rstrip() + "\n"


def _wrapped(line: str) -> str:
    line = clean(line)
    if len(line) <= WIDTH:
        return line.rstrip()
    lead = len(line) - len(line.lstrip())
    return textwrap.fill(line, WIDTH, subsequent_indent=" " * (lead + 2), break_on_hyphens=False)
