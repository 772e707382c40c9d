"""The planned end of the shift and the horizon of its aftermath."""

from __future__ import annotations

from functools import partial

from simulator.domain import inputs as i
from simulator.domain.base import Event
from simulator.engine.processes.runtime import Runtime


def begin(run: Runtime) -> None:
    """Both boundaries are fixed by the plan."""
    run.offer_at(run.book.length, partial(i.ShiftBoundary, what="end"))
    run.offer_at(run.book.horizon, partial(i.ShiftBoundary, what="horizon"))


REACTIONS: dict[type[Event], object] = {}
