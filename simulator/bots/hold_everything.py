"""Hold everything: each ticket waits for its caller, who was asked nothing."""

from __future__ import annotations

from simulator.bots.desk import Desk
from simulator.bots.intake import INTAKE, take_each
from simulator.bots.policy import DutyPolicy
from simulator.domain.base import Command
from simulator.domain.inputs import HoldTicket
from simulator.domain.time import DAY


def hold_each(desk: Desk) -> Command | None:
    """Every ticket in progress is put on hold until the day after tomorrow."""
    for ticket in desk.open_tickets():
        if ticket.state == "in-progress":
            return HoldTicket(seat=desk.seat, ticket=ticket.id, reason="caller", next_check=desk.now + 2 * DAY)
    return None


HOLD_EVERYTHING = DutyPolicy("hold-everything", (*INTAKE, take_each, hold_each))
