"""What the recorded clocks did."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.base import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockWarned(Event):
    """A ticket is at 75 % of a clock; addressed to its seat."""

    ticket: str
    seat: str
    clock: str
    due: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockBreached(Event):
    """A clock ran past its due instant."""

    ticket: str
    seat: str
    clock: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldCheckDue(Event):
    """The hold's own next-check time has come."""

    ticket: str
    seat: str
