"""What happened in improving."""

from __future__ import annotations

from simulator.domain.base import Event, fact


@fact
class ProblemRaised(Event):
    """A problem record exists."""

    problem: str
    seat: str
    tickets: tuple[str, ...]
    ci: str
    owner: str
    facts: tuple[str, ...]
    factors: tuple[str, ...]
    text: str


@fact
class KnownErrorRecorded(Event):
    """A known error stands beside its problem."""

    problem: str
    seat: str
    facts: tuple[str, ...]
    workaround: str
    text: str


@fact
class ChangeRaised(Event):
    """A change waits for its approval (a standard one has it)."""

    change: str
    seat: str
    type: str
    remedy: str
    target: str
    ticket: str
    problem: str
    risk: int
    back_out: bool
    window: int
    sign_off: str
    text: str


@fact
class ChangeApproved(Event):
    """It may be done."""

    change: str
    by: str


@fact
class ChangeRejected(Event):
    """It may not, and why."""

    change: str
    by: str
    reason: str
    """no-back-out, wrong-type, freeze."""


@fact
class ArticleWritten(Event):
    """A new article or guide exists."""

    article: str
    seat: str
    about: str
    facts: tuple[str, ...]
    text: str


@fact
class ArticleRead(Event):
    """The seat has read it; what it answers is now held."""

    article: str
    seat: str
