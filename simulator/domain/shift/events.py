"""What happened to hands and to the shift."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.base import Command, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkBegan(Event):
    """Hands are busy until `ends`."""

    seat: str
    work: str
    command: Command
    ends: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkQueued(Event):
    """It waits behind the work in hand."""

    seat: str
    work: str
    command: Command


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkDone(Event):
    """Hands are free again; the results follow."""

    seat: str
    work: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkParked(Event):
    """Laid aside with so much left."""

    seat: str
    work: str
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkResumed(Event):
    """Taken up again."""

    seat: str
    work: str
    ends: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkDropped(Event):
    """Given up."""

    seat: str
    work: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuedWorkDropped(Event):
    """Queued work was no longer possible at its turn (or work in hand at its end)."""

    seat: str
    work: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HintTaken(Event):
    """A level of a hint ladder was read."""

    seat: str
    hint: str
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverWritten(Event):
    """The note for the next desk."""

    seat: str
    tickets: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftEnded(Event):
    """The seat left."""

    seat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReliefBegan(Event):
    """The planned end: the next desk sits down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HorizonReached(Event):
    """Nothing more is judged after this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflected(Event):
    """The player's own words."""

    seat: str
    text: str
    estimate: int
