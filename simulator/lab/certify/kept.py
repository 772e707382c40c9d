"""Finished runs kept in the user's cache folder, so that a certification goes on where it was stopped.

They are keyed by plan, code that plays and grades, and rubric; a script's runs also by its text. All of it can be
deleted; where the folder cannot be written nothing is kept and nothing is said.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

import orjson
from platformdirs import user_cache_path

from scoring.rubric import RUBRIC_VERSION
from simulator import __version__
from simulator.domain.canonical import canonical
from simulator.domain.codec import CannotDecode, decode, encode
from simulator.lab.certify.sheet import Sheet
from simulator.lab.playthrough import scripts_of

FOLDER = "certify"
MOST = 40
"""Plans of which runs are kept."""
ROOMS = ("simulator/domain", "simulator/engine", "simulator/views", "simulator/bots", "simulator/lab", "scoring")
"""Code that a run and its figures depend on; staging belongs to it too."""


@cache
def code_digest() -> str:
    """SHA-256 over the code that plays and grades."""
    root = Path(__file__).parents[3]
    sha = hashlib.sha256(f"{__version__} {RUBRIC_VERSION}".encode())
    paths = [path for room in ROOMS for path in (root / room).rglob("*.py") if "debrief" not in path.parts]
    for path in sorted([*paths, root / "simulator/compiler/stage.py", root / "simulator/compiler/script.py"]):
        with suppress(OSError):
            sha.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return sha.hexdigest()


def script_digests(place: Path) -> dict[str, str]:
    """SHA-256 of every script of a scenario, by the name of its policy."""
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in scripts_of(place).items()}


class Kept:
    """The finished runs of one plan."""

    def __init__(self, plan: str, scripts: Mapping[str, str], home: Path | None = None) -> None:
        base = home if home is not None else _home()
        key = hashlib.sha256(f"{plan} {code_digest()}".encode()).hexdigest()
        self._scripts = scripts
        self._folder = base / key if base is not None else None

    def read(self, seed: int, policies: Iterable[str]) -> dict[str, Sheet]:
        """The kept runs of a seed among these policies; a damaged file holds none."""
        found = self._all(seed)
        known: dict[str, Sheet] = {}
        for policy in policies:
            plain = found.get(self._key(policy))
            if plain is not None:
                with suppress(CannotDecode, TypeError):
                    known[policy] = decode(Sheet, plain)
        return known

    def write(self, sheets: Iterable[Sheet]) -> None:
        """Keep runs of one seed beside those that are there."""
        rows = tuple(sheets)
        if self._folder is None or not rows:
            return
        seed = rows[0].seed
        plain = self._all(seed) | {self._key(row.policy): encode(row) for row in rows}
        path = self._path(seed)
        beside = path.with_suffix(f".{os.getpid()}.tmp")
        try:
            if not self._folder.exists():
                self._folder.mkdir(parents=True)
                _prune(self._folder.parent)
            beside.write_bytes(canonical(plain))
            beside.replace(path)
        except OSError:
            with suppress(OSError):
                beside.unlink()

    def _key(self, policy: str) -> str:
        return f"{policy} {self._scripts[policy]}" if policy in self._scripts else policy

    def _path(self, seed: int) -> Path:
        assert self._folder is not None
        return self._folder / f"{seed}.json"

    def _all(self, seed: int) -> dict[str, object]:
        if self._folder is None:
            return {}
        try:
            plain = orjson.loads(self._path(seed).read_bytes())
        except (OSError, orjson.JSONDecodeError):
            return {}
        return plain if isinstance(plain, dict) else {}


def _home() -> Path | None:
    try:
        return user_cache_path("eastcity", appauthor=False) / FOLDER
    except (OSError, RuntimeError, KeyError):
        return None


def _prune(home: Path) -> None:
    folders = sorted(
        (path for path in home.iterdir() if path.is_dir()), key=lambda path: path.stat().st_mtime, reverse=True
    )
    for folder in folders[MOST:]:
        shutil.rmtree(folder, ignore_errors=True)
