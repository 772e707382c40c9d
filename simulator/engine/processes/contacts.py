"""Contacts: staged ones arrive, phones ring out, written answers come, callers without word ring again."""

from __future__ import annotations

from functools import partial

from simulator.domain import events as e
from simulator.domain import inputs as i
from simulator.domain.asking.answers import reply_draw
from simulator.domain.asking.needs import works
from simulator.domain.intervals import due
from simulator.domain.plan import StagedContact
from simulator.engine.processes.runtime import Runtime

RING = 30_000
"""A phone rings for half a minute."""
SECOND_TRY = (30 * 60_000, 180 * 60_000)
"""Service time after the change of desk within which somebody who was never served rings again."""
SERVICE_HOURS = "service-hours"


def begin(run: Runtime) -> None:
    """Schedule every staged contact that lies in the shift."""
    for staged in run.book.stage.contacts:
        if staged.origin != "inherited":
            run.offer_at(max(staged.at, 0), partial(_came, staged))


def _came(staged: StagedContact) -> i.ContactCame:
    return i.ContactCame(
        interaction=staged.contact.id,
        contact=staged.contact.id,
        person=staged.person,
        variant=staged.variant,
        origin=staged.origin,
    )


def arrived(run: Runtime, event: e.ContactArrived) -> None:
    """A phone rings out; whoever gets no word comes back at their own times."""
    if event.tick < 0:
        return
    now = run.clock.now
    if event.channel == "phone":
        run.offer_at(now + RING, partial(i.RingOut, interaction=event.interaction))
    if event.origin == "repeat":
        return
    for nth, after in enumerate(run.book.contacts[event.contact].repeats):
        run.offer_at(now + after, partial(i.PatienceRanOut, interaction=event.interaction, nth=nth))


def asked(run: Runtime, event: e.QuestionAsked) -> None:
    """A written question is answered after a while."""
    if event.written:
        ((_, delay),) = run.draw((reply_draw(run.world, event.interaction, event.question),))
        run.offer_at(
            run.clock.now + delay, partial(i.ReplyCame, interaction=event.interaction, question=event.question)
        )


def relieved(run: Runtime, event: e.ReliefBegan) -> None:
    """People whom the desk never logged, and who still suffer, ring once more on the next desk's time."""
    hours = run.book.calendars[SERVICE_HOURS]
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for item in [run.world.record.interactions[name] for name in run.world.record.index.live]:
        if item.tickets or item.referred or item.of or works(run.world, item):
            continue
        matter = (item.person, run.book.contacts[item.contact].about)
        if item.channel in ("alert", "hand-off") or matter in seen:
            continue
        seen.add(matter)
        low, high = SECOND_TRY
        stream = run.streams[f"second-try/{item.id}"]
        service_time = low + stream.below(high - low + 1)
        tick = due(hours, run.clock.now, service_time)
        if tick is not None and tick < run.book.horizon:
            run.offer_at(tick, partial(i.PatienceRanOut, interaction=item.id, nth=1))


REACTIONS = {e.ContactArrived: arrived, e.QuestionAsked: asked, e.ReliefBegan: relieved}
