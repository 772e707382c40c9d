"""Which ids there are, for rules about references. A file that did not load makes its ids unknowable: None."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from typing import Any

from simulator.compiler.build_firm import base_of, member_id
from simulator.compiler.build_talk import Sender, sender_of
from simulator.compiler.files import Firm, Loaded
from simulator.compiler.locate import KeyPath
from simulator.compiler.problems import Problem, did_you_mean

MANY = 5
"""Problems of one list that are said one by one."""
LISTED, LETTERS = 16, 260
"""So many known words are listed, if they are not longer than so many letters together."""

Ids = Collection[str] | None
Check = Callable[["Known"], Iterator[Problem]]


class Known:
    """The ids of an enterprise."""

    def __init__(self, firm: Firm) -> None:
        self.firm = firm

    def file(self, name: str) -> Any:
        """Give the model of an enterprise file, or None."""
        entry = self.firm.files.get(name)
        return entry.model if entry else None

    def rows(self, name: str, key: str = "") -> tuple[Loaded[Any] | None, tuple[Any, ...]]:
        """Give an enterprise file and the rows of its list; nothing when it did not load."""
        entry = self.firm.files.get(name)
        return (entry, tuple(getattr(entry.model, key or name))) if entry else (None, ())

    def ids(self, name: str, key: str = "") -> Ids:
        """Give the ids of a list in a file, None when the file did not load."""
        entry, rows = self.rows(name, key)
        return {row.id for row in rows} if entry else None

    @cached_property
    def sites(self) -> Ids:
        """Offices."""
        return self.ids("sites", "sites")

    @cached_property
    def units(self) -> Ids:
        """Business units."""
        return self.ids("sites", "units")

    @cached_property
    def cells(self) -> Ids:
        """Cells as site/unit."""
        sites = self.file("sites")
        return {f"{cell.site}/{cell.unit}" for cell in sites.cells} if sites else None

    @cached_property
    def people(self) -> dict[str, str] | None:
        """Voice by person id; '' for the cast."""
        people, cast = self.file("people"), self.file("cast")
        if people is None:
            return None
        found = {member.id: "" for member in cast.cast} if cast else {}
        return found | {person.id: person.voice for person in people.people}

    @cached_property
    def roles(self) -> Ids:
        """Roles that somebody has."""
        people, cast = self.file("people"), self.file("cast")
        if people is None or cast is None:
            return None
        return {person.role for person in (*people.people, *cast.cast)}

    @cached_property
    def part_kinds(self) -> dict[str, str] | None:
        """Kind by part and member id."""
        parts = self.file("parts")
        if parts is None:
            return None
        kinds = {part.id: part.kind for part in parts.parts}
        return kinds | {member_id(part.id, m): part.kind for part in parts.parts for m in part.members}

    @cached_property
    def nodes(self) -> Ids:
        """Parts, members and services."""
        services = self.ids("services")
        return None if self.part_kinds is None or services is None else {*self.part_kinds, *services}

    @cached_property
    def calendars(self) -> Ids:
        """Calendars."""
        return self.ids("calendars", "calendars")

    @cached_property
    def categories(self) -> Collection[tuple[str, str]] | None:
        """Category pairs."""
        sla = self.file("sla")
        return set(sla.categories) if sla else None

    @cached_property
    def faults(self) -> dict[str, Any]:
        """Fault models by id."""
        return {entry.model.id: entry.model for entry in self.firm.faults.values()}

    @cached_property
    def facts(self) -> dict[str, Any]:
        """Facts of faults, of facts.yaml and, for its own files, of the scenario, by id."""
        found: dict[str, Any] = {}
        for fault in self.faults.values():
            found.update(fault.facts)
        shared = self.file("facts")
        return found | (dict(shared.facts) if shared else {}) | dict(self.firm.told)

    @cached_property
    def articles(self) -> Ids:
        """Articles."""
        return {entry.model.id for entry in self.firm.articles.values()}

    def signals(self, node: str) -> Ids:
        """Signals that can be measured on a part or member."""
        kind = self._kind(node)
        return {signal.id for signal in kind.signals} if kind else None

    def records(self, node: str) -> Ids:
        """Records that some diagnostic of the part shows."""
        kind = self._kind(node)
        return {record for use in kind.diagnostics for record in use.records} if kind else None

    def sender(self, text: str) -> Sender | None:
        """Give who a `from` means, None when its place does not exist."""
        voices = self.ids("voices") or ()
        return sender_of(text, self.people or {}, voices, self.sites or (), self.units or ())

    def _kind(self, node: str) -> Any:
        kinds = {kind.id: kind for kind in self.rows("kinds")[1]}
        return kinds.get((self.part_kinds or {}).get(node, "")) or kinds.get(
            (self.part_kinds or {}).get(base_of(node), "")
        )


def unknown(
    entry: Loaded[Any], path: KeyPath, value: str, known: Ids, what: str, of: str = "", near: Ids = None
) -> Iterator[Problem]:
    """Give a problem when a value that is given is not among the known ones.

    It says what was meant, else what there is: the few known, or of many those that are `near`. `of` is whose they are.
    """
    if value and known is not None and value not in known:
        meant = did_you_mean(value, known)
        message = f"names {what} {value!r}, " + (f"which {of} does not have" if of else "which does not exist")
        yield entry.source.problem(path, message + ("" if meant else listed(near or known, of)), meant)


def few(known: Collection[str]) -> str:
    """Give the known words as a list, or '' when they are many, long, or not fit for one line."""
    words = ", ".join(sorted(known)) if len(known) <= LISTED else ""
    return words if len(words) <= LETTERS and words.isprintable() else ""


def listed(known: Collection[str], of: str = "") -> str:
    """Give the end of a sentence that lists what there is, or '' when that is much."""
    words = few(known)
    if not words:
        return "; it has none" if of and not known else ""
    return f"; it has {words}" if of else f"; there {'is' if len(known) == 1 else 'are'} {words}"


def unknowns(
    entry: Loaded[Any], path: KeyPath, values: Iterable[str], known: Ids, what: str, near: Ids = None
) -> Iterator[Problem]:
    """Give a problem for each value of a list that is not among the known ones, and for many one that counts them."""
    if known is None:
        return
    strange = [(number, value) for number, value in enumerate(values) if value and value not in known]
    for number, value in strange[:MANY]:
        yield from unknown(entry, (*path, number), value, known, what, near=near)
    if len(strange) > MANY:
        yield entry.source.problem(path, f"names {len(strange) - MANY} more that do not exist")


def twice(entry: Loaded[Any], path: KeyPath, ids: Iterable[str]) -> Iterator[Problem]:
    """Give a problem for each id that a list holds a second time."""
    seen: set[str] = set()
    for number, name in enumerate(ids):
        if name in seen:
            yield entry.source.problem((*path, number, "id"), f"has the id {name!r} a second time")
        seen.add(name)


def bad_cells(entry: Loaded[Any], path: KeyPath, patterns: Iterable[str], known: Known) -> Iterator[Problem]:
    """Give a problem for each cell pattern that means nobody."""
    if known.sites is None or known.units is None:
        return
    for number, pattern in enumerate(patterns):
        site, _, unit = ("*/*" if pattern == "*" else pattern).partition("/")
        yield from unknown(entry, (*path, number), site, {*known.sites, "*"}, "the office")
        if not unit:
            yield entry.source.problem((*path, number), f"must be site/unit, either may be *; not {pattern!r}")
        else:
            yield from unknown(entry, (*path, number), unit, {*known.units, "*"}, "the unit")
