"""Commands and stimuli of the shift itself: waiting, hands, hand-over, the end."""

from __future__ import annotations

from typing import ClassVar

from simulator.domain.base import Command, Stimulus, fact


@fact
class ParkWork(Command):
    """Lay the work in hand aside; taking it up again costs a minute."""

    act: ClassVar[str] = ""


@fact
class ResumeWork(Command):
    """Take up parked work."""

    act: ClassVar[str] = ""
    work: str


@fact
class DropWork(Command):
    """Give up work in hand, parked or queued."""

    act: ClassVar[str] = ""
    work: str


@fact
class TakeHint(Command):
    """Ask a colleague (free in practice): the next level of a hint ladder."""

    act: ClassVar[str] = "hint"
    hint: str


@fact
class WriteHandOver(Command):
    """Write the hand-over note: tickets with what is open, promised, next, not to touch."""

    act: ClassVar[str] = "hand-over"
    tickets: tuple[str, ...]
    text: str = ""


@fact
class EndShift(Command):
    """Leave the chair; the world goes on to the planned end without anybody in it."""

    act: ClassVar[str] = ""


@fact
class Reflect(Command):
    """Own words before the debrief; stored, never rewarded."""

    act: ClassVar[str] = ""
    text: str
    estimate: int = -1
    """Own estimate of the points, percent; -1 = none."""


@fact
class WorkEnded(Stimulus):
    """Hands have finished; the result is decided now."""

    rank: ClassVar[int] = 15
    seat: str
    work: str
    noise: tuple[tuple[str, int], ...] = ()
    """Drawn noise by stream name, for a reading."""

    @property
    def identity(self) -> str:
        """Seat and work."""
        return f"{self.seat}/{self.work}"


@fact
class ShiftBoundary(Stimulus):
    """The planned end of the shift: the chair is empty and relief begins; or the horizon of the aftermath."""

    rank: ClassVar[int] = 60
    what: str
    """end or horizon."""

    @property
    def identity(self) -> str:
        """Which boundary."""
        return self.what
