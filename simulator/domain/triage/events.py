"""What happened in triage."""

from __future__ import annotations

from simulator.domain.base import Event, fact


@fact
class ContactArrived(Event):
    """A contact stands in the seat's list; a phone rings."""

    interaction: str
    seat: str
    contact: str
    person: str
    channel: str
    variant: int
    origin: str
    of: str
    told: bool
    """The caller already had word; the other first words apply."""
    mood: str
    """Sampled word: calm, pressed, angry."""


@fact
class InteractionOpened(Event):
    """The seat has read it (or answered the call) and holds its first facts."""

    interaction: str
    seat: str
    facts: tuple[str, ...]


@fact
class TicketLogged(Event):
    """A ticket exists."""

    ticket: str
    interaction: str
    seat: str
    type: str
    service: str
    ci: str
    category: str
    subcategory: str
    facts: tuple[str, ...]
    impact: int
    urgency: int
    opened: int
    """Tick from which its clocks count (the contact's arrival)."""
    text: str


@fact
class PrioritySet(Event):
    """Impact and urgency stand, with the reason given."""

    ticket: str
    seat: str
    impact: int
    urgency: int
    priority: int
    reason: str
    facts: tuple[str, ...]


@fact
class TicketRevised(Event):
    """The ticket now says something else."""

    ticket: str
    seat: str
    type: str
    service: str
    ci: str
    category: str
    subcategory: str


@fact
class ContactAdded(Event):
    """A further contact hangs on the ticket."""

    ticket: str
    interaction: str
    seat: str


@fact
class TicketsLinked(Event):
    """Two tickets are linked."""

    ticket: str
    to: str
    link: str
    seat: str


@fact
class TicketCancelled(Event):
    """The ticket was withdrawn."""

    ticket: str
    seat: str
    reason: str


@fact
class InteractionDismissed(Event):
    """The seat decided that a contact needs nothing."""

    interaction: str
    seat: str
