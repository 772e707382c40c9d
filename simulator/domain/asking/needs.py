"""Needs behind a contact: what meets and violates them, and whether what somebody came about is over."""

from __future__ import annotations

from simulator.domain.asking.events import NeedMet, NeedViolated
from simulator.domain.base import Event
from simulator.domain.faults import capacity
from simulator.domain.plan import Pattern
from simulator.domain.record import Interaction
from simulator.domain.world import World


def works(world: World, item: Interaction) -> bool:
    """Whether what this person came about is truly over for them."""
    contact = world.book.contacts[item.contact]
    for about in contact.about:
        state = world.truth.faults.get(about)
        if state is not None and capacity.hurts(world.book, state, item.person, world.now):
            return False
    needs = world.truth.needs.get(item.id, {})
    return all(met is not None for met in needs.values())


def fits(pattern: Pattern, act: str, args: dict[str, str]) -> bool:
    """Whether an act with these facts and arguments is the one a pattern names."""
    if pattern.act != act:
        return False
    for key, value in pattern.args:
        given = args.get(key, "")
        if key == "fact":
            if value not in given.split("\n"):
                return False
        elif given != value:
            return False
    return True


def needs_met(world: World, interaction: str, act: str, args: dict[str, str]) -> list[Event]:
    """Events of one act upon the needs behind a contact: those it meets, then those it violates."""
    needs = world.truth.needs.get(interaction, {})
    known = world.book.needs
    met = [
        NeedMet(tick=world.now, interaction=interaction, need=name, how=act)
        for name, since in needs.items()
        if since is None and any(fits(pattern, act, args) for pattern in known[name].met_by)
    ]
    violated = [
        NeedViolated(tick=world.now, interaction=interaction, need=name, how=act)
        for name in needs
        if any(fits(pattern, act, args) for pattern in known[name].must_not)
    ]
    return [*met, *violated]
