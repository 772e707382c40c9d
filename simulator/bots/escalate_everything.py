"""Escalate everything: each ticket is given to the owner of the part, as it came in."""

from __future__ import annotations

from simulator.bots.desk import Desk
from simulator.bots.intake import INTAKE
from simulator.bots.policy import DutyPolicy
from simulator.domain.base import Command
from simulator.domain.inputs import AssignTicket


def give_each_away(desk: Desk) -> Command | None:
    """Every ticket goes to somebody else."""
    for ticket in desk.open_tickets():
        if len(ticket.history) > 12:
            continue
        part = desk.book.cis.get(ticket.ci)
        group = part.owner if part and part.owner != desk.book.group else "infrastructure"
        if group != ticket.group:
            return AssignTicket(seat=desk.seat, ticket=ticket.id, group=group, facts=ticket.facts[:1])
    return None


ESCALATE_EVERYTHING = DutyPolicy("escalate-everything", (*INTAKE, give_each_away))
