"""A message to people in sentences: what is said, what is not known, the way round, the next word; from facts held."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.wording.facts import fact_text
from simulator.wording.scene import Scene, listed

OPENERS = {
    "plain": "",
    "thanks": "Thank you for telling us.",
    "sorry": "We are sorry that this keeps you from your work.",
    "all-clear": "This is over: it works again.",
    "no-change": "Nothing has changed since our last word.",
}
UNKNOWN = {
    "cause": "what causes it",
    "end": "when it will be over",
    "scope": "who else is touched",
}


def letter(
    scene: Scene,
    facts: Sequence[str],
    *,
    unknown: Sequence[str] = (),
    workaround: str = "",
    next_at: int = 0,
    opener: str = "plain",
    text: str = "",
) -> list[str]:
    """The paragraphs a reader gets."""
    parts = [OPENERS.get(opener, "")]
    held = [fact for name in facts if (fact := scene.fact(name)) is not None]
    parts += [_stop(fact_text(scene, fact)) for fact in held]
    if workaround:
        parts.append(f"Until then: {workaround.replace('-', ' ')}.")
    if unknown:
        parts.append(f"We do not know yet {listed([UNKNOWN.get(word, word) for word in unknown])}.")
    if next_at:
        parts.append(f"You hear from us again at {scene.clock(next_at)}, sooner if it moves.")
    parts.append(text)
    return [part for part in parts if part]


def remarks(
    scene: Scene, facts: Sequence[str], *, unknown: Sequence[str] = (), next_at: int = 0, last: bool = False
) -> list[tuple[bool, str]]:
    """(well, remark) on a message before it goes out; a remark never stops it and knows only what the record knows.

    `last` is a message after which no other is owed: it passes the matter on, or ends it.
    """
    held = [fact for name in facts if (fact := scene.fact(name)) is not None]
    theories = [scene.fact_number(fact.id) for fact in held if fact.claim]
    found = [(bool(held), "rests on facts" if held else "says nothing that you hold")]
    if theories:
        found.append((False, f"fact {listed([str(number) for number in theories])} is somebody's theory"))
    if any(fact.security for fact in held):
        found.append((False, "tells of a security matter"))
    if last:
        return found
    if unknown or not any(fact.kind == "article" for fact in held):
        found.append((bool(unknown), "says what is not known" if unknown else "does not say what is still unknown"))
        found.append((bool(next_at), "names the next word" if next_at else "names no next word"))
    elif next_at:
        found.append((True, "names the next word"))
    return found


def _stop(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."
