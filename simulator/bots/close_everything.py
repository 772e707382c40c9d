"""Close everything: what comes in is logged, called solved, and closed when somebody lets it be."""

from __future__ import annotations

from simulator.bots.desk import Desk
from simulator.bots.intake import INTAKE, take_each
from simulator.bots.policy import DutyPolicy
from simulator.domain.base import Command
from simulator.domain.inputs import ResolveTicket


def resolve_each(desk: Desk) -> Command | None:
    """Every ticket is said to be fixed."""
    for ticket in desk.open_tickets():
        if ticket.state in ("in-progress", "on-hold", "new") and ticket.priority:
            return ResolveTicket(seat=desk.seat, ticket=ticket.id, code="fixed", text="Fixed.")
    return None


CLOSE_EVERYTHING = DutyPolicy("close-everything", (*INTAKE, take_each, resolve_each))
