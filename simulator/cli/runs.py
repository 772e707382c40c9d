"""What several commands need of a run: its compiled scenario, its session, its grade as data. Prints nothing itself."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from simulator.cli.refusals import BadInput

if TYPE_CHECKING:
    from simulator.lab.verdict import Judged, Kit

PLAYED_SEEDS = 1_000_000
"""A seed that nobody named lies below it: short enough to tell a friend."""

JOURNAL = click.Path(path_type=Path)
SEED = click.IntRange(0, 2**53 - 1)


def kit(name: str) -> Kit:
    """Give the compiled scenario of an id or folder; raises BadInput with everything that is wrong."""
    from simulator.compiler import Problems, load
    from simulator.lab.verdict import Kit

    try:
        return Kit.of(load(name))
    except Problems as found:
        raise BadInput("\n".join(map(str, found.errors or found.problems))) from None
    except (OSError, ValueError):
        raise BadInput(f"{name[:60]!r} is no name of a shift") from None


def kit_for(place: str | None) -> Any:
    """Give what makes the kit of a journal: the scenario in `place`, or that of the id in its header."""
    return lambda name: kit(place or name)


def fresh_seed() -> int:
    """Give a seed for somebody who named none."""
    return secrets.randbelow(PLAYED_SEEDS)


def names(judged: Judged, texts: Any) -> dict[str, str]:
    """Give words for the ids in sentences: parts, services, groups, and people as cast."""
    from scoring.explain import names_of

    return {**dict(texts.names if texts else ()), **names_of(judged.engine.book)}


def as_json(judged: Judged, texts: Any = None) -> dict[str, Any]:
    """Give a grade as the JSON that `grade` and `bot` print."""
    from scoring.explain import to_plain

    plain = to_plain(judged.grade, names(judged, texts))
    head = {
        "scenario": judged.header.scenario,
        "seed": judged.header.seed,
        "policy": judged.header.policy,
        "player": judged.header.player,
        "engine": judged.header.engine,
        "rubric": judged.header.rubric,
        "digest": judged.engine.digest(),
        "points": judged.grade.points,
        "max_points": judged.grade.max_points,
        **standing(judged),
    }
    return {**head, **{name: value for name, value in plain.items() if name not in head}}


def standing(judged: Judged) -> dict[str, int | None]:
    """Give par and stars: how the run stands against the reference runs of its seed."""
    from scoring.par import par, stars

    you, base = judged.grade.points, judged.baseline
    idle, careful, fifo, strict = (base.of(name) for name in ("idle", "careful", "fifo", "strict-priority"))
    if idle is None or careful is None:
        return {"par": None, "stars": None}
    counted = None if fifo is None or strict is None else stars(you, fifo, strict, idle, careful)
    return {"par": par(you, idle, careful), "stars": counted}
