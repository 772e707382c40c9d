"""Files of an enterprise as parsed before: reading YAML with its places is most of what a check costs.

Kept in the user's cache folder beside the compiled plans, one file an enterprise, each entry under the digest of the
text it came from. A damaged file is passed over, and where none can be written nothing is kept.
"""

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson

from simulator.compiler import locate
from simulator.compiler.locate import KeyPath, Mark, Source
from simulator.compiler.places import cache_folder

Rows = list[list[Any]]

KEPT = 8
"""Enterprises that are kept."""

IN_MEMORY = 400
"""Texts that one process keeps."""


class Parsed:
    """What the files of one folder said when they were last parsed."""

    def __init__(self, folder: Path) -> None:
        cache = cache_folder()
        name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]
        self._file = cache.parent / "parsed" / f"{name}.json" if cache else None
        self._before: dict[str, Any] = self._read()
        self._now: dict[str, Any] = {}
        self._new = False

    def source(self, text: str, name: str, parse: Callable[[str, str], Source]) -> Source:
        """Give the source of a text, from what is kept or by parsing it. Raises what `parse` raises."""
        key = key_of(text, parse)
        if (kept := self._before.get(key)) is not None:
            with suppress(KeyError, TypeError, ValueError, IndexError):
                source = _awake(kept, name)
                self._now[key] = kept
                return source
        source = once(text, name, parse)
        self._now[key] = _asleep(source)
        self._new = True
        return source

    def keep(self) -> None:
        """Write down what was parsed anew; entries of texts that are gone fall away."""
        if not self._new or self._file is None:
            return
        temporary = self._file.with_suffix(f".{os.getpid()}.tmp")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(orjson.dumps(self._now))
            temporary.replace(self._file)
            old = sorted(self._file.parent.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)[KEPT:]
            for path in old:
                path.unlink(missing_ok=True)
        except (OSError, orjson.JSONEncodeError):
            with suppress(OSError):
                temporary.unlink()

    def _read(self) -> dict[str, Any]:
        if self._file is None:
            return {}
        try:
            plain = orjson.loads(self._file.read_bytes())
        except (OSError, orjson.JSONDecodeError):
            return {}
        return plain if isinstance(plain, dict) else {}


def once(text: str, name: str, parse: Callable[[str, str], Source]) -> Source:
    """Give the source of a text, parsed once a process: whoever watches a folder reads again what did not change."""
    key = key_of(text, parse)
    found = _parsed.pop(key, None) or parse(text, name)
    _parsed[key] = found
    while len(_parsed) > IN_MEMORY:
        del _parsed[next(iter(_parsed))]
    return replace(found, file=name)


def key_of(text: str, parse: Callable[[str, str], Source]) -> str:
    """Give the name of a text as that parser reads it."""
    return hashlib.sha256(f"{_TOOL}{parse.__name__}\0{text}".encode()).hexdigest()


_TOOL = hashlib.sha256(Path(locate.__file__).read_bytes()).hexdigest()
"""Another parser parses anew."""

_parsed: dict[str, Source] = {}


def _asleep(source: Source) -> dict[str, Any]:
    marks = [[[*path, *mark] for path, mark in table.items()] for table in (source.values, source.keys)]
    return {"data": source.data, "marks": marks, "body": source.body, "line": source.body_line}


def _awake(kept: dict[str, Any], name: str) -> Source:
    values, keys = (_marks(rows) for rows in kept["marks"])
    return Source(name, kept["data"], values, keys, str(kept["body"]), int(kept["line"]))


def _marks(rows: Rows) -> dict[KeyPath, Mark]:
    return {tuple(row[:-2]): (row[-2], row[-1]) for row in rows}
