"""Asking a person for what a line left out, one question at a time. A script is never asked."""

from __future__ import annotations

from simulator.plain.console import Console
from simulator.wording import guide
from simulator.wording.parse import Said, said, tidy
from simulator.wording.scene import Scene
from simulator.wording.slots import Slot
from simulator.wording.values import Trouble, value

NO = ("", "-", "none", "no")
GIVE_UP = ("cancel", "stop", "back", "x")
LEFT = "Left as it was"


def sentence(words: str) -> str:
    """Words as a sentence: a capital in front, a stop behind."""
    words = words.strip()
    start = words[:1].upper() + words[1:]
    return start if words.endswith((".", "?")) else f"{start}."


def complete(scene: Scene, console: Console, verb: str, rest: str) -> Said:
    """What a person means by a line: asked again where unclear or too short; LEFT as problem when they give up."""
    found = said(scene, verb, rest)
    while found.unclear:
        words, ids = found.unclear
        console.say(sentence(found.problem))
        answer = tidy(console.ask("Which? "))
        if answer.isdigit() and 1 <= int(answer) <= len(ids) and answer not in ids:
            answer = ids[int(answer) - 1]
        chosen = [name for name in ids if name.casefold() == answer.casefold()]
        if not chosen:
            found.problem = LEFT
            return found
        rest = rest.replace(words, chosen[0], 1)
        found = said(scene, verb, rest)
    if found.problem or not found.missing:
        return found
    for slot in found.act.slots:
        asked = slot in found.missing or (slot.need == "offer" and slot.field not in found.values)
        if asked and not _filled(scene, console, found, slot):
            found.problem = LEFT
            return found
    found.missing = []
    return found


def _filled(scene: Scene, console: Console, found: Said, slot: Slot) -> bool:
    """Ask for one slot until the answer can be read; False when the person gives up."""
    choices = guide.choices(scene, slot)
    if choices:
        console.say(*(f"  {number}. {shown}" for number, (_, shown) in enumerate(choices, 1)))
    while True:
        answer = tidy(console.ask(f"{slot.ask} "))
        if answer.casefold() in GIVE_UP or (not answer and slot.need == "yes"):
            return False
        if answer == "?":
            console.say(*guide.choose_from(scene, slot))
            continue
        if answer.casefold() in NO and slot.need != "yes":
            _declined(found, slot, answer)
            return True
        if slot.kind == "facts" and answer.casefold() == "ticket":
            return True
        if choices and answer.isdigit() and slot.kind != "level" and 1 <= int(answer) <= len(choices):
            answer = choices[int(answer) - 1][0]
        try:
            found.values[slot.field] = value(scene, slot, answer)
        except Trouble as trouble:
            console.say(f"{sentence(trouble.sentence)} `?` shows what there is, `cancel` leaves it.")
            continue
        return True


def _declined(found: Said, slot: Slot, answer: str) -> None:
    """Enter takes what is usual; `none` takes nothing."""
    if answer and slot.kind not in ("level", "past"):
        found.values[slot.field] = () if slot.kind == "facts" else 0 if slot.kind == "ahead" else ""
