"""The free words: everything that looks something up. No time passes, nothing is journalled."""

from __future__ import annotations

from collections.abc import Callable

from simulator.wording import explain, guide, lists, look
from simulator.wording.facts import fact_lines
from simulator.wording.find import find
from simulator.wording.results import told
from simulator.wording.scene import Scene, listed
from simulator.wording.values import facts as facts_of

Reader = Callable[[Scene, str], list[str]]


class NotFound(Exception):
    """Nothing by that name is here; the message is a sentence."""


def look_at(scene: Scene, rest: str) -> list[str]:
    """The queue, or one contact or ticket, or whatever else has that name."""
    if not rest:
        return look.queue(scene)
    if rest.casefold() in ("done", "closed"):
        return look.done(scene)
    contacts, tickets = find(scene, "interaction", rest), find(scene, "ticket", rest)
    exact = [m for m in (tickets, contacts) if m.exact and len(m.ids) == 1]
    both = list(dict.fromkeys((*tickets.ids, *contacts.ids)))
    if exact and scene.ticket(exact[0].ids[0]) and scene.interaction(exact[0].ids[0]):
        return _both(scene, exact[0].ids[0])
    names = exact[0].ids if exact else tuple(both)
    if contacts.exact and len(contacts.ids) == 1 and scene.ticket(rest.upper()) is None:
        names = contacts.ids
    if len(names) > 1:
        raise NotFound(f"{rest[:40]!r} may be {listed(list(names[:8]), 'or')}; say which")
    if not names:
        asks = [line for line in lists.cases(scene) if line.casefold().startswith(f"{rest.casefold()}:")]
        if asks:
            return asks
        for kind, reader in (("component", lists.map_of), ("service", lists.map_of), ("person", lists.people)):
            if find(scene, kind, rest).ids:
                return reader(scene, rest)
        close = (*contacts.close, *tickets.close)
        hint = f"; did you mean {listed(list(close), 'or')}" if close else "; `look` shows the queue"
        raise NotFound(f"there is no contact or ticket {rest[:40]!r}{hint}")
    ticket, contact = scene.ticket(names[0]), scene.interaction(names[0])
    if ticket is not None and contact is not None:
        return _both(scene, names[0])
    if ticket is not None:
        return look.ticket(scene, ticket)
    return look.contact(scene, contact) if contact else []


def _both(scene: Scene, name: str) -> list[str]:
    ticket, contact = scene.ticket(name), scene.interaction(name)
    return [*(look.ticket(scene, ticket) if ticket else []), *(look.contact(scene, contact) if contact else [])]


def facts(scene: Scene, rest: str) -> list[str]:
    """Facts held: all, those of a contact or ticket, one in full, or those that hold a word."""
    if not rest:
        return fact_lines(scene) or ["You hold no facts yet; opening contacts, asking and testing gives them."]
    if rest[0].isdigit():
        chosen = facts_of(scene, rest)
        lines = fact_lines(scene, chosen)
        for name in chosen:
            fact = scene.fact(name)
            if fact is not None and fact.kind == "reading":
                lines += ["  " + line for line in guide.reading(scene, fact)]
        return lines
    names = find(scene, "contact-or-ticket", rest).ids
    if len(names) == 1:
        ticket, contact = scene.ticket(names[0]), scene.interaction(names[0])
        held = (*(ticket.facts if ticket else ()), *(contact.facts if contact else ()))
        return fact_lines(scene, held) or [f"{names[0]} has given no facts yet."]
    return [line for line in fact_lines(scene) if rest.casefold() in line.casefold()] or [f"No fact has {rest[:40]!r}."]


def clock(scene: Scene, rest: str) -> list[str]:
    """Explain the clocks of a ticket."""
    ids = find(scene, "ticket", rest).ids if rest else ()
    ticket = scene.ticket(ids[0]) if len(ids) == 1 else None
    if ticket is None:
        raise NotFound(
            "say whose clock: `clock T-C21`"
            if not ids
            else f"{rest[:40]!r} may be {listed(list(ids), 'or')}; say which"
        )
    return explain.clock(scene, ticket)


def history(scene: Scene, rest: str) -> list[str]:
    """What happened since the shift began, as it was told; a word filters it."""
    lines = []
    for event in scene.run.engine.log:
        if event.tick >= 0:
            words = told(scene, event)
            if words:
                lines.append(f"{scene.clock(event.tick)} {words[0]}")
    chosen = [line for line in lines if not rest or rest.casefold() in line.casefold()]
    return chosen[-60:] or ["Nothing has happened yet."]


def parked(scene: Scene, rest: str) -> list[str]:
    """What the hands do, what waits behind it, what is parked."""
    del rest
    return guide.hands(scene)


READERS: dict[str, Reader] = {
    "look": look_at,
    "facts": facts,
    "people": lists.people,
    "groups": lists.groups,
    "map": lists.map_of,
    "wall": lambda scene, rest: lists.wall(scene),
    "tests": lists.tests,
    "remedies": lists.remedies,
    "articles": lists.articles,
    "promises": lambda scene, rest: lists.promises(scene),
    "cases": lambda scene, rest: lists.cases(scene),
    "changes": lambda scene, rest: lists.changes(scene),
    "problems": lambda scene, rest: lists.problems(scene),
    "lines": lambda scene, rest: lists.lines_of_talk(),
    "list": lists.everything,
    "clock": clock,
    "history": history,
    "hands": parked,
    "briefing": lambda scene, rest: guide.briefing(scene),
    "card": lambda scene, rest: guide.card(scene),
}
"""Free words and what they show."""

FREE: dict[str, str] = {
    "l": "look", "queue": "look", "show": "look", "inbox": "look", "evidence": "facts", "monitor": "wall",
    "alerts": "wall", "search": "articles", "knowledge": "articles", "who": "people", "explain": "why", "exit": "quit",
    "q": "quit", "h": "help", "w": "wait", "n": "next", "g": "go", "until": "wait", "role": "card", "asks": "cases",
    "timeline": "history",
    "work-in-hand": "hands", "save": "quit", "back": "undo", "intents": "lines", "audiences": "list",
}  # fmt: skip
"""Other words for them."""
