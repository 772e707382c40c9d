"""The account beside a journal: take-over values of a run; derived, deletable, remade when of other keys."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import orjson

from scoring.debrief.decisions import Value
from scoring.debrief.takeover import EXPERT, Case
from simulator.domain.canonical import canonical, digest
from simulator.domain.codec import CannotDecode, decode, encode
from simulator.lab.archive import Key, key_of
from simulator.session.commands import spelled

SUFFIX = ".debrief"
FORMAT = f"eastcity-debrief-1-{EXPERT}"
LARGEST = 4 << 20
"""Bytes the file may have; a larger one is none of ours."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Values and what they were made from."""

    format: str
    key: Key
    run: str
    """Digest of the run's commands and of the reference costs."""
    values: tuple[Value, ...]


def beside(journal: Path) -> Path:
    """Where the account of a journal lies."""
    return journal.with_name(journal.name + SUFFIX)


def run_of(case: Case) -> str:
    """What tells this run from another on the same plan and seed."""
    commands = [[tick, command.seat, spelled(command)] for tick, command in case.commands]
    return digest([case.stage.practice, commands, encode(case.baseline)])


def read_values(journal: Path, case: Case) -> dict[int, Value]:
    """The values in the file beside a journal; {} when it is absent, damaged, or of another run or key."""
    path = beside(journal)
    try:
        if path.stat().st_size > LARGEST:
            return {}
        found = decode(Kept, orjson.loads(path.read_bytes()))
    except (OSError, ValueError, CannotDecode):
        return {}
    fits = (
        found.format == FORMAT and found.key == key_of(case.stage.plan, case.stage.seed) and found.run == run_of(case)
    )
    return {value.n: value for value in found.values} if fits else {}


def write_values(journal: Path, case: Case, known: dict[int, Value]) -> bool:
    """Lay values beside a journal; False when that place cannot be written, which loses nothing."""
    path = beside(journal)
    values = tuple(known[n] for n in sorted(known))
    data = canonical(encode(Kept(FORMAT, key_of(case.stage.plan, case.stage.seed), run_of(case), values))) + b"\n"
    new = path.with_name(path.name + ".new")
    try:
        new.write_bytes(data)
        new.replace(path)
    except OSError:
        return False
    return True
