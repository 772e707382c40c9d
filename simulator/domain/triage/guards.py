"""Guards: what every practice refuses alike, a thing that is not there or is not this seat's to name."""

from __future__ import annotations

from simulator.domain.base import Refusal
from simulator.domain.world import World

READABLE = 8
"""Facts that one message to people may hold; an ask of a group may hold more."""


def known_interaction(world: World, interaction: str, seat: str) -> Refusal | None:
    """Refuse when no such contact stands in that seat's list."""
    item = world.record.interactions.get(interaction)
    if item is None or item.arrived > world.now:
        return Refusal(f"there is no contact {interaction}", "unknown-interaction")
    if item.seat != seat and world.record.relief is None:
        return Refusal(f"{interaction} is on another desk", "not-yours")
    return None


def known_ticket(world: World, ticket: str) -> Refusal | None:
    """Refuse when no such ticket exists."""
    if ticket not in world.record.tickets:
        return Refusal(f"there is no ticket {ticket}", "unknown-ticket")
    return None


def unheld(world: World, seat: str, facts: tuple[str, ...]) -> Refusal | None:
    """Refuse when the seat names a fact it has never seen (claims of others are marked, not refused)."""
    for fact in facts:
        known = world.record.facts.get(fact)
        if known is None or seat not in known.holders:
            return Refusal(f"you do not hold a fact {fact}", "unknown-fact")
    return None


def too_many(facts: tuple[str, ...]) -> Refusal | None:
    """Refuse a message that nobody would read to its end."""
    if len(facts) > READABLE:
        return Refusal(f"nobody reads {len(facts)} facts in one message; choose at most {READABLE}", "too-many-facts")
    return None
