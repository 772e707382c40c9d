"""What was told, promised, declared."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.base import Event


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseKept(Event):
    """Word came by the time named (or it was owned up to before)."""

    promise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseDueSoon(Event):
    """Five minutes left; addressed to the seat that gave it."""

    promise: str
    seat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseMissed(Event):
    """The time came and no word."""

    promise: str
    seat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MajorIncidentDeclared(Event):
    """A major incident runs on the ticket; cadence begins."""

    ticket: str
    seat: str
    reason: str
    cadence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MajorIncidentStoodDown(Event):
    """It is over."""

    ticket: str
    seat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityNotified(Event):
    """Security knows."""

    seat: str
    ticket: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagerBriefed(Event):
    """A stakeholder was given facts."""

    seat: str
    person: str
    ticket: str
    facts: tuple[str, ...]
    unknown: tuple[str, ...]
    speculative: tuple[str, ...]
    next_at: int
