"""Rules of escalation: a ticket given away, groups, superiors and suppliers asked, a team formed; each opens cases."""

from __future__ import annotations

from simulator.domain import lifecycle
from simulator.domain.base import Event, Refusal
from simulator.domain.priority import priority
from simulator.domain.record import Case, Ticket
from simulator.domain.triage.guards import known_ticket, unheld
from simulator.domain.work.cases import cases_of
from simulator.domain.work.events import CaseOpened, TicketAssigned
from simulator.domain.work.evidence import covers
from simulator.domain.work.inputs import (
    AssignTicket,
    CallSupplier,
    EscalateByAuthority,
    EscalateBySkill,
    FormVirtualTeam,
)
from simulator.domain.world import World

TEAM_AT_MOST = 4


def _opened(world: World, seat: str, ticket: Ticket, group: str, facts: tuple[str, ...], **rest: object) -> CaseOpened:
    known = world.book.groups.get(group)
    given = (*facts, *(fact for fact in ticket.facts if fact not in facts))
    parts = covers(world, ticket, given)
    missing = tuple(part for part in (known.needs if known else ()) if part not in parts)
    waiting = len(world.record.index.waiting.get(group, ()))
    nth = sum(1 for case in cases_of(world, ticket.id) if case.group == group) + 1
    values: dict[str, object] = {
        "person": known.lead if known else "",
        "matter": "",
        "remedy": "",
        "target": "",
        "change": "",
        "insist": False,
        **rest,
    }
    return CaseOpened(
        tick=world.now,
        case=f"{ticket.id}/{group}/{nth}",
        ticket=ticket.id,
        seat=seat,
        group=group,
        facts=given,
        covers=parts,
        missing=missing,
        priority=_urgency(ticket),
        waiting=waiting,
        **values,  # type: ignore[arg-type]  # the named rest of the event's fields
    )


def _waits(case: Case) -> bool:
    return case.state in ("open", "working")


def _urgency(ticket: Ticket) -> int:
    """How soon whoever is asked looks: a running major incident is a P1, a ticket without a priority a P3."""
    if ticket.major is not None and ticket.stood_down is None:
        return 1
    return priority(ticket.impact, ticket.urgency) or 3


def _ticket_open(world: World, ticket: str) -> Refusal | None:
    refusal = known_ticket(world, ticket)
    if refusal:
        return refusal
    state = world.record.tickets[ticket].state
    return Refusal(f"{ticket} is {state}", "illegal-move") if state in ("closed", "cancelled") else None


def assign_check(world: World, command: AssignTicket) -> Refusal | None:
    """Whether a ticket can be given to that group."""
    refusal = _ticket_open(world, command.ticket) or unheld(world, command.seat, command.facts)
    if refusal:
        return refusal
    ticket = world.record.tickets[command.ticket]
    if command.group not in world.book.groups:
        return Refusal(f"there is no group {command.group}", "unknown-group")
    if command.group == world.book.group:
        return Refusal(f"that is your own group; take {command.ticket} yourself", "own-group")
    if command.group == ticket.group:
        return Refusal(f"{command.group} has {command.ticket} already", "same-group")
    return lifecycle.illegal("assign", command.ticket, ticket.state)


def assign_perform(world: World, command: AssignTicket) -> list[Event]:
    """The group owns it and looks at it in its own time."""
    ticket = world.record.tickets[command.ticket]
    return [
        TicketAssigned(tick=world.now, ticket=ticket.id, seat=command.seat, group=command.group, facts=command.facts),
        _opened(world, command.seat, ticket, command.group, command.facts, kind="owner"),
    ]


def escalate_check(world: World, command: EscalateBySkill) -> Refusal | None:
    """Whether that group can be asked that."""
    refusal = _ticket_open(world, command.ticket) or unheld(world, command.seat, command.facts)
    if refusal:
        return refusal
    book = world.book
    group = book.groups.get(command.group)
    if group is None:
        return Refusal(f"there is no group {command.group}", "unknown-group")
    if group.kind == "supplier":
        return Refusal(f"{group.name} is a supplier; call the supplier", "supplier")
    if command.group == book.group:
        return Refusal("that is your own group", "own-group")
    if command.remedy and command.remedy not in book.remedies:
        return Refusal(f"there is no remedy {command.remedy}", "unknown-remedy")
    if command.remedy and command.target not in book.node_index and command.remedy != "tell-workaround":
        return Refusal(f"there is no part {command.target}", "unknown-part")
    if command.change and command.change not in world.record.changes:
        return Refusal(f"there is no change {command.change}", "unknown-change")
    twin = _same_ask(world, command)
    return Refusal(f"{command.group} has that ask already ({twin})", "asked-already") if twin else None


def _same_ask(world: World, command: EscalateBySkill) -> str:
    for case in cases_of(world, command.ticket):
        if case.state in ("open", "working") and (case.ticket, case.group, case.remedy, case.target) == (
            command.ticket, command.group, command.remedy, command.target,
        ):  # fmt: skip
            return case.id
    return ""


def escalate_perform(world: World, command: EscalateBySkill) -> list[Event]:
    """The group has been asked; the ticket stays."""
    ticket = world.record.tickets[command.ticket]
    return [
        _opened(
            world,
            command.seat,
            ticket,
            command.group,
            command.facts,
            kind="skill",
            remedy=command.remedy,
            target=command.target,
            change=command.change,
            insist=command.insist,
        )
    ]


def authority_check(world: World, command: EscalateByAuthority) -> Refusal | None:
    """Whether that person can be asked to decide."""
    refusal = _ticket_open(world, command.ticket) or unheld(world, command.seat, command.facts)
    if refusal:
        return refusal
    if command.person not in world.book.persons:
        return Refusal(f"there is nobody called {command.person}", "unknown-person")
    return None


def authority_perform(world: World, command: EscalateByAuthority) -> list[Event]:
    """They have been asked."""
    ticket = world.record.tickets[command.ticket]
    return [
        _opened(
            world,
            command.seat,
            ticket,
            command.person,
            command.facts,
            kind="authority",
            person=command.person,
            matter=command.matter,
        )
    ]


def supplier_check(world: World, command: CallSupplier) -> Refusal | None:
    """Whether that supplier can be called."""
    refusal = _ticket_open(world, command.ticket) or unheld(world, command.seat, command.facts)
    if refusal:
        return refusal
    group = world.book.groups.get(command.supplier)
    if group is None or group.kind != "supplier":
        return Refusal(f"there is no supplier {command.supplier}", "unknown-supplier")
    for case in cases_of(world, command.ticket):
        if case.group == command.supplier and case.state in ("open", "working"):
            return Refusal(f"{group.name} has a case for {command.ticket} already", "asked-already")
    return None


def supplier_perform(world: World, command: CallSupplier) -> list[Event]:
    """A case is open with them."""
    ticket = world.record.tickets[command.ticket]
    return [_opened(world, command.seat, ticket, command.supplier, command.facts, kind="supplier")]


def team_check(world: World, command: FormVirtualTeam) -> Refusal | None:
    """One to four groups that exist, and one owner among them or ourselves."""
    refusal = _ticket_open(world, command.ticket) or unheld(world, command.seat, command.facts)
    if refusal:
        return refusal
    if not 1 <= len(command.groups) <= TEAM_AT_MOST:
        return Refusal(f"a virtual team is one to {TEAM_AT_MOST} groups", "team-size")
    cases = world.record.cases.values()
    for group in command.groups:
        if group not in world.book.groups or group == world.book.group:
            return Refusal(f"{group} cannot be called into a team", "unknown-group")
        if command.groups.count(group) > 1:
            return Refusal(f"{group} is named twice", "named-twice")
        wanted = (command.ticket, group, "team")
        if any(_waits(case) and (case.ticket, case.group, case.kind) == wanted for case in cases):
            return Refusal(f"{group} is in a team for {command.ticket} already", "asked-already")
    if command.owner not in (*command.groups, world.book.group):
        return Refusal("the team needs one owner from among its groups or your own", "no-owner")
    return None


def team_perform(world: World, command: FormVirtualTeam) -> list[Event]:
    """Each group has a case; being in one room they share what the others know."""
    ticket = world.record.tickets[command.ticket]
    return [_opened(world, command.seat, ticket, group, command.facts, kind="team") for group in command.groups]
