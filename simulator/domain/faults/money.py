"""Money: what trouble costs, counted in whole numbers and divided only when a figure is read.

Loss of a service accrues as loss (basis points) x rate (cents per hour) x time (ticks).
"""

from __future__ import annotations

from bisect import bisect_right

from simulator.domain.book import Book
from simulator.domain.truth import Truth
from simulator.domain.world import World

SCALE = 10_000 * 3_600_000
"""Basis points x ticks of an hour: divides an accrued loss into cents."""


def weight(book: Book, service: str, start: int, end: int) -> int:
    """W(end) - W(start): cents per hour x ticks that a total outage of the service would accrue between two ticks."""
    rates = book.services[service].rates
    accrued = 0
    for place in range(max(bisect_right(book.rate_starts[service], start) - 1, 0), len(rates)):
        begin, finish, rate = rates[place]
        if begin >= end:
            break
        overlap = min(finish, end) - max(begin, start)
        if overlap > 0:
            accrued += rate * overlap
    return accrued


def count(book: Book, truth: Truth, now: int) -> None:
    """Accrue every current loss up to `now`, before a loss changes; counting twice adds nothing."""
    if now <= truth.counted:
        return
    for service, loss in truth.losses.items():
        if loss:
            truth.money[service] += loss * weight(book, service, truth.counted, now)
    truth.counted = now


def cost_cents(world: World) -> int:
    """Total cost of the run so far in cents: service losses plus damage."""
    pending = sum(
        loss * weight(world.book, service, world.truth.counted, world.now)
        for service, loss in world.truth.losses.items()
        if loss
    )
    return (sum(world.truth.money.values()) + pending) // SCALE + world.truth.damage_cents


def rate_now(book: Book, service: str, tick: int) -> int:
    """Cents per hour that a total outage of the service costs at a tick."""
    return next((rate for begin, finish, rate in book.services[service].rates if begin <= tick < finish), 0)
