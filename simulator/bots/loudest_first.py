"""Loudest first: whoever sounds angriest is read and served next, whatever is at stake."""

from __future__ import annotations

from simulator.bots import naive, talk
from simulator.bots.desk import Desk
from simulator.bots.fifo import on_the_line
from simulator.bots.policy import Duty, DutyPolicy
from simulator.domain.base import Command
from simulator.domain.inputs import OpenInteraction
from simulator.views.desk import InteractionView, TicketView

LOUDNESS = {"angry": 0, "pressed": 1, "calm": 2}


def loudness(one: InteractionView) -> tuple[int, int, str]:
    """Sort key: mood as last heard, the newest first."""
    return (LOUDNESS.get(one.mood, 2), -one.arrived, one.id)


def open_loudest(desk: Desk) -> Command | None:
    """The unread contact of the worst mood."""
    waiting = sorted(desk.unopened(), key=loudness)
    return OpenInteraction(seat=desk.seat, interaction=waiting[0].id) if waiting else None


def serve_loudest(desk: Desk) -> Command | None:
    """The ticket of the angriest caller, after all contacts were logged."""
    for one in sorted(desk.opened(), key=loudness):
        command = naive.log_as_typed(desk, one)
        if command is not None:
            return command

    def ticket_loudness(ticket: TicketView) -> tuple[int, int, str]:
        return min((loudness(one) for one in desk.contacts_of(ticket)), default=(9, 0, ticket.id))

    for ticket in sorted(desk.open_tickets(), key=ticket_loudness):
        command = naive.serve(desk, ticket)
        if command is not None:
            return command
    return None


DUTIES: tuple[Duty, ...] = (talk.take_phone, on_the_line, open_loudest, serve_loudest)
LOUDEST_FIRST = DutyPolicy("loudest-first", DUTIES)
