"""What every gaming policy does first: take the phone, read, and make a ticket of each contact as it stands."""

from __future__ import annotations

from simulator.bots import naive, talk
from simulator.bots.desk import Desk
from simulator.domain.base import Command
from simulator.domain.inputs import TakeTicket


def log_each(desk: Desk) -> Command | None:
    """One ticket a contact, from the first words, in order of arrival."""
    for one in desk.opened():
        command = naive.log_as_typed(desk, one)
        if command is not None:
            return command
    return None


def take_each(desk: Desk) -> Command | None:
    """Every ticket is taken."""
    for ticket in desk.open_tickets():
        if ticket.state in ("new", "assigned"):
            return TakeTicket(seat=desk.seat, ticket=ticket.id)
    return None


INTAKE = (talk.take_phone, talk.hang_up, talk.open_next, log_each)
