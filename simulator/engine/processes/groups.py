"""Groups, suppliers and superiors: when they look at what they were asked, and when they are done."""

from __future__ import annotations

from functools import partial

from simulator.domain import events as e
from simulator.domain import inputs as i
from simulator.domain.faults.effects import related
from simulator.domain.intervals import BeyondHorizon, due
from simulator.domain.record import Case
from simulator.domain.tables import Table, uniform
from simulator.domain.work.cases import thin, work_draws
from simulator.engine.processes.runtime import Runtime

SUPERIOR_START = uniform(2 * 60_000, 8 * 60_000)
SUPERIOR_WORK = uniform(60_000, 120_000)
CROWDED = 2
"""From the third open case on a group takes twice as long to start."""
TEAM_SHARE = 2
"""In one room people start in half the time."""


def opened(run: Runtime, event: e.CaseOpened) -> None:
    """Somebody looks at it after the group's start time (or sends a thin ask back)."""
    case = run.world.record.cases[event.case]
    stream = run.streams[f"case/{event.case}/start"]
    wait = stream.value(_start_table(run, case))
    if event.waiting >= CROWDED:
        wait *= 2
    if event.kind == "team":
        wait //= TEAM_SHARE
    tick = _in_hours(run, case, wait)
    if tick is not None and tick < run.book.horizon:
        run.offer_at(tick, partial(i.CaseStartDue, case=event.case))


def _start_table(run: Runtime, case: Case) -> Table:
    if case.kind == "authority":
        return SUPERIOR_START
    group = run.book.groups[case.group]
    return group.bounce if thin(run.world, case) else group.start[case.priority - 1]


def _in_hours(run: Runtime, case: Case, wait: int) -> int | None:
    """The tick at which so much of the group's own working time has passed; a P1 reaches whoever is on call."""
    if case.priority == 1 or case.group not in run.book.groups:
        return run.clock.now + wait
    hours = run.book.calendars[run.book.groups[case.group].hours]
    try:
        return due(hours, run.clock.now, max(wait, 1))
    except BeyondHorizon:
        return None


def started(run: Runtime, event: e.CaseStarted) -> None:
    """Without a named remedy they look for themselves and are done after their work time."""
    case = run.world.record.cases[event.case]
    if case.remedy:
        return
    wait = run.streams[f"case/{event.case}/work"].value(_work_table(run, case))
    tick = _in_hours(run, case, wait)
    if tick is None or tick >= run.book.horizon:
        return

    def ended() -> i.CaseWorkEnded:
        run.world.now = run.clock.now
        return i.CaseWorkEnded(case=event.case, noise=run.draw(work_draws(run.world, event.case)))

    run.offer_at(tick, ended)


def _work_table(run: Runtime, case: Case) -> Table:
    if case.kind == "authority":
        return SUPERIOR_WORK
    for state in related(run.world, case.ticket):
        for end in state.fault.ends:
            if end.by == case.group and state.active:
                return end.wait
    return run.book.groups[case.group].work


REACTIONS = {e.CaseOpened: opened, e.CaseStarted: started}
