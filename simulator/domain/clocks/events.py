"""What the recorded clocks did."""

from __future__ import annotations

from simulator.domain.base import Event, fact


@fact
class ClockWarned(Event):
    """A ticket is at 75 % of a clock; addressed to its seat."""

    ticket: str
    seat: str
    clock: str
    due: int


@fact
class ClockBreached(Event):
    """A clock ran past its due instant."""

    ticket: str
    seat: str
    clock: str


@fact
class HoldCheckDue(Event):
    """The hold's own next-check time has come."""

    ticket: str
    seat: str
