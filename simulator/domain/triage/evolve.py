"""What triage events do to the record."""

from __future__ import annotations

from simulator.domain import lifecycle
from simulator.domain.asking.evolve import learn
from simulator.domain.record import Interaction, Ticket
from simulator.domain.triage.events import (
    ContactAdded,
    ContactArrived,
    InteractionDismissed,
    InteractionOpened,
    PrioritySet,
    TicketCancelled,
    TicketLogged,
    TicketRevised,
    TicketsLinked,
)
from simulator.domain.world import World


def contact_arrived(world: World, event: ContactArrived) -> None:
    """The contact stands in the list; what it is really about is noted in Truth."""
    contact = world.book.contacts[event.contact]
    item = Interaction(
        id=event.interaction,
        seat=event.seat,
        contact=event.contact,
        person=event.person,
        channel=event.channel,
        variant=event.variant,
        origin=event.origin,
        of=event.of,
        told=event.told,
        arrived=event.tick,
        mood=event.mood,
    )
    world.record.index.live[event.interaction] = None
    if event.channel == "phone" and event.origin != "inherited":
        item.call = "ringing"
        world.record.index.ringing[event.interaction] = None
    world.record.interactions[event.interaction] = item
    truth = world.truth
    truth.mood.setdefault(event.interaction, truth.mood.get(event.of, contact.mood) if event.of else contact.mood)
    person = world.book.persons.get(event.person)
    trust = person.trust if person else 50
    truth.trust.setdefault(event.interaction, truth.trust.get(event.of, trust) if event.of else trust)
    needs = {item: None for item in contact.about if item in world.book.needs}
    if event.of and event.of in truth.needs:
        truth.needs[event.interaction] = truth.needs[event.of]
    elif needs:
        truth.needs[event.interaction] = dict(needs)


def interaction_opened(world: World, event: InteractionOpened) -> None:
    """It was read."""
    item = world.record.interactions[event.interaction]
    item.opened = event.tick
    learn(world, item, event.facts)


def ticket_logged(world: World, event: TicketLogged) -> None:
    """A ticket exists in state new, with its contact and facts."""
    ticket = Ticket(
        id=event.ticket,
        type=event.type,
        service=event.service,
        ci=event.ci,
        category=event.category,
        subcategory=event.subcategory,
        impact=event.impact,
        urgency=event.urgency,
        opened=event.opened,
        logged=event.tick,
        seat=event.seat,
        group=world.book.group,
        facts=list(event.facts),
        texts=[event.text] if event.text else [],
    )
    ticket.history.append((event.tick, "new"))
    if event.impact and event.urgency:
        ticket.priorities.append((event.tick, event.impact, event.urgency, "logged"))
    world.record.tickets[event.ticket] = ticket
    world.record.index.tickets[event.ticket] = None
    if event.interaction:
        _tie(world, ticket, event.interaction)


def _tie(world: World, ticket: Ticket, interaction: str) -> None:
    item = world.record.interactions[interaction]
    if interaction not in ticket.interactions:
        ticket.interactions.append(interaction)
    if ticket.id not in item.tickets:
        item.tickets.append(ticket.id)
    for about in (*world.book.contacts[item.contact].about, interaction):
        world.record.index.about.setdefault(about, {})[ticket.id] = None
    for name in world.record.index.promised.get(interaction, ()):
        promise = world.record.promises[name]
        promise.ticket = promise.ticket or ticket.id
    if item.responses and ticket.responded is None:
        ticket.responded = min(item.responses)


def priority_set(world: World, event: PrioritySet) -> None:
    """The levels stand; the clock's target follows, its start stays."""
    ticket = world.record.tickets[event.ticket]
    ticket.impact, ticket.urgency = event.impact, event.urgency
    ticket.priorities.append((event.tick, event.impact, event.urgency, event.reason))
    _add_facts(ticket, event.facts)


def _add_facts(ticket: Ticket, facts: tuple[str, ...]) -> None:
    ticket.facts.extend(fact for fact in facts if fact not in ticket.facts)


def ticket_revised(world: World, event: TicketRevised) -> None:
    """The fields are replaced; opened stays (re-typing keeps the original start)."""
    ticket = world.record.tickets[event.ticket]
    ticket.type = event.type
    ticket.service = event.service
    ticket.ci = event.ci
    ticket.category = event.category
    ticket.subcategory = event.subcategory


def contact_added(world: World, event: ContactAdded) -> None:
    """One more caller hangs on the ticket."""
    _tie(world, world.record.tickets[event.ticket], event.interaction)


def tickets_linked(world: World, event: TicketsLinked) -> None:
    """The link stands on both."""
    ticket = world.record.tickets[event.ticket]
    ticket.links.append((event.link, event.to))
    if event.link == "child-of":
        ticket.parent = event.to
        world.record.index.children.setdefault(event.to, {})[ticket.id] = None


def ticket_cancelled(world: World, event: TicketCancelled) -> None:
    """Withdrawn."""
    ticket = world.record.tickets[event.ticket]
    ticket.state = lifecycle.move("cancel", ticket.state) or ticket.state
    ticket.history.append((event.tick, ticket.state))


def interaction_dismissed(world: World, event: InteractionDismissed) -> None:
    """Put aside."""
    world.record.interactions[event.interaction].dismissed = event.tick
