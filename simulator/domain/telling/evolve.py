"""What telling does to the record."""

from __future__ import annotations

from simulator.domain.asking.evolve import respond
from simulator.domain.record import Promise
from simulator.domain.telling.decide import reached
from simulator.domain.telling.events import (
    MajorIncidentDeclared,
    MajorIncidentStoodDown,
    ManagerBriefed,
    PromiseDueSoon,
    PromiseKept,
    PromiseMade,
    PromiseMissed,
    SecurityNotified,
    UpdateSent,
)
from simulator.domain.world import World


def update_sent(world: World, event: UpdateSent) -> None:
    """Whoever it reaches has had word."""
    record = world.record
    record.updates.append(event)
    record.told[event.audience] = event.tick
    for person in world.book.audiences[event.audience].persons:
        record.told[person] = event.tick
    for fact in event.facts:
        record.index.shared[fact] = None
    if event.workaround:
        record.index.done["tell-workaround", event.workaround] = None
        record.index.done["tell-workaround", ""] = None
    for name in record.index.live:
        item = record.interactions[name]
        if reached(world, event.audience, item.person):
            respond(world, item, event.tick)
            record.mark(item.id)


def promise_made(world: World, event: PromiseMade) -> None:
    """A time was named; one given to a caller stands on the ticket that carries them."""
    index = world.record.index
    index.promises[event.promise] = None
    index.promised.setdefault(event.to, []).append(event.promise)
    caller = world.record.interactions.get(event.to)
    tied = caller.tickets[0] if caller is not None and caller.tickets else ""
    world.record.promises[event.promise] = Promise(
        id=event.promise,
        seat=event.seat,
        to=event.to,
        kind=event.kind,
        ticket=event.ticket or tied,
        made=event.tick,
        due=event.due,
    )


def promise_kept(world: World, event: PromiseKept) -> None:
    """Word came in time."""
    promise = world.record.promises[event.promise]
    promise.state, promise.ended = "kept", event.tick
    world.record.index.promises.pop(event.promise, None)


def promise_due_soon(world: World, event: PromiseDueSoon) -> None:
    """A reminder; the record stays as it is."""


def promise_missed(world: World, event: PromiseMissed) -> None:
    """The time came and no word."""
    promise = world.record.promises[event.promise]
    promise.state, promise.ended = "missed", event.tick
    world.record.index.promises.pop(event.promise, None)


def major_declared(world: World, event: MajorIncidentDeclared) -> None:
    """It runs."""
    ticket = world.record.tickets[event.ticket]
    ticket.major = event.tick
    ticket.stood_down = None


def major_stood_down(world: World, event: MajorIncidentStoodDown) -> None:
    """It is over."""
    world.record.tickets[event.ticket].stood_down = event.tick


def security_notified(world: World, event: SecurityNotified) -> None:
    """The first word counts."""
    if world.record.security_told is None:
        world.record.security_told = event.tick


def manager_briefed(world: World, event: ManagerBriefed) -> None:
    """They have had word."""
    world.record.told[event.person] = event.tick
    for name in world.record.index.live:
        item = world.record.interactions[name]
        if item.person == event.person:
            respond(world, item, event.tick)
            world.record.mark(item.id)
