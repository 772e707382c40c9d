"""Which scenarios there are, and their compiled plans. pydantic and YAML are loaded only when something compiles.

A scenario is looked for in the folder that is given, the user's folder, the package, and the checkout; the first with
an id wins. Compiled plans are kept as canonical JSON in the user's cache folder, keyed by sources and compiler; where
that folder cannot be written nothing is kept and nothing is said.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from simulator.compiler.digests import sources_digest
from simulator.compiler.find import STORY_MARK, firm_for
from simulator.compiler.places import cache_folder, head_of, remember, remembered, user_folder
from simulator.compiler.problems import Problem, Problems, did_you_mean
from simulator.domain.canonical import canonical
from simulator.domain.codec import CannotDecode, decode, encode

if TYPE_CHECKING:
    from simulator.domain.plan import Plan, Texts

KEPT = 30
"""Compiled plans that stay in the cache."""

_HEAD = re.compile(r"^(id|title|module|seat|lesson|target):[ ]+(.+?)[ ]*(?:#.*)?$", re.MULTILINE)
_SHIFT = re.compile(
    r"^shift:.*?date: *[\"']?([0-9-]{10}).*?from: *[\"']?([0-9:]{5}).*?to: *[\"']?([0-9:]{5})", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A scenario as its head shows it, unchecked."""

    id: str
    title: str
    module: str
    lesson: str
    shift: str
    """Such as `2025-10-13 07:45-10:30`; '' when the head says it in another way."""
    folder: Path


def list_scenarios(folder: Path | None = None) -> list[Entry]:
    """Give every scenario there is, in order of modules and ids, reading only the heads of files."""
    entries: dict[str, Entry] = {}
    for root in roots(folder):
        for mark in sorted(root.glob(f"**/{STORY_MARK}")):
            entry = _entry(mark)
            if entry is not None:
                entries.setdefault(entry.id, entry)
    return sorted(entries.values(), key=lambda entry: (entry.module, entry.id))


def load(name: str | Path, folder: Path | None = None) -> tuple[Plan, Texts]:
    """Give plan and prose of a scenario by id or path; `folder` is searched first. Raises Problems."""
    return load_folder(find(name, folder))


def find(name: str | Path, folder: Path | None = None) -> Path:
    """Give the folder of a scenario by path, by id, or by the id of one that was last played from its path.

    Raises Problems.
    """
    path = Path(name)
    if path.name == STORY_MARK and path.is_file():
        path = path.parent
    if (path / STORY_MARK).is_file():
        remember(path)
        return path
    entries = {entry.id: entry for entry in list_scenarios(folder)}
    if str(name) in entries:
        return entries[str(name)].folder
    if (place := remembered(str(name))) is not None:
        return place
    hint = did_you_mean(name, entries)
    there = f"; there are {', '.join(sorted(entries))}" if entries and not hint else ""
    raise Problems([Problem(str(name)[:80], 0, 0, "", f"is no scenario{there}", hint)])


def load_folder(folder: Path) -> tuple[Plan, Texts]:
    """Give plan and prose of a scenario folder, from the cache where it holds them. Raises Problems."""
    kept = _kept(folder)
    if kept is not None and (found := _read(kept)) is not None:
        return found
    from simulator.compiler.compile import compile_folder  # noqa: PLC0415  the cached way stays light

    plan, texts = compile_folder(folder)
    if kept is not None:
        _write(kept, {"plan": encode(plan), "texts": encode(texts)})
    return plan, texts


def roots(folder: Path | None = None) -> Iterator[Path]:
    """Give the folders that are searched, in order, those that exist."""
    package = Path(__file__).parent.parent
    candidates = [folder, user_folder(), package / "_scenarios", package.parent / "scenarios"]
    seen: set[Path] = set()
    for candidate in candidates:
        if candidate is not None and candidate.is_dir() and (real := candidate.resolve()) not in seen:
            seen.add(real)
            yield candidate


def _entry(mark: Path) -> Entry | None:
    head = head_of(mark)
    said = {key: value.strip("\"'") for key, value in _HEAD.findall(head)}
    if "id" not in said:
        return None
    shift = _SHIFT.search(head)
    when = f"{shift[1]} {shift[2]}-{shift[3]}" if shift else ""
    return Entry(
        said["id"], said.get("title", ""), said.get("module", "own"), said.get("lesson", "open"), when, mark.parent
    )


def _kept(folder: Path) -> Path | None:
    cache, firm = cache_folder(), firm_for(folder)
    if cache is None or firm is None:
        return None
    try:
        return cache / f"{sources_digest((folder, firm))}.json"
    except OSError:
        return None


def _read(path: Path) -> tuple[Plan, Texts] | None:
    from simulator.domain.plan import Plan, Texts  # noqa: PLC0415  listing needs none of it

    try:
        plain: Any = orjson.loads(path.read_bytes())
        return decode(Plan, plain["plan"]), decode(Texts, plain["texts"])
    except (OSError, orjson.JSONDecodeError, KeyError, TypeError, CannotDecode):
        return None


def _write(path: Path, plain: Any) -> None:
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(canonical(plain))
        temporary.replace(path)
        _prune(path.parent)
    except OSError:
        with suppress(OSError):
            temporary.unlink()


def _prune(folder: Path) -> None:
    old = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)[KEPT:]
    for path in old:
        path.unlink(missing_ok=True)
