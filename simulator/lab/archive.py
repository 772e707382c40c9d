"""The archive beside a journal: reference figures of a plan and seed; derived, deletable, remade when of other keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import orjson

from scoring.rubric import RUBRIC_VERSION, Baseline
from simulator import __version__
from simulator.compiler.digests import plan_digest
from simulator.domain.canonical import canonical
from simulator.domain.codec import CannotDecode, decode, encode
from simulator.domain.plan import Plan
from simulator.lab.baseline import make_baseline

SUFFIX = ".archive"
FORMAT = "eastcity-archive-1"
LARGEST = 1 << 20
"""Bytes an archive may have; a larger file is none of ours."""


@dataclass(frozen=True, slots=True)
class Key:
    """What reference runs depend on."""

    plan: str
    seed: int
    carry: str
    engine: str
    rubric: str


@dataclass(frozen=True, slots=True)
class Archive:
    """Reference figures and what they were made from."""

    format: str
    key: Key
    baseline: Baseline


def key_of(plan: Plan, seed: int, carry: str = "standard", digest: str = "") -> Key:
    """The key of a plan and seed under this engine and rubric; `digest` when the plan's is known already."""
    return Key(digest or plan_digest(plan), seed, carry, __version__, str(RUBRIC_VERSION))


def beside(journal: Path) -> Path:
    """Where the archive of a journal lies."""
    return journal.with_name(journal.name + SUFFIX)


def read_archive(path: Path, key: Key) -> Baseline | None:
    """The reference figures in a file, or None when it is absent, damaged, or of another key."""
    try:
        if path.stat().st_size > LARGEST:
            return None
        plain = orjson.loads(path.read_bytes())
        found = decode(Archive, plain)
    except (OSError, ValueError, CannotDecode):
        return None
    return found.baseline if found.format == FORMAT and found.key == key else None


def write_archive(path: Path, key: Key, baseline: Baseline) -> bool:
    """Put reference figures into a file; False when that place cannot be written, which loses nothing."""
    data = canonical(encode(Archive(FORMAT, key, baseline))) + b"\n"
    beside_it = path.with_name(path.name + ".new")
    try:
        beside_it.write_bytes(data)
        beside_it.replace(path)
    except OSError:
        return False
    return True


def baseline_beside(
    journal: Path | None, plan: Plan, seed: int, progress: Callable[[str], None] | None = None
) -> Baseline:
    """The reference figures of a run: from the archive beside its journal if that fits, else played and laid there."""
    key = key_of(plan, seed)
    if journal is not None:
        found = read_archive(beside(journal), key)
        if found is not None:
            return found
    made = make_baseline(plan, seed, progress)
    if journal is not None:
        write_archive(beside(journal), key, made)
    return made
