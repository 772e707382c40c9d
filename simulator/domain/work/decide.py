"""Rules of a ticket's course in one's own hands: taken, held, noted on, restored, diagnosed, resolved, closed."""

from __future__ import annotations

from simulator.domain import lifecycle
from simulator.domain.base import Event, Refusal
from simulator.domain.triage.guards import known_ticket, unheld
from simulator.domain.work.events import (
    DiagnosisStated,
    NoteAdded,
    RestorationRecorded,
    TicketClosed,
    TicketHeld,
    TicketReopened,
    TicketResolved,
    TicketResumed,
    TicketTaken,
)
from simulator.domain.work.inputs import (
    AddNote,
    CloseTicket,
    HoldTicket,
    RecordRestoration,
    ReopenTicket,
    ResolveTicket,
    ResumeTicket,
    StateDiagnosis,
    TakeTicket,
)
from simulator.domain.world import World

MECHANISMS = (
    "capacity", "configuration", "expiry", "schedule-or-time", "defect", "data",
    "dependency", "supplier", "access", "hardware", "attack", "human-step",
)  # fmt: skip


def take_check(world: World, command: TakeTicket) -> Refusal | None:
    """Whether a ticket can be taken: not by whoever works on it already."""
    refusal = known_ticket(world, command.ticket)
    if refusal:
        return refusal
    ticket = world.record.tickets[command.ticket]
    if (ticket.state, ticket.seat, ticket.group) == ("in-progress", command.seat, world.book.group):
        return Refusal(f"you work on {ticket.id} already", "already-done")
    return lifecycle.illegal("take", ticket.id, ticket.state)


def take_perform(world: World, command: TakeTicket) -> list[Event]:
    """The seat works on it."""
    return [TicketTaken(tick=world.now, ticket=command.ticket, seat=command.seat)]


def hold_check(world: World, command: HoldTicket) -> Refusal | None:
    """On hold only with a reason and a next check ahead (the question may be missing: that is seen later)."""
    refusal = known_ticket(world, command.ticket) or lifecycle.illegal(
        "hold", command.ticket, world.record.tickets[command.ticket].state
    )
    if refusal:
        return refusal
    if command.next_check <= world.now:
        return Refusal("a hold needs a next check that lies ahead", "no-next-check")
    asked = command.question
    if asked and asked not in world.record.interactions and asked not in world.record.cases:
        return Refusal(f"there is no question {asked} on the record", "unknown-question")
    return None


def hold_perform(world: World, command: HoldTicket) -> list[Event]:
    """It waits; it is honest only behind a question that is still open and for a reason that pauses."""
    return [
        TicketHeld(
            tick=world.now,
            ticket=command.ticket,
            seat=command.seat,
            reason=command.reason,
            next_check=command.next_check,
            question=command.question,
            honest=_open_question(world, command),
        )
    ]


def _open_question(world: World, command: HoldTicket) -> bool:
    """Whether somebody whom this ticket waits for truly owes an answer: its caller in writing, its supplier's case."""
    ticket = world.record.tickets[command.ticket]
    if command.reason == "caller":
        return command.question in ticket.interactions and bool(world.record.interactions[command.question].pending)
    case = world.record.cases.get(command.question)
    if command.reason != "vendor" or case is None or case.kind != "supplier":
        return False
    return case.state in ("open", "working") and case.ticket in (ticket.id, ticket.parent)


def resume_check(world: World, command: ResumeTicket) -> Refusal | None:
    """Only what is on hold can be resumed."""
    return known_ticket(world, command.ticket) or lifecycle.illegal(
        "resume", command.ticket, world.record.tickets[command.ticket].state
    )


def resume_perform(world: World, command: ResumeTicket) -> list[Event]:
    """It goes on."""
    return [TicketResumed(tick=world.now, ticket=command.ticket, seat=command.seat)]


def note_check(world: World, command: AddNote) -> Refusal | None:
    """A note goes on any ticket that is not gone, from facts held."""
    refusal = known_ticket(world, command.ticket) or unheld(world, command.seat, command.facts)
    if refusal:
        return refusal
    if world.record.tickets[command.ticket].state in ("closed", "cancelled"):
        return Refusal(f"{command.ticket} is {world.record.tickets[command.ticket].state}", "illegal-move")
    return None


def note_perform(world: World, command: AddNote) -> list[Event]:
    """Facts and a next step stand on it."""
    return [
        NoteAdded(
            tick=world.now,
            ticket=command.ticket,
            seat=command.seat,
            facts=command.facts,
            next_step=command.next_step,
            text=command.text,
        )
    ]


def restoration_check(world: World, command: RecordRestoration) -> Refusal | None:
    """A restoration is stated of the past, on an open ticket."""
    refusal = known_ticket(world, command.ticket)
    if refusal:
        return refusal
    ticket = world.record.tickets[command.ticket]
    if ticket.state in ("closed", "cancelled"):
        return Refusal(f"{command.ticket} is {ticket.state}", "illegal-move")
    if command.at > world.now:
        return Refusal("a restoration cannot lie ahead", "future")
    if command.at < ticket.opened:
        return Refusal(f"{command.ticket} was opened after that", "before-opening")
    return unheld(world, command.seat, (command.verified_by,)) if command.verified_by else None


def restoration_perform(world: World, command: RecordRestoration) -> list[Event]:
    """It works again since then, says the seat."""
    return [
        RestorationRecorded(
            tick=world.now,
            ticket=command.ticket,
            seat=command.seat,
            at=command.at,
            verified_by=command.verified_by,
        )
    ]


def diagnosis_check(world: World, command: StateDiagnosis) -> Refusal | None:
    """A diagnosis names a part and one of the twelve mechanisms, from facts held."""
    refusal = known_ticket(world, command.ticket) or unheld(world, command.seat, command.facts)
    if refusal:
        return refusal
    if world.book.ci_of(command.component) is None:
        return Refusal(f"there is no part {command.component}", "unknown-part")
    if command.mechanism not in MECHANISMS:
        return Refusal(f"{command.mechanism} is not one of the twelve mechanisms", "unknown-mechanism")
    for site in command.sites:
        if site not in world.book.sites:
            return Refusal(f"there is no site {site}", "unknown-site")
    return None


def diagnosis_perform(world: World, command: StateDiagnosis) -> list[Event]:
    """It stands; nobody says yet whether it is right."""
    return [
        DiagnosisStated(
            tick=world.now,
            ticket=command.ticket,
            seat=command.seat,
            component=command.component,
            mechanism=command.mechanism,
            sites=command.sites,
            trigger=command.trigger,
            facts=command.facts,
        )
    ]


def resolve_check(world: World, command: ResolveTicket) -> Refusal | None:
    """Resolved only with a code and a note or a verification; never from a state that skips work."""
    refusal = known_ticket(world, command.ticket) or unheld(world, command.seat, command.note)
    if refusal:
        return refusal
    ticket = world.record.tickets[command.ticket]
    illegal = lifecycle.illegal("resolve", command.ticket, ticket.state)
    if illegal:
        return illegal
    if not ticket.impact or not ticket.urgency:
        return Refusal(f"{command.ticket} has no priority yet", "no-priority")
    if not (command.note or command.text.strip()):
        return Refusal("the user needs a note of what was done", "no-note")
    return unheld(world, command.seat, (command.verified_by,)) if command.verified_by else None


def resolve_perform(world: World, command: ResolveTicket) -> list[Event]:
    """It is said to be solved; children follow their parent."""
    now = world.now
    linked = [world.record.tickets[name] for name in world.record.index.children.get(command.ticket, ())]
    linked.sort(key=lambda ticket: ticket.logged)
    children = [ticket.id for ticket in linked if ticket.parent == command.ticket and ticket.open]
    return [
        TicketResolved(
            tick=now,
            ticket=ticket,
            seat=command.seat,
            code=command.code,
            note=command.note,
            verified_by=command.verified_by,
            text=command.text,
        )
        for ticket in (command.ticket, *children)
    ]


def close_check(world: World, command: CloseTicket) -> Refusal | None:
    """Closed only from resolved, once a caller of it has confirmed (silence closes by itself later)."""
    refusal = known_ticket(world, command.ticket)
    if refusal:
        return refusal
    ticket = world.record.tickets[command.ticket]
    illegal = lifecycle.illegal("close", command.ticket, ticket.state)
    if illegal:
        return illegal
    contacts = [world.record.interactions[item] for item in ticket.interactions]
    if (
        contacts
        and not any(ok for item in contacts for _, ok in item.confirmed)
        and not any(item.closed_talk for item in contacts)
    ):
        return Refusal(f"nobody has confirmed {command.ticket} yet; ask, or let it close by itself", "unconfirmed")
    return None


def close_perform(world: World, command: CloseTicket) -> list[Event]:
    """Closed for good."""
    return [TicketClosed(tick=world.now, ticket=command.ticket, seat=command.seat, automatic=False)]


def reopen_check(world: World, command: ReopenTicket) -> Refusal | None:
    """Only what is resolved can be taken up again."""
    return known_ticket(world, command.ticket) or lifecycle.illegal(
        "reopen", command.ticket, world.record.tickets[command.ticket].state
    )


def reopen_perform(world: World, command: ReopenTicket) -> list[Event]:
    """The clock goes on where it stopped."""
    return [TicketReopened(tick=world.now, ticket=command.ticket, seat=command.seat, reason=command.reason)]
