"""Whether a certificate lies beside a scenario and still speaks of it. Light: loads no plan unless it is asked to.

A certificate is tied to the digest of its plan. It also holds a digest of the source files, so that a list of scenarios
need not compile them: while these are the same, so is the plan.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from scoring.figures import RUBRIC_VERSION
from simulator import __version__
from simulator.compiler.digests import COMPILER
from simulator.compiler.find import firm_for

FILE = "certificate.json"
FORMAT = "eastcity-certificate-1"
LARGEST = 1 << 20
"""Bytes a certificate may have; a larger file is none of ours."""
CERTIFIED, REJECTED, OLD, NONE = "certified", "not certified", "certificate out of date", ""


def sources_of(folder: Path) -> str:
    """SHA-256 over the files that a scenario and its enterprise are made of; '' when they cannot be read."""
    firm = firm_for(folder)
    try:
        parts = (str(COMPILER), _files(folder), _firm(firm) if firm is not None else "")
    except OSError:
        return ""
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()


@cache
def _firm(folder: Path) -> str:
    """The enterprise is read once for a whole list."""
    return _files(folder)


def _files(folder: Path) -> str:
    sha = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.suffix in (".yaml", ".md") and path.is_file()):
        raw = path.read_bytes()
        sha.update(f"{path.relative_to(folder).as_posix()}\0{len(raw)}\0".encode() + raw)
    return sha.hexdigest()


def plain_certificate(folder: Path) -> Mapping[str, Any] | None:
    """What the certificate beside a scenario says, unchecked; None when there is none that can be read."""
    path = folder / FILE
    try:
        if path.stat().st_size > LARGEST:
            return None
        plain = orjson.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return plain if isinstance(plain, dict) and plain.get("format") == FORMAT else None


def state_of(folder: Path, *, compiling: bool = False) -> str:
    """Whether a scenario is certified as it lies there now; '' when nobody asked yet.

    With `compiling`, a certificate whose source files changed is held against the plan they now compile to.
    """
    plain = plain_certificate(folder)
    if plain is None:
        return NONE
    if (plain.get("engine"), plain.get("rubric")) != (__version__, str(RUBRIC_VERSION)):
        return OLD
    if plain.get("sources") != sources_of(folder) and not (compiling and _same_plan(folder, plain)):
        return OLD
    return CERTIFIED if plain.get("certified") is True else REJECTED


def _same_plan(folder: Path, plain: Mapping[str, Any]) -> bool:
    from simulator.compiler import plan_digest  # noqa: PLC0415  a list whose files did not change needs no plan
    from simulator.compiler.catalog import load_folder  # noqa: PLC0415
    from simulator.compiler.problems import Problems  # noqa: PLC0415
    from simulator.lab.certify.kept import script_digests  # noqa: PLC0415

    try:
        scripts = [list(pair) for pair in sorted(script_digests(folder).items())]
        return bool(plain.get("plan") == plan_digest(load_folder(folder)[0]) and plain.get("scripts") == scripts)
    except (Problems, OSError, ValueError):
        return False
