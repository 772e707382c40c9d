"""What the recorded clocks lead to: warnings, breaches, hold checks, automatic closing."""

from __future__ import annotations

from simulator.domain.base import Event
from simulator.domain.clocks.events import ClockBreached, ClockWarned, HoldCheckDue
from simulator.domain.clocks.inputs import ClockFell, HoldCheckFell, SilenceEnded
from simulator.domain.clocks.rules import recorded, warning_at
from simulator.domain.record import Ticket
from simulator.domain.work.events import TicketClosed
from simulator.domain.world import World


def clock_fell(world: World, input: ClockFell) -> tuple[Event, ...]:
    """A mark may have been reached; a clock that stopped or moved meanwhile says nothing."""
    ticket = world.record.tickets.get(input.ticket)
    if ticket is None or not ticket.open:
        return ()
    if (input.clock, input.mark, world.now) in ticket.fallen:
        return ()
    state = recorded(world, ticket, input.clock)
    seat = _seat(world, ticket)
    if input.mark == "warning":
        if state.state != "running" or warning_at(world, ticket, input.clock) != world.now or state.due is None:
            return ()
        return (ClockWarned(tick=world.now, ticket=ticket.id, seat=seat, clock=input.clock, due=state.due),)
    if state.state == "breached" and state.stopped is None and state.due == world.now - 1:
        return (ClockBreached(tick=world.now, ticket=ticket.id, seat=seat, clock=input.clock),)
    return ()


def _seat(world: World, ticket: Ticket) -> str:
    return ticket.seat if world.record.relief is None else "relief"


def hold_check_fell(world: World, input: HoldCheckFell) -> tuple[Event, ...]:
    """The hold's own time to look again has come."""
    ticket = world.record.tickets.get(input.ticket)
    if ticket is None or ticket.state != "on-hold" or ticket.holds[-1].next_check != world.now:
        return ()
    return (HoldCheckDue(tick=world.now, ticket=ticket.id, seat=_seat(world, ticket)),)


def silence_ended(world: World, input: SilenceEnded) -> tuple[Event, ...]:
    """Nobody objected for three business days."""
    ticket = world.record.tickets.get(input.ticket)
    if ticket is None or ticket.state != "resolved" or ticket.resolutions[-1][0] != input.since:
        return ()
    contacts = [world.record.interactions[name] for name in ticket.interactions]
    if any(item.confirmed and not item.confirmed[-1][1] for item in contacts):
        return ()
    return (TicketClosed(tick=world.now, ticket=ticket.id, seat=_seat(world, ticket), automatic=True),)
