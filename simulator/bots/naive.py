"""The hands that fifo and strict-priority share: plain, one question, one look, the owner by the map, no notices."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from simulator.bots.desk import Desk
from simulator.bots.records import MACHINES, part_of
from simulator.bots.talk import KINDS, ask, was_asked
from simulator.bots.wishes import reset_for, wants_password
from simulator.domain.base import Command
from simulator.domain.inputs import (
    ApplyRemedy,
    DismissInteraction,
    EscalateBySkill,
    LogTicket,
    RecordRestoration,
    ReferInteraction,
    ReplyToCaller,
    ResolveTicket,
    RunDiagnostic,
    TakeTicket,
)
from simulator.domain.time import MINUTE
from simulator.views.desk import FactView, InteractionView, TicketView

TYPED = {
    "network": ("Network", "Slow"),
    "incident": ("Application", "Fault"),
    "request": ("Request", "Access"),
    "question": ("Request", "How-to"),
}
PATIENCE_WITH_OTHERS = 45 * MINUTE


def naive_kind(facts: Iterable[FactView]) -> str:
    """What the first words say of themselves; '' when they say nothing."""
    named = {fact.suggests for fact in facts}
    return next((kind for kind in KINDS if kind in named), "")


def typed_category(desk: Desk, one: InteractionView) -> tuple[str, str]:
    """The category the sender typed, else what the first words suggest."""
    word = one.typed.partition("/")[0].strip()
    kind = word if word in TYPED else naive_kind(desk.said(one)) or "incident"
    pair = TYPED.get(kind, ("Application", "Fault"))
    return pair if pair in desk.book.categories else desk.book.categories[0]


def log_as_typed(desk: Desk, one: InteractionView) -> Command | None:
    """One ticket for each contact, as typed, from what stands in the first words."""
    if one.tickets or one.dismissed or one.referred:
        return None
    said = desk.said(one)
    service = next((fact.service for fact in said if fact.service), "")
    if one.channel in MACHINES and not naive_kind(said):
        return DismissInteraction(seat=desk.seat, interaction=one.id)
    if not service:
        if one.last_response is None and one.channel not in MACHINES and said:
            return ReplyToCaller(seat=desk.seat, interaction=one.id, facts=tuple(fact.id for fact in said)[:2])
        return DismissInteraction(seat=desk.seat, interaction=one.id)
    category, subcategory = typed_category(desk, one)
    impact, urgency = desk.levels(said)
    kind: Literal["incident", "request"] = "request" if category == "Request" else "incident"
    return LogTicket(
        seat=desk.seat,
        interaction=one.id,
        type=kind,
        service=service,
        ci=part_of(desk, service, said),
        category=category,
        subcategory=subcategory,
        facts=tuple(fact.id for fact in said),
        impact=impact,
        urgency=urgency,
    )


def one_question(desk: Desk, one: InteractionView) -> Command | None:
    """A single question, whoever it is."""
    if one.asked or one.pending or one.channel in MACHINES or one.call == "gone":
        return None
    password = wants_password(desk.said(one))
    return ask(desk, one, "try" if password else "since")


def serve(desk: Desk, ticket: TicketView) -> Command | None:
    """Take it, ask once, look once, ask the owner, verify with the caller, resolve."""
    if ticket.state in ("new", "assigned"):
        return TakeTicket(seat=desk.seat, ticket=ticket.id)
    people = [one for one in desk.contacts_of(ticket) if one.channel not in MACHINES and one.opened is not None]
    for one in people:
        command = one_question(desk, one)
        if command is not None:
            return command
    if ticket.type == "request":
        return _serve_request(desk, ticket, people)
    return _look_once(desk, ticket) or _ask_owner(desk, ticket) or _finish(desk, ticket, people)


def _serve_request(desk: Desk, ticket: TicketView, people: list[InteractionView]) -> Command | None:
    for one in people:
        password = wants_password(desk.said(one))
        if password is not None:
            run = reset_for(desk, one)
            if run is None:
                return ApplyRemedy(
                    seat=desk.seat,
                    remedy="reset-password",
                    target=password.ci,
                    ticket=ticket.id,
                    interaction=one.id,
                )
            if run.ended is None:
                return None
        elif not one.referred:
            service = desk.book.services[ticket.service]
            group = service.data_owner if service.data_owner in desk.book.groups else "service-desk"
            if group != desk.book.group:
                return ReferInteraction(seat=desk.seat, interaction=one.id, group=group, facts=ticket.facts[:3])
    code: Literal["fulfilled", "referred"] = "referred" if any(one.referred for one in people) else "fulfilled"
    return ResolveTicket(seat=desk.seat, ticket=ticket.id, code=code, note=ticket.facts[:2], text="done")


def _look_once(desk: Desk, ticket: TicketView) -> Command | None:
    part = desk.book.cis.get(ticket.ci)
    if part is None:
        return None
    use = next(iter(desk.book.kinds[part.kind].diagnostics), None)
    if use is None or desk.reading(use.diagnostic, part.id, ticket.opened) or desk.testing(use.diagnostic, part.id):
        return None
    return RunDiagnostic(seat=desk.seat, diagnostic=use.diagnostic, target=part.id, ticket=ticket.id)


def _ask_owner(desk: Desk, ticket: TicketView) -> Command | None:
    part = desk.book.cis.get(ticket.ci)
    cases = desk.cases_of(ticket)
    if part is None or part.owner == desk.book.group or len(cases) > 1 or desk.case_open(ticket):
        return None
    if cases and cases[-1].state != "bounced":
        return None
    facts = tuple(fact.id for fact in desk.facts_of(ticket))[:6]
    return EscalateBySkill(seat=desk.seat, ticket=ticket.id, group=part.owner, facts=facts)


def _finish(desk: Desk, ticket: TicketView, people: list[InteractionView]) -> Command | None:
    """Ask the first caller whether it works; resolve on a yes, ask again on a no after a while."""
    if desk.case_open(ticket):
        return None
    for one in people[:1]:
        if "confirm" in one.pending:
            return None
        last = one.confirmed[-1] if one.confirmed else None
        if last is not None and last[1]:
            return _end(desk, ticket, one)
        if last is None or desk.now - last[0] >= PATIENCE_WITH_OTHERS:
            return ask(desk, one, "confirm") if not (was_asked(one, "confirm") and last is None) else None
    return None


def _end(desk: Desk, ticket: TicketView, one: InteractionView) -> Command | None:
    fact = next(
        (
            fact.id
            for fact in reversed(desk.view.facts)
            if fact.kind == "confirmation" and fact.interaction == one.id and fact.works
        ),
        "",
    )
    if not ticket.restorations:
        return RecordRestoration(
            seat=desk.seat, ticket=ticket.id, at=max(one.confirmed[-1][0], ticket.opened), verified_by=fact
        )
    return ResolveTicket(seat=desk.seat, ticket=ticket.id, code="fixed", note=ticket.facts[:2], verified_by=fact)
