"""Promises: five minutes before, and when the time has come."""

from __future__ import annotations

from functools import partial

from simulator.domain import events as e
from simulator.domain import inputs as i
from simulator.engine.processes.runtime import Runtime

SOON = 5 * 60_000


def made(run: Runtime, event: e.PromiseMade) -> None:
    """Both moments of a promise."""
    now = run.clock.now
    if event.due - SOON > now:
        run.offer_at(event.due - SOON, partial(i.PromiseFell, promise=event.promise, soon=True), event.promise)
    run.offer_at(max(event.due, now), partial(i.PromiseFell, promise=event.promise, soon=False), event.promise)


def kept(run: Runtime, event: e.PromiseKept) -> None:
    """A promise that was kept owns no timer."""
    run.clock.release(event.promise)


REACTIONS = {e.PromiseMade: made, e.PromiseKept: kept}
