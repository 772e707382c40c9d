"""Shotgun: every test on every part, in order, in the hope that something turns red."""

from __future__ import annotations

from simulator.bots.desk import Desk
from simulator.bots.intake import INTAKE, take_each
from simulator.bots.policy import DutyPolicy
from simulator.domain.base import Command
from simulator.domain.inputs import RunDiagnostic


def test_next(desk: Desk) -> Command | None:
    """The next pair of test and part without a reading."""
    read = {(fact.diagnostic, fact.target) for fact in desk.view.facts if fact.kind == "reading"}
    read |= {(diagnostic, target) for _, diagnostic, target in desk.view.tests}
    ticket = next((ticket.id for ticket in desk.open_tickets()), "")
    for part in desk.book.cis.values():
        for use in desk.book.kinds[part.kind].diagnostics:
            if (use.diagnostic, part.id) not in read:
                return RunDiagnostic(seat=desk.seat, diagnostic=use.diagnostic, target=part.id, ticket=ticket)
    return None


SHOTGUN = DutyPolicy("shotgun", (*INTAKE, take_each, test_next))
