"""What happened to hands and to the shift."""

from __future__ import annotations

from simulator.domain.base import Command, Event, fact


@fact
class WorkBegan(Event):
    """Hands are busy until `ends`."""

    seat: str
    work: str
    command: Command
    ends: int


@fact
class WorkQueued(Event):
    """It waits behind the work in hand."""

    seat: str
    work: str
    command: Command


@fact
class WorkDone(Event):
    """Hands are free again; the results follow."""

    seat: str
    work: str


@fact
class WorkParked(Event):
    """Laid aside with so much left."""

    seat: str
    work: str
    left: int


@fact
class WorkResumed(Event):
    """Taken up again."""

    seat: str
    work: str
    ends: int


@fact
class WorkDropped(Event):
    """Given up."""

    seat: str
    work: str


@fact
class QueuedWorkDropped(Event):
    """Queued work was no longer possible at its turn (or work in hand at its end)."""

    seat: str
    work: str
    reason: str


@fact
class HintTaken(Event):
    """A level of a hint ladder was read."""

    seat: str
    hint: str
    level: int


@fact
class HandOverWritten(Event):
    """The note for the next desk."""

    seat: str
    tickets: tuple[str, ...]
    text: str


@fact
class ShiftEnded(Event):
    """The seat left."""

    seat: str


@fact
class ReliefBegan(Event):
    """The planned end: the next desk sits down."""


@fact
class HorizonReached(Event):
    """Nothing more is judged after this."""


@fact
class Reflected(Event):
    """The player's own words."""

    seat: str
    text: str
    estimate: int
