"""Stimuli of the world itself: faults begin, conditions flip, damage grows, monitoring samples."""

from __future__ import annotations

from typing import ClassVar

from simulator.domain.base import Stimulus, fact


@fact
class FaultBegan(Stimulus):
    """A planted or spawned fault's onset has come."""

    rank: ClassVar[int] = 5
    planted: str
    fault: str
    spawned_by: str = ""

    @property
    def identity(self) -> str:
        """The planted fault."""
        return self.planted


@fact
class ConditionFlipped(Stimulus):
    """A condition flips by itself (`every`), by time or supplier (`ends`), or when relief runs out."""

    rank: ClassVar[int] = 6
    planted: str
    set: tuple[tuple[str, str], ...]
    why: str
    """every/<k>, ends/<k>, relief/<k>."""

    @property
    def identity(self) -> str:
        """Fault and reason."""
        return f"{self.planted}/{self.why}"


@fact
class DamageFell(Stimulus):
    """Damage grows by one step, or its repair deadline has come."""

    rank: ClassVar[int] = 7
    planted: str
    what: str
    """grow or deadline."""

    @property
    def identity(self) -> str:
        """Fault and which."""
        return f"{self.planted}/{self.what}"


@fact
class OutageOver(Stimulus):
    """A default outage (a restart) ends."""

    rank: ClassVar[int] = 8
    run: str

    @property
    def identity(self) -> str:
        """The remedy run that caused it."""
        return self.run


@fact
class OwnerNoticed(Stimulus):
    """The owner group sees the fault unaided."""

    rank: ClassVar[int] = 9
    planted: str

    @property
    def identity(self) -> str:
        """The fault."""
        return self.planted


@fact
class SampleTaken(Stimulus):
    """Monitoring looks: alert rules and service tiles, on a fixed grid."""

    rank: ClassVar[int] = 10
    at: int
    noise: tuple[tuple[str, int], ...] = ()

    @property
    def identity(self) -> str:
        """The grid point."""
        return f"{self.at:015d}"
