"""What can be said for a field of an act: its choices in a useful order, and how a value reads. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from simulator.domain.time import MINUTE
from simulator.tui.screens.desk.clocks import cost, short
from simulator.tui.screens.desk.queue import contact_title, ticket_title
from simulator.tui.screens.form.labels import IDENTIFIED, INSTEAD, LABELS, LEVELS, STEPS, TYPED, WORDS
from simulator.tui.sitting import Sitting
from simulator.wording.facts import fact_text
from simulator.wording.find import options
from simulator.wording.lists import APPROVALS, PERMISSIONS
from simulator.wording.look import DONE, open_contact
from simulator.wording.named import SOURCES
from simulator.wording.results import LINES
from simulator.wording.scene import Scene, listed
from simulator.wording.slots import Act, Slot, asked_of


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be said."""

    value: Any
    label: str
    note: str = ""
    ink: str = "text"


def label(slot: Slot, act: Act | None) -> str:
    """How a field is called in the drawer."""
    if act is not None and (act.name, slot.field) == ("ask", "text"):
        return INSTEAD
    return LABELS.get(slot.field, slot.field.replace("_", " "))


def choices(sitting: Sitting, act: Act, slot: Slot, values: Mapping[str, Any]) -> list[Choice]:
    """What can be chosen for a field, likely things first; none for what is written."""
    found = _choices(sitting, act, slot, values)
    if slot.need != "yes" and not slot.many and slot.kind not in ("facts", "flag", *TYPED):
        none = Choice(0 if slot.kind == "ahead" else "", NONE.get(slot.kind, "none"), ink="soft")
        found = [none, *found] if slot.kind == "ahead" else [*found, none]
    return found


NONE = {"ahead": "no time", "level": "not yet", "component": "no part named"}
"""How it is called to leave a field open."""


def _choices(sitting: Sitting, act: Act, slot: Slot, values: Mapping[str, Any]) -> list[Choice]:
    scene = sitting.scene
    if slot.kind in ("facts", "fact"):
        return _facts(scene, act, slot, values)
    if slot.kind in ("part", "component"):
        return _parts(scene, act, slot, values)
    if slot.kind in ("test", "remedy"):
        return _tests(scene, values) if slot.kind == "test" else _remedies(scene, values)
    if slot.kind in ("ahead", "past"):
        return _times(scene) if slot.kind == "ahead" else _past(scene)
    if slot.kind == "service":
        return _services(scene, values)
    if slot.kind in ("ticket", "interaction"):
        return _tickets(scene, act) if slot.kind == "ticket" else _contacts(scene)
    return _fixed(slot) or _named(scene, act, slot, values)


def _services(scene: Scene, values: Mapping[str, Any]) -> list[Choice]:
    """Services that the facts in hand speak of first."""
    named = _spoken_of(scene, values)
    found = [
        Choice(service.id, service.name, "your facts name it" if service.id in named else "")
        for service in scene.book.services.values()
    ]
    return sorted(found, key=lambda choice: choice.value not in named)


def _spoken_of(scene: Scene, values: Mapping[str, Any]) -> set[str]:
    """Services and parts that the facts of a contact or ticket speak of."""
    item = scene.interaction(values.get("interaction", ""))
    names = (*(item.facts if item else ()), *(values.get("facts") or ()))
    facts = [fact for name in names if (fact := scene.fact(name)) is not None]
    return {name for fact in facts for name in (fact.service, fact.ci, fact.target.partition("/")[0]) if name}


def _fixed(slot: Slot) -> list[Choice]:
    """Choices that hang on nothing."""
    if slot.kind == "flag":
        return [Choice(value, word) for word, value in FLAGS.items()]
    if slot.kind == "risk":
        return [Choice(n, str(n), "low" if n < 8 else "high" if n > 11 else "") for n in range(5, 16)]
    if slot.kind == "intent":
        return [Choice(n, f"{words} {MEANT.get(n, '')}".strip(), n.replace("_", " ")) for n, words in LINES.items()]
    return []


MEANT = {"try": "(check who they are, or a step)"}
"""What a line is for, where its words alone do not tell."""
OWNERS = {
    "business": "the business", "support": "IT", "desk": "IT", "development": "IT, builds", "authority": "decides",
    "supplier": "supplier",
}  # fmt: skip
"""Whom a matter may be passed on to, by kind of group, likeliest first."""
FLAGS = {"yes": True, "no": False}


def _tickets(scene: Scene, act: Act) -> list[Choice]:
    done_too = act.name in ("reopen", "problem", "link", "close")
    return [Choice(t.id, ticket_title(scene, t), t.id) for t in scene.view.tickets if done_too or t.state not in DONE]


def _contacts(scene: Scene) -> list[Choice]:
    return [
        Choice(item.id, contact_title(scene, item), item.id)
        for item in scene.view.interactions
        if open_contact(item) or item.opened is not None
    ]


def _named(scene: Scene, act: Act, slot: Slot, values: Mapping[str, Any]) -> list[Choice]:
    if slot.kind in TYPED:
        return []
    if slot.kind == "change-or-words":
        return [Choice(c.id, f"{scene.remedy(c.remedy)} on {c.target}", c.id) for c in scene.view.changes]
    words: Mapping[str, str] = {}
    if slot.kind == "level":
        words = LEVELS.get(slot.field, {})
    elif slot.kind in WORDS:
        words = WORDS[slot.kind]
    found = []
    for name, names in options(scene, slot.kind):
        shown = names[0] if names else name
        note = name if shown != name and slot.kind in IDENTIFIED else ""
        if name in words:
            shown = words[name] or "straight to the matter"
            note = "" if shown.startswith(name) else name
        if act.name in ("escalate", "assign", "refer") and name == scene.book.group:
            continue
        found.append(Choice(name, shown, note))
    if slot.kind == "category" and values.get("type"):
        asked = values["type"] == "request"
        found.sort(key=lambda choice: str(choice.value).startswith("Request/") != asked)
    if act.name == "refer" and slot.kind == "group":
        kinds = {group.id: group.kind for group in scene.book.groups.values()}
        found = [replace(choice, note=OWNERS[kinds[choice.value]]) for choice in found]
        found.sort(key=lambda choice: list(OWNERS).index(kinds[choice.value]))
    if slot.kind == "question":
        asked = asked_of(scene, dict(values))
        own = scene.ticket(values.get("ticket", ""))
        near = (*asked, *(own.interactions if own else ()))
        found.sort(key=lambda choice: (choice.value not in asked, choice.value not in near))
    told = dict(scene.view.told) if slot.kind in ("audience", "person") else {}
    return sorted(found, key=lambda choice: choice.value not in told) if told else found


def _facts(scene: Scene, act: Act, slot: Slot, values: Mapping[str, Any]) -> list[Choice]:
    """Facts held: those of the thing in hand first; for an answer what they know already stands last."""
    held = list(scene.view.facts)
    item = scene.interaction(values.get("interaction", ""))
    known = (*item.facts, *item.given) if item is not None and act.name == "reply" else ()
    ticket = scene.ticket(values.get("ticket", ""))
    near = set(ticket.facts if ticket else ())
    for name in (*(ticket.interactions if ticket else ()), values.get("interaction", "")):
        item = scene.interaction(name)
        near |= set(item.facts if item else ())
    if slot.kind == "fact":
        held = [fact for fact in held if fact.kind in ("confirmation", "reading")]
    if act.name == "reply":
        held.sort(key=lambda fact: (fact.id in known, fact.id not in near, fact.kind != "article", -fact.tick))
    else:
        held.sort(key=lambda fact: (fact.id not in near, -fact.tick))
    return [
        Choice(
            fact.id,
            f"{scene.fact_number(fact.id)} {fact_text(scene, fact)}",
            "they know" if fact.id in known else "theory" if fact.claim else "",
            "soft" if fact.id in known or (act.name != "reply" and fact.id not in near) else "text",
        )
        for fact in held
    ]


def _times(scene: Scene) -> list[Choice]:
    now = scene.view.now
    five = 5 * MINUTE
    found: dict[int, Choice] = {}
    for step in STEPS:
        tick = -(-(now + step * MINUTE) // five) * five
        found[tick] = Choice(tick, scene.clock(tick), f"in {short(tick - now)}")
    return list(found.values())


def _past(scene: Scene) -> list[Choice]:
    now = scene.view.now
    found = {now: Choice(now, scene.clock(now), "now")}
    for fact in reversed(scene.view.facts):
        if fact.kind == "confirmation" and fact.works:
            found[fact.tick] = Choice(fact.tick, scene.clock(fact.tick), f"fact {scene.fact_number(fact.id)} shows it")
    for run in scene.view.runs:
        if run.ended is not None:
            found.setdefault(run.ended, Choice(run.ended, scene.clock(run.ended), f"{scene.remedy(run.remedy)} done"))
    return list(found.values())


def _tests(scene: Scene, values: Mapping[str, Any]) -> list[Choice]:
    part = scene.book.cis.get(str(values.get("target", "")).partition("/")[0])
    use = [u.diagnostic for u in scene.book.kinds[part.kind].diagnostics] if part else list(scene.book.diagnostics)
    return [Choice(test.id, test.name, cost(test.hands)) for test in scene.book.diagnostics.values() if test.id in use]


def _remedies(scene: Scene, values: Mapping[str, Any]) -> list[Choice]:
    part = scene.book.cis.get(str(values.get("target", "")).partition("/")[0])
    found = []
    for remedy in scene.book.remedies.values():
        if part is not None and "*" not in remedy.kinds and part.kind not in remedy.kinds:
            continue
        right = PERMISSIONS[dict(remedy.who).get(scene.book.group, "must-not")]
        ink = {"you may": "text", "ask first": "soft"}.get(right, "faint")
        found.append(Choice(remedy.id, remedy.name, right, ink))
    return sorted(found, key=lambda choice: ("you may", "ask first", "not yours").index(choice.note))


def _parts(scene: Scene, act: Act, slot: Slot, values: Mapping[str, Any]) -> list[Choice]:
    """Parts on the path of the service first; only those a chosen test or remedy applies to."""
    book = scene.book
    ticket = scene.ticket(values.get("ticket", "") or values.get("whom", ""))
    service = values.get("service") or (ticket.service if ticket else "")
    spoken = [name for name in book.cis if name in _spoken_of(scene, values)]
    path = [*spoken, *book.service_parts.get(service, ())]
    if ticket is not None and ticket.ci:
        path = [ticket.ci.partition("/")[0], *path]
    order = list(dict.fromkeys((*path, *book.cis)))
    found = []
    for name in order:
        part = book.cis.get(name)
        if part is None or not _applies(scene, act, part.kind, values):
            continue
        ink = "text" if name in path else "soft"
        found.append(Choice(name, part.name, name, ink))
        if slot.kind == "part":
            found += [
                Choice(member, f"  {part.name} {member.partition('/')[2]}", member, ink) for member in part.members
            ]
    return found


def _applies(scene: Scene, act: Act, kind: str, values: Mapping[str, Any]) -> bool:
    test, remedy = values.get("diagnostic"), scene.book.remedies.get(values.get("remedy", ""))
    if act.name == "test" and test:
        return any(use.diagnostic == test for use in scene.book.kinds[kind].diagnostics)
    return remedy is None or "*" in remedy.kinds or kind in remedy.kinds


# ---- how a value reads


def shown(sitting: Sitting, slot: Slot, value: Any) -> str:
    """A value in a few words."""
    scene = sitting.scene
    if value in ("", (), None) or (slot.kind == "ahead" and not value):
        return ""
    if slot.kind in ("ahead", "past"):
        return scene.clock(value)
    if slot.kind == "facts":
        return listed([str(scene.fact_number(fact)) for fact in value])
    if slot.kind == "fact":
        fact = scene.fact(value)
        return f"{scene.fact_number(value)} {fact_text(scene, fact)}" if fact else ""
    if slot.kind == "flag":
        return "yes" if value else "no"
    if slot.many:
        return listed([_one(sitting, slot, item) for item in value])
    return _one(sitting, slot, value)


def _one(sitting: Sitting, slot: Slot, value: Any) -> str:
    scene = sitting.scene
    if slot.kind == "intent":
        return str(value).replace("_", " ")
    ticket, contact = scene.ticket(str(value)), scene.interaction(str(value))
    if slot.kind in ("ticket", "contact-or-ticket", "question", "interaction") and (ticket or contact):
        title = ticket_title(scene, ticket) if ticket else contact_title(scene, contact) if contact else ""
        return f"{value} {title}"
    if slot.kind in SOURCES and slot.kind not in ("category", "work"):
        names = next((names for name, names in options(scene, slot.kind) if name == value), ())
        return names[0] if names else str(value)
    return str(value)


def approvals(name: str) -> str:
    """What kind of change a remedy needs, in words."""
    return APPROVALS.get(name, name)
