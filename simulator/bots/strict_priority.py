"""Strict priority: the hands of fifo on the gravest first, everything read and set before, those hit kept told."""

from __future__ import annotations

from simulator.bots import naive, records, talk, telling
from simulator.bots.desk import Desk
from simulator.bots.fifo import on_the_line
from simulator.bots.policy import Duty, DutyPolicy
from simulator.domain.base import Command


def log_gravest(desk: Desk) -> Command | None:
    """Contacts that were read are logged, the gravest first."""
    for one in sorted(desk.opened(), key=lambda one: talk.severity(desk, one)):
        command = naive.log_as_typed(desk, one)
        if command is not None:
            return command
    return None


def declare_and_tell(desk: Desk) -> Command | None:
    """One major incident for the first P1, and word of it to each audience as often as was promised."""
    first = next((ticket for ticket in desk.open_tickets() if ticket.priority == 1 and ticket.type == "incident"), None)
    if first is None or any(ticket.major is not None and ticket.id != first.id for ticket in desk.view.tickets):
        return None
    command = telling.declare(desk, first)
    if command is not None:
        return command
    return telling.update_due(desk, first)


def gravest_first(desk: Desk) -> Command | None:
    """The gravest ticket that has a next step."""
    for ticket in desk.open_tickets():
        command = naive.serve(desk, ticket)
        if command is not None:
            return command
    return None


DUTIES: tuple[Duty, ...] = (
    talk.take_phone,
    on_the_line,
    declare_and_tell,
    talk.open_next,
    log_gravest,
    records.revise_priorities,
    gravest_first,
)
STRICT_PRIORITY = DutyPolicy("strict-priority", DUTIES)
