"""Injects: looked at after every event and at their own times, never polled."""

from __future__ import annotations

from functools import partial

from simulator.domain import inputs as i
from simulator.domain.base import Event
from simulator.domain.plan import Inject
from simulator.domain.predicates import true
from simulator.engine.processes.runtime import Runtime


def begin(run: Runtime) -> None:
    """Those with a clock time look at their condition then."""
    for inject in run.book.scenario.injects:
        if inject.at is not None:
            run.clock.call_at(max(inject.at, 0), partial(_look, run, inject))


def _look(run: Runtime, inject: Inject) -> None:
    run.world.now = run.clock.now
    if run.world.record.relief is not None or inject.contact.id in run.world.record.interactions:
        return
    if inject.when is not None and not true(run.world, inject.when, run.book.seat):
        return
    name = inject.contact.id
    person, variant = inject.contact.person, 0
    for staged in run.book.stage.injects:
        if staged.contact.id == name:
            person, variant = staged.person, staged.variant
    run.offer(i.ContactCame(interaction=name, contact=name, person=person, variant=variant, origin="inject"))


def check_injects(run: Runtime) -> None:
    """Those that wait for something: once it has happened, their wait begins."""
    if not run.waiting or run.world.record.relief is not None:
        return
    world, seat = run.world, run.book.seat
    come = [inject for inject, happened in run.waiting if happened(world, seat)]
    for inject in come:
        world.injected[inject.id] = run.clock.now
        run.clock.call_at(run.clock.now + inject.wait, partial(_look, run, inject))
    if come:
        run.waiting = [pair for pair in run.waiting if pair[0].id not in world.injected]


REACTIONS: dict[type[Event], object] = {}
