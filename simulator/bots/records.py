"""Making and keeping records: one ticket per trouble, logged as observed, every further caller tied to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from simulator.bots.desk import OPEN_STATES, Desk
from simulator.bots.talk import kind_of
from simulator.domain.base import Command
from simulator.domain.inputs import AddContact, DismissInteraction, LogTicket, ReviseTicket, SetPriority, TakeTicket
from simulator.views.desk import FactView, InteractionView, TicketView

MACHINES = ("alert", "hand-off")

# How words of symptom tags read as a category; the first that fits wins. Tags are everyday words, not causes.
READS_AS: tuple[tuple[tuple[str, ...], tuple[str, str]], ...] = (
    (("stale", "missing", "late", "empty", "not-arrived"), ("Data", "Missing")),
    (("wrong", "twice", "double", "doubled", "duplicate", "differs"), ("Data", "Incorrect")),
    (("slow", "pause", "freezes", "waits", "crawls"), ("Application", "Slow")),
    (
        ("locked", "enter", "refused", "permission", "warning", "password", "sign", "log"),
        ("Application", "Access control"),
    ),
)


@dataclass(frozen=True, slots=True)
class Matter:
    """One trouble or wish that a contact speaks of."""

    interaction: InteractionView
    service: str
    facts: tuple[FactView, ...]
    kind: str


def matters(desk: Desk, one: InteractionView) -> tuple[Matter, ...]:
    """What a contact speaks of: one matter per service its facts name."""
    return desk.once_of("matters", one, lambda: _matters(desk, one))


def _matters(desk: Desk, one: InteractionView) -> tuple[Matter, ...]:
    said = desk.said(one)
    services = desk.services_spoken(one)
    if not services:
        kind = kind_of(desk, said)
        return (Matter(one, "", said, kind),) if kind else ()
    found = []
    for service in services:
        facts = tuple(fact for fact in said if fact.service == service)
        kind = kind_of(desk, facts)
        if kind or desk.symptoms(facts):
            found.append(Matter(one, service, facts, kind or "incident"))
    if not found and one.channel not in MACHINES:
        facts = tuple(fact for fact in said if fact.service == services[0])
        found.append(Matter(one, services[0], facts, "incident"))
    return tuple(found)


def same_trouble(desk: Desk, ticket: TicketView, matter: Matter) -> bool:
    """Whether a ticket is about the matter: same service and kind, places and symptoms that can go together."""
    if ticket.service != matter.service or (ticket.type == "incident") != (matter.kind == "incident"):
        return False
    held = desk.facts_of(ticket)
    if matter.kind != "incident":
        people = {contact.person for contact in desk.contacts_of(ticket)}
        same_wish = bool(set(desk.symptoms(held)).intersection(desk.symptoms(matter.facts)))
        return matter.interaction.person in people and (same_wish or matter.interaction.of in ticket.interactions)
    wide = 1 in (ticket.impact, desk.levels(matter.facts)[0])
    together = wide or _meet(desk.sites(held), desk.sites(matter.facts))
    return together and _meet(desk.symptoms(held), desk.symptoms(matter.facts))


def _meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return not one or not other or any(item in other for item in one)


def ticket_for(desk: Desk, matter: Matter) -> TicketView | None:
    """The open ticket about a matter, the oldest when there are several."""
    found = [
        ticket
        for ticket in desk.view.tickets
        if ticket.state in (*OPEN_STATES, "resolved") and not ticket.parent and same_trouble(desk, ticket, matter)
    ]
    mine = [ticket for ticket in found if ticket.state != "resolved"]
    recent = [
        ticket
        for ticket in found
        if ticket.state == "resolved" and ticket.resolutions[-1][0] > matter.interaction.arrived
    ]
    return min([*mine, *recent], key=lambda ticket: (ticket.opened, ticket.id), default=None)


def unrecorded(desk: Desk, one: InteractionView) -> Matter | None:
    """The first matter of a contact that no ticket of it is about."""
    covered = {desk.tickets[name].service for name in one.tickets if name in desk.tickets}
    found = matters(desk, one)
    if covered and len(found) == 1:
        return None
    return next((matter for matter in found if matter.service not in covered), None)


def log(desk: Desk, matter: Matter) -> LogTicket:
    """The ticket of a matter, as observed."""
    facts = tuple(fact for fact in matter.facts if not fact.claim)
    impact, urgency = desk.levels(facts)
    category, subcategory = category_of(desk, matter.kind, facts)
    kind: Literal["incident", "request"] = "incident" if matter.kind == "incident" else "request"
    return LogTicket(
        seat=desk.seat,
        interaction=matter.interaction.id,
        type=kind,
        service=matter.service,
        ci=part_of(desk, matter.service, facts),
        category=category,
        subcategory=subcategory,
        facts=tuple(fact.id for fact in facts),
        impact=impact,
        urgency=urgency,
    )


def part_of(desk: Desk, service: str, facts: Iterable[FactView]) -> str:
    """The part facts name, else the nearest one below the service."""
    named = next((fact.ci for fact in facts if fact.ci), "")
    return named or next(iter(desk.book.service_parts.get(service, ())), "")


def category_of(desk: Desk, kind: str, facts: tuple[FactView, ...]) -> tuple[str, str]:
    """The category facts read as, among those the firm uses."""
    wish = {"request": ("Request", "Access"), "misrouted": ("Request", "Access"), "question": ("Request", "How-to")}
    if kind in wish:
        return wish[kind]
    if any(fact.security and fact.suggests for fact in facts):
        return ("Security", "Suspected")
    tags = {word for tag in desk.symptoms(facts) for word in tag.split("-")}
    return next((pair for words, pair in READS_AS if tags.intersection(words)), ("Application", "Fault"))


def record_contact(desk: Desk, one: InteractionView) -> Command | None:
    """Tie a contact to the ticket of its trouble, or log one."""
    matter = unrecorded(desk, one)
    if matter is None:
        return None
    ticket = ticket_for(desk, matter)
    if ticket is not None and one.id not in ticket.interactions:
        return AddContact(seat=desk.seat, ticket=ticket.id, interaction=one.id)
    return log(desk, matter)


def set_aside(desk: Desk, one: InteractionView) -> Command | None:
    """A machine's or colleague's word that speaks of no trouble is put aside once read."""
    if one.tickets or one.dismissed or one.referred or one.channel not in MACHINES or matters(desk, one):
        return None
    return DismissInteraction(seat=desk.seat, interaction=one.id)


def take(desk: Desk, ticket: TicketView) -> Command | None:
    """Work on a ticket begins by taking it."""
    return TakeTicket(seat=desk.seat, ticket=ticket.id) if ticket.state in ("new", "assigned") else None


def revise_priority(desk: Desk, ticket: TicketView) -> Command | None:
    """Impact and urgency follow the facts as they come in, upwards."""
    facts = desk.facts_of(ticket)
    impact, urgency = desk.levels(facts)
    if ticket.impact and ticket.urgency and impact >= ticket.impact and urgency >= ticket.urgency:
        return None
    support = tuple(fact.id for fact in facts if fact.impact or fact.urgency)
    impact = min(impact, ticket.impact or 3)
    urgency = min(urgency, ticket.urgency or 3)
    reason = "what the callers said"
    return SetPriority(
        seat=desk.seat, ticket=ticket.id, impact=impact, urgency=urgency, reason=reason, facts=support[:6]
    )


def revise_priorities(desk: Desk) -> Command | None:
    """Every open ticket's priority follows the facts, the gravest ticket first."""
    for ticket in desk.open_tickets():
        command = revise_priority(desk, ticket)
        if command is not None:
            return command
    return None


def revise_part(desk: Desk, ticket: TicketView, component: str) -> Command | None:
    """The ticket names the part that a reading points at, and a category that goes with it."""
    part = component.partition("/")[0]
    kind = desk.book.cis[part].kind if part in desk.book.cis else ""
    wish = "Network" if kind == "network" else ticket.category
    category = wish if (wish, ticket.subcategory) in desk.book.categories else ticket.category
    if (ticket.ci, ticket.category) == (part, category):
        return None
    kept: Literal["incident", "request"] = "incident" if ticket.type == "incident" else "request"
    return ReviseTicket(
        seat=desk.seat,
        ticket=ticket.id,
        type=kept,
        service=ticket.service,
        ci=part,
        category=category,
        subcategory=ticket.subcategory,
    )
