"""Rules of the phone: taking, refusing and ending a call, ringing out, and ringing again without word."""

from __future__ import annotations

from simulator.domain import moods
from simulator.domain.asking.events import CallEnded, CallTaken, MoodMoved
from simulator.domain.asking.inputs import EndCall, PatienceRanOut, RefuseCall, RingOut, TakeCall
from simulator.domain.asking.needs import works
from simulator.domain.base import Event, Refusal
from simulator.domain.triage.contacts import arrival, opened, reading_time
from simulator.domain.triage.guards import known_interaction
from simulator.domain.world import World

RINGS_AT_MOST = 3


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
