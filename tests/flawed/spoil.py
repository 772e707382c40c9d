"""The sound shift with one thing spoilt: reads what a flaw says, makes the folder, and certifies it without keeping."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from simulator.lab.certify.certify import certify
from simulator.lab.certify.lines import Certificate

HERE = Path(__file__).parent
SOUND = HERE / "papers"
FLAWS = sorted((HERE / "flaws").glob("*.yaml"))


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong, and the reason certification must give."""

    name: str
    why: str
    reason: str
    seeds: int
    changes: tuple[dict[str, Any], ...]


def flaw_of(path: Path) -> Flaw:
    """What a file of the folder of flaws says."""
    plain = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    return Flaw(path.stem, plain["why"], plain["rejected-for"], plain["seeds"], tuple(plain["changes"]))


def spoilt(flaw: Flaw | None, folder: Path) -> Path:
    """The sound shift in a folder of its own, with a flaw put in."""
    place = folder / "papers"
    shutil.copytree(SOUND, place)
    for change in flaw.changes if flaw is not None else ():
        path = place / change["file"]
        if change.get("remove"):
            path.unlink()
            continue
        if "copy" in change:
            shutil.copyfile(place / change["copy"], path)
            continue
        text, old = path.read_text(encoding="utf-8"), change["from"]
        assert text.count(old) == 1, f"{change['file']} holds {old!r} {text.count(old)} times"
        if "until" in change:
            start = text.index(old)
            old = text[start : text.index(change["until"], start)]
        path.write_text(text.replace(old, change.get("to", "")), encoding="utf-8")
    return place


def verdict(flaw: Flaw | None, folder: Path, seeds: int, workers: int = 1) -> Certificate:
    """The certificate of the sound or the spoilt shift; runs are kept in the folder only."""
    return certify(spoilt(flaw, folder), seeds, workers, home=folder / "kept")
