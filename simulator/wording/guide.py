"""Help: the opening page, what a word does, choices for a question, and the table of acts for the documentation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from simulator.views.desk import FactView
from simulator.wording.acts import ACTS, BY_NAME, GROUPS, Act, Slot
from simulator.wording.facts import reading_lines
from simulator.wording.find import options
from simulator.wording.named import FIXED, SOURCES
from simulator.wording.parse import INTENT_VERBS, VERBS
from simulator.wording.results import LINES, doing, paragraphs
from simulator.wording.scene import Scene, listed, span

NAMED = ("ticket", "interaction", "contact-or-ticket", "question", "work")
"""Kinds that have numbers of their own: these are never numbered."""
FEW = 14
"""Up to so many choices are shown with a question."""
OWN = {
    "open": "20 s and 1 s for 4 words",
    "answer": "20 s and 1 s for 4 words",
    "read": "20 s and 1 s for 4 words",
    "test": "by test",
    "fix": "by remedy",
    "hint": "none in practice",
}
LOOKING: tuple[tuple[str, str], ...] = (
    ("look [NAME]", "the queue, or one contact, ticket, part or person"),
    ("facts [NAME or WORD]", "facts you hold, with the numbers that `with` takes"),
    ("history [WORD]", "what happened so far"),
    ("wall", "what monitoring shows"),
    ("map [SERVICE or PART]", "what leans on what, as far as known"),
    ("tests [PART]", "tests that apply, their hands and wait"),
    ("remedies [PART]", "what can be done to it, by whom, under which change"),
    ("articles [WORDS]", "search the knowledge articles; `read NAME` opens one"),
    ("people [WORD]", "who is who and what they want to know"),
    ("groups [WORD]", "who resolves what, how soon they start, what an ask must hold"),
    ("promises, cases, changes, problems", "what is open with whom"),
    ("lines", "the fourteen lines that can be said to a caller"),
    ("list KIND", "everything of a kind: services, parts, audiences, categories"),
    ("clock TICKET", "explain its clocks"),
    ("why [WORDS]", "explain a number or the last refusal"),
    ("hands", "what your hands do, what waits, what is parked"),
    ("briefing, card", "read them again"),
    ("wait [09:10 or 10m], next, go", "let time pass; on to the next thing; go on"),
    ("undo [N], rewind [N or 09:10]", "go back (practice only)"),
    ("help [WORD]", "this, or what one word does"),
    ("quit", "leave and keep the run"),
)


def opening(scene: Scene) -> list[str]:
    """The first page: what the shift is, briefing and role card, and three words to begin with."""
    scenario = scene.inner.scenario
    begin, end = scene.epoch.stamp(0), scene.clock(scene.book.length)
    mode = "practice: you can take steps back" if scene.inner.stage.practice else "shift: no step back"
    lines = [
        f"{scenario.title}",
        f"{begin} to {end}, {scene.group(scene.book.group)}. {mode[:1].upper()}{mode[1:]}.",
        "",
    ]
    lines += [*briefing(scene), "", *card(scene), ""]
    if scene.view.now:
        lines.append(f"You go on where you stopped, at {scene.clock(scene.view.now)}.")
    lines.append("Time moves only when your hands work or you wait. `look` shows the queue, `help` all words.")
    return lines


def briefing(scene: Scene) -> list[str]:
    """The briefing."""
    return _page(scene, scene.inner.scenario.briefing)


def card(scene: Scene) -> list[str]:
    """The role card."""
    return _page(scene, scene.inner.scenario.card)


def _page(scene: Scene, name: str) -> list[str]:
    return [line for part in paragraphs(scene.text(name)) for line in (part, "")][:-1] if name else []


def hands(scene: Scene) -> list[str]:
    """What the hands do, what waits behind it, what is parked."""
    held = scene.view.hands
    lines = ["Your hands are free."]
    if held.work and held.command:
        lines = [f"In hand {held.work}: {doing(scene, held.command)}, until {scene.clock(held.ends)}."]
    lines += [f"Waits {work}: {doing(scene, command)}." for work, command in held.queue]
    lines += [f"Parked {work}: {doing(scene, command)}, {span(left)} left." for work, command, left in held.parked]
    return lines


def reading(scene: Scene, fact: FactView) -> list[str]:
    """A reading in full."""
    return reading_lines(scene, fact.lines)


def recorded(command: Mapping[str, Any]) -> str:
    """A command of the journal in a few words."""
    act = next((act.name for act in ACTS if act.command.__name__ == command.get("kind")), str(command.get("kind")))
    values = [
        str(value)
        for name, value in command.items()
        if name not in ("kind", "facts", "text", "note") and isinstance(value, str) and value
    ]
    return " ".join([act, *values])


# ---- choices


def choices(scene: Scene, slot: Slot) -> list[tuple[str, str]]:
    """(id, how it is shown) for a question with few answers; none where a list would be too long."""
    if slot.kind == "intent":
        return [(intent, f"{intent}: {words}") for intent, words in LINES.items()]
    if slot.kind in NAMED or (slot.kind not in FIXED and slot.kind not in SOURCES):
        return []
    found = options(scene, slot.kind)
    if len(found) > FEW:
        return []
    return [(name, name if not names or names[0] == name else f"{name}: {names[0]}") for name, names in found]


def choose_from(scene: Scene, slot: Slot) -> list[str]:
    """Everything that answers a question."""
    if slot.kind in FIXED or slot.kind in SOURCES:
        found = options(scene, slot.kind)
        return [f"  {name}" if not names or names[0] == name else f"  {name}: {names[0]}" for name, names in found]
    if slot.kind in ("facts", "fact"):
        from simulator.wording.facts import fact_lines  # noqa: PLC0415

        return fact_lines(scene) or ["You hold no facts yet."]
    return ["A time like 09:10, or 10m for ten minutes on." if slot.kind in ("ahead", "past") else "Words of your own."]


# ---- help


def help_for(scene: Scene, word: str, free: Sequence[str]) -> list[str]:
    """Help on one word, or on all of them."""
    word = word.strip().casefold()
    if not word:
        return overview()
    if word in INTENT_VERBS:
        return [f'{word} CONTACT says one line to a caller: "{LINES[INTENT_VERBS[word]]}" Example: {word} C21']
    if word in VERBS:
        return describe(BY_NAME[VERBS[word]], scene.book.efforts)
    if word in GROUPS:
        return [_short(act) for act in ACTS if act.group == word]
    for words, what in LOOKING:
        if word in words.casefold().replace("[", " ").replace(",", " ").split():
            return [f"{words}: {what}"]
    glossary = scene.book.glossary.get(word) or scene.book.glossary.get(f"the {word}")
    if glossary:
        return [f"{word!r} is what people call {scene.part(glossary)}."]
    close = get_close_matches(word, [*VERBS, *free], n=3)
    return [f"There is no help on {word[:30]!r}." + (f" Did you mean {listed(close, 'or')}?" if close else "")]


def overview() -> list[str]:
    """Every word in a line or two, by group."""
    lines = ["Looking (free):"]
    lines += [f"  {words}: {what}" for words, what in LOOKING]
    for group in GROUPS:
        lines.append(f"{group[:1].upper()}{group[1:]}:")
        lines += [f"  {_short(act)}" for act in ACTS if act.group == group]
    lines.append("`help WORD` shows what to say with it and an example. Facts are chosen by number: with 2 3 7.")
    return lines


def _short(act: Act) -> str:
    return f"{act.name}: {act.what}"


def describe(act: Act, efforts: Mapping[str, int]) -> list[str]:
    """One act whole: what it does, what to say, what it costs, an example."""
    also = f" Also: {', '.join(act.also)}." if act.also else ""
    lines = [
        f"{act.name}: {act.what}.{also}",
        f"  Say: {usage(act)}",
        f"  Example: {act.example}",
        f"  Hands: {cost(act, efforts)}",
    ]
    fixed = [slot for slot in act.slots if slot.kind in FIXED and slot.kind != "intent"]
    lines += [f"  {_noun(slot)}: one of {', '.join(FIXED[slot.kind])}" for slot in fixed]
    if any(slot.kind == "level" for slot in fixed):
        lines.append("  `why priority` says what the levels mean.")
    if act.name == "ask":
        lines += ["  Lines:", *(f'    {intent}: "{words}"' for intent, words in LINES.items())]
    return lines


def usage(act: Act) -> str:
    """What to say, the optional parts in brackets."""
    parts = [act.name]
    for slot in act.slots:
        noun = _noun(slot)
        word = slot.words[0] if slot.words and not slot.bare else ""
        part = word if slot.kind == "flag" else f"{word} {noun}".strip()
        parts.append(part if slot.need == "yes" else f"[{part}]")
    return " ".join(parts)


def _noun(slot: Slot) -> str:
    """What stands for a slot where the words of an act are shown."""
    noun = slot.field.replace("_", "-").upper()
    return {"INTERACTION": "CONTACT", "PAIR": "CATEGORY", "CI": "PART", "NEXT-AT": "TIME", "WHOM": "CONTACT"}.get(
        noun, noun
    )


def cost(act: Act, efforts: Mapping[str, int]) -> str:
    """What an act costs in hands, in words."""
    if act.name in OWN:
        return OWN[act.name]
    ticks = efforts.get(act.command.act, 0) if act.command.act else 0
    return span(ticks) if ticks else "none"


def table(efforts: Mapping[str, int]) -> str:
    """The table of acts for the documentation, in Markdown."""
    lines = ["| act | what it does | hands | example |", "| --- | --- | --- | --- |"]
    for group in GROUPS:
        lines.append(f"| **{group}** | | | |")
        lines += [
            f"| `{act.name}` | {act.what} | {cost(act, efforts)} | `{act.example}` |"
            for act in ACTS
            if act.group == group
        ]
    return "\n".join(lines) + "\n"


def looking_table() -> str:
    """The table of free words for the documentation, in Markdown."""
    lines = ["| word | what it shows |", "| --- | --- |"]
    return "\n".join(lines + [f"| `{words}` | {what} |" for words, what in LOOKING]) + "\n"
