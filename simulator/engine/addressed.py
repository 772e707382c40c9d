"""Which seats an event is addressed to: what may halt them. All else goes to the bottom line."""

from __future__ import annotations

from simulator.domain import events as e
from simulator.domain.base import Event
from simulator.domain.world import RELIEF_SEAT, World

BY_SEAT = (
    e.WorkDone,
    e.QueuedWorkDropped,
    e.CaseBounced,
    e.CaseDone,
    e.PromiseDueSoon,
    e.PromiseMissed,
    e.ClockWarned,
    e.HoldCheckDue,
    e.ReadingTaken,
    e.RemedyApplied,
    e.ConfirmationGiven,
)
ON_THE_DESK = (e.ChangeApproved, e.ChangeRejected, e.MajorIncidentDeclared, e.ReliefBegan, e.HorizonReached)
WHEN_FREE = (e.AlertRaised,)


def addressed(world: World, event: Event) -> tuple[str, ...]:
    """Seats that are stopped by this event."""
    desk = world.book.seat if world.record.relief is None else RELIEF_SEAT
    if isinstance(event, BY_SEAT):
        return (event.seat,)
    if isinstance(event, ON_THE_DESK):
        return (desk,)
    if isinstance(event, e.AnswerGiven):
        return (event.seat,)
    if isinstance(event, e.ContactArrived):
        loud = event.channel == "phone" or event.origin == "inject"
        return (event.seat,) if loud or _free(world, event.seat) else ()
    if isinstance(event, e.CallEnded):
        return (event.seat,) if event.how == "gone" else ()
    if isinstance(event, WHEN_FREE):
        return (desk,) if _free(world, desk) else ()
    return ()


def _free(world: World, seat: str) -> bool:
    hands = world.record.hands.get(seat)
    return hands is None or not hands.work
