"""Clock events change no clock: clocks are computed on read. They stand in the log for people and for the grade."""

from __future__ import annotations

from simulator.domain.clocks.events import ClockBreached, ClockWarned, HoldCheckDue
from simulator.domain.world import World


def clock_warned(world: World, event: ClockWarned) -> None:
    """Three quarters used; said once."""
    world.record.tickets[event.ticket].fallen.append((event.clock, "warning", event.tick))


def clock_breached(world: World, event: ClockBreached) -> None:
    """Past its due instant; said once."""
    world.record.tickets[event.ticket].fallen.append((event.clock, "due", event.tick))


def hold_check_due(world: World, event: HoldCheckDue) -> None:
    """Time to look again."""
