"""The hands that fifo and strict-priority share: plain, one question, one look, the owner by the map, no notices."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from simulator.bots.desk import Desk
from simulator.bots.records import MACHINES, part_of
from simulator.bots.restoring import follow_group
from simulator.bots.talk import KINDS, ask, was_asked
from simulator.bots.wishes import refused_by, reset_for, wants_password
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
PATIENCE_WITH_OWNERS = 4
"""Owners asked about one matter."""


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
    return ask(desk, one, "try" if password else "others")


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
            tried = refused_by(one)
            group = next((name for name in _owners(desk, ticket.service) if name not in tried), "")
            if group and len(tried) < PATIENCE_WITH_OWNERS:
                return ReferInteraction(seat=desk.seat, interaction=one.id, group=group, facts=ticket.facts[:3])
    code: Literal["fulfilled", "referred"] = "referred" if any(one.referred for one in people) else "fulfilled"
    return ResolveTicket(seat=desk.seat, ticket=ticket.id, code=code, note=ticket.facts[:2], text="done")


def _owners(desk: Desk, service: str) -> tuple[str, ...]:
    """Whom a matter of a service may belong to: its data's owner, then the desk."""
    known = desk.book.services.get(service)
    owner = known.data_owner if known is not None else ""
    return tuple(name for name in (owner, "service-desk") if name in desk.book.groups and name != desk.book.group)


def _look_once(desk: Desk, ticket: TicketView) -> Command | None:
    part = desk.book.cis.get(ticket.ci)
    if part is None:
        return None
    use = next(iter(desk.book.kinds[part.kind].diagnostics), None)
    if use is None or desk.reading(use.diagnostic, part.id, ticket.opened) or desk.testing(use.diagnostic, part.id):
        return None
    return RunDiagnostic(seat=desk.seat, diagnostic=use.diagnostic, target=part.id, ticket=ticket.id)


def _ask_owner(desk: Desk, ticket: TicketView) -> Command | None:
    """The owners of the parts below the service, one after the other, until one does something."""
    cases = desk.cases_of(ticket)
    if desk.case_open(ticket) or any(case.outcome in ("acted", "taken-over") for case in cases):
        return None
    command = follow_group(desk, ticket, None)
    if command is not None or any(case.needs_change for case in cases):
        return command
    asked = {case.group for case in cases if case.reason != "thin"}
    parts = (ticket.ci, *desk.book.service_parts.get(ticket.service, ()))
    owners = dict.fromkeys(desk.book.cis[part].owner for part in parts if part in desk.book.cis)
    left = [owner for owner in owners if owner not in asked and owner != desk.book.group]
    if not left or len(cases) >= PATIENCE_WITH_OWNERS or desk.book.groups[left[0]].kind == "supplier":
        return None
    facts = tuple(fact.id for fact in desk.facts_of(ticket))[:6]
    return EscalateBySkill(seat=desk.seat, ticket=ticket.id, group=left[0], facts=facts)


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
