"""Scenarios to begin with: five shapes of a shift, copied into a new folder under its own name. Reads no YAML."""

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from simulator.compiler.find import STORY_MARK
from simulator.compiler.problems import Problem, Problems, did_you_mean

ROOT = Path(__file__).parent / "archetypes"

ARCHETYPES: Mapping[str, str] = MappingProxyType(
    {
        "busy-queue": "nothing is broken, and there is more to do than hands; the order of work",
        "hidden-fault": "one fault with a file of its own; a question and a reading find it",
        "look-alikes": "two faults that sound alike, one of them by seed; for ranked shifts",
        "major-incident": "it costs from the first minute; declare, tell, keep the minute of the next word",
        "change-weekend": "something was changed in the night; on some seeds all is well",
    }
)
"""Name -> what it is for."""

FIRST = "busy-queue"
"""What a new scenario is when nobody says."""

MAX_NAME = 40

_ID = re.compile(r"^id:.*?(?=  #|$)", re.MULTILINE)
_TITLE = re.compile(r"^title:.*?(?=  #|$)", re.MULTILINE)


def name_for(folder: Path) -> str:
    """Give the id that a folder's name makes: lower case, hyphens; '' when there is no letter in it."""
    words = re.findall(r"[a-z0-9]+", folder.resolve().name.lower())
    name = "-".join(words)[:MAX_NAME].strip("-")
    return name if re.match(r"[a-z]", name) else f"shift-{name}" if name else ""


def title_for(name: str) -> str:
    """Give the title that an id makes, until its author has a better one."""
    plain = name.replace("-", " ")
    return plain[:1].upper() + plain[1:]


def write_new(folder: Path, archetype: str = FIRST) -> list[Path]:
    """Write a scenario of that shape into an empty or new folder; give what was written. Raises Problems."""
    if archetype not in ARCHETYPES:
        there = f"there are {', '.join(ARCHETYPES)}"
        raise _no(archetype, f"is no archetype; {there}", did_you_mean(archetype, ARCHETYPES))
    name = name_for(folder)
    if not name:
        raise _no(str(folder), "has no letter or digit in its name to make an id of")
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise _no(str(folder), "is there already and not empty; name a new folder")
        return _copy(ROOT / archetype, folder, name)
    except OSError as bad:
        raise _no(str(folder), f"cannot be written: {bad.strerror or bad}") from None


def _copy(source: Path, folder: Path, name: str) -> list[Path]:
    written: list[Path] = []
    for path in sorted(source.rglob("*")):
        if not path.is_file() or path.suffix not in (".yaml", ".md"):
            continue
        target = folder / path.relative_to(source)
        text = path.read_text(encoding="utf-8")
        if path.name == STORY_MARK:
            text = _ID.sub(f"id: {name}", _TITLE.sub(f"title: {title_for(name)}", text, count=1), count=1)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
        written.append(target)
    return written


def _no(name: str, message: str, hint: str = "") -> Problems:
    return Problems([Problem(name[:120], 0, 0, "", message, hint)])
