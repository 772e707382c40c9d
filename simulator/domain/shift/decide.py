"""Rules of hands and of the shift: parking, hints, hand-over, the end."""

from __future__ import annotations

from simulator.domain.asking.calls import unanswered
from simulator.domain.asking.events import CallEnded, FactGained
from simulator.domain.asking.inputs import TakeCall
from simulator.domain.base import Event, Refusal
from simulator.domain.record import Hands
from simulator.domain.shift.events import (
    HandOverWritten,
    HintTaken,
    HorizonReached,
    Reflected,
    ReliefBegan,
    ShiftEnded,
    WorkDropped,
    WorkParked,
    WorkResumed,
)
from simulator.domain.shift.inputs import (
    DropWork,
    EndShift,
    ParkWork,
    Reflect,
    ResumeWork,
    ShiftBoundary,
    TakeHint,
    WriteHandOver,
)
from simulator.domain.triage.guards import known_ticket
from simulator.domain.work.inputs import ApplyRemedy
from simulator.domain.world import RELIEF_SEAT, World

RESUME_COST = 60_000
"""Taking up parked work costs a minute."""
HINT_LEVELS = 3
HINT_COST = (120_000, 300_000, 600_000)
"""Walking over to a colleague: two, five, ten minutes of hands by level; free in practice."""


def hands(world: World, seat: str) -> Hands:
    """The hands of a seat; free ones when it never worked."""
    return world.record.hands.get(seat) or Hands()


def park_check(world: World, command: ParkWork) -> Refusal | None:
    """Diagnostics, writing and reading can be parked; a call only ends, a remedy only finishes."""
    current = hands(world, command.seat)
    if not current.work:
        return Refusal("your hands are free", "hands-free")
    if isinstance(current.command, ApplyRemedy):
        return Refusal("a remedy cannot be left half done", "not-parkable")
    if isinstance(current.command, TakeCall):
        return Refusal("a call cannot be parked; end it", "not-parkable")
    return None


def park_perform(world: World, command: ParkWork) -> list[Event]:
    """Laid aside."""
    current = hands(world, command.seat)
    return [WorkParked(tick=world.now, seat=command.seat, work=current.work, left=current.ends - world.now)]


def resume_check(world: World, command: ResumeWork) -> Refusal | None:
    """Only parked work is taken up, with free hands."""
    current = hands(world, command.seat)
    if current.work:
        return Refusal("your hands are busy", "hands-full")
    if all(work != command.work for work, _, _ in current.parked):
        return Refusal(f"there is no parked work {command.work}", "unknown-work")
    return None


def resume_perform(world: World, command: ResumeWork) -> list[Event]:
    """In hand again, a minute dearer."""
    left = next(left for work, _, left in hands(world, command.seat).parked if work == command.work)
    return [WorkResumed(tick=world.now, seat=command.seat, work=command.work, ends=world.now + left + RESUME_COST)]


def drop_check(world: World, command: DropWork) -> Refusal | None:
    """Work in hand, queued or parked can be dropped, a remedy in hand cannot."""
    current = hands(world, command.seat)
    known = [current.work, *(work for work, _ in current.queue), *(work for work, _, _ in current.parked)]
    if not command.work or command.work not in known:
        return Refusal(f"there is no work {command.work}", "unknown-work")
    if command.work == current.work and isinstance(current.command, ApplyRemedy):
        return Refusal("a remedy cannot be left half done", "not-droppable")
    return None


def drop_perform(world: World, command: DropWork) -> list[Event]:
    """Given up; a phone that was being answered goes to voice mail."""
    current = hands(world, command.seat)
    left = _left_ringing(world, current) if command.work == current.work else []
    return [WorkDropped(tick=world.now, seat=command.seat, work=command.work), *left]


def _left_ringing(world: World, current: Hands) -> list[Event]:
    if not isinstance(current.command, TakeCall):
        return []
    name = current.command.interaction
    return unanswered(world, name, "voice-mail") if world.record.interactions[name].call == "ringing" else []


def hint_check(world: World, command: TakeHint) -> Refusal | None:
    """A ladder has three levels."""
    if command.hint not in world.book.hints:
        return Refusal(f"there is no hint {command.hint}", "unknown-hint")
    if world.record.hints.get(command.hint, 0) >= HINT_LEVELS:
        return Refusal("your colleague has told you all of it", "no-more")
    return None


def hint_hands(world: World, command: TakeHint) -> int:
    """What the next level costs."""
    return 0 if world.book.practice else HINT_COST[min(world.record.hints.get(command.hint, 0), HINT_LEVELS - 1)]


def hint_perform(world: World, command: TakeHint) -> list[Event]:
    """The next level is known."""
    level = world.record.hints.get(command.hint, 0) + 1
    return [HintTaken(tick=world.now, seat=command.seat, hint=command.hint, level=level)]


def handover_check(world: World, command: WriteHandOver) -> Refusal | None:
    """The note names tickets that exist."""
    for ticket in command.tickets:
        refusal = known_ticket(world, ticket)
        if refusal:
            return refusal
    return None


def handover_perform(world: World, command: WriteHandOver) -> list[Event]:
    """The note lies on the desk."""
    return [HandOverWritten(tick=world.now, seat=command.seat, tickets=command.tickets, text=command.text)]


def end_check(world: World, command: EndShift) -> Refusal | None:
    """One leaves once."""
    return Refusal("the shift has ended", "shift-over") if world.record.ended is not None else None


def end_perform(world: World, command: EndShift) -> list[Event]:
    """The chair is empty; an open line is closed and a phone half answered goes to voice mail."""
    events: list[Event] = [
        CallEnded(tick=world.now, interaction=name, seat=command.seat, how="ended")
        for name in world.record.index.on_line
        if world.record.interactions[name].seat == command.seat
    ]
    events += _left_ringing(world, hands(world, command.seat))
    return [*events, ShiftEnded(tick=world.now, seat=command.seat)]


def reflect_check(world: World, command: Reflect) -> Refusal | None:
    """Own words can be written at any time."""
    return None


def reflect_perform(world: World, command: Reflect) -> list[Event]:
    """They are stored."""
    return [Reflected(tick=world.now, seat=command.seat, text=command.text, estimate=command.estimate)]


def boundary(world: World, input: ShiftBoundary) -> tuple[Event, ...]:
    """The planned end: whoever sat there leaves and the next desk reads what stands in the record; or the horizon."""
    if input.what == "horizon":
        return (HorizonReached(tick=world.now),)
    events: list[Event] = []
    if world.record.ended is None:
        events += end_perform(world, EndShift(seat=world.book.seat))
    events.append(ReliefBegan(tick=world.now))
    on_record: dict[str, None] = {}
    for name in world.record.index.tickets:
        for fact in world.record.tickets[name].facts:
            on_record[fact] = None
    events += [FactGained(tick=world.now, fact=fact, seat=RELIEF_SEAT, source="record") for fact in on_record]
    return tuple(events)
