"""The recorded clocks: what a ticket's own story says about response and resolution, computed on read.

Thirteen rules of support rules 7.2; nothing here is ever counted down or stored.
"""

from __future__ import annotations

from simulator.domain.base import value
from simulator.domain.intervals import Hours, Segment, explain
from simulator.domain.plan import Target
from simulator.domain.priority import priority
from simulator.domain.record import Hold, Ticket
from simulator.domain.world import World

ALWAYS = "always"
"""Calendar id of the round-the-clock calendar."""
WARNING_PERCENT = 75
CHASE = 24 * 3_600_000
"""Service time after which a hold without a fresh word no longer pauses: two business days of twelve hours."""


@value
class ClockState:
    """One clock of one ticket at one instant."""

    due: int | None
    """None while an open honest pause moves it, or when it lies beyond the horizon."""
    state: str
    """running, paused, outside, met, breached, none."""
    elapsed: int
    amount: int
    stopped: int | None
    """Tick at which it stopped for good, or None."""


def target(world: World, ticket: Ticket) -> Target | None:
    """What the ticket's priority promises, or None while it has none."""
    level = priority(ticket.impact, ticket.urgency)
    return world.book.targets[level - 1] if level else None


def service_hours(world: World, service: str, *, always: bool) -> Hours:
    """The hours in which a service's clock runs (its own, not the reporter's), or round the clock."""
    known = world.book.services.get(service)
    return world.book.hours[ALWAYS if always or known is None else known.hours]


def service_time(world: World, service: str, *, always: bool) -> tuple[tuple[int, int], ...]:
    """The same as intervals."""
    return tuple(service_hours(world, service, always=always).service)


def pauses(world: World, ticket: Ticket, now: int) -> tuple[tuple[int, int | None], ...]:
    """Honest holds (rule 3) cut at their answer or after two business days (rule 4), and time in Resolved (rule 6)."""
    if not ticket.holds and not ticket.reopened:
        return ()
    stretches: list[tuple[int, int | None]] = []
    hours = service_hours(world, ticket.service, always=False)
    for hold in ticket.holds:
        if not hold.honest:
            continue
        end = pause_end(world, hold)
        latest = hours.due(hold.start, CHASE)
        if latest is not None and (end if end is not None else now) > latest:
            end = latest
        stretches.append((hold.start, end))
    resolved = [tick for tick, _, _ in ticket.resolutions]
    for reopened in ticket.reopened:
        before = max((tick for tick in resolved if tick <= reopened), default=reopened)
        stretches.append((before, reopened))
    return tuple(stretches)


def pause_end(world: World, hold: Hold) -> int | None:
    """When a hold stopped pausing: it was taken off, or what it waited for had come."""
    ends = [hold.end] if hold.end is not None else []
    item = world.record.interactions.get(hold.question)
    if item is not None:
        ends += [tick for tick, who, *_ in item.talk if who == "them" and tick >= hold.start]
    case = world.record.cases.get(hold.question)
    if case is not None and case.ended is not None:
        ends.append(case.ended)
    return min(ends, default=None)


def stopped_at(world: World, ticket: Ticket) -> int | None:
    """When the resolution clock stopped: restoration or resolution as claimed, its parent's, or never."""
    if ticket.parent and ticket.parent in world.record.tickets:
        return stopped_at(world, world.record.tickets[ticket.parent])
    last = max(ticket.reopened, default=None)
    claims = [at for said, at, _ in ticket.restorations if last is None or said > last]
    claims += [tick for tick, _, _ in ticket.resolutions if last is None or tick > last]
    return min(claims) if claims else None


def recorded(world: World, ticket: Ticket, clock: str) -> ClockState:
    """The response or resolution clock of a ticket as the record tells it."""
    now = world.now
    promise = target(world, ticket)
    if promise is None or ticket.state == "cancelled":
        return ClockState(None, "none", 0, 0, None)
    hours = service_hours(world, ticket.service, always=promise.always)
    if clock == "response":
        return _state(hours, ticket.opened, promise.response, (), ticket.responded, now)
    holes = pauses(world, ticket, now)
    return _state(hours, ticket.opened, promise.resolution, holes, stopped_at(world, ticket), now)


def _state(
    hours: Hours,
    start: int,
    amount: int,
    holes: tuple[tuple[int, int | None], ...],
    stopped: int | None,
    now: int,
) -> ClockState:
    end = min(stopped, now) if stopped is not None else now
    used = hours.elapsed(start, end, holes) if end > start else 0
    deadline = hours.due(start, amount, holes)
    if used > amount:
        return ClockState(deadline, "breached", used, amount, stopped)
    if stopped is not None and stopped <= now:
        return ClockState(deadline, "met", used, amount, stopped)
    paused = any(begin <= now and (finish is None or now < finish) for begin, finish in holes)
    if paused:
        return ClockState(deadline, "paused", used, amount, None)
    return ClockState(deadline, "running" if hours.open(now) else "outside", used, amount, None)


def segments(world: World, ticket: Ticket, clock: str) -> tuple[Segment, ...]:
    """The stretches behind a clock, for explaining it."""
    promise = target(world, ticket)
    if promise is None:
        return ()
    hours = service_time(world, ticket.service, always=promise.always)
    if clock == "response":
        end = ticket.responded if ticket.responded is not None else world.now
        return explain(hours, ticket.opened, end)
    stopped = stopped_at(world, ticket)
    end = stopped if stopped is not None else world.now
    return explain(hours, ticket.opened, end, pauses(world, ticket, world.now))


def warning_at(world: World, ticket: Ticket, clock: str) -> int | None:
    """The tick at which three quarters of a clock are used, or None."""
    promise = target(world, ticket)
    if promise is None:
        return None
    hours = service_hours(world, ticket.service, always=promise.always)
    amount = promise.response if clock == "response" else promise.resolution
    holes = () if clock == "response" else pauses(world, ticket, world.now)
    return hours.due(ticket.opened, amount * WARNING_PERCENT // 100, holes)
