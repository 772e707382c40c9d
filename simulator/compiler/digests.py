"""Digests of plans and of prose, and of the sources that they come from. Light: knows neither models nor YAML."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.domain.canonical import digest
from simulator.domain.codec import encode

if TYPE_CHECKING:
    from simulator.domain.plan import Plan, Texts

COMPILER = 1
"""Goes up when the same sources compile to another plan."""

_ROOMS = ("compiler", "compiler/schema", "domain/plan")
_BELOW = ("articles", "faults", "playthroughs")
_ENOUGH = 1024 * 1024
"""Bytes of a file that count; a larger one is never compiled."""
_SINGLE = ("domain/tables.py", "domain/intervals.py", "domain/time.py")


def plan_digest(plan: Plan) -> str:
    """Give the SHA-256 of everything stage, engine and grade read."""
    return digest(encode(plan))


def texts_digest(texts: Texts) -> str:
    """Give the SHA-256 of the prose and names; it decides nothing."""
    return digest(encode(texts))


def sources_digest(folders: Iterable[Path]) -> str:
    """Give the SHA-256 of all source files of these folders and of the compiler itself. Raises OSError."""
    sha = hashlib.sha256(f"{COMPILER}".encode())
    room = Path(__file__).parent.parent
    code = [path for name in _ROOMS for path in (room / name).glob("*.py")] + [room / name for name in _SINGLE]
    _feed(sha, sorted(code), room)
    for folder in folders:
        _feed(sha, sorted(_sources(folder)), folder)
    return sha.hexdigest()


def _sources(folder: Path) -> Iterator[Path]:
    """Give the files of a scenario or enterprise that are read, never one that a link leads out to."""
    home = folder.resolve()
    for place in (folder, *(folder / name for name in _BELOW)):
        for path in place.iterdir() if place.is_dir() else ():
            if path.suffix in (".yaml", ".md") and path.is_file() and path.resolve().is_relative_to(home):
                yield path


def _feed(sha: hashlib._Hash, paths: Iterable[Path], root: Path) -> None:
    for path in paths:
        with path.open("rb") as stream:
            raw = stream.read(_ENOUGH)
        sha.update(f"{path.relative_to(root).as_posix()}\0{len(raw)}\0".encode() + raw)
