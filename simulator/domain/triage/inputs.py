"""Commands of triage: open, log, prioritise, link, cancel; and the stimulus of a contact arriving."""

from __future__ import annotations

from typing import ClassVar, Literal

from simulator.domain.base import Command, Stimulus, fact

TicketType = Literal["incident", "request"]


@fact
class OpenInteraction(Command):
    """Read a contact for the first time (re-reading is free)."""

    act: ClassVar[str] = "open"
    interaction: str


@fact
class LogTicket(Command):
    """Make a ticket of a contact, or of an alert (an event becomes an incident), as observed."""

    act: ClassVar[str] = "log"
    interaction: str = ""
    type: TicketType
    service: str
    ci: str
    category: str
    subcategory: str
    facts: tuple[str, ...] = ()
    """Held fact ids the description rests on."""
    impact: int = 0
    urgency: int = 0
    """0 = not set yet."""
    alert: str = ""
    """Alert rule it rests on when no contact does."""
    text: str = ""
    """Free words, stored as typed, never rewarded."""


@fact
class SetPriority(Command):
    """Set impact and urgency with a reason; priority follows from the matrix."""

    act: ClassVar[str] = "set-priority"
    ticket: str
    impact: int
    urgency: int
    reason: str
    facts: tuple[str, ...] = ()


@fact
class ReviseTicket(Command):
    """Correct what a ticket says: service, part, category, or type (which re-targets the clock, start kept)."""

    act: ClassVar[str] = "revise"
    ticket: str
    type: TicketType
    service: str
    ci: str
    category: str
    subcategory: str


@fact
class AddContact(Command):
    """Tie a further contact to an existing ticket (one trouble, several callers)."""

    act: ClassVar[str] = "link"
    ticket: str
    interaction: str


@fact
class LinkTickets(Command):
    """Link a ticket: duplicate of, child of or recurrence of another, or caused by a change."""

    act: ClassVar[str] = "link"
    ticket: str
    to: str
    link: Literal["duplicate-of", "child-of", "caused-by", "recurs"]


@fact
class CancelTicket(Command):
    """Withdraw a ticket with a reason."""

    act: ClassVar[str] = "cancel"
    ticket: str
    reason: Literal["duplicate", "not-a-fault", "re-typed", "withdrawn"]


@fact
class DismissInteraction(Command):
    """Put a contact aside as needing nothing (a green alert, a note that was read)."""

    act: ClassVar[str] = "dismiss"
    interaction: str


@fact
class ContactCame(Stimulus):
    """A staged contact, inject or repeat reaches the seat."""

    rank: ClassVar[int] = 20
    interaction: str
    contact: str
    """Contact id in the plan."""
    person: str
    variant: int
    origin: str
    """staged, background, inject, repeat, reopen."""
    of: str = ""
    """The interaction it repeats, or ''."""

    @property
    def identity(self) -> str:
        """The interaction's own id."""
        return self.interaction
