"""Reading a line: which act, and what was said to it. Gives a problem as a sentence; asks nobody and does nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from simulator.domain.text import clean
from simulator.wording.acts import ACTS, BY_NAME, Act, Slot
from simulator.wording.find import find, longest
from simulator.wording.scene import Scene
from simulator.wording.values import Trouble, moment, unknown, value, which

LONGEST_LINE = 1_000
REFERENCES = ("interaction", "ticket", "contact-or-ticket", "part", "component", "problem", "change", "work")
"""Kinds that are named by one word."""
VERBS: dict[str, str] = {word: act.name for act in ACTS for word in (act.name, *act.also)}
INTENT_VERBS = {
    "confirm": "confirm", "promise": "promise", "teach": "teach", "empathise": "empathise", "sympathise": "empathise",
    "say-no": "say_no",
}  # fmt: skip
"""Lines of a talk that may be said without `ask`."""

_TOKEN = re.compile(r'"[^"]*"?|“[^”]*”?|[^\s,]+|,')
_TEXT = re.compile(r"(?:^|\s)(?:saying|text)\s+|\s:\s|:\s+(?=\S)")
_FACTS = re.compile(r"(?:\d[\d,\s-]*|all|none|no|nothing|ticket|facts?)$", re.IGNORECASE)


@dataclass(slots=True)
class Said:
    """What a line says: the act, its values, which slots lack a value, and a problem in one sentence or ''."""

    act: Act
    values: dict[str, Any] = field(default_factory=dict)
    missing: list[Slot] = field(default_factory=list)
    problem: str = ""
    unclear: tuple[str, tuple[str, ...]] | None = None
    """Words that may mean several things, and which."""


def tidy(line: str) -> str:
    """A line as it is worked with: harmless, one line, not endless."""
    return clean(line, limit=LONGEST_LINE).strip()


def tokens_of(text: str) -> list[str]:
    """Words of a line; what stands in double quotes is one word."""
    return [token.strip('"“”') if token[0] in '"“' else token for token in _TOKEN.findall(text)]


def led_by(line: str) -> tuple[str, str]:
    """The first word of a line and the rest; two words that make one verb are one: `hang up C22`."""
    word, _, rest = line.partition(" ")
    second, _, more = rest.strip().partition(" ")
    both = f"{word}-{second}".casefold()
    return (both, more.strip()) if both in VERBS or both in INTENT_VERBS else (word, rest.strip())


def verb_of(word: str, free: tuple[str, ...] = ()) -> tuple[str, tuple[str, ...]]:
    """The verb a first word means, or '' and what is close. Unique beginnings of two letters count."""
    word = word.casefold()
    known = [*VERBS, *INTENT_VERBS, *free]
    if word in known:
        return word, ()
    begun = list(dict.fromkeys(VERBS.get(name, name) for name in known if len(word) >= 2 and name.startswith(word)))
    if len(begun) == 1:
        return begun[0], ()
    return "", tuple(begun[:4]) or tuple(get_close_matches(word, known, n=3, cutoff=0.6))


def said(scene: Scene, name: str, rest: str) -> Said:
    """What the rest of a line says to the act of that name."""
    values: dict[str, Any] = {}
    if name in INTENT_VERBS:
        values["intent"] = INTENT_VERBS[name]
        name = "ask"
    act = BY_NAME[VERBS[_redirected(scene, VERBS[name], rest)]]
    found = Said(act, values)
    try:
        _read(scene, found, rest)
    except Trouble as trouble:
        found.problem = trouble.sentence
        if trouble.ids:
            found.unclear = (trouble.words, trouble.ids)
        return found
    for slot in act.slots:
        if slot.field in found.values:
            continue
        if slot.need == "yes" and slot.field not in (act.default(scene, found.values) if act.default else {}):
            found.missing.append(slot)
    return found


def _redirected(scene: Scene, name: str, rest: str) -> str:
    """Some words mean another act when said of something else: `take` of a ringing phone, `resume` of a ticket."""
    first = next(iter(tokens_of(rest)), "")
    contact = find(scene, "interaction", first) if first else None
    ringing = bool(contact and len(contact.ids) == 1 and contact.ids[0] in scene.view.ringing)
    if name in ("take", "open") and (ringing or (name == "take" and not first and scene.view.ringing)):
        return "answer"
    if name == "read" and contact and contact.exact and not find(scene, "article", rest).exact:
        return "open"
    if name == "resume" and first and find(scene, "ticket", first).ids and not find(scene, "work", first).exact:
        return "unhold"
    return name


def _read(scene: Scene, found: Said, rest: str) -> None:
    act = found.act
    text_slot = next((slot for slot in act.slots if slot.kind == "text"), None)
    if text_slot is not None:
        if act.name == "reflect":
            words = re.sub(r"^\s*(?:saying|text|:)\s+", "", rest).strip()
            if words:
                found.values["text"] = words
            return
        mark = _TEXT.search(rest)
        if mark:
            words, rest = rest[mark.end() :].strip(), rest[: mark.start()]
            found.values[text_slot.field] = words.strip('"“”')
    bare, spoken = _segments(act, tokens_of(rest))
    for slot, tokens in spoken:
        found.values[slot.field] = _value(scene, slot, tokens)
    _fill_bare(scene, found, bare)


def _segments(act: Act, tokens: list[str]) -> tuple[list[str], list[tuple[Slot, list[str]]]]:
    """The tokens before the first announcing word, and those after each."""
    words = {word: slot for slot in act.slots for word in slot.words if slot.kind != "text"}
    bare: list[str] = []
    spoken: list[tuple[Slot, list[str]]] = []
    for place, token in enumerate(tokens):
        slot = words.get(token.casefold())
        phrase = bool(spoken) and spoken[-1][0].kind == "phrase"
        if slot and phrase and not (slot.kind == "facts" and _FACTS.match(" ".join(tokens[place + 1 :]) or "x")):
            slot = None
        if slot and not any(known is slot for known, _ in spoken):
            spoken.append((slot, []))
        elif spoken and spoken[-1][0].kind != "flag":
            spoken[-1][1].append(token)
        else:
            bare.append(token)
    return bare, spoken


def _fill_bare(scene: Scene, found: Said, tokens: list[str]) -> None:
    """Give bare tokens to the open slots in their order; a slot that does not know them is passed over."""
    tokens = [token for token in tokens if token != ","]
    slots = [slot for slot in found.act.slots if slot.bare and slot.field not in found.values and slot.kind != "text"]
    while tokens and slots:
        for slot in slots:
            used = _bare_value(scene, found, slot, tokens)
            if used:
                tokens = tokens[used:]
                slots = [other for other in slots if other.field not in found.values]
                break
        else:
            break
    if tokens:
        raise Trouble(_not_understood(scene, found.act, slots, tokens))


def _bare_value(scene: Scene, found: Said, slot: Slot, tokens: list[str]) -> int:
    """Fill a slot from the front of the tokens and say how many it took; 0 when they mean nothing to it."""
    if slot.kind in ("ahead", "past"):
        for count in (3, 2, 1):
            try:
                found.values[slot.field] = moment(scene, " ".join(tokens[:count]), back=slot.kind == "past")
            except Trouble:
                continue
            return min(count, len(tokens))
        return 0
    if slot.kind == "phrase":
        found.values[slot.field] = " ".join(tokens)
        return len(tokens)
    if slot.many:
        return _bare_many(scene, found, slot, tokens)
    if slot.need != "yes" and tokens[0].casefold() in ("none", "-"):
        found.values[slot.field] = ""
        return 1
    match, count = longest(scene, slot.kind, tokens, loose=slot.need == "yes")
    if not match.ids or (
        len(match.ids) > 1 and found.act.slots[0] is not slot and not match.exact and slot.need != "yes"
    ):
        return 0
    if len(match.ids) > 1:
        found.unclear = (" ".join(tokens[:count]), match.ids)
        raise Trouble(which(scene, slot, " ".join(tokens[:count]), match.ids))
    found.values[slot.field] = match.ids[0]
    return count


def _bare_many(scene: Scene, found: Said, slot: Slot, tokens: list[str]) -> int:
    names: list[str] = []
    used = 0
    while used < len(tokens):
        match, count = longest(scene, slot.kind, tokens[used:], loose=True)
        if len(match.ids) != 1:
            break
        names.append(match.ids[0])
        used += count
        if used < len(tokens) and tokens[used].casefold() == "and":
            used += 1
    if names:
        found.values[slot.field] = tuple(dict.fromkeys(names))
    return used


def _value(scene: Scene, slot: Slot, tokens: list[str]) -> Any:
    """The value of a slot from the words after its announcing word; raises Trouble."""
    return value(scene, slot, " ".join(tokens).replace(" ,", ","))


def _not_understood(scene: Scene, act: Act, slots: list[Slot], tokens: list[str]) -> str:
    wanted = next((slot for slot in slots if slot.need == "yes"), None)
    words = " ".join(tokens)
    if wanted is not None and wanted.kind not in ("ahead", "past", "phrase"):
        match = find(scene, wanted.kind, tokens[0])
        named = tokens[0] if wanted.kind in REFERENCES else words
        return unknown(scene, wanted, named, match.close or find(scene, wanted.kind, words).close)
    if wanted is not None and wanted.kind in ("ahead", "past"):
        return f"I cannot read {words[:30]!r} as a time; write 09:10, or 10m for ten minutes on"
    return f"I do not understand {words[:40]!r} here; an example: {act.example}"
