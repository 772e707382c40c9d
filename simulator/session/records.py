"""The lines of a journal after the header: commands, checks, times, the end. Knows no file, no engine."""

from __future__ import annotations

from typing import Any

from simulator.domain.base import value
from simulator.domain.time import MINUTE
from simulator.session.errors import DoesNotHold

GRID = 5 * MINUTE
"""Ticks between two checks; they stand on multiples of it."""
LAST_TICK = 2**53 - 1


@value
class CommandRecord:
    """A command that was taken; `command` is its plain form without the seat."""

    n: int
    tick: int
    seat: str
    command: dict[str, Any]

    def plain(self) -> dict[str, Any]:
        """Give what is written."""
        return {"kind": "command", "n": self.n, "tick": self.tick, "seat": self.seat, "command": self.command}


@value
class CheckRecord:
    """The digest of the log at a point of the grid, and how often each stream was drawn from since the last check."""

    tick: int
    digest: str
    draws: dict[str, int]

    def plain(self) -> dict[str, Any]:
        """Give what is written."""
        return {"kind": "check", "tick": self.tick, "digest": self.digest, "draws": self.draws}


@value
class TimeRecord:
    """How far time had gone when somebody last looked, so that a run resumes where it was left."""

    tick: int

    def plain(self) -> dict[str, Any]:
        """Give what is written."""
        return {"kind": "time", "tick": self.tick}


@value
class EndRecord:
    """The shift is over and this grade is claimed for it."""

    tick: int
    grade: dict[str, Any]

    def plain(self) -> dict[str, Any]:
        """Give what is written."""
        return {"kind": "end", "tick": self.tick, "grade": self.grade}


Record = CommandRecord | CheckRecord | TimeRecord | EndRecord

FIELDS = {
    "command": ("command", "kind", "n", "seat", "tick"),
    "check": ("digest", "draws", "kind", "tick"),
    "time": ("kind", "tick"),
    "end": ("grade", "kind", "tick"),
}


def parse(line: int, plain: dict[str, Any]) -> Record:
    """Give the record of a decoded line (chain value already off); raises DoesNotHold."""
    kind = plain.get("kind")
    wanted = FIELDS.get(kind) if isinstance(kind, str) else None
    if wanted is None:
        raise DoesNotHold(line, f"there is no record of kind {str(kind)[:40]!r}")
    for name in wanted:
        if name not in plain:
            raise DoesNotHold(line, f"the {kind} record has no field {name}")
    if len(plain) != len(wanted):
        extra = next(name for name in plain if name not in wanted)
        raise DoesNotHold(line, f"the {kind} record has a field that does not belong there: {extra[:40]!r}")
    if not (_count(plain["tick"]) and _shaped(plain)):
        raise DoesNotHold(line, f"the {kind} record has a value of the wrong kind")
    tick = plain["tick"]
    match kind:
        case "command":
            return CommandRecord(plain["n"], tick, plain["seat"], plain["command"])
        case "check":
            return CheckRecord(tick, plain["digest"], plain["draws"])
        case "time":
            return TimeRecord(tick)
        case _:
            return EndRecord(tick, plain["grade"])


def _count(value: Any) -> bool:
    return type(value) is int and 0 <= value <= LAST_TICK


def _shaped(plain: dict[str, Any]) -> bool:
    match plain["kind"]:
        case "command":
            command = plain["command"]
            return (
                _count(plain["n"])
                and isinstance(plain["seat"], str)
                and isinstance(command, dict)
                and "seat" not in command
            )
        case "check":
            draws = plain["draws"]
            return isinstance(plain["digest"], str) and isinstance(draws, dict) and all(map(_count, draws.values()))
        case "end":
            return isinstance(plain["grade"], dict)
        case _:
            return True


class Order:
    """The laws of sequence: time never goes back, commands count on, checks stand on their grid, the end is last."""

    def __init__(self) -> None:
        self.tick = 0
        self.commands = 0
        self.next_check = GRID
        self.ended = False

    def take(self, line: int, record: Record) -> None:
        """Accept the next record; raises DoesNotHold when it cannot stand here."""
        if self.ended:
            raise DoesNotHold(line, "stands after the end")
        if record.tick < self.tick:
            raise DoesNotHold(line, "its time lies before that of the line above")
        if isinstance(record, CheckRecord):
            if record.tick != self.next_check:
                raise DoesNotHold(line, f"a check stands at {record.tick}; the next is due at {self.next_check}")
            self.next_check += GRID
        elif record.tick >= self.next_check:
            raise DoesNotHold(line, f"the check at {self.next_check} is missing before it")
        if isinstance(record, CommandRecord):
            if record.n != self.commands + 1:
                raise DoesNotHold(line, f"command {record.n} follows command {self.commands}")
            self.commands = record.n
        self.ended = isinstance(record, EndRecord)
        self.tick = record.tick
