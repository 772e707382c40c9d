"""What work does to the record."""

from __future__ import annotations

from simulator.domain import lifecycle
from simulator.domain.record import Case, Fact, Hold, Run, Ticket
from simulator.domain.work.events import (
    CaseBounced,
    CaseDone,
    CaseOpened,
    CaseStarted,
    DependencyFound,
    DiagnosisStated,
    NoteAdded,
    ReadingTaken,
    RemedyApplied,
    RemedyStarted,
    RestorationRecorded,
    TestStarted,
    TicketAssigned,
    TicketClosed,
    TicketHeld,
    TicketReopened,
    TicketResolved,
    TicketResumed,
    TicketTaken,
)
from simulator.domain.world import World


def _enter(ticket: Ticket, move: str, tick: int) -> None:
    ticket.state = lifecycle.move(move, ticket.state) or ticket.state
    ticket.history.append((tick, ticket.state))


def _end_hold(ticket: Ticket, tick: int) -> None:
    if ticket.holds and ticket.holds[-1].end is None:
        ticket.holds[-1].end = tick


def _add(ticket: Ticket, facts: tuple[str, ...]) -> None:
    ticket.facts.extend(fact for fact in facts if fact not in ticket.facts)


def ticket_taken(world: World, event: TicketTaken) -> None:
    """Somebody works on it."""
    ticket = world.record.tickets[event.ticket]
    _end_hold(ticket, event.tick)
    ticket.seat = event.seat
    ticket.group = world.book.group
    _enter(ticket, "take", event.tick)


def ticket_assigned(world: World, event: TicketAssigned) -> None:
    """It belongs to that group: one hop more."""
    ticket = world.record.tickets[event.ticket]
    _end_hold(ticket, event.tick)
    ticket.group = event.group
    ticket.groups.append(event.group)
    _add(ticket, event.facts)
    _enter(ticket, "assign", event.tick)


def case_opened(world: World, event: CaseOpened) -> None:
    """Somebody has been asked."""
    world.record.cases[event.case] = Case(
        id=event.case,
        ticket=event.ticket,
        seat=event.seat,
        group=event.group,
        person=event.person,
        kind=event.kind,
        matter=event.matter,
        facts=event.facts,
        covers=event.covers,
        missing=event.missing,
        remedy=event.remedy,
        target=event.target,
        change=event.change,
        insist=event.insist,
        priority=event.priority,
        opened=event.tick,
        waiting=event.waiting,
    )
    index = world.record.index
    index.cases.setdefault(event.ticket, []).append(event.case)
    index.waiting.setdefault(event.group, {})[event.case] = None
    for fact in event.facts:
        index.shared[fact] = None
    _add(world.record.tickets[event.ticket], event.facts)


def case_started(world: World, event: CaseStarted) -> None:
    """They work on it."""
    case = world.record.cases[event.case]
    case.state = "working"
    case.started = event.tick


def case_bounced(world: World, event: CaseBounced) -> None:
    """It came back; a ticket given away comes back with it."""
    case = world.record.cases[event.case]
    case.state, case.reason, case.ended = "bounced", event.reason, event.tick
    world.record.index.waiting[case.group].pop(case.id, None)
    ticket = world.record.tickets[event.ticket]
    if case.kind == "owner" and ticket.group == case.group:
        ticket.group = world.book.group


def case_done(world: World, event: CaseDone) -> None:
    """They answered or acted; a ticket given away comes back when they could only look."""
    case = world.record.cases[event.case]
    ticket = world.record.tickets[event.ticket]
    if case.kind == "owner" and event.outcome != "acted" and ticket.group == case.group:
        ticket.group = world.book.group
    case.state, case.outcome, case.ended = "done", event.outcome, event.tick
    world.record.index.waiting[case.group].pop(case.id, None)
    case.needs_change = event.needs_change
    _add(ticket, event.facts)


def test_started(world: World, event: TestStarted) -> None:
    """A longer test is under way."""
    world.record.tests[event.test] = (event.seat, event.diagnostic, event.target, event.ticket, event.tick)


def reading_taken(world: World, event: ReadingTaken) -> None:
    """The reading is a fact of the seat, and of the ticket it was taken for."""
    known = world.record.facts.get(event.fact)
    if known is None:
        known = Fact(
            id=event.fact,
            kind="reading",
            spec="",
            tick=event.tick,
            source=event.by,
            target=event.target,
            diagnostic=event.diagnostic,
            lines=event.lines,
        )
        world.record.facts[event.fact] = known
    if event.seat not in known.holders:
        known.holders.append(event.seat)
        for teller in world.record.tellers.get(event.fact, ()):
            world.record.mark(teller)
    for name, test in list(world.record.tests.items()):
        if (test[1], test[2]) == (event.diagnostic, event.target):
            world.record.tests.pop(name)
    if event.ticket in world.record.tickets:
        _add(world.record.tickets[event.ticket], (event.fact,))


def dependency_found(world: World, event: DependencyFound) -> None:
    """It is drawn on the map."""
    world.record.found[f"{event.of}>{event.on}"] = event.tick


def remedy_started(world: World, event: RemedyStarted) -> None:
    """It runs; a change it rests on is being implemented."""
    world.record.runs[event.run] = Run(
        id=event.run,
        remedy=event.remedy,
        target=event.target,
        by=event.by,
        seat=event.seat,
        ticket=event.ticket,
        interaction=event.interaction,
        change=event.change,
        permission=event.permission,
        case=event.case,
        started=event.tick,
    )


def remedy_applied(world: World, event: RemedyApplied) -> None:
    """It is done."""
    run = world.record.runs[event.run]
    run.ended = event.tick
    world.record.index.done[run.remedy, run.target] = None
    world.record.index.done[run.remedy, ""] = None
    change = world.record.changes.get(event.change)
    if change is not None and change.state == "approved":
        change.state = "implemented"


def ticket_held(world: World, event: TicketHeld) -> None:
    """It waits."""
    ticket = world.record.tickets[event.ticket]
    ticket.holds.append(Hold(event.tick, None, event.reason, event.next_check, event.question, event.honest))
    _enter(ticket, "hold", event.tick)


def ticket_resumed(world: World, event: TicketResumed) -> None:
    """It goes on."""
    ticket = world.record.tickets[event.ticket]
    _end_hold(ticket, event.tick)
    _enter(ticket, "resume", event.tick)


def note_added(world: World, event: NoteAdded) -> None:
    """Facts and next step stand on the ticket."""
    ticket = world.record.tickets[event.ticket]
    _add(ticket, event.facts)
    if event.next_step:
        ticket.next_step = event.next_step
    if event.text:
        ticket.texts.append(event.text)


def restoration_recorded(world: World, event: RestorationRecorded) -> None:
    """Restored since then, says the record."""
    ticket = world.record.tickets[event.ticket]
    ticket.restorations.append((event.tick, event.at, event.verified_by))


def diagnosis_stated(world: World, event: DiagnosisStated) -> None:
    """A diagnosis stands on the ticket."""
    world.record.tickets[event.ticket].diagnoses.append(
        (event.tick, event.component, event.mechanism, event.sites, event.trigger, event.facts)
    )


def ticket_resolved(world: World, event: TicketResolved) -> None:
    """Said to be solved."""
    ticket = world.record.tickets[event.ticket]
    _end_hold(ticket, event.tick)
    ticket.resolutions.append((event.tick, event.code, event.verified_by))
    _add(ticket, event.note)
    if ticket.state in ("assigned", "new"):
        ticket.history.append((event.tick, "in-progress"))
    ticket.state = "resolved"
    ticket.history.append((event.tick, "resolved"))


def ticket_closed(world: World, event: TicketClosed) -> None:
    """Closed for good."""
    record = world.record
    ticket = record.tickets[event.ticket]
    _enter(ticket, "close", event.tick)
    if event.tick >= 0:
        return
    record.index.tickets.pop(ticket.id, None)
    for interaction in ticket.interactions:
        if all(record.tickets[name].state == "closed" for name in record.interactions[interaction].tickets):
            record.index.live.pop(interaction, None)


def ticket_reopened(world: World, event: TicketReopened) -> None:
    """Taken up again; earlier claims no longer stop the clock."""
    ticket = world.record.tickets[event.ticket]
    ticket.reopened.append(event.tick)
    _enter(ticket, "reopen", event.tick)
