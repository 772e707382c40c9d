"""One thing to do next time, in the player's own words: kept in the player's folder, shown at the next briefing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import orjson

from simulator.domain.codec import CannotDecode, decode, encode
from simulator.domain.text import clean
from simulator.session.errors import StoreFailed
from simulator.session.paths import home

FILE = "commitments.json"
MOST = 50
LIMIT = 200
"""Characters of one commitment."""
LARGEST = 1 << 20


@dataclass(frozen=True, slots=True)
class Commitment:
    """What was said after which shift, and whether it was kept: `open`, `kept` or `not`."""

    text: str
    scenario: str
    state: str = "open"


def commitments(folder: Path | None = None) -> tuple[Commitment, ...]:
    """All that were said, oldest first; none when the file is absent or damaged."""
    try:
        path = (folder or home()) / FILE
        if path.stat().st_size > LARGEST:
            return ()
        found = decode(tuple[Commitment, ...], orjson.loads(path.read_bytes()))
    except (OSError, ValueError, CannotDecode, StoreFailed):
        return ()
    return tuple(replace(item, text=clean(item.text, limit=LIMIT)) for item in found)


def last(folder: Path | None = None) -> Commitment | None:
    """The one that a briefing shows: the youngest."""
    said = commitments(folder)
    return said[-1] if said else None


def commit(text: str, scenario: str, folder: Path | None = None) -> bool:
    """Keep a new one; False when there is nothing to keep or the folder cannot be written."""
    words = clean(text, limit=LIMIT).strip()
    return bool(words) and _write((*commitments(folder), Commitment(words, scenario))[-MOST:], folder)


def judge_last(*, kept: bool, folder: Path | None = None) -> bool:
    """Say of the youngest whether it was kept; False when there is none or it cannot be written."""
    said = commitments(folder)
    return bool(said) and _write((*said[:-1], replace(said[-1], state="kept" if kept else "not")), folder)


def _write(said: tuple[Commitment, ...], folder: Path | None) -> bool:
    try:
        path = (folder or home()) / FILE
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_name(path.name + ".new")
        new.write_bytes(orjson.dumps([encode(item) for item in said], option=orjson.OPT_INDENT_2) + b"\n")
        new.replace(path)
    except (OSError, StoreFailed):
        return False
    return True
