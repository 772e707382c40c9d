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
    services = {ticket.service for ticket in _counted(world) if ticket.open and _ends(ticket)[-1] is None}
    return sum(rate_now(world.book, service, world.now) for service in sorted(services))


def known_lost(world: World) -> int:
    """Cents lost since the shift began, as records of incidents have it: from each beginning to when it was restored.

    A reopened ticket begins again. A service that two incidents name at once is counted once. The figure moves back
    when a record is corrected.
    """
    spans: dict[str, list[Interval]] = {}
    for ticket in _counted(world):
        begins = (ticket.opened, *ticket.reopened)
        for begin, end in zip(begins, _ends(ticket), strict=True):
            start, stop = max(begin, 0), min(world.now if end is None else end, world.now)
            if start < stop:
                spans.setdefault(ticket.service, []).append((start, stop))
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


def _ends(ticket: Ticket) -> tuple[int | None, ...]:
    """When its record says that the service was back, since it began and since each reopening; None = not yet."""
    found: list[int | None] = []
    for n in range(len(ticket.reopened) + 1):
        told = [at for said, at, _ in ticket.restorations if sum(tick < said for tick in ticket.reopened) == n]
        told = told or [
            tick for tick, _, _ in ticket.resolutions if sum(again < tick for again in ticket.reopened) == n
        ]
        found.append(told[-1] if told else None)
    return tuple(found)
