"""Faults: onsets, conditions that flip by themselves, damage that grows, relief that runs out, owners who notice."""

from __future__ import annotations

from functools import partial

from simulator.domain import events as e
from simulator.domain import inputs as i
from simulator.domain.plan import Damage, Every
from simulator.domain.truth import FaultState
from simulator.engine.clock import Process
from simulator.engine.processes.runtime import Runtime


def begin(run: Runtime) -> None:
    """Schedule the onset of every staged fault; one that began before the shift is there from its first tick."""
    for staged in run.book.stage.faults:
        run.offer_at(max(staged.onset, 0), partial(i.FaultBegan, planted=staged.planted, fault=staged.fault))


def started(run: Runtime, event: e.FaultStarted) -> None:
    """What a fault does by itself from now on."""
    state = run.world.truth.faults[event.planted]
    for number, every in enumerate(state.fault.every):
        run.clock.start(_every(run, state, number, every))
    for number, end in enumerate(state.fault.ends):
        if not end.by:
            wait = run.streams[f"ends/{event.planted}/{number}"].value(end.wait)
            run.offer_at(
                run.clock.now + wait,
                partial(i.ConditionFlipped, planted=event.planted, set=end.set, why=f"ends/{number}"),
            )
    if state.fault.damage is not None:
        _damage(run, state, state.fault.damage)
    noticed_later(run, event)


def noticed_later(run: Runtime, event: e.FaultStarted | e.FaultReturned) -> None:
    """Its owner would see it unaided, each time anew when it comes back."""
    notices = run.world.truth.faults[event.planted].fault.notices
    if notices is not None:
        run.offer_at(run.clock.now + notices, partial(i.OwnerNoticed, planted=event.planted))


def _every(run: Runtime, state: FaultState, number: int, every: Every) -> Process:
    """Flip again and again while it is active or some cause still stands."""
    faulty = dict(state.fault.conditions)
    while True:
        yield run.clock.wait(every.each)
        if not state.active and all(state.conditions.get(name) != faulty.get(name) for name in state.fault.cause):
            return
        if run.clock.now >= run.book.horizon:
            return
        run.offer(i.ConditionFlipped(planted=state.planted, set=every.set, why=f"every/{number}"))


def _damage(run: Runtime, state: FaultState, damage: Damage) -> None:
    if damage.grows and damage.each:
        run.clock.start(_grow(run, state, damage))
    if damage.by is not None and damage.by > run.clock.now:
        run.offer_at(damage.by, partial(i.DamageFell, planted=state.planted, what="deadline"))


def _grow(run: Runtime, state: FaultState, damage: Damage) -> Process:
    """One step after the other until the fault is over for good or the day is."""
    faulty = dict(state.fault.conditions)
    while run.clock.now < run.book.horizon:
        yield run.clock.wait(damage.each)
        if all(state.conditions.get(name) != faulty.get(name) for name in state.fault.cause):
            return
        run.offer(i.DamageFell(planted=state.planted, what="grow"))


def changed(run: Runtime, event: e.ConditionChanged) -> None:
    """A masking remedy wears off."""
    if event.relief_until > run.clock.now:
        run.offer_at(
            event.relief_until,
            partial(i.ConditionFlipped, planted=event.planted, set=(), why=f"relief/{event.relief_until}"),
        )


REACTIONS = {e.FaultStarted: started, e.FaultReturned: noticed_later, e.ConditionChanged: changed}
