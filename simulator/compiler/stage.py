"""A plan made concrete by a seed: everything drawn that nobody's acts can change.

Streams are named by identities that exist whatever else is staged, so that one more contact or fault moves no other
draw: `choice/<id>`, `onset/<planted>`, `share/<planted>/<person>`, `contact/<id>/person`, `contact/<id>/variant`,
`background/<k>/row`, `background/<k>/at`, `inject/<id>/person`, `anomaly/<id>`, `anomalies/count`.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from simulator.domain.book import indexed
from simulator.domain.plan import (
    Anomaly,
    Background,
    Branch,
    Contact,
    Fault,
    Person,
    Plan,
    Planted,
    Scope,
    Stage,
    StagedContact,
    StagedFault,
)
from simulator.domain.time import SECOND
from simulator.engine.streams import Streams

FULL = 10_000
VARIANTS = 60
"""Variant numbers are drawn below this, which 2, 3, 4, 5 and 6 divide."""


def stage(plan: Plan, seed: int) -> Stage:
    """Give the shift of a plan that a seed makes: the same for the same seed, on every machine."""
    return _Stager(plan, seed).stage()


class _Stager:
    def __init__(self, plan: Plan, seed: int) -> None:
        self.plan = plan
        self.scenario = plan.scenario
        self.seed = seed
        self.streams = Streams(seed)
        self.faults: Mapping[str, Fault] = {fault.id: fault for fault in plan.faults}
        self.people = tuple(sorted(plan.enterprise.people, key=lambda person: person.id))
        self.calendars = dict(plan.enterprise.calendars)
        self.known = indexed(plan)

    def stage(self) -> Stage:
        branches = [self.streams[f"choice/{choice.id}"].pick(choice.branches) for choice in self.scenario.choices]
        faults = {row.planted: row for row in self._faults(branches)}
        staged = [self._contact(contact, faults) for contact in self._contacts(branches)]
        background = list(self._background(faults))
        inherited = [self._inherited(row.contact, row.opened) for row in self.scenario.inherited]
        injects = tuple(self._inject(row.contact, staged, faults) for row in self.scenario.injects)
        everybody = [*staged, *background, *inherited]
        return Stage(
            plan=self.plan,
            seed=self.seed,
            faults=tuple(_with_callers(fault, everybody) for fault in faults.values()),
            contacts=tuple(sorted(everybody, key=lambda row: (row.at, row.contact.id))),
            anomalies=tuple(self._anomalies(faults.values())),
            branches=tuple(branch.id for branch in branches),
            injects=injects,
        )

    def _planted(self, branches: Iterable[Branch]) -> Iterator[Planted]:
        yield from self.scenario.faults
        for branch in branches:
            yield from branch.faults

    def _contacts(self, branches: Iterable[Branch]) -> Iterator[Contact]:
        yield from self.scenario.contacts
        for branch in branches:
            yield from branch.contacts

    def _faults(self, branches: Iterable[Branch]) -> Iterator[StagedFault]:
        for planted in self._planted(branches):
            if planted.unless_control and planted.unless_control in self.scenario.controls:
                continue
            yield StagedFault(planted.id, planted.fault, self._onset(planted), planted.scope, self._persons(planted))

    def _onset(self, planted: Planted) -> int:
        if planted.at is not None:
            return planted.at
        first, last = planted.window or (0, 0)
        return first + self.streams[f"onset/{planted.id}"].below((last - first) // SECOND + 1) * SECOND

    def _persons(self, planted: Planted) -> tuple[str, ...]:
        """Draw who is in a share: one draw per person, however many costs speak of shares."""
        scopes = [_merged(planted.scope, cost.scope) for cost in self.faults[planted.fault].costs]
        partial = [scope for scope in scopes if scope.share < FULL]
        return tuple(
            person.id
            for person in self.people
            if (share := max((scope.share for scope in partial if _covers(scope, person.cell)), default=0))
            and self.streams[f"share/{planted.id}/{person.id}"].chance(share)
        )

    def _contact(self, contact: Contact, faults: Mapping[str, StagedFault]) -> StagedContact:
        person = contact.person or self._drawn(contact, faults, f"contact/{contact.id}/person", contact.at)
        return StagedContact(contact, contact.at, person, self._variant(contact.id), "staged")

    def _inherited(self, contact: Contact, opened: int) -> StagedContact:
        person = contact.person or self._drawn(contact, {}, f"contact/{contact.id}/person", None)
        return StagedContact(contact, opened, person, self._variant(contact.id), "inherited")

    def _inject(
        self, contact: Contact, staged: Iterable[StagedContact], faults: Mapping[str, StagedFault]
    ) -> StagedContact:
        """Draw whom an inject comes from: whoever was staged with the same voice, place and matter, else anybody."""
        person = contact.person or next((row.person for row in staged if _same_caller(row.contact, contact)), "")
        person = person or self._drawn(contact, faults, f"inject/{contact.id}/person", None)
        return StagedContact(contact, 0, person, self._variant(contact.id), "inject")

    def _variant(self, name: str) -> int:
        return self.streams[f"contact/{name}/variant"].below(VARIANTS)

    def _drawn(self, contact: Contact, faults: Mapping[str, StagedFault], stream: str, at: int | None) -> str:
        """Draw a person: of the cell, of the role, in the drawn share of the fault, in an office that is open."""
        if not contact.cell:
            return ""
        fitting = [person for person in self._within(contact.cell) if _plays(person, contact)]
        hit = [row for name in contact.about if (row := faults.get(name))]
        for row in hit:
            fitting = _prefer(fitting, [person for person in fitting if self._is_hit(row, person)])
        if at is not None and contact.cell.startswith("*/"):
            fitting = _prefer(fitting, [person for person in fitting if self._is_at_work(person, at)])
        return self.streams[stream].pick(fitting).id if fitting else ""

    def _within(self, wanted: str) -> list[Person]:
        found = self.known.within
        if wanted not in found:
            site, _, unit = wanted.partition("/")
            cells = [people for cell, people in self.known.by_cell.items() if _in_cell(cell, site, unit)]
            found[wanted] = sorted((person for people in cells for person in people), key=_name)
        return found[wanted]

    def _is_hit(self, row: StagedFault, person: Person) -> bool:
        return person.id in row.persons if row.persons else _covers(row.scope, person.cell)

    def _is_at_work(self, person: Person, at: int) -> bool:
        open_hours = self.calendars.get(f"staff/{person.cell.partition('/')[0]}", ())
        index = bisect_right(open_hours, (at, 1 << 62)) - 1
        return index >= 0 and at < open_hours[index][1]

    def _background(self, faults: Mapping[str, StagedFault]) -> Iterator[StagedContact]:
        """Draw the everyday contacts: one in each equal stretch of the shift, no row twice while others are left."""
        pool = list(self.scenario.background)
        left: list[Background] = []
        for number in range(self.scenario.load if pool else 0):
            left = left or list(pool)
            row = self._row(left, number)
            left.remove(row)
            stretch = max(self.scenario.shift.length // self.scenario.load, 1)
            at = stretch * number + self.streams[f"background/{number}/at"].below(stretch)
            nth = number // len(pool)
            name = f"{row.id}-{nth + 1}" if nth else row.id
            contact = replace(_within(row), id=name, at=at)
            person = contact.person or self._drawn(contact, faults, f"background/{number}/person", at)
            yield StagedContact(contact, at, person, self._variant(name), "background")

    def _row(self, rows: list[Background], number: int) -> Background:
        mark = self.streams[f"background/{number}/row"].below(sum(row.weight for row in rows))
        for row in rows:
            mark -= row.weight
            if mark < 0:
                return row
        raise AssertionError("the mark lies below the sum of the weights")

    def _anomalies(self, faults: Iterable[StagedFault]) -> list[Anomaly]:
        """Draw the harmless oddities, none on a part that is at fault; each has a rank of its own."""
        low, high = self.scenario.anomaly_count
        count = low + self.streams["anomalies/count"].below(max(high - low, 0) + 1)
        busy = {self.faults[row.fault].ci.partition("/")[0] for row in faults}
        ranks = {row.id: self.streams[f"anomaly/{row.id}"].draw53() for row in self.scenario.anomalies}
        free = [row for row in self.scenario.anomalies if row.ci.partition("/")[0] not in busy]
        chosen = sorted(free, key=lambda row: (ranks[row.id], row.id))[:count]
        return sorted(chosen, key=lambda row: row.id)


def _merged(one: Scope, other: Scope) -> Scope:
    return Scope(_both(one.sites, other.sites), _both(one.units, other.units), one.share * other.share // FULL)


def _both(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    if not one or not other:
        return one or other
    return tuple(name for name in one if name in other)


def _covers(scope: Scope, cell: str) -> bool:
    site, _, unit = cell.partition("/")
    return (not scope.sites or site in scope.sites) and (not scope.units or unit in scope.units)


def _name(person: Person) -> str:
    return person.id


def _in_cell(cell: str, site: str, unit: str) -> bool:
    own_site, _, own_unit = cell.partition("/")
    if unit == "*" and own_unit == "clients":
        return False
    return site in ("*", own_site) and unit in ("*", own_unit)


def _plays(person: Person, contact: Contact) -> bool:
    """Whether somebody can be drawn for a contact: of its role, or nobody whom an author gave a voice of their own."""
    return person.role == contact.role if contact.role else not person.archetype


def _prefer(many: list[Person], few: list[Person]) -> list[Person]:
    return few or many


def _within(row: Background) -> Contact:
    """Give the contact of a background row, narrowed to the one office or unit that the row names."""
    site, _, unit = (row.contact.cell or "*/*").partition("/")
    if row.contact.person or not row.contact.cell:
        return row.contact
    if len(row.scope.sites) == 1 and site == "*":
        site = row.scope.sites[0]
    if len(row.scope.units) == 1 and unit == "*":
        unit = row.scope.units[0]
    return replace(row.contact, cell=f"{site}/{unit}")


def _same_caller(one: Contact, other: Contact) -> bool:
    same = (one.voice, one.role, one.cell) == (other.voice, other.role, other.cell)
    return same and any(name in other.about for name in one.about)


def _with_callers(fault: StagedFault, contacts: Iterable[StagedContact]) -> StagedFault:
    """Put everybody who complains about a fault into its share, where it has one."""
    if not fault.persons:
        return fault
    callers = {row.person for row in contacts if fault.planted in row.contact.about and row.person}
    return replace(fault, persons=tuple(sorted({*fault.persons, *callers})))
