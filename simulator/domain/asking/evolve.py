"""What talk does to record and Truth."""

from __future__ import annotations

from simulator.domain.asking.events import (
    AnswerGiven,
    CallEnded,
    CallTaken,
    ConfirmationGiven,
    FactGained,
    InteractionReferred,
    MoodMoved,
    NeedMet,
    NeedViolated,
    QuestionAsked,
    ReplySent,
)
from simulator.domain.record import Fact, Interaction
from simulator.domain.world import World


def call_taken(world: World, event: CallTaken) -> None:
    """The line is open."""
    item = world.record.interactions[event.interaction]
    item.call = "on"
    world.record.index.ringing.pop(item.id, None)
    world.record.index.on_line[item.id] = None
    item.line_opened = event.tick
    item.last_line = event.tick


def call_ended(world: World, event: CallEnded) -> None:
    """The line is closed."""
    world.record.interactions[event.interaction].call = event.how
    world.record.index.ringing.pop(event.interaction, None)
    world.record.index.on_line.pop(event.interaction, None)


def question_asked(world: World, event: QuestionAsked) -> None:
    """The line stands in the talk; a written question waits for its answer."""
    item = world.record.interactions[event.interaction]
    item.questions = event.question
    item.lines += 1
    item.last_line = event.tick
    item.talk.append((event.tick, "you", event.intent, 0, event.text))
    if event.intent == "promise" and event.promise_at:
        item.promised = event.promise_at
    if event.intent == "close":
        item.closed_talk = True
    if event.written:
        item.pending[event.question] = event.intent
    respond(world, item, event.tick)


def respond(world: World, item: Interaction, tick: int) -> None:
    """A person heard from us: the response clock of its tickets stops."""
    item.responses.append(tick)
    for ticket in item.tickets:
        record = world.record.tickets[ticket]
        if record.responded is None:
            record.responded = tick
            world.record.mark(ticket)


def answer_given(world: World, event: AnswerGiven) -> None:
    """Their words stand in the talk."""
    item = world.record.interactions[event.interaction]
    item.pending.pop(event.question, None)
    item.asked[event.intent] = item.asked.get(event.intent, 0) + 1
    item.mood = event.mood
    item.talk.append((event.tick, "them", event.intent, event.variant, event.line))
    for ticket in item.tickets:
        world.record.mark(ticket)
    learn(world, item, event.facts)


def learn(world: World, item: Interaction, facts: tuple[str, ...]) -> None:
    """A contact gave these facts."""
    for fact in facts:
        if fact not in item.facts:
            item.facts.append(fact)
            world.record.tellers.setdefault(fact, []).append(item.id)


def fact_gained(world: World, event: FactGained) -> None:
    """The seat holds it from now on; a security mark is remembered."""
    spec = world.book.facts.get(event.fact)
    known = world.record.facts.get(event.fact)
    if known is None:
        kind = "article" if event.source in world.book.articles else "said"
        interaction = event.source if event.source in world.record.interactions else ""
        known = Fact(
            id=event.fact, kind=kind, spec=event.fact, tick=event.tick, source=event.source, interaction=interaction
        )
        world.record.facts[event.fact] = known
    if event.seat not in known.holders:
        known.holders.append(event.seat)
        for teller in world.record.tellers.get(event.fact, ()):
            world.record.mark(teller)
    if spec and spec.security and world.record.security_flag is None:
        world.record.security_flag = event.tick


def confirmation_given(world: World, event: ConfirmationGiven) -> None:
    """What they saw just now is a fact."""
    item = world.record.interactions[event.interaction]
    item.confirmed.append((event.tick, event.works))
    world.record.facts[event.fact] = Fact(
        id=event.fact,
        kind="confirmation",
        spec="",
        tick=event.tick,
        source=event.interaction,
        interaction=event.interaction,
        works=event.works,
        holders=[event.seat],
    )


def reply_sent(world: World, event: ReplySent) -> None:
    """They have word."""
    item = world.record.interactions[event.interaction]
    item.talk.append((event.tick, "you", "reply", 0, event.text))
    item.given += [fact for fact in event.facts if fact not in item.given]
    if event.next_at:
        item.promised = event.next_at
    world.record.told[item.person] = event.tick
    respond(world, item, event.tick)


def interaction_referred(world: World, event: InteractionReferred) -> None:
    """It stands with the owner (or came straight back)."""
    item = world.record.interactions[event.interaction]
    item.talk.append((event.tick, "you", "refer", 0, event.group))
    respond(world, item, event.tick)
    if event.accepted:
        item.referred = event.group
        item.referred_at = event.tick


def mood_moved(world: World, event: MoodMoved) -> None:
    """Truth only."""
    world.truth.mood[event.interaction] = event.mood
    world.truth.trust[event.interaction] = event.trust


def need_met(world: World, event: NeedMet) -> None:
    """The real need is satisfied."""
    needs = world.truth.needs.setdefault(event.interaction, {})
    if needs.get(event.need) is None:
        needs[event.need] = event.tick


def need_violated(world: World, event: NeedViolated) -> None:
    """Something was done for them that must not be."""
    world.truth.violations.append((event.tick, event.interaction, event.need, event.how))
