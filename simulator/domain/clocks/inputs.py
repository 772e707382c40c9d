"""Stimuli of the recorded clocks."""

from __future__ import annotations

from typing import ClassVar

from simulator.domain.base import Stimulus, fact


@fact
class ClockFell(Stimulus):
    """A clock may have reached a mark; the domain looks whether it truly has."""

    rank: ClassVar[int] = 46
    ticket: str
    clock: str
    """response or resolution."""
    mark: str
    """warning (75 %) or due."""

    @property
    def identity(self) -> str:
        """Ticket, clock, mark."""
        return f"{self.ticket}/{self.clock}/{self.mark}"


@fact
class HoldCheckFell(Stimulus):
    """The next-check time of a hold has come."""

    rank: ClassVar[int] = 47
    ticket: str

    @property
    def identity(self) -> str:
        """The ticket."""
        return self.ticket


@fact
class SilenceEnded(Stimulus):
    """Three business days without an answer after a resolution: close automatically."""

    rank: ClassVar[int] = 48
    ticket: str
    since: int
    """Tick of the resolution nobody has answered."""

    @property
    def identity(self) -> str:
        """The ticket."""
        return self.ticket
