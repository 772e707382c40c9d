"""The log read once: events by kind, facts by when they were first held, tickets by the contacts they carry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from scoring.measures.matters import Matter, Owed, owed
from simulator.domain.base import Event
from simulator.domain.events import (
    AnswerGiven,
    CaseDone,
    ConfirmationGiven,
    FactGained,
    InteractionOpened,
    ReadingTaken,
)
from simulator.domain.record import Case, Fact, Ticket
from simulator.domain.world import World

E = TypeVar("E", bound=Event)
F = TypeVar("F", bound=Event)
SEVERAL = (InteractionOpened, AnswerGiven, CaseDone)
"""Events that bring any number of facts; the other gains bring one."""
GAINS: tuple[type[FactGained | ReadingTaken | ConfirmationGiven | InteractionOpened | AnswerGiven | CaseDone], ...] = (
    FactGained,
    ReadingTaken,
    ConfirmationGiven,
    *SEVERAL,
)


def _place(pair: tuple[int, Event]) -> int:
    return pair[0]


class RunLog:
    """A run, indexed: the log by kind, the stage by what it owed, the record by what hangs together."""

    def __init__(self, events: Sequence[Event], world: World) -> None:
        self.events = events
        self.world = world
        self.book = world.book
        self.record = world.record
        self.truth = world.truth
        self.matters, self.contacts = owed(world.book)
        self.by_id = {contact.id: contact for contact in self.contacts}
        self.end = world.record.relief if world.record.relief is not None else world.book.length
        """Tick of the hand-over to the next desk."""
        self._kinds: defaultdict[type[Event], list[tuple[int, Event]]] = defaultdict(list)
        self._ours: dict[type[Event], list[tuple[int, Event]]] = {}
        self._with: dict[type[Event], defaultdict[str, list[tuple[int, Event]]]] = {}
        self._roots: dict[str, str] = {}
        self._asked: dict[str, list[Case]] = {}
        for case in world.record.cases.values():
            self._asked.setdefault(case.ticket, []).append(case)
        for place, event in enumerate(events):
            self._kinds[type(event)].append((place, event))
        self.held = self._holdings()
        self._tickets = self._hanging()
        self._carriers = {matter.id: self._carried(matter) for matter in self.matters}
        self._carried_by = self._by_ticket()

    # --- the log

    def of(self, kind: type[E]) -> list[tuple[int, E]]:
        """Every event of a kind with its place, in order."""
        return self._kinds.get(kind, [])  # type: ignore[return-value]  # stored under its own class

    def ours(self, kind: type[E]) -> list[tuple[int, E]]:
        """Those that the seats of the shift brought about, not the next desk."""
        found = self._ours.get(kind)
        if found is None:
            found = self._ours[kind] = [(place, event) for place, event in self.of(kind) if self.is_ours(event)]
        return found  # type: ignore[return-value]  # stored under its own class

    def ours_of_both(self, one: type[E], other: type[F]) -> list[tuple[int, E | F]]:
        """Those of two kinds that the seats of the shift brought about, in order."""
        return sorted((*self.ours(one), *self.ours(other)), key=_place)

    def with_contact(self, kind: type[E], contact: str) -> list[tuple[int, E]]:
        """Every event of a kind on one staged contact, whichever of its repeats, in order."""
        found = self._with.get(kind)
        if found is None:
            found = self._with[kind] = defaultdict(list)
            for place, event in self.of(kind):
                found[self.root(event.interaction)].append((place, event))  # type: ignore[attr-defined]  # they name one
        return found.get(contact, [])  # type: ignore[return-value]  # stored under its own class

    def is_ours(self, event: Event) -> bool:
        """Whether a seat of the shift brought it about before the hand-over."""
        return event.tick <= self.end and getattr(event, "seat", "") == self.book.seat

    def _holdings(self) -> dict[str, int]:
        held: dict[str, int] = {}

        def hold(facts: Iterable[str], tick: int) -> None:
            for fact in facts:
                held.setdefault(fact, tick)

        for _, event in sorted((pair for kind in GAINS for pair in self.ours(kind)), key=_place):
            hold(event.facts if isinstance(event, SEVERAL) else (event.fact,), event.tick)
        return held

    # --- what hangs together

    def root(self, interaction: str) -> str:
        """The staged contact that an interaction repeats, or itself."""
        found = self._roots.get(interaction)
        if found is None:
            found = interaction
            while (known := self.record.interactions.get(found)) and known.of not in ("", found):
                found = known.of
            self._roots[interaction] = found
        return found

    def _hanging(self) -> dict[str, list[Ticket]]:
        carried: dict[str, list[Ticket]] = {}
        for ticket in self.record.tickets.values():
            reach = [ticket]
            reach += [self.record.tickets[name] for name in self._above(ticket)]
            for interaction in ticket.interactions:
                tickets = carried.setdefault(self.root(interaction), [])
                tickets += [item for item in reach if item not in tickets]
        return carried

    def _above(self, ticket: Ticket) -> list[str]:
        names = [ticket.parent, *(to for link, to in ticket.links if link in ("duplicate-of", "child-of"))]
        return [name for name in dict.fromkeys(names) if name in self.record.tickets]

    def tickets(self, matter: Matter) -> list[Ticket]:
        """Tickets that carry a contact about the matter, or stand above one that does.

        A contact about two things hangs on the tickets of both; it only makes a ticket the matter's own where no
        contact about the matter alone does.
        """
        return self._carriers[matter.id]

    def _carried(self, matter: Matter) -> list[Ticket]:
        alone = [name for name in matter.contacts if len(self.by_id[name].matters) == 1]
        for contacts in (alone, matter.contacts):
            found: dict[str, Ticket] = {}
            for contact in contacts:
                found |= {ticket.id: ticket for ticket in self._tickets.get(contact, [])}
            if found:
                return list(found.values())
        return []

    def _by_ticket(self) -> dict[str, list[Matter]]:
        found: dict[str, list[Matter]] = {}
        for matter in self.matters:
            for ticket in self._carriers[matter.id]:
                found.setdefault(ticket.id, []).append(matter)
        return found

    def matters_on(self, ticket: str) -> list[Matter]:
        """The matters that a ticket carries, or stands above."""
        return self._carried_by.get(ticket, [])

    def tickets_of(self, contact: str) -> list[Ticket]:
        """Tickets that carry one contact."""
        return self._tickets.get(contact, [])

    def contacts_on(self, ticket: str) -> list[Owed]:
        """Owed contacts that a ticket carries, itself or through its children."""
        return [
            contact for contact in self.contacts if any(item.id == ticket for item in self._tickets.get(contact.id, []))
        ]

    def cases(self, matter: Matter) -> list[Case]:
        """Everything that was asked of others on the matter's tickets."""
        return [case for ticket in self.tickets(matter) for case in self._asked.get(ticket.id, ())]

    # --- facts

    def fact(self, name: str) -> Fact | None:
        """A fact of the record."""
        return self.record.facts.get(name)

    def spec(self, name: str) -> str:
        """The plan's fact behind a fact id."""
        known = self.record.facts.get(name)
        return (known.spec or name) if known else name

    def holding(self, name: str, tick: int) -> bool:
        """Whether the seat held a fact at a tick."""
        if name in self.held:
            return self.held[name] <= tick
        known = self.record.facts.get(name)
        return known is not None and known.tick <= tick and self.book.seat in known.holders
