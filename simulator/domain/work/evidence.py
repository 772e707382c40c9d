"""Evidence: which parts of a good ask the facts that go with a ticket make up."""

from __future__ import annotations

from simulator.domain.record import Fact, Ticket
from simulator.domain.world import World


def covers(world: World, ticket: Ticket, facts: tuple[str, ...]) -> tuple[str, ...]:
    """Which parts of a good ask these facts are, in a fixed order; facts about other matters are none."""
    found: dict[str, None] = {}
    for name in facts:
        fact = world.record.facts.get(name)
        if fact is None or not concerns(world, ticket, fact):
            continue
        spec = world.book.facts.get(fact.spec)
        for part in spec.covers if spec and not spec.claim else ():
            found[part] = None
        if fact.kind == "reading":
            for part in reading_covers(fact):
                found[part] = None
    return tuple(sorted(found))


def concerns(world: World, ticket: Ticket, fact: Fact) -> bool:
    """Whether the record ties a fact to a ticket: by caller, service or part; a reading by what stands on its part."""
    if fact.interaction and fact.interaction in ticket.interactions:
        return True
    spec = world.book.facts.get(fact.spec)
    if spec is not None:
        return bool(spec.service and spec.service == ticket.service) or bool(spec.ci and spec.ci == ticket.ci)
    if fact.kind != "reading":
        return False
    node = world.book.node_index.get(fact.target)
    if node is None:
        return False
    above = {world.book.nodes[user] for user in world.book.users[node]}
    return ticket.service in above or ticket.ci in above or ticket.ci.startswith(f"{fact.target}/")


def reading_covers(fact: Fact) -> tuple[str, ...]:
    """What a reading proves in an ask: a log; something outside its band; something ruled out; scope; changes."""
    parts = ["logs"]
    outside = any(line.side in ("below", "above") for line in fact.lines)
    parts.append("seen" if outside else "ruled-out")
    if fact.diagnostic in ("who-is-affected", "trace-path", "compare-members"):
        parts.append("scope")
    if fact.diagnostic == "recent-changes":
        parts.append("changed")
    return tuple(parts)
