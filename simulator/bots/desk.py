"""A view with its indexes: what a seat would look up before it acts. Looks only, decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from simulator.domain.priority import priority
from simulator.domain.time import MINUTE
from simulator.views.desk import CaseView, ChangeView, FactView, InteractionView, RunView, TicketView, View

T = TypeVar("T")

OPEN_STATES = ("new", "assigned", "in-progress", "on-hold")
NOBODY = ("alert",)
"""Channels at whose other end no person waits."""


class Looked:
    """What was looked up and holds until something is written, whatever the time."""

    def __init__(self, view: View, before: Looked | None) -> None:
        self.drawn = view.drawn
        self.facts: dict[str, FactView] = {fact.id: fact for fact in view.facts}
        self.interactions: dict[str, InteractionView] = {one.id: one for one in view.interactions}
        self.followed = frozenset(
            tag for article in view.handbook.articles.values() if article.steps for tag in article.symptoms
        )
        self.found: dict[tuple[str, str], Any] = {}
        self.idle: dict[Any, None] = {}
        self.of: dict[tuple[str, str], tuple[InteractionView | TicketView, Any]] = before.of if before else {}
        """What follows from one contact or ticket alone, while its view is the same one."""


def looked(view: View) -> Looked:
    """What was looked up in a view between which and this one only time passed, or a new start."""
    memo, key = view.handbook.memo, ("looked", view.seat)
    if not view.drawn:
        return Looked(view, None)
    known: Looked | None = memo.get(key)
    if known is None or known.drawn != view.drawn:
        known = memo[key] = Looked(view, known)
    return known


class Desk:
    """A view, indexed by id."""

    silent = False
    """Whether whoever looks tells nobody anything that was not asked for."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.book = view.handbook
        self.now = view.now
        self.seat = view.seat
        self._looked = looked(view)
        self.facts = self._looked.facts
        self.interactions = self._looked.interactions
        self.tickets: dict[str, TicketView] = {ticket.id: ticket for ticket in view.tickets}
        self.followed = self._looked.followed
        """Symptom tags that some article follows up with a reading."""
        self.idle = self._looked.idle
        """Duties that ask no time and found nothing owed."""
        self._open: tuple[TicketView, ...] | None = None

    def once(self, what: str, name: str, find: Callable[[], T]) -> T:
        """What was found under a name since something was last written; it must not depend on the time."""
        found, key = self._looked.found, (what, name)
        if key not in found:
            found[key] = find()
        return found[key]  # type: ignore[no-any-return]  # what `find` gave

    def once_of(self, what: str, one: InteractionView | TicketView, find: Callable[[], T]) -> T:
        """What was found of a contact or ticket whose view has not changed; it must follow from its own facts."""
        of, key = self._looked.of, (what, one.id)
        known = of.get(key)
        if known is None or known[0] is not one:
            known = of[key] = (one, find())
        return known[1]

    # Contacts

    def opened(self) -> tuple[InteractionView, ...]:
        """Contacts that were read, oldest first."""
        return tuple(one for one in self.view.interactions if one.opened is not None)

    def unopened(self) -> tuple[InteractionView, ...]:
        """Contacts that nobody has read yet, oldest first; a ringing phone is not among them."""
        found = [one for one in self.view.interactions if one.opened is None and one.call not in ("ringing", "on")]
        return tuple(sorted(found, key=lambda one: (one.arrived, one.id)))

    def said(self, interaction: InteractionView) -> tuple[FactView, ...]:
        """Held facts that came from a contact, theories left out."""
        return self.once_of("said", interaction, lambda: self._unclaimed(interaction.facts))

    def _unclaimed(self, names: Iterable[str]) -> tuple[FactView, ...]:
        found = (self.facts.get(name) for name in names)
        return tuple(fact for fact in found if fact is not None and not fact.claim)

    def can_talk(self, interaction: InteractionView) -> bool:
        """Whether words reach the person: the line is open, or they can be written to."""
        if interaction.opened is None or interaction.channel in NOBODY:
            return False
        return interaction.channel != "phone" or self.view.on_call == interaction.id or not self.view.on_call

    def on_line(self, interaction: InteractionView) -> bool:
        """Whether this is the call in progress."""
        return self.view.on_call == interaction.id

    def services_spoken(self, interaction: InteractionView) -> tuple[str, ...]:
        """The services a contact's facts speak of, in the order they were said."""
        found: dict[str, None] = {}
        for fact in self.said(interaction):
            if fact.service:
                found[fact.service] = None
        return tuple(found)

    # Tickets

    def open_tickets(self) -> tuple[TicketView, ...]:
        """Tickets of this seat that still want something, most urgent first."""
        if self._open is None:
            mine = [ticket for ticket in self.view.tickets if ticket.mine and ticket.state in OPEN_STATES]
            self._open = tuple(sorted(mine, key=self.urgency))
        return self._open

    def urgency(self, ticket: TicketView) -> tuple[int, int, str]:
        """Sort key: priority, then when the resolution is due."""
        due = ticket.resolution.due
        return (ticket.priority or 4, due if due is not None else self.now + 10**10, ticket.id)

    def contacts_of(self, ticket: TicketView) -> tuple[InteractionView, ...]:
        """The contacts tied to a ticket."""
        found = (self.interactions.get(one) for one in ticket.interactions)
        return tuple(one for one in found if one is not None)

    def facts_of(self, ticket: TicketView) -> tuple[FactView, ...]:
        """Held facts about a ticket's trouble: on it, or said by its callers about its service."""
        return self.once("facts", ticket.id, lambda: self._facts_of(ticket))

    def _facts_of(self, ticket: TicketView) -> tuple[FactView, ...]:
        found: dict[str, FactView] = {}
        for fact in self._unclaimed(ticket.facts):
            found[fact.id] = fact
        for one in self.contacts_of(ticket):
            for fact in self.said(one):
                if fact.service in ("", ticket.service):
                    found[fact.id] = fact
        return tuple(found.values())

    def spoken_facts(self, ticket: TicketView) -> tuple[FactView, ...]:
        """The facts of a ticket that people gave, not readings or confirmations."""
        return tuple(fact for fact in self.facts_of(ticket) if fact.kind in ("said", "note"))

    def symptoms(self, facts: Iterable[FactView]) -> tuple[str, ...]:
        """Symptom tags that facts carry, each once."""
        found: dict[str, None] = {}
        for fact in facts:
            for tag in fact.symptoms:
                found[tag] = None
        return tuple(found)

    def covers(self, facts: Iterable[FactView]) -> frozenset[str]:
        """Which parts of a story facts tell."""
        return frozenset(cover for fact in facts for cover in fact.covers)

    def sites(self, facts: Iterable[FactView]) -> tuple[str, ...]:
        """Sites that facts name, each once."""
        found: dict[str, None] = {}
        for fact in facts:
            for site in fact.sites:
                found[site] = None
        return tuple(found)

    def levels(self, facts: Iterable[FactView]) -> tuple[int, int]:
        """Impact and urgency that facts support: the highest level named, 3 when none is."""
        impacts = [fact.impact for fact in facts if fact.impact]
        urgencies = [fact.urgency for fact in facts if fact.urgency]
        return min(impacts, default=3), min(urgencies, default=3)

    def priority_of(self, facts: Iterable[FactView]) -> int:
        """Priority that facts support."""
        return priority(*self.levels(tuple(facts)))

    # What is under way

    def cases_of(self, ticket: TicketView) -> tuple[CaseView, ...]:
        """What was asked of others about a ticket, oldest first."""
        return tuple(case for case in self.view.cases if case.ticket == ticket.id)

    def case_open(self, ticket: TicketView) -> bool:
        """Whether somebody else is at work on a ticket."""
        return any(case.state in ("open", "working") for case in self.cases_of(ticket))

    def runs_of(self, ticket: TicketView) -> tuple[RunView, ...]:
        """Remedies done for a ticket."""
        return tuple(run for run in self.view.runs if run.ticket == ticket.id)

    def run(self, remedy: str, target: str, since: int) -> RunView | None:
        """The last time a remedy was begun on a target since a tick."""
        found = [run for run in self.view.runs if (run.remedy, run.target) == (remedy, target) and run.started >= since]
        return found[-1] if found else None

    def change(self, remedy: str, target: str) -> ChangeView | None:
        """The last change raised for a remedy on a target or on the part it is a member of."""
        places = (target, target.partition("/")[0])
        found = [change for change in self.view.changes if change.remedy == remedy and change.target in places]
        return found[-1] if found else None

    def reading(self, diagnostic: str, target: str, since: int) -> FactView | None:
        """The newest reading of a target since a tick."""
        found = [
            fact
            for fact in self.view.facts
            if fact.kind == "reading" and (fact.diagnostic, fact.target) == (diagnostic, target) and fact.tick >= since
        ]
        return max(found, key=lambda fact: fact.tick) if found else None

    def testing(self, diagnostic: str, target: str) -> bool:
        """Whether that reading is being taken now."""
        return any((one, place) == (diagnostic, target) for _, one, place in self.view.tests)

    def permission(self, remedy: str) -> str:
        """Whether the seat's group may do a remedy: may, must-ask or must-not."""
        known = self.book.remedies.get(remedy)
        if known is None:
            return "must-not"
        return dict(known.who).get(self.book.group, "must-not")

    # Time

    def next_moment(self) -> int | None:
        """The next tick at which something already known falls due, or None to wait for news."""
        moments = [promise.due - 5 * MINUTE for promise in self.view.promises if promise.state == "open"]
        moments += [ticket.hold[1] for ticket in self.view.tickets if ticket.mine and ticket.hold]
        moments += [update.next_at - 5 * MINUTE for update in self.view.updates if update.next_at]
        if self.now < self.book.length:
            moments.append(self.book.length - 15 * MINUTE)
        later = [moment for moment in moments if moment > self.now]
        return min([*later, self.now + 5 * MINUTE])
