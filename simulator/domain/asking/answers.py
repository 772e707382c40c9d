"""Rules of answers: what a person says to a line and when, what it gives, and how it leaves them."""

from __future__ import annotations

from simulator.domain import moods
from simulator.domain.asking.events import AnswerGiven, CallEnded, ConfirmationGiven, MoodMoved
from simulator.domain.asking.inputs import ReplyCame
from simulator.domain.asking.needs import needs_met, works
from simulator.domain.base import Draw, Event
from simulator.domain.plan import Contact, Line
from simulator.domain.record import Interaction
from simulator.domain.triage.contacts import gained
from simulator.domain.world import World

MINUTE = 60_000
SILENCE_GRACE = 2 * MINUTE
FRESH = 15 * MINUTE
"""For how long a confirmation counts as fresh when a talk is closed."""
REPLY_DELAY = {"chat": (20_000, 90_000), "mail": (120_000, 360_000), "form": (90_000, 300_000)}
"""Ticks a written answer takes, by channel; by phone and face to face it comes at once."""


def written(item: Interaction) -> bool:
    """Whether an answer comes in writing and therefore later."""
    return item.channel in REPLY_DELAY


def reply_draw(world: World, interaction: str, number: int) -> Draw:
    """How long the written answer takes."""
    low, high = REPLY_DELAY[world.record.interactions[interaction].channel]
    return Draw(f"reply/{interaction}/{number}", low, high)


def reply_came(world: World, input: ReplyCame) -> tuple[Event, ...]:
    """The written answer is there."""
    item = world.record.interactions[input.interaction]
    intent = item.pending.get(input.question)
    if intent is None:
        return ()
    seat = item.seat if world.record.relief is None else "relief"
    return tuple(answer(world, item, intent, input.question, seat))


def line_for(world: World, item: Interaction, contact: Contact, intent: str) -> Line | None:
    """The scene's own line for an intent as things stand, or None when the archetype speaks."""
    held = world.record.facts
    for line in contact.lines:
        if line.intent != intent:
            continue
        seat_holds = item.seat
        if line.after and (line.after not in held or seat_holds not in held[line.after].holders):
            continue
        if line.before and line.before in held and seat_holds in held[line.before].holders:
            continue
        return line
    return None


def answer(world: World, item: Interaction, intent: str, number: int, seat: str) -> list[Event]:
    """What they say, what it gives, and how it leaves them."""
    contact = world.book.contacts[item.contact]
    voice = world.book.voices.get(contact.voice)
    line = line_for(world, item, contact, intent)
    again = item.asked.get(intent, 0) > 0 and intent not in ("confirm", "empathise", "promise", "close", "try")
    gone = bool(contact.patience) and item.lines > contact.patience and not written(item)
    spoken = dict(voice.lines) if voice else {}
    gives: tuple[str, ...] = ()
    if gone:
        text = spoken.get("gone", "")
    elif line is not None:
        text, gives = line.text or spoken.get(intent, ""), line.gives
    else:
        text = spoken.get("again" if again else intent, "")
    mood, trust = _moved(world, item, contact, intent, line, again=again)
    events: list[Event] = [
        AnswerGiven(
            tick=world.now,
            interaction=item.id,
            seat=seat,
            intent=intent,
            question=number,
            line=text,
            variant=item.variant,
            facts=gives,
            mood=moods.word(mood),
            again=again,
        )
    ]
    events += gained(world, seat, gives, item.id)
    events.append(MoodMoved(tick=world.now, interaction=item.id, mood=mood, trust=trust))
    if intent == "confirm" and not gone:
        fact = f"confirm@{item.id}@{world.now // MINUTE}"
        events.append(
            ConfirmationGiven(tick=world.now, fact=fact, interaction=item.id, seat=seat, works=works(world, item))
        )
    if intent in ("teach", "say_no") and not gone:
        events += needs_met(world, item.id, intent, {})
    if gone and item.call == "on":
        events.append(CallEnded(tick=world.now, interaction=item.id, seat=seat, how="gone"))
    return events


def _moved(
    world: World, item: Interaction, contact: Contact, intent: str, line: Line | None, *, again: bool
) -> tuple[int, int]:
    truth = world.truth
    voice = world.book.voices.get(contact.voice)
    own = dict(voice.moods) if voice else {}
    delta = own.get(intent, moods.DEFAULTS[intent])
    trust = 0
    if line is not None and (line.mood or line.gives):
        delta, trust = line.mood, line.trust
    times = item.asked.get(intent, 0)
    if again:
        delta = moods.AGAIN
    elif intent == "empathise" and times:
        delta = moods.EMPATHISE_SECOND if times == 1 else moods.EMPATHISE_THIRD
    elif intent == "promise" and not item.promised:
        delta = moods.PROMISE_WITHOUT_TIME
    elif intent == "say_no":
        trust += moods.SAY_NO_TRUST
    elif intent == "teach" and not works(world, item):
        delta = moods.TEACH_WHILE_STUCK
    elif intent == "close" and not any(ok and world.now - tick <= FRESH for tick, ok in item.confirmed):
        delta, trust = moods.CLOSE_UNCONFIRMED, -3
    delta += _silence(world, item)
    return moods.clamp(truth.mood[item.id] + delta), moods.clamp(truth.trust[item.id] + trust)


def _silence(world: World, item: Interaction) -> int:
    """Mood lost by full minutes of silence on an open line, after the second."""
    if item.call != "on":
        return 0
    silent = world.now - MINUTE - max(item.last_line, item.line_opened) - SILENCE_GRACE
    return moods.SILENCE_A_MINUTE * (silent // MINUTE) if silent >= MINUTE else 0
