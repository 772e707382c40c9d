"""The first line of a journal: everything about a run that is not a command. Checks fields; knows no file."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, fields
from typing import Any

from simulator.session.errors import DoesNotHold

FORMAT = "eastcity-journal-1"
MODES = ("practice", "shift")
POLICIES = ("solo",)
CARRIES = ("standard",)
LARGEST_SEED = 2**53 - 1
_DIGEST = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_VERSION = re.compile(r"[0-9A-Za-z.+!-]{1,40}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """Where a branch left its run: before command `n`, behind the line whose chain value is `of`."""

    of: str
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a run is made from; with the commands it is the whole run. Every field is required in the file.

    `policy` says how time passes, `player` who played (a bot's name, or `person`), `carry` what came from earlier runs,
    `texts` the digest of the prose, which never decides anything.
    """

    format: str = FORMAT
    engine: str
    rubric: str
    scenario: str
    plan: str
    texts: str
    seed: int
    seats: tuple[str, ...]
    policy: str = "solo"
    mode: str
    player: str = "person"
    carry: str = "standard"
    options: tuple[str, ...] = ()
    branch_of: Branch | None = None

    def plain(self) -> dict[str, Any]:
        """Give the record that is written, without its chain value."""
        return {
            **asdict(self),
            "kind": "header",
            "seats": list(self.seats),
            "options": list(self.options),
        }


FIELDS = (*(field.name for field in fields(Header)), "kind")


def parse(plain: dict[str, Any]) -> Header:
    """Give the header of a decoded first line (chain value already off); raises DoesNotHold naming the field."""
    for name in FIELDS:
        if name not in plain:
            raise DoesNotHold(1, f"the header has no field {name}")
    for name in plain:
        if name not in FIELDS:
            raise DoesNotHold(1, f"the header has a field that does not belong there: {name[:40]!r}")
    if plain["format"] != FORMAT:
        raise DoesNotHold(1, f"header field format: this version reads {FORMAT}, not {str(plain['format'])[:40]!r}")
    for name in FIELDS:
        if not _fits(name, plain[name]):
            raise DoesNotHold(1, f"header field {name}: cannot be {str(plain[name])[:40]!r}")
    branch = plain["branch_of"]
    values = {name: plain[name] for name in FIELDS if name != "kind"}
    values["branch_of"] = Branch(of=branch["of"], n=branch["n"]) if branch else None
    return Header(**{**values, "seats": tuple(plain["seats"]), "options": tuple(plain["options"])})


def _fits(name: str, value: Any) -> bool:
    match name:
        case "kind":
            return bool(value == "header")
        case "format":
            return True
        case "plan" | "texts":
            return _matches(_DIGEST, value)
        case "engine" | "rubric":
            return _matches(_VERSION, value)
        case "seed":
            return type(value) is int and 0 <= value <= LARGEST_SEED
        case "mode" | "policy" | "carry":
            return value in {"mode": MODES, "policy": POLICIES, "carry": CARRIES}[name]
        case "options":
            return isinstance(value, list) and not value
        case _:
            return _names(name, value)


def _names(name: str, value: Any) -> bool:
    if name == "seats":
        return isinstance(value, list) and len(value) == 1 and _matches(_NAME, value[0])
    if name == "branch_of":
        return value is None or (
            isinstance(value, dict)
            and set(value) == {"of", "n"}
            and _matches(_DIGEST, value["of"])
            and type(value["n"]) is int
            and value["n"] >= 1
        )
    return _matches(_NAME, value)


def _matches(pattern: re.Pattern[str], value: Any) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None
