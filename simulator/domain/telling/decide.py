"""Rules of telling: who may be told what, promises, major incidents, security."""

from __future__ import annotations

from simulator.domain import moods
from simulator.domain.asking.decide import claims, promise
from simulator.domain.asking.events import MoodMoved
from simulator.domain.base import Event, Refusal
from simulator.domain.faults import effects
from simulator.domain.priority import priority
from simulator.domain.telling.events import (
    MajorIncidentDeclared,
    MajorIncidentStoodDown,
    ManagerBriefed,
    PromiseDueSoon,
    PromiseKept,
    PromiseMissed,
    SecurityNotified,
    UpdateSent,
)
from simulator.domain.telling.inputs import (
    BriefManager,
    DeclareMajorIncident,
    NotifySecurity,
    PromiseFell,
    SendUpdate,
    StandDownMajorIncident,
)
from simulator.domain.triage.guards import known_ticket, too_many, unheld
from simulator.domain.world import World

MINUTE = 60_000
CADENCE = {1: 30 * MINUTE, 2: 60 * MINUTE}
"""Update rhythm of a declared major incident by priority (support rules 4.3)."""
REASONS = ("p1", "critical-service", "wide", "exposure", "regulator", "three-p2")


def update_check(world: World, command: SendUpdate) -> Refusal | None:
    """Whether that audience can be written to."""
    audience = world.book.audiences.get(command.audience)
    if audience is None:
        return Refusal(f"there is no audience {command.audience}", "unknown-audience")
    refusal = known_ticket(world, command.ticket) or unheld(world, command.seat, command.facts)
    if refusal:
        return refusal
    if command.workaround and ("tell-workaround", command.workaround) not in _workarounds(world):
        return Refusal(f"there is no workaround {command.workaround}", "unknown-workaround")
    if 0 < command.next_at <= world.now:
        return Refusal("the next word must lie ahead", "past")
    return too_many(command.facts)


def _workarounds(world: World) -> set[tuple[str, str]]:
    told = {
        (flip.remedy, flip.at)
        for fault in world.book.faults.values()
        for flip in fault.flips
        if flip.remedy == "tell-workaround"
    }
    return told | {
        ("tell-workaround", step.workaround)
        for article in world.book.articles.values()
        for step in article.steps
        if step.workaround
    }


def update_perform(world: World, command: SendUpdate) -> list[Event]:
    """The audience has word; callers among them are calmer; a workaround told takes effect."""
    audience = world.book.audiences[command.audience]
    nth = len(world.record.updates) + 1
    events: list[Event] = [
        UpdateSent(
            tick=world.now,
            message=f"M-{nth}",
            seat=command.seat,
            audience=command.audience,
            ticket=command.ticket,
            facts=command.facts,
            unknown=command.unknown,
            workaround=command.workaround,
            speculative=claims(world, command.facts),
            next_at=command.next_at,
            opener=command.opener,
            names_client=command.names_client,
            leaked=bool(command.names_client) and not audience.confidential,
            text=command.text,
        )
    ]
    if command.next_at:
        events.append(promise(world, command.seat, command.audience, "audience", command.ticket, command.next_at))
    if command.workaround:
        events += _workaround(world, command, f"M-{nth}")
    for name in world.record.index.live:
        item = world.record.interactions[name]
        if reached(world, command.audience, item.person):
            mood = moods.clamp(world.truth.mood[item.id] + moods.WORD_CAME)
            events.append(MoodMoved(tick=world.now, interaction=item.id, mood=mood, trust=world.truth.trust[item.id]))
    return events


def _workaround(world: World, command: SendUpdate, message: str) -> list[Event]:
    """A workaround helps where the people who suffer are told of it."""
    audience = world.book.audiences[command.audience]
    events: list[Event] = []
    for state in world.truth.faults.values():
        cells = {cell for cost in state.fault.costs for cell in world.book.cells_of(cost.at, state.scope)}
        told = {number for number, cell in enumerate(world.book.cell_ids) if cell in audience.reaches}
        if state.onset is not None and ("*" in audience.reaches or cells & told):
            events += effects.of_flips(world, state, "tell-workaround", command.workaround, world.book.group, message)
    return events


def reached(world: World, audience_id: str, person: str) -> bool:
    """Whether a message to an audience reaches that person."""
    audience = world.book.audiences[audience_id]
    known = world.book.persons.get(person)
    if known is None:
        return False
    return person in audience.persons or known.cell in audience.reaches or "*" in audience.reaches


def declare_check(world: World, command: DeclareMajorIncident) -> Refusal | None:
    """A major incident is declared once, on an open incident, for one of the reasons."""
    refusal = known_ticket(world, command.ticket)
    if refusal:
        return refusal
    ticket = world.record.tickets[command.ticket]
    if command.reason not in REASONS:
        return Refusal(f"{command.reason} is not a reason to declare", "unknown-reason")
    if not ticket.open or ticket.type != "incident":
        return Refusal(f"{command.ticket} is not an open incident", "illegal-move")
    if ticket.major is not None and ticket.stood_down is None:
        return Refusal(f"{command.ticket} is a major incident already", "already-declared")
    return None


def declare_perform(world: World, command: DeclareMajorIncident) -> list[Event]:
    """It runs; the cadence follows the priority."""
    ticket = world.record.tickets[command.ticket]
    level = priority(ticket.impact, ticket.urgency)
    return [
        MajorIncidentDeclared(
            tick=world.now,
            ticket=command.ticket,
            seat=command.seat,
            reason=command.reason,
            cadence=CADENCE.get(level, CADENCE[2]),
        )
    ]


def stand_down_check(world: World, command: StandDownMajorIncident) -> Refusal | None:
    """Only a running major incident ends."""
    refusal = known_ticket(world, command.ticket)
    if refusal:
        return refusal
    ticket = world.record.tickets[command.ticket]
    if ticket.major is None or ticket.stood_down is not None:
        return Refusal(f"no major incident runs on {command.ticket}", "not-declared")
    return None


def stand_down_perform(world: World, command: StandDownMajorIncident) -> list[Event]:
    """It is over."""
    return [MajorIncidentStoodDown(tick=world.now, ticket=command.ticket, seat=command.seat)]


def security_check(world: World, command: NotifySecurity) -> Refusal | None:
    """Security can always be told, from facts held."""
    refusal = known_ticket(world, command.ticket) if command.ticket else None
    return refusal or unheld(world, command.seat, command.facts)


def security_perform(world: World, command: NotifySecurity) -> list[Event]:
    """Security knows."""
    return [SecurityNotified(tick=world.now, seat=command.seat, ticket=command.ticket, facts=command.facts)]


def brief_check(world: World, command: BriefManager) -> Refusal | None:
    """Whether that person can be briefed."""
    if command.person not in world.book.persons:
        return Refusal(f"there is nobody called {command.person}", "unknown-person")
    refusal = known_ticket(world, command.ticket) or unheld(world, command.seat, command.facts)
    if refusal:
        return refusal
    if 0 < command.next_at <= world.now:
        return Refusal("the next word must lie ahead", "past")
    return too_many(command.facts)


def brief_perform(world: World, command: BriefManager) -> list[Event]:
    """They have the facts they decide with."""
    events: list[Event] = [
        ManagerBriefed(
            tick=world.now,
            seat=command.seat,
            person=command.person,
            ticket=command.ticket,
            facts=command.facts,
            unknown=command.unknown,
            speculative=claims(world, command.facts),
            next_at=command.next_at,
        )
    ]
    if command.next_at:
        events.append(promise(world, command.seat, command.person, "person", command.ticket, command.next_at))
    for name in world.record.index.live:
        item = world.record.interactions[name]
        if item.person == command.person:
            mood = moods.clamp(world.truth.mood[item.id] + moods.WORD_CAME)
            events.append(MoodMoved(tick=world.now, interaction=item.id, mood=mood, trust=world.truth.trust[item.id]))
    return events


def promise_fell(world: World, input: PromiseFell) -> tuple[Event, ...]:
    """Its hour is near, or has come without a word."""
    promised = world.record.promises.get(input.promise)
    if promised is None or promised.state != "open":
        return ()
    seat = promised.seat if world.record.relief is None else "relief"
    if input.soon:
        return (PromiseDueSoon(tick=world.now, promise=promised.id, seat=seat),)
    events: list[Event] = [PromiseMissed(tick=world.now, promise=promised.id, seat=seat)]
    if promised.kind == "caller":
        mood = moods.clamp(world.truth.mood.get(promised.to, 50) + moods.PROMISE_MISSED)
        trust = moods.clamp(world.truth.trust.get(promised.to, 50) + moods.TRUST_MISSED)
        events.append(MoodMoved(tick=world.now, interaction=promised.to, mood=mood, trust=trust))
    return tuple(events)


def kept(world: World, to: tuple[str, ...], mood_by: int, trust_by: int) -> list[Event]:
    """Promises that a word to these readers keeps, and what that does to their mood and trust."""
    now = world.now
    events: list[Event] = []
    for name in world.record.index.promises:
        promised = world.record.promises[name]
        if promised.to in to and promised.made < now <= promised.due:
            events.append(PromiseKept(tick=now, promise=promised.id))
            if promised.kind == "caller":
                mood = moods.clamp(world.truth.mood.get(promised.to, 50) + mood_by)
                trust = moods.clamp(world.truth.trust.get(promised.to, 50) + trust_by)
                events.append(MoodMoved(tick=now, interaction=promised.to, mood=mood, trust=trust))
    return events
