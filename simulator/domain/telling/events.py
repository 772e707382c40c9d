"""What was told, promised, declared."""

from __future__ import annotations

from simulator.domain.base import Event, fact


@fact
class UpdateSent(Event):
    """An audience has word."""

    message: str
    seat: str
    audience: str
    ticket: str
    facts: tuple[str, ...]
    unknown: tuple[str, ...]
    workaround: str
    speculative: tuple[str, ...]
    next_at: int
    opener: str
    names_client: str
    leaked: bool
    """A client was named to an audience that must not know."""
    text: str


@fact
class PromiseMade(Event):
    """Somebody was given a time."""

    promise: str
    seat: str
    to: str
    """Interaction id, audience id or person id."""
    kind: str
    """caller, audience, person."""
    ticket: str
    due: int


@fact
class PromiseKept(Event):
    """Word came by the time named (or it was owned up to before)."""

    promise: str


@fact
class PromiseDueSoon(Event):
    """Five minutes left; addressed to the seat that gave it."""

    promise: str
    seat: str


@fact
class PromiseMissed(Event):
    """The time came and no word."""

    promise: str
    seat: str


@fact
class MajorIncidentDeclared(Event):
    """A major incident runs on the ticket; cadence begins."""

    ticket: str
    seat: str
    reason: str
    cadence: int


@fact
class MajorIncidentStoodDown(Event):
    """It is over."""

    ticket: str
    seat: str


@fact
class SecurityNotified(Event):
    """Security knows."""

    seat: str
    ticket: str
    facts: tuple[str, ...]


@fact
class ManagerBriefed(Event):
    """A stakeholder was given facts."""

    seat: str
    person: str
    ticket: str
    facts: tuple[str, ...]
    unknown: tuple[str, ...]
    speculative: tuple[str, ...]
    next_at: int
