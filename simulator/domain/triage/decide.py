"""Rules of a ticket's record: logged, given a priority, corrected, tied to contacts and other tickets, cancelled."""

from __future__ import annotations

from simulator.domain import lifecycle
from simulator.domain.base import Event, Refusal
from simulator.domain.priority import priority
from simulator.domain.triage.contacts import first_arrival
from simulator.domain.triage.events import (
    ContactAdded,
    PrioritySet,
    TicketCancelled,
    TicketLogged,
    TicketRevised,
    TicketsLinked,
)
from simulator.domain.triage.guards import known_interaction, known_ticket, unheld
from simulator.domain.triage.inputs import AddContact, CancelTicket, LinkTickets, LogTicket, ReviseTicket, SetPriority
from simulator.domain.world import World


def log_check(world: World, command: LogTicket) -> Refusal | None:
    """Whether a ticket can be made of a contact."""
    refusal = _source(world, command) or unheld(world, command.seat, command.facts)
    if refusal:
        return refusal
    return _fields(world, command.service, command.ci, command.category, command.subcategory) or _levels(
        command.impact, command.urgency, optional=True
    )


def _source(world: World, command: LogTicket) -> Refusal | None:
    """A ticket rests on a contact that was read, or on an alert that was raised and has no ticket yet."""
    if command.interaction:
        refusal = known_interaction(world, command.interaction, command.seat)
        if refusal:
            return refusal
        if world.record.interactions[command.interaction].opened is None:
            return Refusal(f"open {command.interaction} first", "unopened")
        return None
    if command.alert not in world.record.alerts:
        return Refusal("a ticket rests on a contact or an alert; name one", "no-source")
    if f"T-{command.alert}" in world.record.tickets:
        return Refusal(f"alert {command.alert} has its ticket already", "already-logged")
    return None


def _fields(world: World, service: str, ci: str, category: str, subcategory: str) -> Refusal | None:
    book = world.book
    if service not in book.services:
        return Refusal(f"there is no service {service}", "unknown-service")
    if ci and book.ci_of(ci) is None:
        return Refusal(f"there is no part {ci}", "unknown-part")
    if (category, subcategory) not in book.plan.enterprise.categories:
        return Refusal(f"{category} / {subcategory} is not a category", "unknown-category")
    return None


def _levels(impact: int, urgency: int, *, optional: bool) -> Refusal | None:
    if optional and not impact and not urgency:
        return None
    if impact not in (1, 2, 3) or urgency not in (1, 2, 3):
        return Refusal("impact and urgency are 1 (high), 2 or 3 (low)", "bad-level")
    return None


def log_perform(world: World, command: LogTicket) -> list[Event]:
    """The ticket exists; its clocks count from the contact's arrival."""
    base = f"T-{command.interaction or command.alert}"
    ticket, letter = base, ord("b")
    while ticket in world.record.tickets:
        ticket, letter = f"{base}{chr(letter)}", letter + 1
    logged = TicketLogged(
        tick=world.now,
        ticket=ticket,
        interaction=command.interaction,
        seat=command.seat,
        type=command.type,
        service=command.service,
        ci=command.ci,
        category=command.category,
        subcategory=command.subcategory,
        facts=command.facts,
        impact=command.impact,
        urgency=command.urgency,
        opened=_first_known(world, command),
        text=command.text,
    )
    return [logged]


def _first_known(world: World, command: LogTicket) -> int:
    """From when its clocks count: the first arrival of that caller, or the alert."""
    if not command.interaction:
        return world.record.alerts[command.alert].raised
    return first_arrival(world, command.interaction)


def priority_check(world: World, command: SetPriority) -> Refusal | None:
    """Whether a priority can be set."""
    refusal = known_ticket(world, command.ticket) or unheld(world, command.seat, command.facts)
    if refusal:
        return refusal
    if not world.record.tickets[command.ticket].open:
        return Refusal(f"{command.ticket} is {world.record.tickets[command.ticket].state}", "illegal-move")
    if not command.reason.strip():
        return Refusal("a priority needs a reason", "no-reason")
    return _levels(command.impact, command.urgency, optional=False)


def priority_perform(world: World, command: SetPriority) -> list[Event]:
    """Impact and urgency stand."""
    return [
        PrioritySet(
            tick=world.now,
            ticket=command.ticket,
            seat=command.seat,
            impact=command.impact,
            urgency=command.urgency,
            priority=priority(command.impact, command.urgency),
            reason=command.reason,
            facts=command.facts,
        )
    ]


def revise_check(world: World, command: ReviseTicket) -> Refusal | None:
    """Whether a ticket can be corrected."""
    refusal = known_ticket(world, command.ticket)
    if refusal:
        return refusal
    if world.record.tickets[command.ticket].state in ("closed", "cancelled"):
        return Refusal(f"{command.ticket} is {world.record.tickets[command.ticket].state}", "illegal-move")
    return _fields(world, command.service, command.ci, command.category, command.subcategory)


def revise_perform(world: World, command: ReviseTicket) -> list[Event]:
    """The ticket says something else from now on."""
    return [
        TicketRevised(
            tick=world.now,
            ticket=command.ticket,
            seat=command.seat,
            type=command.type,
            service=command.service,
            ci=command.ci,
            category=command.category,
            subcategory=command.subcategory,
        )
    ]


def contact_check(world: World, command: AddContact) -> Refusal | None:
    """Whether a contact can be tied to a ticket."""
    refusal = known_interaction(world, command.interaction, command.seat) or known_ticket(world, command.ticket)
    if refusal:
        return refusal
    if world.record.interactions[command.interaction].opened is None:
        return Refusal(f"open {command.interaction} first", "unopened")
    if command.interaction in world.record.tickets[command.ticket].interactions:
        return Refusal(f"{command.interaction} hangs on {command.ticket} already", "already-linked")
    return None


def contact_perform(world: World, command: AddContact) -> list[Event]:
    """One trouble, one more caller."""
    return [ContactAdded(tick=world.now, ticket=command.ticket, interaction=command.interaction, seat=command.seat)]


def link_check(world: World, command: LinkTickets) -> Refusal | None:
    """Whether two tickets can be linked; only a change can be what caused an incident."""
    refusal = known_ticket(world, command.ticket)
    if refusal:
        return refusal
    if command.link == "caused-by":
        known = command.to in world.record.changes
        return None if known else Refusal(f"there is no change {command.to}", "unknown-change")
    refusal = known_ticket(world, command.to)
    if refusal:
        return refusal
    if command.ticket == command.to:
        return Refusal("a ticket cannot be linked to itself", "self-link")
    return _no_link(world, command)


def _no_link(world: World, command: LinkTickets) -> Refusal | None:
    """A parent or original must still be there, and there is one level of children."""
    tickets = world.record.tickets
    to = tickets[command.to]
    if (command.link, command.to) in tickets[command.ticket].links:
        return Refusal(f"{command.ticket} is linked to {command.to} like that already", "already-linked")
    if command.link == "recurs":
        return None
    if command.link == "duplicate-of":
        refusal = lifecycle.illegal("cancel", command.ticket, tickets[command.ticket].state)
        if refusal:
            return refusal
    if to.state in ("closed", "cancelled"):
        return Refusal(f"{command.to} is {to.state}; a recurrence is a new ticket linked to it", "illegal-move")
    if command.link == "child-of" and to.parent:
        return Refusal(f"{command.to} is a child itself; link to its parent", "nested-parent")
    if command.link == "child-of" and any(ticket.parent == command.ticket for ticket in tickets.values()):
        return Refusal(f"{command.ticket} has children of its own", "nested-parent")
    return None


def link_perform(world: World, command: LinkTickets) -> list[Event]:
    """The link stands; a duplicate is cancelled by it (its contacts move over)."""
    now = world.now
    events: list[Event] = [
        TicketsLinked(tick=now, ticket=command.ticket, to=command.to, link=command.link, seat=command.seat)
    ]
    ticket = world.record.tickets[command.ticket]
    if command.link == "duplicate-of":
        moved = [item for item in ticket.interactions if item not in world.record.tickets[command.to].interactions]
        events += [ContactAdded(tick=now, ticket=command.to, interaction=item, seat=command.seat) for item in moved]
        events.append(TicketCancelled(tick=now, ticket=command.ticket, seat=command.seat, reason="duplicate"))
    return events


def cancel_check(world: World, command: CancelTicket) -> Refusal | None:
    """Whether a ticket can be withdrawn."""
    return known_ticket(world, command.ticket) or lifecycle.illegal(
        "cancel", command.ticket, world.record.tickets[command.ticket].state
    )


def cancel_perform(world: World, command: CancelTicket) -> list[Event]:
    """It is withdrawn."""
    return [TicketCancelled(tick=world.now, ticket=command.ticket, seat=command.seat, reason=command.reason)]
