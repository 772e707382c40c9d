"""Known loss: what the record says that trouble costs. Nothing is read from Truth, so it may be shown to anybody."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.domain.faults.money import rate_now, weight
from simulator.domain.intervals import Interval, normalise
from simulator.domain.record import Ticket
from simulator.domain.world import World

HOUR = 3_600_000
WIDE = (1, 2)
"""Impacts at which a service counts as lost; one person's trouble stops no business."""


def known_loss(world: World) -> int:
    """Cents per hour of the services that open incidents mark as affected."""
    services = {ticket.service for ticket in _counted(world) if ticket.open and not ticket.restorations}
    return sum(rate_now(world.book, service, world.now) for service in sorted(services))


def known_lost(world: World) -> int:
    """Cents lost since the shift began, as records of incidents have it: from when each began to when it was restored.

    A service that two incidents name at once is counted once. The figure moves back when a record is corrected.
    """
    spans: dict[str, list[Interval]] = {}
    for ticket in _counted(world):
        start, end = max(ticket.opened, 0), min(_ended(ticket, world.now), world.now)
        if start < end:
            spans.setdefault(ticket.service, []).append((start, end))
    return (
        sum(
            weight(world.book, service, start, end)
            for service, found in spans.items()
            for start, end in normalise(found)
        )
        // HOUR
    )


def _counted(world: World) -> Iterator[Ticket]:
    """Incidents of more than one person that were not withdrawn."""
    for ticket in world.record.tickets.values():
        if ticket.type == "incident" and ticket.impact in WIDE and ticket.state != "cancelled":
            yield ticket


def _ended(ticket: Ticket, now: int) -> int:
    """When its record says that the service was back."""
    if ticket.restorations:
        return ticket.restorations[-1][1]
    return ticket.resolutions[-1][0] if ticket.resolutions and not ticket.open else now
