"""Downgrade: everything is a P5 and somebody will look at it."""

from __future__ import annotations

from dataclasses import replace

from simulator.bots import naive, talk
from simulator.bots.desk import Desk
from simulator.bots.intake import take_each
from simulator.bots.policy import DutyPolicy
from simulator.domain.base import Command
from simulator.domain.inputs import LogTicket, ReplyToCaller, SetPriority

LOWEST = 3


def log_low(desk: Desk) -> Command | None:
    """Each contact becomes a ticket of the lowest impact and urgency."""
    for one in desk.opened():
        command = naive.log_as_typed(desk, one)
        if isinstance(command, LogTicket):
            return replace(command, impact=LOWEST, urgency=LOWEST)
        if command is not None:
            return command
    return None


def set_low(desk: Desk) -> Command | None:
    """What was higher is made lower."""
    for ticket in desk.open_tickets():
        if (ticket.impact, ticket.urgency) != (LOWEST, LOWEST):
            return SetPriority(
                seat=desk.seat, ticket=ticket.id, impact=LOWEST, urgency=LOWEST, reason="it can wait", facts=()
            )
    return None


def promise_nothing(desk: Desk) -> Command | None:
    """Each caller hears once that it is being looked at."""
    for one in desk.opened():
        if one.tickets and one.last_response is None and one.channel not in ("alert", "hand-off"):
            return ReplyToCaller(seat=desk.seat, interaction=one.id, unknown=("end",))
    return None


DOWNGRADE = DutyPolicy(
    "downgrade", (talk.take_phone, talk.hang_up, talk.open_next, log_low, set_low, take_each, promise_nothing)
)
