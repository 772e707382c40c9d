"""What can be done with the chosen thing just now, found by asking the rules; and why the rest cannot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from simulator.domain.base import Command, Refusal
from simulator.tui.registry import LETTERS
from simulator.tui.sitting import Sitting
from simulator.wording.acts import BY_NAME
from simulator.wording.find import options
from simulator.wording.slots import Act, Slot

FINAL = frozenset(
    {
        "illegal-move",
        "unopened",
        "unknown-ticket",
        "unknown-interaction",
        "already-done",
        "nobody-there",
        "no-call",
        "on-call",
        "ringing",
        "not-ringing",
        "not-yours",
        "already-declared",
        "not-declared",
        "already-written",
        "unconfirmed",
        "no-priority",
        "over",
        "shift-over",
        "already-open",
        "hands-free",
        "no-fact",
    }
)
"""Refusals that are about the chosen thing itself: no other value would change them."""
TRIES = 20
"""How many values of one slot are tried before an act counts as not possible."""
TURNS = 40
"""How many commands are tried for one act."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One act on the chosen thing."""

    act: str
    refusal: Refusal | None
    cost: int
    """Ticks of hands; 0 = none or it depends."""


def subject_values(sitting: Sitting, act: Act, subject: str) -> dict[str, Any] | None:
    """What the chosen contact or ticket fills of an act; None when the act is not about such a thing."""
    scene = sitting.scene
    ticket, contact = scene.ticket(subject), scene.interaction(subject)
    values: dict[str, Any] = {}
    for slot in act.slots:
        if slot.kind == "ticket" and not slot.many and slot.field == "ticket":
            if ticket is not None:
                values["ticket"] = ticket.id
        elif slot.kind == "ticket" and slot.many and ticket is not None and act.name == "problem":
            values[slot.field] = (ticket.id,)
        elif slot.kind == "interaction":
            if contact is not None and (ticket is None or act.name in TALKING):
                values[slot.field] = contact.id
            elif ticket is not None and act.name in TALKING:
                values |= {slot.field: whom} if (whom := _caller(sitting, subject)) else {}
        elif slot.kind == "contact-or-ticket":
            values |= {slot.field: subject} if ticket or contact else {}
    return values


TALKING = ("ask", "reply", "refer")
"""Acts on a caller, whether what is chosen is the contact or a ticket of it."""
ON_CONTACTS = ("open", "log", "attach", "dismiss", "refer", "ask", "reply", "answer", "refuse", "hang-up", "article")
ON_BOTH = ("test", "fix", "change", "security", "article", "known-error")


def _caller(sitting: Sitting, ticket: str) -> str:
    """Whom to talk to about a ticket: who is on the line, else who has not been answered, else the first."""
    view, known = sitting.view, sitting.scene.ticket(ticket)
    names = [name for name in known.interactions if sitting.scene.interaction(name)] if known else []
    if view.on_call in names:
        return view.on_call
    people = [n for n in names if (item := sitting.scene.interaction(n)) and item.channel not in ("alert", "hand-off")]
    return people[0] if people else names[0] if names else ""


def what(act: Act) -> str:
    """What an act does, without the words that plain mode would have typed."""
    return re.sub(r" \(`[^)]*\)", "", act.what)


def fits(sitting: Sitting, act: Act, subject: str) -> bool:
    """Whether an act is about such a thing at all."""
    if act.name in ON_BOTH:
        return True
    ticket = sitting.scene.ticket(subject) is not None
    contact = sitting.scene.interaction(subject) is not None
    if act.name in TALKING:
        return contact or (ticket and bool(_caller(sitting, subject)))
    if act.name in ON_CONTACTS:
        return contact and not ticket
    return ticket


def offer(sitting: Sitting, name: str, subject: str) -> Offer | None:
    """Whether an act can be done with the chosen thing; None when it is not about such a thing."""
    act = BY_NAME[name]
    if not fits(sitting, act, subject):
        return None
    base = subject_values(sitting, act, subject)
    refusal, cost = tried(sitting, act, base or {})
    return Offer(name, refusal, cost)


def offers(sitting: Sitting, subject: str) -> dict[str, list[Offer]]:
    """Letter -> what stands behind it for the chosen thing, possible or not."""
    found: dict[str, list[Offer]] = {}
    for letter, key in LETTERS.items():
        made = [item for name in key.acts if (item := offer(sitting, name, subject)) is not None]
        if made:
            found[letter] = made
    return found


def tried(sitting: Sitting, act: Act, values: dict[str, Any]) -> tuple[Refusal | None, int]:
    """The first way to do an act that the rules let pass: none refused, and what it costs; else why the last failed."""
    fixed = dict(act.default(sitting.scene, values)) if act.default else {}
    fixed |= values
    empty = [slot for slot in act.slots if slot.need == "yes" and slot.field not in fixed]
    turns = TURNS
    last: Refusal | None = Refusal(f"nothing is there that {act.name} could be said of", "nothing")

    def search(rest: list[Slot], chosen: dict[str, Any]) -> tuple[bool, int]:
        nonlocal turns, last
        if not rest:
            turns -= 1
            command = built(sitting, act, chosen)
            if command is None:
                return False, 0
            last = sitting.check(command)
            if last is not None and last.code in FINAL:
                turns = 0
            return last is None, sitting.cost(command) if last is None else 0
        for value in candidates(sitting, act, rest[0], chosen):
            if turns <= 0:
                break
            done, cost = search(rest[1:], chosen | {rest[0].field: value})
            if done:
                return True, cost
        return False, 0

    done, cost = search(empty, fixed)
    return (None, cost) if done else (last, 0)


def built(sitting: Sitting, act: Act, values: dict[str, Any]) -> Command | None:
    """The command an act makes of these values; None when they do not go together."""
    try:
        return act.build(sitting.scene, values)
    except (KeyError, TypeError, IndexError):
        return None


def candidates(sitting: Sitting, act: Act, slot: Slot, chosen: dict[str, Any]) -> list[Any]:
    """Some values for a slot, likely ones first, to find out whether an act is possible."""
    view = sitting.view
    if slot.kind in ("text", "phrase"):
        return ["as seen"]
    if slot.kind == "ahead":
        return [view.now + 600_000]
    if slot.kind == "past":
        return [view.now]
    if slot.kind in ("facts", "fact"):
        held = tuple(fact.id for fact in view.facts[:2])
        return [held] if slot.kind == "facts" else list(held)
    if slot.kind == "flag":
        return [True, False]
    names = named(sitting, slot.kind)
    if slot.kind == "level":
        names = ["2"]
    if slot.kind == "part" and act.name in ("test", "fix", "change"):
        names = _fitting_parts(sitting, act, chosen, names)
    return [(name,) for name in names[:TRIES]] if slot.many else names[:TRIES]


MOVING = ("ticket", "interaction", "contact-or-ticket", "question", "change", "problem", "work")
"""Kinds whose members come and go in a run."""


def named(sitting: Sitting, kind: str) -> list[str]:
    """Ids of everything of a kind; what is fixed for a run is looked up once."""
    if kind in MOVING:
        return [name for name, _ in options(sitting.scene, kind)]
    if kind not in sitting.kinds:
        sitting.kinds[kind] = [name for name, _ in options(sitting.scene, kind)]
    return sitting.kinds[kind]


def _fitting_parts(sitting: Sitting, act: Act, chosen: dict[str, Any], names: list[str]) -> list[str]:
    book = sitting.scene.book
    for name in names:
        part = book.cis.get(name.partition("/")[0])
        if part is None:
            continue
        kind = book.kinds[part.kind]
        if act.name == "test" and any(use.diagnostic == chosen.get("diagnostic") for use in kind.diagnostics):
            return [name]
        remedy = book.remedies.get(chosen.get("remedy", ""))
        if remedy and ("*" in remedy.kinds or part.kind in remedy.kinds):
            return [name]
    return []
