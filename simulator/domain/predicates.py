"""The closed set of questions that injects, hints and scripts may ask of a run."""

from __future__ import annotations

from simulator.domain.plan import Predicate
from simulator.domain.world import World


def true(world: World, predicate: Predicate, seat: str) -> bool:
    """Whether a predicate holds now."""
    match predicate.kind:
        case "all":
            return all(true(world, part, seat) for part in predicate.parts)
        case "any":
            return any(true(world, part, seat) for part in predicate.parts)
        case "not":
            return not any(true(world, part, seat) for part in predicate.parts)
        case _:
            return QUESTIONS[predicate.kind](world, dict(predicate.args), seat)


def _told(world: World, args: dict[str, str], seat: str) -> bool:
    return any(value in world.record.told for value in args.values())


def _tickets_about(world: World, about: str) -> list[str]:
    """Tickets that carry a contact about a planted fault or need, or that are named themselves."""
    if about in world.record.tickets:
        return [about]
    found = []
    for ticket in world.record.tickets.values():
        for interaction in ticket.interactions:
            contact = world.book.contacts[world.record.interactions[interaction].contact]
            if about in contact.about or about == interaction:
                found.append(ticket.id)
                break
    return found


def _declared(world: World, args: dict[str, str], seat: str) -> bool:
    about = args.get("about", "")
    tickets = _tickets_about(world, about) if about else list(world.record.tickets)
    return any(world.record.tickets[ticket].major is not None for ticket in tickets)


def _ticket(world: World, args: dict[str, str], seat: str) -> bool:
    """`about` a fault or need, `is` in a state (or open, logged, p1 ...), `for` at least so many ticks."""
    tickets = [world.record.tickets[name] for name in _tickets_about(world, args.get("about", ""))]
    state = args.get("is", "logged")
    least = int(args.get("for", "0"))
    for ticket in tickets:
        level = min((item for item in (ticket.impact, ticket.urgency) if item), default=3)
        fits = {
            "logged": True,
            "open": ticket.open,
            "p1": ticket.open and ticket.impact == 1 and ticket.urgency == 1,
            "unset": not ticket.impact,
        }.get(state, ticket.state == state)
        if fits and world.now - ticket.history[-1][0] >= least and level:
            return True
    return False


def _fact(world: World, args: dict[str, str], seat: str) -> bool:
    """`id` held by the seat, or `shared` with somebody (told in an update, ask, or reply)."""
    wanted = args.get("id", "") or args.get("held", "") or args.get("shared", "")
    known = world.record.facts.get(wanted)
    if known is None:
        return False
    if args.get("is") == "shared" or "shared" in args:
        return any(wanted in update.facts for update in world.record.updates) or any(
            wanted in case.facts for case in world.record.cases.values()
        )
    return seat in known.holders


def _remedy(world: World, args: dict[str, str], seat: str) -> bool:
    wanted, at = args.get("remedy", "") or args.get("id", ""), args.get("at", "")
    told = [("tell-workaround", update.workaround) for update in world.record.updates if update.workaround]
    done = [(run.remedy, run.target) for run in world.record.runs.values() if run.ended is not None]
    return any(remedy == wanted and (not at or target == at) for remedy, target in told + done)


def _condition(world: World, args: dict[str, str], seat: str) -> bool:
    state = world.truth.faults.get(args.get("fault", ""))
    return state is not None and state.conditions.get(args.get("name", "")) == args.get("value", "")


def _promise(world: World, args: dict[str, str], seat: str) -> bool:
    wanted = args.get("is", "") or args.get("state", "")
    return any(
        promise.to == args.get("to", promise.to) and (not wanted or promise.state == wanted)
        for promise in world.record.promises.values()
    )


def _opened(world: World, args: dict[str, str], seat: str) -> bool:
    """A contact was opened (`is: unread` asks the reverse of one that has come)."""
    name = args.get("interaction", "") or args.get("contact", "") or args.get("id", "")
    item = world.record.interactions.get(name)
    if args.get("is") == "unread":
        waited = int(args.get("for", "0"))
        return item is not None and item.opened is None and world.now - item.arrived >= waited
    if args.get("is") == "answered":
        return item is not None and bool(item.responses)
    return item is not None and item.opened is not None


def _restored(world: World, args: dict[str, str], seat: str) -> bool:
    """A ticket about it has a recorded restoration or resolution."""
    return any(
        world.record.tickets[name].restorations or world.record.tickets[name].resolutions
        for name in _tickets_about(world, args.get("about", ""))
    )


QUESTIONS = {
    "told": _told,
    "declared": _declared,
    "ticket": _ticket,
    "fact": _fact,
    "remedy": _remedy,
    "condition": _condition,
    "promise": _promise,
    "opened": _opened,
    "restored": _restored,
}
