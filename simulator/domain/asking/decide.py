"""Rules of talk: fourteen intents, written replies, promises of a next word, and referrals to an owner."""

from __future__ import annotations

from simulator.domain import moods
from simulator.domain.asking.answers import answer, written
from simulator.domain.asking.events import InteractionReferred, MoodMoved, QuestionAsked, ReplySent
from simulator.domain.asking.inputs import AskCaller, ReferInteraction, ReplyToCaller
from simulator.domain.asking.needs import fits, needs_met
from simulator.domain.base import Event, Refusal
from simulator.domain.telling.events import PromiseMade
from simulator.domain.triage.guards import known_interaction, too_many, unheld
from simulator.domain.world import World

INTENTS = tuple(moods.DEFAULTS)
TALKLESS = ("alert", "hand-off")
"""Channels without anybody at the other end."""


def ask_check(world: World, command: AskCaller) -> Refusal | None:
    """Whether that line can be said to that person now."""
    refusal = known_interaction(world, command.interaction, command.seat)
    if refusal:
        return refusal
    item = world.record.interactions[command.interaction]
    if item.opened is None:
        return Refusal(f"open {command.interaction} first", "unopened")
    if command.intent not in INTENTS:
        return Refusal(f"{command.intent} is not one of the fourteen intents", "unknown-intent")
    if item.channel in TALKLESS:
        return Refusal(f"nobody is at the other end of {command.interaction}", "nobody-there")
    if command.intent in item.pending.values():
        return Refusal(f"{command.interaction} has that question already and has not answered yet", "pending")
    if command.intent == "promise" and 0 < command.promise_at <= world.now:
        return Refusal("the time promised must lie ahead", "past")
    return None


def ask_perform(world: World, command: AskCaller) -> list[Event]:
    """The line is said; face to face or by phone the answer comes with it."""
    item = world.record.interactions[command.interaction]
    number = item.questions + 1
    asked = QuestionAsked(
        tick=world.now,
        interaction=item.id,
        seat=command.seat,
        intent=command.intent,
        question=number,
        written=written(item),
        promise_at=command.promise_at,
        text=command.text,
    )
    events: list[Event] = [asked]
    if command.intent == "promise" and command.promise_at:
        events.append(promise(world, command.seat, item.id, "caller", "", command.promise_at))
    if not written(item):
        events += answer(world, item, command.intent, number, command.seat)
    return events


def promise(world: World, seat: str, to: str, kind: str, ticket: str, due: int) -> PromiseMade:
    """The event of giving somebody a time."""
    count = len(world.record.index.promised.get(to, ())) + 1
    return PromiseMade(tick=world.now, promise=f"P-{to}-{count}", seat=seat, to=to, kind=kind, ticket=ticket, due=due)


def reply_check(world: World, command: ReplyToCaller) -> Refusal | None:
    """Whether something can be said to that caller."""
    refusal = known_interaction(world, command.interaction, command.seat) or unheld(world, command.seat, command.facts)
    if refusal:
        return refusal
    item = world.record.interactions[command.interaction]
    if item.opened is None:
        return Refusal(f"open {command.interaction} first", "unopened")
    if item.channel in TALKLESS:
        return Refusal(f"nobody is at the other end of {command.interaction}", "nobody-there")
    if 0 < command.next_at <= world.now:
        return Refusal("the next word must lie ahead", "past")
    return too_many(command.facts)


def reply_perform(world: World, command: ReplyToCaller) -> list[Event]:
    """They have word; what it meets is met."""
    item = world.record.interactions[command.interaction]
    events: list[Event] = [
        ReplySent(
            tick=world.now,
            interaction=item.id,
            seat=command.seat,
            facts=command.facts,
            unknown=command.unknown,
            speculative=claims(world, command.facts),
            next_at=command.next_at,
            opener=command.opener,
            text=command.text,
        )
    ]
    if command.next_at:
        events.append(promise(world, command.seat, item.id, "caller", "", command.next_at))
    if command.facts or command.unknown or command.next_at:
        mood = moods.clamp(world.truth.mood[item.id] + moods.WORD_CAME)
        events.append(MoodMoved(tick=world.now, interaction=item.id, mood=mood, trust=world.truth.trust[item.id]))
    events += needs_met(world, item.id, "reply", {"fact": "\n".join(command.facts)})
    return events


def news(world: World, reply: ReplySent) -> bool:
    """Whether a reply tells them something: a fact that is not their own, or what is not known yet."""
    own = world.record.interactions[reply.interaction].facts
    return bool(reply.unknown) or any(fact not in own for fact in reply.facts)


def claims(world: World, facts: tuple[str, ...]) -> tuple[str, ...]:
    """Those facts that are somebody's theory, not evidence."""
    specs = world.book.facts
    return tuple(fact for fact in facts if fact in specs and specs[fact].claim)


def refer_check(world: World, command: ReferInteraction) -> Refusal | None:
    """Whether a contact can be passed on."""
    refusal = known_interaction(world, command.interaction, command.seat) or unheld(world, command.seat, command.facts)
    if refusal:
        return refusal
    if world.record.interactions[command.interaction].opened is None:
        return Refusal(f"open {command.interaction} first", "unopened")
    if command.group not in world.book.groups:
        return Refusal(f"there is no group {command.group}", "unknown-group")
    if command.group == world.book.group:
        return Refusal("that is your own group", "own-group")
    if world.record.interactions[command.interaction].referred:
        return Refusal(f"{command.interaction} stands with its owner already", "already-done")
    return None


def refer_perform(world: World, command: ReferInteraction) -> list[Event]:
    """The owner has it, or says at once that it is not theirs."""
    item = world.record.interactions[command.interaction]
    needs = [world.book.needs[name] for name in world.truth.needs.get(item.id, {})]
    accepted = any(
        need.owner == command.group or any(fits(pattern, "refer", {"group": command.group}) for pattern in need.met_by)
        for need in needs
    )
    events: list[Event] = [
        InteractionReferred(
            tick=world.now,
            interaction=item.id,
            seat=command.seat,
            group=command.group,
            facts=command.facts,
            accepted=accepted,
        )
    ]
    given = {"group": command.group, "fact": "\n".join(command.facts)}
    return events + needs_met(world, item.id, "refer", given)
