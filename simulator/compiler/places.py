"""Where the user's own things lie, and where a scenario outside the searched folders was last played from.

A journal names its scenario by id. The place of one that was given as a path is kept, so that its runs can be gone on
with, verified and told without the path. Where nothing can be written nothing is kept, and nothing is said.
"""

import os
import re
from contextlib import suppress
from pathlib import Path

import orjson

from simulator.compiler.find import STORY_MARK

APP = "eastcity"
HEAD_BYTES = 4096
PLACES = 100
"""Places that are kept, the last used."""

_ID = re.compile(r"^id:[ ]+[\"']?([^\"'#\s]+)", re.MULTILINE)


def user_folder() -> Path | None:
    """Give the folder for the user's own scenarios, or None when there is no home."""
    from platformdirs import user_data_path  # noqa: PLC0415  costs time where nobody asks

    try:
        return user_data_path(APP, appauthor=False) / "scenarios"
    except (OSError, RuntimeError, KeyError):
        return None


def cache_folder() -> Path | None:
    """Give the folder of compiled plans, or None when there is no home."""
    from platformdirs import user_cache_path  # noqa: PLC0415  the same

    try:
        return user_cache_path(APP, appauthor=False) / "plans"
    except (OSError, RuntimeError, KeyError):
        return None


def head_of(mark: Path) -> str:
    """Give the first lines of a scenario file as text, '' when it cannot be read."""
    try:
        with mark.open("rb") as stream:
            return stream.read(HEAD_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""


def id_in(folder: Path) -> str:
    """Give the id that the head of a scenario states, unchecked."""
    said = _ID.search(head_of(folder / STORY_MARK))
    return said[1] if said else ""


def remember(folder: Path) -> None:
    """Keep where a scenario lies."""
    name, file = id_in(folder), _file()
    if not name or file is None:
        return
    kept = _kept(file)
    place = str(folder.resolve())
    if kept.get(name) == place:
        return
    kept.pop(name, None)
    kept[name] = place
    temporary = file.with_suffix(f".{os.getpid()}.tmp")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(orjson.dumps(dict(list(kept.items())[-PLACES:])))
        temporary.replace(file)
    except OSError:
        with suppress(OSError):
            temporary.unlink()


def remembered(name: str) -> Path | None:
    """Give the folder of a scenario that was played from it and still has that id, or None."""
    file = _file()
    place = _kept(file).get(name) if file is not None else None
    if place is None:
        return None
    folder = Path(place)
    return folder if id_in(folder) == name else None


def _file() -> Path | None:
    cache = cache_folder()
    return None if cache is None else cache.parent / "places.json"


def _kept(file: Path) -> dict[str, str]:
    try:
        plain = orjson.loads(file.read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return {}
    return {str(key): str(value) for key, value in plain.items()} if isinstance(plain, dict) else {}
