"""Sentences about contacts and talk: who came, what was said, what it gave. Which event gets which is `results`'."""

from __future__ import annotations

from typing import Any

from simulator.domain import events as e
from simulator.wording.facts import fact_text
from simulator.wording.scene import Scene, listed

CHANNELS = {
    "phone": "The phone rings", "chat": "A chat comes", "mail": "A mail comes", "form": "A form comes",
    "alert": "An alert comes", "hand-off": "A note is handed over",
}  # fmt: skip


def arrived(scene: Scene, event: e.ContactArrived) -> list[str]:
    """A contact is there: by which way, from whom, under which title."""
    rule = scene.inner.contacts[event.contact]
    start = CHANNELS.get(event.channel, "A contact comes")
    if event.channel == "walk-up":
        return [f"{scene.who(event.person)} stands at the desk ({event.interaction}). `open` listens."]
    whom = "" if event.channel == "alert" else f" from {scene.who(event.person)}"
    title = scene.text(rule.title, event.variant) if rule.title else ""
    again = {"repeat": ", again", "reopen": ", about something that was closed"}.get(event.origin, "")
    if event.channel == "phone":
        who = scene.who(event.person)
        return [f"{start}: {who} ({event.interaction}{again}). `answer` takes it, `refuse` lets it ring out."]
    line = f"{start}{whom} ({event.interaction}{again})."
    return [line + (f' "{title}"' if title else "")]


def opened(scene: Scene, event: e.InteractionOpened) -> list[str]:
    """The first words of a contact."""
    item = scene.interaction(event.interaction)
    if item is None:
        return [f"{event.interaction} is open."]
    words = scene.text(item.opens, item.variant, item.person)
    chosen = f" They chose {item.typed}." if item.typed else ""
    who = "It reads" if item.channel == "alert" else f"{scene.person(item.person)} {writes(item.channel)}"
    return [f'{event.interaction}: {who}: "{words}"{chosen}', *_again(scene, event)]


def _again(scene: Scene, event: e.InteractionOpened) -> list[str]:
    """Facts that somebody else gave before, by the numbers they have."""
    held = [fact for fact in map(scene.fact, event.facts) if fact and fact.tick < event.tick]
    return [f"That is fact {scene.fact_number(fact.id)} again: {fact_text(scene, fact)}" for fact in held]


def writes(channel: str) -> str:
    """Whether somebody on this channel says or writes."""
    return "says" if channel in ("phone", "walk-up") else "writes"


def asked(scene: Scene, event: e.QuestionAsked) -> list[str]:
    """What the player said to a caller."""
    words = event.text or default_line(scene, event.intent, event.promise_at)
    later = " The answer comes in writing." if event.written else ""
    return [f'You to {event.interaction}: "{words}"{later}']


LINES = {
    "scope": "Which ones, how many, how far off?",
    "since": "When was it last right, and when did you first see it?",
    "changed": "What is different from the last good time?",
    "words": "Read me exactly what it says.",
    "others": "Who else has it, and who does not?",
    "doing": "What were you trying to get done, and by when?",
    "try": "Please do one thing for me, so that I can be sure.",
    "own_way": "How will you get by if I have nothing by then?",
    "confirm": "Please do the thing that failed, now.",
    "empathise": "I see what hangs on this for you.",
    "promise": "You hear from me, whatever I have.",
    "say_no": "No, because it is not ours to give; this is what we can do instead.",
    "teach": "One short step for next time.",
    "close": "I close it as it stands; ring if it returns. Is that all right?",
}
"""The player's default line for each of the fourteen intents."""


def default_line(scene: Scene, intent: str, promise_at: int = 0) -> str:
    """The words a line is said in when the player types none."""
    if intent == "promise" and promise_at:
        return f"You hear from me at {scene.clock(promise_at)}, whatever I have."
    return LINES.get(intent, intent)


def answered(scene: Scene, event: e.AnswerGiven) -> list[str]:
    """What the caller said, and in which mood."""
    item = scene.interaction(event.interaction)
    person = item.person if item else ""
    promised = item.promised if item else None
    words = scene.text(event.line, event.variant, person, promised) if event.line else "..."
    mood = f" ({event.mood})" if event.mood else ""
    return [f'{scene.person(person)}{mood}, {event.interaction}: "{words}"']


def confirmed(scene: Scene, event: e.ConfirmationGiven) -> list[str]:
    """Whether it works, tried just now."""
    what = "It works now" if event.works else "It does not work yet"
    return [f"{what} for {event.interaction}, tried just now. Kept as fact {scene.fact_number(event.fact)}."]


def gained(scene: Scene, event: e.FactGained) -> list[str]:
    """A new fact with its number."""
    fact = scene.fact(event.fact)
    return [f"Fact {scene.fact_number(event.fact)}: {fact_text(scene, fact)}"] if fact else []


def call_ended(scene: Scene, event: e.CallEnded) -> list[str]:
    """How a call came to its end."""
    item = scene.interaction(event.interaction)
    who = scene.person(item.person) if item else event.interaction
    return [
        {
            "ended": f"You end the call with {who} ({event.interaction}).",
            "gone": f"{who} ({event.interaction}) has hung up.",
            "voice-mail": f"{event.interaction}: nobody took the call; {who} spoke to voice mail. `open` reads it.",
            "refused": f"{event.interaction}: you let it ring; {who} spoke to voice mail. `open` reads it.",
        }.get(event.how, f"{event.interaction}: the line is closed.")
    ]


def numbers(scene: Scene, facts: tuple[str, ...]) -> str:
    """Facts by their numbers: `with facts 2 and 5`."""
    numbers = [str(scene.fact_number(fact)) for fact in facts if scene.fact_number(fact)]
    return f"with fact{'s' if len(numbers) > 1 else ''} {listed(numbers)}" if numbers else "without facts"


def told_more(scene: Scene, event: Any) -> str:
    """What else a message said: unknowns, the next word, theories."""
    parts = []
    if event.unknown:
        parts.append(f"{listed(list(event.unknown))} said to be unknown")
    if event.next_at:
        parts.append(f"next word promised for {scene.clock(event.next_at)}")
    if event.speculative:
        parts.append(f"fact {listed([str(scene.fact_number(f)) for f in event.speculative])} is somebody's theory")
    return "; " + "; ".join(parts) if parts else ""


def replied(scene: Scene, event: e.ReplySent) -> list[str]:
    """A reply of substance."""
    words = f' In your words: "{event.text}"' if event.text else ""
    return [f"You reply to {event.interaction} {numbers(scene, event.facts)}{told_more(scene, event)}.{words}"]


def referred(scene: Scene, event: e.InteractionReferred) -> list[str]:
    """Where a contact was passed to, and whether they took it."""
    group = scene.group(event.group)
    if event.accepted:
        item = scene.interaction(event.interaction)
        bare = item is not None and not item.tickets
        unlogged = f" No ticket says so yet; `log {event.interaction}` makes one." if bare else ""
        return [f"{event.interaction} stands with {group} now, and the caller knows.{unlogged}"]
    return [f"{event.interaction} comes straight back: {group} cannot meet it."]
