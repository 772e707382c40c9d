"""Clocks: marks of the recorded clocks, scheduled anew when a ticket's target or pauses change.

A mark that moved meanwhile comes to nothing: the domain looks again when it falls.
"""

from __future__ import annotations

from functools import partial

from simulator.domain import events as e
from simulator.domain import inputs as i
from simulator.domain.clocks.rules import recorded, warning_at
from simulator.domain.record import Ticket
from simulator.engine.processes.runtime import Runtime

SERVICE_HOURS = "service-hours"
SILENCE = 3 * 12 * 3_600_000
"""Three business days of twelve hours."""


def moved(
    run: Runtime, event: e.TicketLogged | e.PrioritySet | e.TicketResumed | e.TicketReopened | e.TicketRevised
) -> None:
    """Schedule warning and due of both clocks as they now stand."""
    _schedule(run, run.world.record.tickets[event.ticket])


def unheld(run: Runtime, event: e.TicketTaken | e.TicketAssigned) -> None:
    """Taking a ticket up or giving it away ends its hold."""
    ticket = run.world.record.tickets[event.ticket]
    if ticket.holds and ticket.holds[-1].end == event.tick:
        _schedule(run, ticket)


def answered(run: Runtime, event: e.AnswerGiven | e.CaseDone | e.CaseBounced) -> None:
    """What a hold waited for has come: the clock runs again, whether or not somebody looks."""
    question = event.interaction if isinstance(event, e.AnswerGiven) else event.case
    tickets = run.world.record.interactions[question].tickets if isinstance(event, e.AnswerGiven) else [event.ticket]
    for name in tickets:
        ticket = run.world.record.tickets[name]
        if ticket.state == "on-hold" and ticket.holds[-1].honest and ticket.holds[-1].question == question:
            _schedule(run, ticket)


def _schedule(run: Runtime, ticket: Ticket) -> None:
    if not ticket.impact:
        return
    now = max(run.clock.now, 0)
    for clock in ("response", "resolution"):
        state = recorded(run.world, ticket, clock)
        if state.stopped is not None or state.due is None:
            continue
        warning = warning_at(run.world, ticket, clock)
        if warning is not None and warning > now:
            run.offer_at(warning, partial(i.ClockFell, ticket=ticket.id, clock=clock, mark="warning"), ticket.id)
        if now <= state.due < run.book.horizon:
            run.offer_at(state.due + 1, partial(i.ClockFell, ticket=ticket.id, clock=clock, mark="due"), ticket.id)


def held(run: Runtime, event: e.TicketHeld) -> None:
    """Its own next check."""
    run.offer_at(event.next_check, partial(i.HoldCheckFell, ticket=event.ticket), event.ticket)


def resolved(run: Runtime, event: e.TicketResolved) -> None:
    """Silence closes it after three business days."""
    tick = run.book.hours[SERVICE_HOURS].due(run.clock.now, SILENCE)
    if tick is not None and tick < run.book.horizon:
        run.offer_at(tick, partial(i.SilenceEnded, ticket=event.ticket, since=event.tick), event.ticket)


def ended(run: Runtime, event: e.TicketClosed | e.TicketCancelled) -> None:
    """A ticket that is over for good owns no timer."""
    run.clock.release(event.ticket)


REACTIONS = {
    e.TicketClosed: ended,
    e.TicketCancelled: ended,
    e.TicketLogged: moved,
    e.PrioritySet: moved,
    e.TicketResumed: moved,
    e.TicketReopened: moved,
    e.TicketRevised: moved,
    e.TicketTaken: unheld,
    e.TicketAssigned: unheld,
    e.AnswerGiven: answered,
    e.CaseDone: answered,
    e.CaseBounced: answered,
    e.TicketHeld: held,
    e.TicketResolved: resolved,
}
