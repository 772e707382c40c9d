"""Things of the record as a seat sees them, one at a time. Nothing is kept; `project` knows what to draw anew."""

from __future__ import annotations

from simulator.domain.clocks.rules import recorded
from simulator.domain.priority import priority
from simulator.domain.record import Case, Change, Fact, Hands, Interaction, Ticket
from simulator.domain.telling.events import UpdateSent
from simulator.domain.work.evidence import reading_covers
from simulator.domain.world import World
from simulator.views.desk import (
    CaseView,
    ChangeView,
    ClockView,
    FactView,
    HandsView,
    InteractionView,
    TicketView,
    UpdateView,
)


def draw_hands(hands: Hands) -> HandsView:
    """The hands: what they do, what waits behind it, what is parked."""
    return HandsView(hands.work, hands.command, hands.ends, tuple(hands.queue), tuple(hands.parked))


def draw_interaction(world: World, item: Interaction, seat: str) -> InteractionView:
    """A contact, with the facts that this seat holds of it."""
    contact = world.book.contacts[item.contact]
    person = world.book.persons.get(item.person)
    cell = world.book.cells.get(person.cell) if person else None
    held = tuple(fact for fact in item.facts if seat in world.record.facts[fact].holders) if item.facts else ()
    return InteractionView(
        id=item.id,
        contact=item.contact,
        person=item.person,
        channel=item.channel,
        origin=item.origin,
        of=item.of,
        arrived=item.arrived,
        opened=item.opened,
        mood=item.mood,
        call=item.call,
        typed=contact.typed,
        told=item.told,
        variant=item.variant,
        opens=contact.told if item.told and contact.told else contact.opens,
        title=contact.title,
        facts=held,
        given=tuple(item.given),
        asked=tuple(item.asked.items()),
        pending=tuple(item.pending.values()),
        tickets=tuple(item.tickets),
        dismissed=item.dismissed is not None,
        referred=item.referred,
        responses=len(item.responses),
        last_response=item.responses[-1] if item.responses else None,
        confirmed=tuple(item.confirmed),
        promised=item.promised,
        talk=tuple(item.talk),
        site=cell.site if cell else "",
        unit=cell.unit if cell else "",
        lines=item.lines,
        patience=contact.patience,
    )


def _clock(world: World, ticket: Ticket, clock: str) -> ClockView:
    state = recorded(world, ticket, clock)
    return ClockView(state.due, state.state, state.elapsed, state.amount, state.stopped)


def draw_ticket(world: World, ticket: Ticket) -> TicketView:
    """A ticket, with its clocks as the record has them now."""
    hold = ticket.holds[-1] if ticket.state == "on-hold" and ticket.holds else None
    inherited = world.book.inherited.get(ticket.id)
    return TicketView(
        id=ticket.id,
        type=ticket.type,
        state=ticket.state,
        service=ticket.service,
        ci=ticket.ci,
        category=ticket.category,
        subcategory=ticket.subcategory,
        impact=ticket.impact,
        urgency=ticket.urgency,
        priority=priority(ticket.impact, ticket.urgency),
        opened=ticket.opened,
        logged=ticket.logged,
        group=ticket.group,
        mine=ticket.group == world.book.group,
        interactions=tuple(ticket.interactions),
        facts=tuple(ticket.facts),
        response=_clock(world, ticket, "response"),
        resolution=_clock(world, ticket, "resolution"),
        hold=(hold.reason, hold.next_check, hold.question) if hold else None,
        diagnoses=tuple(ticket.diagnoses),
        restorations=tuple(ticket.restorations),
        resolutions=tuple(ticket.resolutions),
        next_step=ticket.next_step,
        links=tuple(ticket.links),
        parent=ticket.parent,
        major=ticket.major,
        stood_down=ticket.stood_down,
        history=tuple(ticket.history),
        priorities=tuple(ticket.priorities),
        inherited=inherited is not None,
        title=inherited.title if inherited else "",
    )


def draw_fact(world: World, fact: Fact, seat: str) -> FactView:
    """A fact, with what its source says of it."""
    spec = world.book.facts.get(fact.spec) if fact.spec else None
    covers = spec.covers if spec else reading_covers(fact) if fact.kind == "reading" else ()
    return FactView(
        id=fact.id,
        kind=fact.kind,
        spec=fact.spec,
        text=spec.text if spec else "",
        tick=fact.tick,
        source=fact.source,
        interaction=fact.interaction,
        covers=covers,
        service=spec.service if spec else "",
        ci=spec.ci if spec else "",
        symptoms=spec.symptoms if spec else (),
        suggests=spec.suggests if spec else "",
        impact=spec.impact if spec else 0,
        urgency=spec.urgency if spec else 0,
        claim=spec.claim if spec else False,
        security=spec.security if spec else False,
        since=spec.since if spec else None,
        sites=spec.sites if spec else (),
        target=fact.target,
        diagnostic=fact.diagnostic,
        lines=fact.lines,
        works=fact.works,
    )


def draw_change(item: Change) -> ChangeView:
    """A change, as far as it has come."""
    return ChangeView(
        id=item.id,
        type=item.type,
        remedy=item.remedy,
        target=item.target,
        ticket=item.ticket,
        problem=item.problem,
        state=item.state,
        reason=item.reason,
        window=item.window,
    )


def draw_update(item: UpdateSent) -> UpdateView:
    """A message that was sent."""
    return UpdateView(
        id=item.message,
        tick=item.tick,
        audience=item.audience,
        ticket=item.ticket,
        facts=item.facts,
        unknown=item.unknown,
        workaround=item.workaround,
        next_at=item.next_at,
        opener=item.opener,
    )


def draw_case(world: World, case: Case, seat: str) -> CaseView:
    """What a group was asked, and what came of it."""
    return CaseView(
        id=case.id,
        ticket=case.ticket,
        group=case.group,
        person=case.person,
        kind=case.kind,
        matter=case.matter,
        remedy=case.remedy,
        target=case.target,
        change=case.change,
        state=case.state,
        opened=case.opened,
        started=case.started,
        ended=case.ended,
        outcome=case.outcome,
        reason=case.reason,
        missing=case.missing,
        needs_change=case.needs_change,
    )
