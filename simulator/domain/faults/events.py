"""What happened in the world: hidden events of Truth, and what monitoring makes visible."""

from __future__ import annotations

from typing import ClassVar

from simulator.domain.base import Event, fact


@fact
class FaultStarted(Event):
    """A fault's conditions took hold."""

    hidden: ClassVar[bool] = True
    planted: str
    fault: str
    spawned_by: str


@fact
class ConditionChanged(Event):
    """Conditions of a fault have new values."""

    hidden: ClassVar[bool] = True
    planted: str
    set: tuple[tuple[str, str], ...]
    why: str
    """Remedy run id, every/.., ends/.., relief/..."""
    restores: str
    """none, partly, wholly: derived."""
    removes: str
    """none, some, all of the causes: derived."""
    relief_until: int = 0
    """Tick up to which a masking remedy hides the costs; 0 = it does not mask."""


@fact
class FaultEnded(Event):
    """Its `while` no longer holds (it may come back)."""

    hidden: ClassVar[bool] = True
    planted: str


@fact
class FaultReturned(Event):
    """Its `while` holds again."""

    hidden: ClassVar[bool] = True
    planted: str


@fact
class DamageGrew(Event):
    """There is more of it (by time or by a remedy)."""

    hidden: ClassVar[bool] = True
    planted: str
    units: int
    total: int
    why: str


@fact
class DamageRepaired(Event):
    """The damage was made good."""

    hidden: ClassVar[bool] = True
    planted: str
    units: int
    late: bool


@fact
class DamageLapsed(Event):
    """Its deadline passed with units open: the late money is owed."""

    hidden: ClassVar[bool] = True
    planted: str
    units: int


@fact
class HarmDone(Event):
    """A remedy did harm beside its effect."""

    hidden: ClassVar[bool] = True
    planted: str
    run: str
    harm: str


@fact
class EvidenceDestroyed(Event):
    """A remedy took the fault's evidence away."""

    hidden: ClassVar[bool] = True
    planted: str
    run: str
    flagged: bool
    """A security flag stood in the record at that moment."""


@fact
class OutageBegan(Event):
    """A remedy takes its target down for a while."""

    hidden: ClassVar[bool] = True
    run: str
    target: str
    loss: int
    until: int


@fact
class OutageEnded(Event):
    """It is back."""

    hidden: ClassVar[bool] = True
    run: str
    target: str


@fact
class AlertRaised(Event):
    """A rule's limit is crossed; shown on the wall."""

    rule: str
    value: int


@fact
class AlertCleared(Event):
    """The value is inside again."""

    rule: str
    value: int


@fact
class SamplesRecorded(Event):
    """Service tiles as the probes see them (they lag and may be green while users are red)."""

    values: tuple[tuple[str, int], ...]
    """(service id, availability bp as probed)."""
