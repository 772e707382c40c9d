"""What lies on the shelf and in the player's folder: shifts, kept runs, stars and best, the daily seed. Only reads.

A kept run is read by its first and last line, as it says of itself; verifying is another command's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import orjson

from scoring.par import par, stars, thresholds
from simulator.compiler import Entry, list_scenarios
from simulator.session.errors import StoreFailed
from simulator.session.paths import home

UNLISTED = "practice"
"""Shifts below a folder of this name are for measuring bots, not for playing."""
TAIL = 16_384
MOST = 200
"""Kept runs that are looked at, the youngest."""
LINES: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    ("BEGIN", "learn the house", (("M0", "First day"),)),
    ("OPERATE", "keep it running", (("M1", "Queue and desk"), ("M2", "Quality lab"), ("M3", "Complaints"))),
    ("RECOVER", "put it back", (("M4", "Alarm night"), ("M5", "The detective"), ("M6", "Friday outage"))),
    ("MANAGE", "change it safely", (("M7", "Weekend change"), ("M8", "Pipeline"), ("M9", "The freeze"))),
    ("LEAD", "tell, look ahead", (("M10", "The CTO report"), ("M11", "Humans, bots"))),
)
"""The campaign: line, what it is about, its modules (id, name)."""


@dataclass(frozen=True, slots=True)
class KeptRun:
    """A journal in the player's folder, by its first and last line."""

    path: Path
    scenario: str
    seed: int
    mode: str
    player: str
    tick: int
    """Where time stands."""
    finished: bool
    points: int | None
    """Basis points, which may be negative; None while it is not finished."""
    stars: int
    par: int | None
    limits: tuple[int, int, int]
    """Points that one, two, three stars ask for; zeros when unknown."""


@dataclass(frozen=True, slots=True)
class Best:
    """How somebody stands on one shift."""

    stars: int
    points: int
    tries: int
    limits: tuple[int, int, int]


def shifts() -> tuple[Entry, ...]:
    """The shifts that are there to be played, in the order of the campaign."""
    found = [entry for entry in list_scenarios() if UNLISTED not in entry.folder.parts]
    return tuple(sorted(found, key=lambda entry: (_number(entry.module), entry.id)))


def _number(module: str) -> int:
    digits = module[1:]
    return int(digits) if digits.isdigit() else 99


def runs(folder: Path | None = None) -> tuple[KeptRun, ...]:
    """Kept runs, the youngest first; files that are none are left out."""
    try:
        place = folder or home() / "runs"
        files = sorted(place.glob("*.simlog"), key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)
    except (OSError, StoreFailed):
        return ()
    return tuple(run for path in files[:MOST] if (run := read_run(path)) is not None)


def read_run(path: Path) -> KeptRun | None:
    """One kept run, or None when its first line is no header."""
    try:
        with path.open("rb") as file:
            head = orjson.loads(file.readline(TAIL))
            file.seek(max(path.stat().st_size - TAIL, 0))
            tail = file.read().splitlines()
        scenario, seed, mode, player = (head[name] for name in ("scenario", "seed", "mode", "player"))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    last = next((plain for line in reversed(tail) if (plain := _record(line)) is not None), {})
    claim = last.get("grade") if last.get("kind") == "end" else None
    points, count, place, limits = _claimed(claim) if isinstance(claim, dict) else (None, 0, None, (0, 0, 0))
    tick = last.get("tick", 0)
    return KeptRun(
        path, str(scenario), seed if isinstance(seed, int) else 0, str(mode), str(player),
        tick if isinstance(tick, int) else 0, claim is not None, points, count, place, limits,
    )  # fmt: skip


def _record(line: bytes) -> dict[str, Any] | None:
    try:
        plain = orjson.loads(line)
    except ValueError:
        return None
    return plain if isinstance(plain, dict) else None


def _claimed(claim: dict[str, Any]) -> tuple[int | None, int, int | None, tuple[int, int, int]]:
    try:
        points = int(claim["points"])
        base = {str(name): int(got) for name, got in claim["baseline"]["points"]}
        fifo, strict, idle, careful = (base[name] for name in ("fifo", "strict-priority", "idle", "careful"))
    except (KeyError, TypeError, ValueError):
        return None, 0, None, (0, 0, 0)
    return (
        points,
        stars(points, fifo, strict, idle, careful),
        par(points, idle, careful),
        thresholds(fifo, strict, idle, careful),
    )


def best(kept: Sequence[KeptRun], scenario: str) -> Best | None:
    """A person's best finished run of a shift that counts, or None."""
    mine = [
        (run.stars, run.points, run.limits)
        for run in kept
        if run.scenario == scenario and run.player == "person" and run.points is not None
    ]
    if not mine:
        return None
    count, points, limits = max(mine)
    return Best(count, points, len(mine), limits)


def unfinished(kept: Sequence[KeptRun]) -> KeptRun | None:
    """The youngest run of a person that can be gone on with."""
    return next((run for run in kept if not run.finished and run.player == "person"), None)


def length_of(entry: Entry) -> int:
    """Minutes of a shift as its head says; 0 when it says it in another way."""
    start, _, end = entry.shift.rpartition(" ")[2].partition("-")
    try:
        first, last = (int(text[:2]) * 60 + int(text[3:5]) for text in (start, end))
    except ValueError:
        return 0
    return (last - first) % 1440


@dataclass(frozen=True, slots=True)
class Daily:
    """The shift of the day: the same seed for everybody, from the date alone."""

    entry: Entry
    seed: int
    day: date


def daily(entries: Sequence[Entry], today: date) -> Daily | None:
    """The daily seed of a date; None when there is no shift."""
    if not entries:
        return None
    return Daily(entries[today.toordinal() % len(entries)], today.year * 10_000 + today.month * 100 + today.day, today)
