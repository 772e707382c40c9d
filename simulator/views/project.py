"""project(world, seat): the view a seat has, drawn from the record only; equal records give equal views."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol, TypeVar, cast

from simulator.domain.base import Refusal
from simulator.domain.book import Book
from simulator.domain.clocks.rules import recorded
from simulator.domain.priority import priority
from simulator.domain.record import Case, Change, Fact, Hands, Interaction, Ticket
from simulator.domain.telling.events import UpdateSent
from simulator.domain.work.evidence import reading_covers
from simulator.domain.world import RELIEF_SEAT, World
from simulator.views.desk import (
    CaseView,
    ChangeView,
    ClockView,
    FactView,
    HandsView,
    InteractionView,
    ProblemView,
    PromiseView,
    RunView,
    TicketView,
    UpdateView,
    View,
)
from simulator.views.handbook import Handbook
from simulator.views.loss import known_loss


class Named(Protocol):
    """Something of the record that has an id."""

    @property
    def id(self) -> str:
        """Its id."""


Item = TypeVar("Item", bound=Named)
Drawn = TypeVar("Drawn")


def handbook(book: Book) -> Handbook:
    """The public part of a plan, indexed."""
    firm = book.plan.enterprise
    return Handbook(
        seat=book.seat,
        group=book.group,
        role=book.scenario.role,
        sites={site.id: site for site in firm.sites},
        cells=book.cells,
        people=book.persons,
        groups=book.groups,
        kinds=book.kinds,
        cis=book.cis,
        services=book.services,
        diagnostics=book.diagnostics,
        remedies=book.remedies,
        rules=book.rules,
        articles=book.articles,
        audiences=book.audiences,
        targets=book.targets,
        categories=firm.categories,
        glossary=dict(firm.glossary),
        efforts=book.efforts,
        offset=book.scenario.shift.offset,
        start=book.start,
        length=book.length,
        service_parts=book.service_parts,
    )


def project(world: World, seat: str, book: Handbook, refused: Refusal | None = None) -> View:
    """What that seat sees now. `book` is the handbook of the run, made once."""
    record = world.record
    key = ("parts", seat)
    kept = book.memo.get(key)
    if kept is None or kept[0] is not record or kept[1] != record.turns:
        book.memo["views"] = mark = book.memo.get("views", 0) + 1
        kept = book.memo[key] = (record, record.turns, {**_parts_seen(world, seat, book), "drawn": mark})
    return View(
        now=world.now,
        seat=seat,
        handbook=book,
        tickets=_tickets(world, book),
        loss_per_hour=known_loss(world),
        refused=refused,
        **kept[2],
    )


def _parts_seen(world: World, seat: str, book: Handbook) -> dict[str, Any]:
    """Everything in a view that time alone does not change."""
    record = world.record
    contacts = _drawn(
        world, book, seat, [item for item in record.interactions.values() if _shown(world, item, seat)], _interaction
    )
    mine = {item.id for item in contacts}
    return {
        "over": record.over or (seat != RELIEF_SEAT and (record.ended is not None or record.relief is not None)),
        "hands": _hands(record.hands.get(seat) or Hands()),
        "ringing": tuple(item.id for item in contacts if item.call == "ringing"),
        "on_call": next((item.id for item in contacts if item.call == "on"), ""),
        "interactions": contacts,
        "facts": _drawn(world, book, "", [fact for fact in record.facts.values() if seat in fact.holders], _fact),
        "cases": _drawn(world, book, "", record.cases.values(), _case),
        "promises": tuple(
            PromiseView(item.id, item.to, item.kind, item.ticket, item.due, item.state)
            for item in record.promises.values()
            if item.kind != "caller" or item.to in mine
        ),
        "changes": tuple(_change(item) for item in record.changes.values()),
        "problems": tuple(
            ProblemView(item.id, item.tickets, item.ci, item.owner, item.known_error is not None)
            for item in record.problems.values()
        ),
        "updates": tuple(_update(item) for item in record.updates),
        "runs": tuple(
            RunView(item.id, item.remedy, item.target, item.by, item.ticket, item.interaction, item.started, item.ended)
            for item in record.runs.values()
        ),
        "tests": tuple((name, test[1], test[2]) for name, test in record.tests.items()),
        "told": tuple(record.told.items()),
        "alerts": tuple((item.rule, item.raised, item.value, item.cleared is None) for item in record.alerts.values()),
        "samples": tuple((service, tick, value) for service, (tick, value) in record.samples.items()),
        "read": tuple(record.read),
        "written": tuple((name, about) for name, (about, _, _) in record.written.items()),
        "dependencies": _dependencies(world, book),
        "security_flag": record.security_flag,
        "security_told": record.security_told,
        "handover": record.handover is not None,
        "hints": tuple(record.hints.items()),
    }


def _drawn(
    world: World,
    book: Handbook,
    seat: str,
    items: Iterable[Item],
    draw: Callable[[World, Item, str], Drawn],
) -> tuple[Drawn, ...]:
    """Things as a seat sees them; what no event has changed since the last time is not drawn again."""
    memo, marks = book.memo, world.record.marks
    views = []
    for item in items:
        name = item.id
        key = (draw, seat, name)
        mark = marks.get(name, 0)
        kept = memo.get(key)
        if kept is None or kept[0] is not item or kept[1] != mark:
            kept = memo[key] = (item, mark, draw(world, item, seat))
        views.append(kept[2])
    return tuple(views)


def _tickets(world: World, book: Handbook) -> tuple[TicketView, ...]:
    """All tickets; one whose clocks have both stopped looks the same until an event changes it."""
    memo, marks = book.memo, world.record.marks
    views = []
    for ticket in world.record.tickets.values():
        mark = marks.get(ticket.id, 0)
        kept = memo.get(ticket.id)
        if kept is not None and kept[0] is ticket and kept[1] == mark:
            views.append(kept[2])
            continue
        view = _ticket(world, ticket)
        views.append(view)
        if not ticket.parent and _still(view.response) and _still(view.resolution):
            memo[ticket.id] = (ticket, mark, view)
    return tuple(views)


def _still(clock: ClockView) -> bool:
    return clock.state == "none" or (clock.stopped is not None and clock.state in ("met", "breached"))


def _shown(world: World, item: Interaction, seat: str) -> bool:
    """A seat sees its own contacts; the next desk sees what is on tickets and what reaches it itself."""
    if item.arrived > world.now:
        return False
    return item.seat == seat or (seat == RELIEF_SEAT and bool(item.tickets))


def _dependencies(world: World, book: Handbook) -> tuple[tuple[str, str, str], ...]:
    found = world.record.found
    count, drawn = book.memo.get("dependencies", (-1, ()))
    if count == len(found):
        return cast(tuple[tuple[str, str, str], ...], drawn)
    drawn = tuple(
        (item.of, item.on, item.kind)
        for item in world.book.dependencies
        if item.known or f"{item.of}>{item.on}" in found
    )
    book.memo["dependencies"] = (len(found), drawn)
    return drawn


def _hands(hands: Hands) -> HandsView:
    return HandsView(hands.work, hands.command, hands.ends, tuple(hands.queue), tuple(hands.parked))


def _interaction(world: World, item: Interaction, seat: str) -> InteractionView:
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


def _ticket(world: World, ticket: Ticket) -> TicketView:
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


def _fact(world: World, fact: Fact, seat: str) -> FactView:
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


def _change(item: Change) -> ChangeView:
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


def _update(item: UpdateSent) -> UpdateView:
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


def _case(world: World, case: Case, seat: str) -> CaseView:
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
