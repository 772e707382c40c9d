"""Rules of talk: fourteen intents, what each person can give, how mood moves, replies and referrals."""

from __future__ import annotations

from simulator.domain import moods
from simulator.domain.asking.events import (
    AnswerGiven,
    CallEnded,
    CallTaken,
    ConfirmationGiven,
    InteractionReferred,
    MoodMoved,
    NeedMet,
    NeedViolated,
    QuestionAsked,
    ReplySent,
)
from simulator.domain.asking.inputs import (
    AskCaller,
    EndCall,
    PatienceRanOut,
    ReferInteraction,
    RefuseCall,
    ReplyCame,
    ReplyToCaller,
    RingOut,
    TakeCall,
)
from simulator.domain.base import Draw, Event, Refusal
from simulator.domain.faults import capacity
from simulator.domain.plan import Contact, Line, Pattern
from simulator.domain.record import Interaction
from simulator.domain.telling.events import PromiseMade
from simulator.domain.triage.contacts import arrival, gained, opened, reading_time
from simulator.domain.triage.guards import known_interaction, too_many, unheld
from simulator.domain.world import World

INTENTS = tuple(moods.DEFAULTS)
TALKLESS = ("alert", "hand-off")
"""Channels without anybody at the other end."""
MINUTE = 60_000
SILENCE_GRACE = 2 * MINUTE
FRESH = 15 * MINUTE
"""For how long a confirmation counts as fresh when a talk is closed."""
RINGS_AT_MOST = 3
REPLY_DELAY = {"chat": (20_000, 90_000), "mail": (120_000, 360_000), "form": (90_000, 300_000)}
"""Ticks a written answer takes, by channel; by phone and face to face it comes at once."""


def written(item: Interaction) -> bool:
    """Whether an answer comes in writing and therefore later."""
    return item.channel in REPLY_DELAY


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
        events += _needs(world, item, ((intent, {}),))
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


def works(world: World, item: Interaction) -> bool:
    """Whether what this person came about is truly over for them."""
    contact = world.book.contacts[item.contact]
    for about in contact.about:
        state = world.truth.faults.get(about)
        if state is not None and capacity.hurts(world.book, state, item.person, world.now):
            return False
    needs = world.truth.needs.get(item.id, {})
    return all(met is not None for met in needs.values())


def _needs(world: World, item: Interaction, acts: tuple[tuple[str, dict[str, str]], ...]) -> list[Event]:
    """Needs of a contact that these acts meet or violate."""
    events: list[Event] = []
    open_needs = [name for name, met in world.truth.needs.get(item.id, {}).items() if met is None]
    for name in open_needs:
        need = world.book.needs[name]
        for act, args in acts:
            if any(fits(pattern, act, args) for pattern in need.met_by):
                events.append(NeedMet(tick=world.now, interaction=item.id, need=name, how=act))
                break
    for name in world.truth.needs.get(item.id, {}):
        need = world.book.needs[name]
        for act, args in acts:
            if any(fits(pattern, act, args) for pattern in need.must_not):
                events.append(NeedViolated(tick=world.now, interaction=item.id, need=name, how=act))
    return events


def fits(pattern: Pattern, act: str, args: dict[str, str]) -> bool:
    """Whether an act with these facts and arguments is the one a pattern names."""
    if pattern.act != act:
        return False
    for key, value in pattern.args:
        given = args.get(key, "")
        if key == "fact":
            if value not in given.split("\n"):
                return False
        elif given != value:
            return False
    return True


def needs_met(world: World, interaction: str, act: str, args: dict[str, str]) -> list[Event]:
    """Events of one act upon the needs behind a contact."""
    item = world.record.interactions.get(interaction)
    return _needs(world, item, ((act, args),)) if item else []


def take_check(world: World, command: TakeCall) -> Refusal | None:
    """Whether the phone can be answered."""
    refusal = known_interaction(world, command.interaction, command.seat)
    if refusal:
        return refusal
    if world.record.interactions[command.interaction].call != "ringing":
        return Refusal(f"{command.interaction} does not ring", "not-ringing")
    other = on_call(world, command.seat)
    if other:
        return Refusal(f"you are on the line with {other}; end that call first", "on-call")
    return None


def on_call(world: World, seat: str) -> str:
    """The interaction whose line is open at that seat, or ''."""
    record = world.record
    return next((name for name in record.index.on_line if record.interactions[name].seat == seat), "")


def take_hands(world: World, command: TakeCall) -> int:
    """Hearing the first words takes as long as reading them."""
    return reading_time(world, world.book.contacts[world.record.interactions[command.interaction].contact].opens)


def take_perform(world: World, command: TakeCall) -> list[Event]:
    """The line is open and the first words are heard."""
    taken: list[Event] = [CallTaken(tick=world.now, interaction=command.interaction, seat=command.seat)]
    return taken + opened(world, command.interaction, command.seat)


def refuse_check(world: World, command: RefuseCall) -> Refusal | None:
    """Only a ringing phone can be refused."""
    item = world.record.interactions.get(command.interaction)
    if item is None or item.call != "ringing":
        return Refusal(f"{command.interaction} does not ring", "not-ringing")
    return None


def refuse_perform(world: World, command: RefuseCall) -> list[Event]:
    """It goes to voice mail at once."""
    return unanswered(world, command.interaction, "refused")


def unanswered(world: World, interaction: str, how: str) -> list[Event]:
    """A phone stops ringing and nobody was there."""
    item = world.record.interactions[interaction]
    mood = moods.clamp(world.truth.mood[interaction] + moods.RANG_IN_VAIN)
    return [
        CallEnded(tick=world.now, interaction=interaction, seat=item.seat, how=how),
        MoodMoved(tick=world.now, interaction=interaction, mood=mood, trust=world.truth.trust[interaction]),
    ]


def ring_out(world: World, input: RingOut) -> tuple[Event, ...]:
    """Thirty seconds without anybody taking it."""
    item = world.record.interactions.get(input.interaction)
    if item is None or item.call != "ringing":
        return ()
    hands = world.record.hands.get(item.seat)
    if hands and isinstance(hands.command, TakeCall) and hands.command.interaction == item.id:
        return ()
    return tuple(unanswered(world, input.interaction, "voice-mail"))


def end_check(world: World, command: EndCall) -> Refusal | None:
    """Only an open line can be ended."""
    item = world.record.interactions.get(command.interaction)
    if item is None or item.call != "on":
        return Refusal(f"no line is open with {command.interaction}", "no-call")
    return None


def end_perform(world: World, command: EndCall) -> list[Event]:
    """The line is closed by us."""
    return [CallEnded(tick=world.now, interaction=command.interaction, seat=command.seat, how="ended")]


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
    events += _needs(world, item, (("reply", {"fact": "\n".join(command.facts)}),))
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
    return events + _needs(world, item, (("refer", given),))


def _on_line(world: World, person: str) -> bool:
    """Whether that person is talking with the desk right now."""
    calls = world.record.interactions
    return any(calls[name].call == "on" and calls[name].person == person for name in world.record.index.live)


def patience_ran_out(world: World, input: PatienceRanOut) -> tuple[Event, ...]:
    """A caller without word rings again, at most three times in all, while it still hurts."""
    item = world.record.interactions.get(input.interaction)
    if item is None or works(world, item) or _on_line(world, item.person):
        return ()
    since = item.arrived
    recent = [tick for tick in item.responses if tick >= since]
    if item.referred or (recent and (item.promised or 0) > world.now):
        return ()
    if recent and world.record.relief is None:
        return ()
    again = f"{item.id}/{input.nth + 2}"
    if again in world.record.interactions or input.nth + 2 > RINGS_AT_MOST:
        return ()
    mood = moods.clamp(world.truth.mood[item.id] + moods.NO_WORD)
    return (
        MoodMoved(tick=world.now, interaction=item.id, mood=mood, trust=world.truth.trust[item.id]),
        arrival(world, again, item.contact, item.person, item.variant, "repeat", item.id),
    )
