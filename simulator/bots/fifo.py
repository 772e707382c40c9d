"""First in, first out: contacts in order of arrival, one served to its end before the next is read."""

from __future__ import annotations

from simulator.bots import naive, talk
from simulator.bots.desk import Desk
from simulator.bots.policy import Duty, DutyPolicy
from simulator.domain.base import Command


def on_the_line(desk: Desk) -> Command | None:
    """The caller on the line is logged, asked once, and let go."""
    one = desk.interactions.get(desk.view.on_call)
    if one is None or one.opened is None:
        return None
    return naive.one_question(desk, one) or talk.hang_up(desk)


def oldest_to_its_end(desk: Desk) -> Command | None:
    """The oldest contact or ticket that has a next step; what waits for others is passed over."""
    for one in sorted(desk.opened(), key=lambda one: (one.arrived, one.id)):
        command = naive.log_as_typed(desk, one)
        if command is not None:
            return command
    for ticket in sorted(desk.open_tickets(), key=lambda ticket: (ticket.opened, ticket.id)):
        command = naive.serve(desk, ticket)
        if command is not None:
            return command
    return None


DUTIES: tuple[Duty, ...] = (talk.take_phone, on_the_line, oldest_to_its_end, talk.open_next)
FIFO = DutyPolicy("fifo", DUTIES)
