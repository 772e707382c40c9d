"""What a shift owed: the matters behind its contacts, read from the plan and the seed, never from what was played."""

from __future__ import annotations

from dataclasses import field

from simulator.domain.base import value
from simulator.domain.book import Book, merged
from simulator.domain.faults.effects import verdict
from simulator.domain.plan import Contact, Fault, Need, StagedFault
from simulator.domain.priority import priority
from simulator.domain.time import MINUTE

UNSPOKEN = ("alert", "hand-off")
"""Channels with nobody at the other end who waits for a word."""


@value
class Matter:
    """One thing the shift owed: a fault that began, or the stand-alone need of one contact."""

    id: str
    """Planted fault id, or `interaction:need`."""
    service: str
    ci: str
    impact: int
    urgency: int
    category: str
    subcategory: str
    type: str
    """incident, request, or '' when there is nothing to log."""
    contacts: tuple[str, ...]
    """Interactions of the stage about it, by time of arrival."""
    opened: int
    """Tick of its first contact (an inherited ticket's: when it was opened)."""
    fault: Fault | None = None
    staged: StagedFault | None = None
    need: Need | None = None
    priority: int = field(init=False)
    """True priority, 1 to 5."""
    names: frozenset[str] = field(init=False)
    """What facts may call it: the planted fault, its mode, the need."""

    def __post_init__(self) -> None:
        """Work out once what is asked often."""
        object.__setattr__(self, "priority", priority(self.impact, self.urgency) or 5)
        names = {self.id, self.need.id if self.need else "", self.fault.id if self.fault else ""}
        object.__setattr__(self, "names", frozenset(names - {""}))

    @property
    def unmeetable(self) -> bool:
        """Whether no path restores it in time: its updates are owed, its resolution is not."""
        return self.fault is not None and self.fault.unmeetable

    @property
    def weight(self) -> int:
        """How heavy it is among its like: 5 for P1 down to 1 for P5."""
        return 6 - self.priority


@value
class Owed:
    """A contact of the stage behind which something is owed."""

    id: str
    contact: Contact
    person: str
    arrived: int
    matters: tuple[Matter, ...]
    responded: bool = False
    """An inherited ticket whose caller had word before the shift."""
    first: Matter = field(init=False)
    """The gravest matter behind it."""

    @property
    def spoken(self) -> bool:
        """Whether somebody waits at the other end."""
        return self.contact.channel not in UNSPOKEN

    def __post_init__(self) -> None:
        """Work out once what is asked often."""
        object.__setattr__(self, "first", min(self.matters, key=lambda matter: (matter.priority, matter.id)))


def false_alarm(fault: Fault) -> bool:
    """A fault that neither costs nor damages anything."""
    return not fault.costs and fault.damage is None


def real_need(need: Need) -> bool:
    """Whether somebody wants something, other than to have been read."""
    return need.kind != "information" or bool(need.met_by)


def begun(book: Book) -> tuple[StagedFault, ...]:
    """The planted faults of this seed that begin in the shift."""
    kept = book.scenario.controls
    controls = {planted.id: planted.unless_control for planted in book.scenario.faults}
    for choice in book.scenario.choices:
        for branch in choice.branches:
            controls |= {planted.id: planted.unless_control for planted in branch.faults}
    return tuple(
        staged
        for staged in book.stage.faults
        if staged.onset < book.length and not (controls.get(staged.planted) and controls[staged.planted] in kept)
    )


def _staged(book: Book) -> list[tuple[str, Contact, str, int, tuple[str, ...], bool]]:
    rows = []
    seen: set[str] = set()
    inherited = {ticket.contact.id: ticket for ticket in book.scenario.inherited}
    for staged in book.stage.contacts:
        contact = staged.contact
        ticket = inherited.get(contact.id)
        at = ticket.opened if ticket else staged.at
        about = contact.about or ((ticket.need,) if ticket and ticket.need else ())
        seen.add(contact.id)
        if at < book.length:
            rows.append((contact.id, contact, staged.person, at, about, bool(ticket and ticket.responded)))
    for ticket in book.scenario.inherited:
        if ticket.contact.id not in seen:
            about = ticket.contact.about or ((ticket.need,) if ticket.need else ())
            rows.append(
                (ticket.contact.id, ticket.contact, ticket.contact.person, ticket.opened, about, ticket.responded)
            )
    return sorted(rows, key=lambda row: (row[3], row[0]))


def owed(book: Book) -> tuple[tuple[Matter, ...], tuple[Owed, ...]]:
    """The matters and the contacts that the stage owes, faults first, then by time of arrival.

    Repeats, injects and whatever the player brings about are never in it: they add duties elsewhere, never points.
    """
    rows = _staged(book)
    faults = {staged.planted: staged for staged in begun(book)}
    matters: dict[str, Matter] = {}
    for name, staged in faults.items():
        fault = book.faults[staged.fault]
        if not false_alarm(fault):
            told = [(row[0], row[3]) for row in rows if name in row[4]]
            opened = min((at for _, at in told), default=staged.onset)
            matters[name] = _of_fault(staged, fault, tuple(item for item, _ in told), opened)
    contacts: list[Owed] = []
    for interaction, contact, person, at, about, responded in rows:
        mine = [matters[item] for item in about if item in matters]
        for item in about:
            need = book.needs.get(item)
            if need and real_need(need):
                matter = _of_need(interaction, need, at)
                matters[matter.id] = matter
                mine.append(matter)
        if mine:
            contacts.append(Owed(interaction, contact, person, at, tuple(mine), responded))
    return tuple(matters.values()), tuple(contacts)


def _of_fault(staged: StagedFault, fault: Fault, contacts: tuple[str, ...], opened: int) -> Matter:
    return Matter(
        id=staged.planted,
        service=fault.service,
        ci=fault.ci,
        impact=fault.impact,
        urgency=fault.urgency,
        category=fault.category,
        subcategory=fault.subcategory,
        type="incident",
        contacts=contacts,
        opened=opened,
        fault=fault,
        staged=staged,
    )


def _of_need(interaction: str, need: Need, at: int) -> Matter:
    return Matter(
        id=f"{interaction}:{need.id}",
        service=need.service,
        ci=need.ci,
        impact=need.impact,
        urgency=need.urgency,
        category=need.category,
        subcategory=need.subcategory,
        type=need.type,
        contacts=(interaction,),
        opened=at,
        need=need,
    )


def seats(book: Book, fault: Fault) -> tuple[str, ...]:
    """Parts that a fault can rightly be said to sit in: its own, and those where a clean remedy takes a cause away."""
    found = {fault.ci: None}
    before = dict(fault.conditions)
    for flip in fault.flips:
        clean = not (flip.harm or flip.spawns or flip.damage > 0 or flip.destroys or flip.relief)
        if clean and verdict(fault, before, {**before, **dict(flip.set)})[1] != "none":
            found[flip.at] = None
    return tuple(dict.fromkeys(part.id for name in found if (part := book.ci_of(name)) is not None))


def where(book: Book, matter: Matter) -> tuple[str, ...]:
    """Sites at which a fault truly bites; () = everywhere its service is used, or the matter is no fault."""
    if matter.fault is None or matter.staged is None:
        return ()
    cells: set[int] = set()
    for cost in matter.fault.costs:
        cells.update(book.cells_of(cost.at, merged(matter.staged.scope, cost.scope)))
    sites = tuple(site for site in book.sites if any(cell in cells for cell in book.site_cells[site]))
    service = book.services.get(matter.service)
    used = {book.cells[cell].site for cell in service.cells if cell in book.cells} if service else set(book.sites)
    return () if not sites or used <= set(sites) else sites


def hit_cells(book: Book, matter: Matter) -> tuple[int, ...]:
    """Cells whose people a fault reaches: where it bites, narrowed to those that use its service."""
    if matter.fault is None or matter.staged is None:
        return ()
    cells: set[int] = set()
    for cost in matter.fault.costs:
        cells.update(book.cells_of(cost.at, merged(matter.staged.scope, cost.scope)))
    service = book.services.get(matter.service)
    if service:
        cells &= {book.cell_index[cell] for cell in service.cells if cell in book.cell_index}
    return tuple(sorted(cells))


def nearby(book: Book, matter: Matter) -> frozenset[str]:
    """Parts and services on which a fault can be seen: where it is, what it moves, and everything above it."""
    names: set[str] = {matter.ci, matter.service}
    fault = matter.fault
    if fault is not None:
        ends = [fault.ci, *(cost.at for cost in fault.costs), *(move.at for move in fault.moves)]
        for end in ends:
            names.add(end)
            node = book.node_index.get(end)
            if node is not None:
                names.update(book.nodes[user] for user in book.users[node])
    parts = [book.ci_of(name) for name in names]
    return frozenset(names | {part.id for part in parts if part is not None})


def obtainable(book: Book, interaction: Contact, matter: Matter) -> dict[str, tuple[str, ...]]:
    """What this caller can tell about this matter: intent -> facts."""
    found: dict[str, tuple[str, ...]] = {}
    for line in interaction.lines:
        facts = tuple(fact for fact in line.gives if speaks_of(book, fact, matter))
        if facts:
            found[line.intent] = found.get(line.intent, ()) + facts
    return found


def speaks_of(book: Book, spec: str, matter: Matter) -> bool:
    """Whether a fact of the plan is truly about a matter."""
    fact = book.facts.get(spec)
    if fact is None:
        return False
    if fact.about:
        return not matter.names.isdisjoint(fact.about)
    return bool(fact.service) and fact.service == matter.service


def knowable(book: Book, matter: Matter) -> int:
    """The tick from which the seat could know how grave a fault is.

    The first contact that can say so plus five minutes to ask; where none can, a quarter of an hour after the first.
    """
    arrivals = {staged.contact.id: staged.at for staged in book.stage.contacts}
    best: int | None = None
    for name in matter.contacts:
        contact = book.contacts[name]
        facts = (*contact.gives, *(fact for line in contact.lines for fact in line.gives))
        if any(_grave(book, fact, matter) for fact in facts):
            at = arrivals.get(name, matter.opened) + 5 * MINUTE
            best = at if best is None else min(best, at)
    return best if best is not None else matter.opened + 15 * MINUTE


def _grave(book: Book, name: str, matter: Matter) -> bool:
    fact = book.facts.get(name)
    return fact is not None and speaks_of(book, name, matter) and 0 < fact.impact <= matter.impact
