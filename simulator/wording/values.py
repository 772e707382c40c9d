"""Values from words: one thing of a kind, facts by number, times. Raises Trouble with a sentence for the player."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from simulator.domain.time import DAY, BadTime, parse_duration
from simulator.wording.acts import Slot
from simulator.wording.find import find, label, options
from simulator.wording.scene import Scene, listed

RISK = range(5, 16)


_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.h]?([0-5]\d)(?:\+(\d))?")


_HOUR = re.compile(r"(\d{1,2})\s?(am|pm)")


_RANGE = re.compile(r"(\d+)-(\d+)")


@dataclass(frozen=True, slots=True)
class Trouble(Exception):
    """Why words cannot be understood."""

    sentence: str
    words: str = ""
    """The words that may mean several things."""
    ids: tuple[str, ...] = ()


def value(scene: Scene, slot: Slot, words: str) -> Any:
    """The value that words give to a slot; raises Trouble with a sentence."""
    words = words.strip()
    match slot.kind:
        case "flag":
            return words.casefold() not in ("no", "none", "n")
        case "text" | "phrase" | "token":
            return words
        case "ahead" | "past":
            return moment(scene, words, back=slot.kind == "past")
        case "facts":
            return facts(scene, words)
        case "fact":
            return _fact(scene, words)
        case "risk":
            return _risk(words)
        case "change-or-words":
            change = find(scene, "change", words)
            return change.ids[0] if len(change.ids) == 1 else words
    return _many(scene, slot, words) if slot.many else _one(scene, slot, words)


def _fact(scene: Scene, words: str) -> str:
    chosen = facts(scene, words)
    if len(chosen) > 1:
        raise Trouble("one fact is enough here")
    return chosen[0] if chosen else ""


def _risk(words: str) -> int:
    if words.isdigit() and int(words) in RISK:
        return int(words)
    raise Trouble("the risk is a number from 5 to 15, the sum of five factors of 1 to 3")


def _one(scene: Scene, slot: Slot, words: str) -> str:
    if not words:
        raise Trouble(f"{slot.ask.rstrip('?')} is missing")
    match = find(scene, slot.kind, words)
    if len(match.ids) == 1:
        return match.ids[0]
    if match.ids:
        raise Trouble(which(scene, slot, words, match.ids), words, match.ids)
    raise Trouble(unknown(scene, slot, words, match.close))


def _many(scene: Scene, slot: Slot, words: str) -> tuple[str, ...]:
    parts = [part.strip() for part in re.split(r",|\band\b", words) if part.strip()]
    chosen: list[str] = []
    for part in parts:
        whole = find(scene, slot.kind, part)
        if len(whole.ids) == 1:
            chosen.append(whole.ids[0])
            continue
        chosen.extend(_one(scene, slot, token) for token in part.split())
    return tuple(dict.fromkeys(chosen))


def facts(scene: Scene, words: str) -> tuple[str, ...]:
    """Facts chosen by number, range or id; `all`, `none`."""
    held = scene.view.facts
    chosen: list[str] = []
    for token in re.split(r"[\s,]+", words.casefold()):
        if token in ("", "and", "fact", "facts"):
            continue
        if token in ("none", "no", "nothing"):
            return ()
        span_ = _RANGE.fullmatch(token)
        if token == "all":
            chosen += [fact.id for fact in held]
        elif token.isdigit() or span_:
            first, last = (int(span_[1]), int(span_[2])) if span_ else (int(token), int(token))
            if not 1 <= first <= last <= len(held):
                raise Trouble(_no_fact(token, len(held)))
            chosen += [fact.id for fact in held[first - 1 : last]]
        elif scene.fact(token):
            chosen.append(token)
        else:
            raise Trouble(f"{_no_fact(token, len(held))}; `facts` lists them with their numbers")
    return tuple(dict.fromkeys(chosen))


def _no_fact(token: str, count: int) -> str:
    return f"you hold no fact {token[:30]}" + (f"; there are {count}" if count else "; you hold none yet")


def moment(scene: Scene, words: str, *, back: bool = False) -> int:
    """A tick from `09:10`, `9.10`, `0910`, `9am`, `10m`, `in 10 minutes`, `now`, `tomorrow 09:00`; raises Trouble."""
    now = scene.view.now
    text = re.sub(r"^(?:at|in|until|for|by|since|from)\s+", "", words.casefold().strip())
    if text in ("now", ""):
        return now
    if text in ("never", "none", "no"):
        return 0
    later = DAY if text.startswith("tomorrow") else 0
    text = text.removeprefix("tomorrow").removeprefix("today").strip() or "09:00"
    text = re.sub(r"\s*(?:minutes?|mins?)\b", "m", text).replace(" hours", "h").replace(" hour", "h")
    text = {"noon": "12:00", "midnight": "24:00"}.get(text, text).removeprefix("+")
    hour = _HOUR.fullmatch(text)
    if hour and 1 <= int(hour[1]) <= 12:
        text = f"{int(hour[1]) % 12 + (12 if hour[2] == 'pm' else 0):02d}:00"
    clock = _CLOCK.fullmatch(text)
    if clock:
        days = int(clock[3] or 0)
        tick: int = (
            scene.epoch.tick(f"{int(clock[1]):02d}:{clock[2]}") if int(clock[1]) < 24 else scene.epoch.tick("24:00")
        )
        tick += (scene.epoch.day(now) - scene.epoch.day(0) + days) * DAY + later
        if not days and not later:
            tick += DAY if tick < now - DAY // 2 and not back else -DAY if tick > now + DAY // 2 and back else 0
        return tick
    try:
        length = parse_duration(text.replace(" ", ""))
    except BadTime:
        raise Trouble(f"I cannot read {words[:30]!r} as a time; write 09:10, or 10m for ten minutes on") from None
    if length > 14 * DAY:
        raise Trouble("that is too far away")
    return now - length if back else now + length


def which(scene: Scene, slot: Slot, words: str, ids: tuple[str, ...]) -> str:
    """A sentence that asks which of several things is meant."""
    shown = [label(scene, slot.kind, name) for name in ids[:6]]
    more = f" or {len(ids) - 6} more" if len(ids) > 6 else ""
    return f"{words[:40]!r} may be {listed(shown, 'or')}{more}; say which"


def unknown(scene: Scene, slot: Slot, words: str, close: tuple[str, ...]) -> str:
    """A sentence that says what is not known, and what is close."""
    contact = find(scene, "interaction", words) if slot.kind == "ticket" else None
    if contact and len(contact.ids) == 1:
        return f"{contact.ids[0]} has no ticket; `log {contact.ids[0]}` makes one"
    noun = (
        slot.kind.replace("contact-or-ticket", "contact or ticket").replace("-", " ").replace("interaction", "contact")
    )
    hint = f"; did you mean {listed([label(scene, slot.kind, name) for name in close], 'or')}?" if close else ""
    if not close and slot.kind not in ("interaction", "ticket", "contact-or-ticket"):
        few = options(scene, slot.kind)
        hint = f"; there are {listed([name for name, _ in few])}" if 0 < len(few) <= 14 else ""
    return f"I know no {noun} {words[:40]!r}{hint}"
