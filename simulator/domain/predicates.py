"""The closed set of questions that injects, hints and scripts may ask of a run."""

from __future__ import annotations

from collections.abc import Callable

from simulator.domain.plan import Predicate
from simulator.domain.world import World

Question = Callable[[World, str], bool]
"""A predicate put together: whether it holds now for a seat."""


def true(world: World, predicate: Predicate, seat: str) -> bool:
    """Whether a predicate holds now."""
    return compiled(predicate)(world, seat)


def named(predicate: Predicate) -> frozenset[str]:
    """Everything that a predicate asks about, by id."""
    return frozenset(value for _, value in predicate.args).union(*(named(part) for part in predicate.parts))


def compiled(predicate: Predicate) -> Question:
    """The question that a predicate asks, to be put again and again."""
    if predicate.kind not in ("all", "any", "not"):
        args = dict(predicate.args)
        if predicate.kind == "remedy":
            return _remedy(args)
        asked = QUESTIONS[predicate.kind]
        return lambda world, seat: asked(world, args, seat)
    if all(part.kind == "remedy" for part in predicate.parts):
        return _remedies(predicate)
    parts = [compiled(part) for part in predicate.parts]
    if predicate.kind == "all":
        return lambda world, seat: all(part(world, seat) for part in parts)
    wanted = predicate.kind == "any"
    return lambda world, seat: any(part(world, seat) for part in parts) is wanted


def _told(world: World, args: dict[str, str], seat: str) -> bool:
    """An audience or person has had word; `about`: only word on tickets about that counts."""
    audience, about = args.get("audience", ""), args.get("about", "")
    if not about:
        return audience in world.record.told or (audience == "security" and world.record.security_told is not None)
    tickets = _tickets_about(world, about)
    return any(
        update.ticket in tickets and (not audience or update.audience == audience) for update in world.record.updates
    )


def _tickets_about(world: World, about: str) -> list[str]:
    """Tickets that carry a contact about a fault or need, or are named themselves; all when nothing is named."""
    if not about:
        return list(world.record.index.tickets)
    if about in world.record.tickets:
        return [about]
    return list(world.record.index.about.get(about, ()))


def _declared(world: World, args: dict[str, str], seat: str) -> bool:
    """A major incident was declared on a ticket about it."""
    return any(
        world.record.tickets[ticket].major is not None for ticket in _tickets_about(world, args.get("about", ""))
    )


def _ticket(world: World, args: dict[str, str], seat: str) -> bool:
    """`about` a fault, need or contact; `is` in a state (or logged, open, p1, unset); `type`; `for` so many ticks."""
    state, least, kind = args.get("is", "logged"), int(args.get("for", "0")), args.get("type", "")
    for name in _tickets_about(world, args.get("about", "")):
        ticket = world.record.tickets[name]
        fits = {
            "logged": True,
            "open": ticket.open,
            "p1": ticket.open and ticket.impact == 1 and ticket.urgency == 1,
            "unset": not ticket.impact,
        }.get(state, ticket.state == state)
        if fits and kind in ("", ticket.type) and world.now - ticket.history[-1][0] >= least:
            return True
    return False


def _fact(world: World, args: dict[str, str], seat: str) -> bool:
    """A fact is held by the seat, or was shared with somebody (in an update or an ask)."""
    shared = args.get("shared", "")
    wanted = shared or args.get("held", "") or args.get("id", "")
    if shared:
        return wanted in world.record.index.shared
    known = world.record.facts.get(wanted)
    return known is not None and seat in known.holders


def _remedy(args: dict[str, str]) -> Question:
    """A remedy was done (or a workaround told), `at` a target when one is named; asked most often, so put together."""
    wanted = _wanted(args)
    return lambda world, _: wanted in world.record.index.done


def _wanted(args: dict[str, str]) -> tuple[str, str]:
    return args.get("remedy", "") or args.get("id", ""), args.get("at", "")


def _remedies(predicate: Predicate) -> Question:
    """All, any or none of several remedies, asked at once."""
    wanted = frozenset(_wanted(dict(part.args)) for part in predicate.parts)
    if predicate.kind == "all":
        return lambda world, _: wanted.issubset(world.record.index.done)
    if predicate.kind == "any":
        return lambda world, _: not wanted.isdisjoint(world.record.index.done)
    return lambda world, _: wanted.isdisjoint(world.record.index.done)


def _condition(world: World, args: dict[str, str], seat: str) -> bool:
    """A condition of a planted fault has a value (Truth: injects only)."""
    state = world.truth.faults.get(args.get("fault", ""))
    return state is not None and state.conditions.get(args.get("name", "")) == args.get("value", "")


def _promise(world: World, args: dict[str, str], seat: str) -> bool:
    """A promise to somebody stands, or `is` open, kept or missed."""
    to, state = args.get("to", ""), args.get("is", "")
    for promise in world.record.promises.values():
        item = world.record.interactions.get(promise.to)
        if to in ("", promise.to, item.person if item else "") and state in ("", promise.state):
            return True
    return False


def _arrived(world: World, args: dict[str, str], seat: str) -> bool:
    """A contact is there, read or not; with `for`, so many ticks ago at least."""
    item = world.record.interactions.get(args.get("contact", ""))
    return item is not None and world.now - item.arrived >= int(args.get("for", "0"))


def _opened(world: World, args: dict[str, str], seat: str) -> bool:
    """A contact was read; with `for`, so many ticks ago at least."""
    item = world.record.interactions.get(args.get("contact", ""))
    if item is None or item.opened is None:
        return False
    return world.now - item.opened >= int(args.get("for", "0"))


def _restored(world: World, args: dict[str, str], seat: str) -> bool:
    """A ticket about it has a recorded restoration or resolution."""
    return any(
        world.record.tickets[name].restorations or world.record.tickets[name].resolutions
        for name in _tickets_about(world, args.get("fault", ""))
    )


QUESTIONS = {
    "told": _told,
    "declared": _declared,
    "ticket": _ticket,
    "fact": _fact,
    "condition": _condition,
    "promise": _promise,
    "arrived": _arrived,
    "opened": _opened,
    "restored": _restored,
}
