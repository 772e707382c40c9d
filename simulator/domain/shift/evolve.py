"""What happens to hands and to the shift."""

from __future__ import annotations

from simulator.domain.record import Hands
from simulator.domain.shift.events import (
    HandOverWritten,
    HintTaken,
    HorizonReached,
    QueuedWorkDropped,
    Reflected,
    ReliefBegan,
    ShiftEnded,
    WorkBegan,
    WorkDone,
    WorkDropped,
    WorkParked,
    WorkQueued,
    WorkResumed,
)
from simulator.domain.world import World


def hands_of(world: World, seat: str) -> Hands:
    """The hands of a seat, made on first use."""
    known = world.record.hands.get(seat)
    if known is None:
        known = world.record.hands[seat] = Hands()
    return known


def _number(hands: Hands, work: str) -> None:
    hands.count = max(hands.count, int(work[1:]))


def _leave(hands: Hands, work: str) -> None:
    if hands.work == work:
        hands.work, hands.command = "", None
    if hands.queue:
        hands.queue = [item for item in hands.queue if item[0] != work]
    if hands.parked:
        hands.parked = [item for item in hands.parked if item[0] != work]


def work_began(world: World, event: WorkBegan) -> None:
    """Busy until it ends."""
    hands = hands_of(world, event.seat)
    _number(hands, event.work)
    if hands.queue:
        hands.queue = [item for item in hands.queue if item[0] != event.work]
    hands.work, hands.command = event.work, event.command
    hands.began, hands.ends = event.tick, event.ends


def work_queued(world: World, event: WorkQueued) -> None:
    """Behind the work in hand."""
    hands = hands_of(world, event.seat)
    _number(hands, event.work)
    hands.queue.append((event.work, event.command))


def work_done(world: World, event: WorkDone) -> None:
    """Free again."""
    hands = hands_of(world, event.seat)
    hands.busy += event.tick - hands.began
    _leave(hands, event.work)


def work_parked(world: World, event: WorkParked) -> None:
    """Laid aside."""
    hands = hands_of(world, event.seat)
    command = hands.command
    hands.busy += event.tick - hands.began
    if command is not None:
        hands.parked.append((event.work, command, event.left))
    hands.work, hands.command = "", None


def work_resumed(world: World, event: WorkResumed) -> None:
    """In hand again."""
    hands = hands_of(world, event.seat)
    command = next(item[1] for item in hands.parked if item[0] == event.work)
    _leave(hands, event.work)
    hands.work, hands.command = event.work, command
    hands.began, hands.ends = event.tick, event.ends


def work_dropped(world: World, event: WorkDropped) -> None:
    """Given up."""
    hands = hands_of(world, event.seat)
    if hands.work == event.work:
        hands.busy += event.tick - hands.began
    _leave(hands, event.work)


def queued_dropped(world: World, event: QueuedWorkDropped) -> None:
    """No longer possible."""
    _leave(hands_of(world, event.seat), event.work)


def hint_taken(world: World, event: HintTaken) -> None:
    """One level more is known."""
    world.record.hints[event.hint] = event.level


def handover_written(world: World, event: HandOverWritten) -> None:
    """The note lies on the desk."""
    world.record.handover = (event.tick, event.tickets, event.text)


def shift_ended(world: World, event: ShiftEnded) -> None:
    """The chair is empty."""
    world.record.ended = event.tick
    hands = hands_of(world, event.seat)
    hands.queue, hands.parked = [], []
    hands.work, hands.command = "", None


def relief_began(world: World, event: ReliefBegan) -> None:
    """The next desk sits down; nothing is in hand."""
    world.record.relief = event.tick
    for hands in world.record.hands.values():
        hands.queue, hands.parked = [], []
        hands.work, hands.command = "", None


def horizon_reached(world: World, event: HorizonReached) -> None:
    """Nothing more is judged."""
    world.record.over = True


def reflected(world: World, event: Reflected) -> None:
    """Own words; they stand in the log only."""
