"""Changes: how long whoever approves them takes."""

from __future__ import annotations

from functools import partial

from simulator.domain import events as e
from simulator.domain import inputs as i
from simulator.domain.intervals import BeyondHorizon, due
from simulator.domain.tables import Table, uniform
from simulator.engine.processes.runtime import Runtime

MINUTE = 60_000
EMERGENCY = uniform(2 * MINUTE, 5 * MINUTE)
EMERGENCY_UNCLEAR = uniform(10 * MINUTE, 15 * MINUTE)
"""Without a way back the board asks first."""
BUSINESS_DAY = 12 * 60 * MINUTE
LEAD_DAYS = ((7, 2), (11, 5), (15, 10))
"""(risk up to, business days of lead time) of a normal change (support rules 14.2)."""


def raised(run: Runtime, event: e.ChangeRaised) -> None:
    """An emergency is decided in minutes, a normal change in days; a standard one needs nobody."""
    if event.type == "standard":
        return
    tick = _emergency(run, event) if event.type == "emergency" else _normal(run, event)
    if tick is not None and tick < run.book.horizon:
        run.offer_at(tick, partial(i.ApprovalCame, change=event.change))


def _emergency(run: Runtime, event: e.ChangeRaised) -> int:
    table: Table = EMERGENCY if event.back_out else EMERGENCY_UNCLEAR
    return run.clock.now + run.streams[f"approval/{event.remedy}@{event.target}"].value(table)


def _normal(run: Runtime, event: e.ChangeRaised) -> int | None:
    days = next((days for risk, days in LEAD_DAYS if event.risk <= risk), LEAD_DAYS[-1][1])
    try:
        return due(run.book.calendars["service-hours"], run.clock.now, days * BUSINESS_DAY)
    except BeyondHorizon:
        return None


REACTIONS = {e.ChangeRaised: raised}
