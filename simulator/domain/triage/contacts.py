"""Rules of contacts: how one reaches the desk, what opening it takes and gives, and putting it aside."""

from __future__ import annotations

from simulator.domain.asking.events import FactGained
from simulator.domain.base import Event, Refusal
from simulator.domain.moods import word
from simulator.domain.triage.events import ContactArrived, InteractionDismissed, InteractionOpened
from simulator.domain.triage.guards import known_interaction
from simulator.domain.triage.inputs import ContactCame, DismissInteraction, OpenInteraction
from simulator.domain.world import RELIEF_SEAT, World

READ_BASE = 20_000
"""Opening anything takes twenty seconds ..."""
READ_WORD = 250
"""... and a second for every four words."""


def reading_time(world: World, text: str) -> int:
    """Hands that the first reading of a text takes: 20 s and 1 s for every four words of its longest variant."""
    _, words = world.book.words.get(text, (1, 0))
    return READ_BASE + words * READ_WORD


def first_arrival(world: World, interaction: str) -> int:
    """When a matter was first brought: by this contact, or by the one that it repeats."""
    item = world.record.interactions[interaction]
    return world.record.interactions[item.of].arrived if item.of else item.arrived


def open_check(world: World, command: OpenInteraction) -> Refusal | None:
    """Whether a contact can be opened now."""
    refusal = known_interaction(world, command.interaction, command.seat)
    if refusal:
        return refusal
    item = world.record.interactions[command.interaction]
    if item.opened is not None:
        return Refusal(f"{command.interaction} is open already; reading it again is free", "already-open")
    if item.call == "ringing":
        return Refusal("the phone rings; take the call", "ringing")
    return None


def open_hands(world: World, command: OpenInteraction) -> int:
    """Reading time of its first words."""
    contact = world.book.contacts[world.record.interactions[command.interaction].contact]
    return reading_time(world, contact.opens)


def open_perform(world: World, command: OpenInteraction) -> list[Event]:
    """It is read; its facts are held."""
    return opened(world, command.interaction, command.seat)


def opened(world: World, interaction: str, seat: str) -> list[Event]:
    """Events of first words being known: by reading or by answering the phone."""
    item = world.record.interactions[interaction]
    contact = world.book.contacts[item.contact]
    events: list[Event] = [
        InteractionOpened(tick=world.now, interaction=interaction, seat=seat, facts=contact.gives),
    ]
    events += gained(world, seat, contact.gives, interaction)
    return events


def gained(world: World, seat: str, facts: tuple[str, ...], source: str) -> list[Event]:
    """Events of a seat coming to hold facts it did not hold."""
    events: list[Event] = []
    for fact in facts:
        known = world.record.facts.get(fact)
        if known is None or seat not in known.holders:
            events.append(FactGained(tick=world.now, fact=fact, seat=seat, source=source))
    return events


def dismiss_check(world: World, command: DismissInteraction) -> Refusal | None:
    """Whether a contact can be put aside."""
    refusal = known_interaction(world, command.interaction, command.seat)
    if refusal:
        return refusal
    item = world.record.interactions[command.interaction]
    if item.opened is None:
        return Refusal(f"open {command.interaction} first", "unopened")
    if item.dismissed is not None or item.tickets:
        return Refusal(f"{command.interaction} is dealt with already", "already-done")
    return None


def dismiss_perform(world: World, command: DismissInteraction) -> list[Event]:
    """It needs nothing, says the seat."""
    return [InteractionDismissed(tick=world.now, interaction=command.interaction, seat=command.seat)]


def contact_came(world: World, input: ContactCame) -> tuple[Event, ...] | Refusal:
    """A contact reaches the desk that sits there now."""
    if input.interaction in world.record.interactions:
        return ()
    contact = world.book.contacts.get(input.contact)
    if contact is None:
        return Refusal(f"no contact {input.contact} is in the plan", "unknown-contact")
    return (arrival(world, input.interaction, input.contact, input.person, input.variant, input.origin, input.of),)


def arrival(
    world: World, interaction: str, contact_id: str, person: str, variant: int, origin: str, of: str
) -> ContactArrived:
    """The event of a contact reaching whoever holds the desk."""
    contact = world.book.contacts[contact_id]
    told = bool(contact.told) and contact.told_if in world.record.told
    mood = world.truth.mood.get(of or interaction, contact.mood)
    return ContactArrived(
        tick=world.now,
        interaction=interaction,
        seat=world.book.seat if world.record.relief is None else RELIEF_SEAT,
        contact=contact_id,
        person=person,
        channel=contact.channel,
        variant=variant,
        origin=origin,
        of=of,
        told=told,
        mood=word(mood),
    )
