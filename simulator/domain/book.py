"""The book: a stage with its indexes, never written again; those of the plan are shared by its runs."""

from __future__ import annotations

from typing import TypeVar

from simulator.domain.intervals import Hours
from simulator.domain.plan import (
    CI,
    AllOf,
    AnyOf,
    Article,
    Audience,
    Cell,
    CIKind,
    Contact,
    Dependency,
    Diagnostic,
    DiagnosticUse,
    Expression,
    FactSpec,
    Fault,
    Group,
    Hint,
    InheritedTicket,
    Inject,
    Is,
    Need,
    Person,
    Plan,
    Remedy,
    Rule,
    Scope,
    Service,
    Signal,
    Stage,
    Voice,
)
from simulator.domain.plan.faults import Cost

T = TypeVar("T")


def _by_id(items: tuple[T, ...]) -> dict[str, T]:
    return {item.id: item for item in items}  # type: ignore[attr-defined]  # every plan item has an id


class Indexed:
    """A plan with its indexes: parts by id, the dependency graph in order, cells by number."""

    def __init__(self, plan: Plan) -> None:
        firm = plan.enterprise
        scenario = plan.scenario
        self.plan = plan
        self.scenario = scenario
        self.seat = scenario.role.seat
        self.group = scenario.role.group
        self.start = scenario.shift.start
        self.length = scenario.shift.length
        self.horizon = scenario.shift.horizon
        self.persons: dict[str, Person] = _by_id(firm.people)
        self.groups: dict[str, Group] = _by_id(firm.groups)
        self.kinds: dict[str, CIKind] = _by_id(firm.kinds)
        self.cis: dict[str, CI] = _by_id(firm.cis)
        self.services: dict[str, Service] = _by_id(firm.services)
        self.remedies: dict[str, Remedy] = _by_id(firm.remedies)
        self.diagnostics: dict[str, Diagnostic] = _by_id(firm.diagnostics)
        self.rules: dict[str, Rule] = _by_id(firm.rules)
        self.cells: dict[str, Cell] = _by_id(firm.cells)
        self.efforts = {effort.act: effort.hands for effort in firm.efforts}
        self.calendars = dict(firm.calendars)
        self.hours = {name: Hours(service) for name, service in firm.calendars}
        self.targets = firm.targets
        self.rate_starts = {
            name: tuple(begin for begin, _, _ in service.rates) for name, service in self.services.items()
        }
        self._index_people()
        self._cells: dict[tuple[str, tuple[str, ...], tuple[str, ...]], tuple[int, ...]] = {}
        self._signals: dict[tuple[str, str], Signal | None] = {}
        self._index_scenario()
        self.cell_ids = tuple(cell.id for cell in firm.cells)
        self.cell_index = {cell: number for number, cell in enumerate(self.cell_ids)}
        self.heads = tuple(max(cell.heads, 0) for cell in firm.cells)
        self.sites = tuple(site.id for site in firm.sites)
        self.site_cells = {
            site: tuple(number for number, cell in enumerate(firm.cells) if cell.site == site) for site in self.sites
        }
        self.service_heads = {name: self._heads_of(service) for name, service in self.services.items()}
        """Service -> (cell number, heads) of those that use it, and their heads in all."""
        self._index_nodes(firm.dependencies)
        self.service_parts = {service: self._known_parts(service) for service in self.services}
        """Service -> CIs that are known to lie below it, nearest first."""
        self._index_monitoring()

    def _index_people(self) -> None:
        self.by_cell: dict[str, list[Person]] = {}
        """Cell -> people who sit there, by id."""
        for person in sorted(self.plan.enterprise.people, key=lambda one: one.id):
            self.by_cell.setdefault(person.cell, []).append(person)
        self.within: dict[str, list[Person]] = {}
        """Cell, where either part may be *, -> people there by id, once somebody looked for them."""

    def _index_scenario(self) -> None:
        plan, scenario = self.plan, self.plan.scenario
        self.faults: dict[str, Fault] = _by_id(plan.faults)
        self.needs: dict[str, Need] = _by_id(plan.needs)
        self.facts: dict[str, FactSpec] = _by_id(plan.facts)
        self.marks_security = any(fact.security for fact in plan.facts)
        """Whether any fact of the plan is a matter of security."""
        self.voices: dict[str, Voice] = _by_id(plan.voices)
        self.articles: dict[str, Article] = _by_id(plan.articles)
        self.audiences: dict[str, Audience] = _by_id(scenario.audiences)
        self.hints: dict[str, Hint] = _by_id(scenario.hints)
        self.injects: dict[str, Inject] = _by_id(scenario.injects)
        self.waiting = tuple(inject for inject in scenario.injects if inject.after is not None)
        self.inherited: dict[str, InheritedTicket] = _by_id(scenario.inherited)
        self.words = {text: (variants, words) for text, variants, words in plan.words}

    def _heads_of(self, service: Service) -> tuple[tuple[tuple[int, int], ...], int]:
        cells = [self.cell_index[cell] for cell in service.cells]
        users = tuple((cell, self.heads[cell]) for cell in cells)
        return users, sum(heads for _, heads in users)

    def _index_monitoring(self) -> None:
        watched = [(rule, self.signal(rule.ci, rule.signal)) for rule in self.rules.values() if not rule.muted]
        self.watched = tuple((rule, signal) for rule, signal in watched if signal is not None)
        self.probed = {
            service.id: tuple(
                self.cell_index[cell] for cell in service.cells if self.cells[cell].unit not in ("clients",)
            )
            for service in self.services.values()
        }
        own = {ci.id: dict(ci.bands) for ci in self.cis.values()}
        self.bands = {
            (ci.id, signal.id): (*own[ci.id].get(signal.id, ()), *signal.bands)
            for ci in self.cis.values()
            for signal in self.kinds[ci.kind].signals
        }

    def _index_nodes(self, dependencies: tuple[Dependency, ...]) -> None:
        names: list[str] = []
        for ci in self.cis.values():
            names.extend(ci.members)
            names.append(ci.id)
        names.extend(self.services)
        self.nodes = tuple(names)
        self.node_index = {name: number for number, name in enumerate(names)}
        needs: dict[str, list[Dependency]] = {name: [] for name in names}
        for dependency in dependencies:
            if dependency.of in needs:
                needs[dependency.of].append(dependency)
        self.needs_of: dict[str, tuple[Dependency, ...]] = {name: tuple(found) for name, found in needs.items()}
        self.dependencies = dependencies
        self.order = self._topological()
        self.users: dict[int, tuple[int, ...]] = self._users()
        self.member_cells: dict[str, frozenset[int]] = {}
        for ci in self.cis.values():
            rows = dict(ci.member_cells)
            for member in ci.members:
                cells = rows.get(member, ())
                self.member_cells[member] = frozenset(self.cell_index[cell] for cell in cells)

    def _below(self, name: str) -> list[str]:
        below = [dependency.on for dependency in self.needs_of[name] if dependency.on in self.node_index]
        ci = self.cis.get(name)
        if ci:
            below.extend(ci.members)
        return below

    def _known_parts(self, service: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        level = [service]
        while level:
            below = [row.on for name in level for row in self.needs_of.get(name, ()) if row.known]
            level = [name for name in dict.fromkeys(below) if name not in found]
            found |= dict.fromkeys(level)
        return tuple(name for name in found if name in self.cis)

    def _topological(self) -> tuple[int, ...]:
        done: dict[str, None] = {}
        entered: set[str] = set()

        def visit(name: str) -> None:
            if name in done:
                return
            if name in entered:
                raise ValueError(f"the dependencies of {name} form a circle")
            entered.add(name)
            for below in self._below(name):
                visit(below)
            done[name] = None

        for name in self.nodes:
            visit(name)
        return tuple(self.node_index[name] for name in done)

    def _users(self) -> dict[int, tuple[int, ...]]:
        direct: dict[int, list[int]] = {number: [] for number in range(len(self.nodes))}
        for name in self.nodes:
            for below in self._below(name):
                direct[self.node_index[below]].append(self.node_index[name])
        self.next_up = {node: frozenset(users) for node, users in direct.items()}
        """Node -> nodes that stand right on it."""
        place = {node: position for position, node in enumerate(self.order)}
        reach: dict[int, set[int]] = {}
        for node in reversed(self.order):
            reach[node] = {node}.union(*(reach[user] for user in direct[node]))
        return {node: tuple(sorted(reach[node], key=place.__getitem__)) for node in direct}

    def ci_of(self, target: str) -> CI | None:
        """The CI a target belongs to: itself, or the one whose member it is."""
        return self.cis.get(target) or self.cis.get(target.partition("/")[0])

    def kind_of(self, target: str) -> CIKind | None:
        """The kind of the CI a target belongs to."""
        ci = self.ci_of(target)
        return self.kinds.get(ci.kind) if ci else None

    def use(self, diagnostic: str, target: str) -> DiagnosticUse | None:
        """How a diagnostic applies to a target, or None when it does not."""
        kind = self.kind_of(target)
        if kind is None or target not in self.node_index:
            return None
        return next((use for use in kind.diagnostics if use.diagnostic == diagnostic), None)

    def signal(self, target: str, signal: str) -> Signal | None:
        """A signal of the target's kind."""
        key = (target, signal)
        if key not in self._signals:
            kind = self.kind_of(target)
            self._signals[key] = next((item for item in kind.signals if item.id == signal), None) if kind else None
        return self._signals[key]

    def cells_of(self, node: str, scope: Scope) -> tuple[int, ...]:
        """Numbers of the cells in which a cost at `node` with this scope bites."""
        key = (node, scope.sites, scope.units)
        if key not in self._cells:
            self._cells[key] = self._cells_of(node, scope)
        return self._cells[key]

    def _cells_of(self, node: str, scope: Scope) -> tuple[int, ...]:
        served = self.member_cells.get(node)
        cells = []
        for number, name in enumerate(self.cell_ids):
            cell = self.cells[name]
            if served and number not in served:
                continue
            if (scope.sites and cell.site not in scope.sites) or (scope.units and cell.unit not in scope.units):
                continue
            cells.append(number)
        return tuple(cells)

    def person_cell(self, person: str) -> int:
        """Number of the cell a person sits in, or -1."""
        known = self.persons.get(person)
        return self.cell_index.get(known.cell, -1) if known else -1

    def minute_of_day(self, tick: int) -> int:
        """Local minutes after midnight at a tick (zone of the shift)."""
        return (self.start + tick // 60_000) % 1440


class Book(Indexed):
    """Everything fixed about a run, indexed: its plan, and what a seed made of it."""

    def __init__(self, stage: Stage) -> None:
        vars(self).update(vars(indexed(stage.plan)))
        self.stage = stage
        self.practice = stage.practice
        self.contacts: dict[str, Contact] = {staged.contact.id: staged.contact for staged in stage.contacts}
        self.contacts |= {inject.contact.id: inject.contact for inject in self.scenario.injects}
        self.contacts |= {ticket.contact.id: ticket.contact for ticket in self.scenario.inherited}
        self.planted = {staged.planted: staged for staged in stage.faults}


_LATEST: list[Indexed] = []
"""The plan indexed last; a shift is played, and its reference runs are, many times in a row."""


def indexed(plan: Plan) -> Indexed:
    """Give a plan with its indexes, which nobody writes to but to keep what was worked out."""
    if not _LATEST or _LATEST[0].plan is not plan:
        _LATEST[:] = [Indexed(plan)]
    return _LATEST[0]


def holds(expression: Expression | None, conditions: dict[str, str]) -> bool:
    """Whether an expression holds under these conditions; None always does."""
    match expression:
        case None:
            return True
        case Is(name, value):
            return conditions.get(name) == value
        case AllOf(parts):
            return all(holds(part, conditions) for part in parts)
        case AnyOf(parts):
            return any(holds(part, conditions) for part in parts)


def merged(first: Scope, second: Scope) -> Scope:
    """The narrower of two scopes, part by part; shares multiply."""
    return Scope(
        sites=_narrow(first.sites, second.sites),
        units=_narrow(first.units, second.units),
        share=first.share * second.share // 10_000,
    )


def _narrow(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    if one and other:
        return tuple(item for item in one if item in other) or one
    return one or other


def active_costs(fault: Fault, conditions: dict[str, str], *, masked: bool) -> tuple[Cost, ...]:
    """The costs of a fault that bite under these conditions."""
    if masked or not holds(fault.when, conditions):
        return ()
    return tuple(cost for cost in fault.costs if holds(cost.when, conditions))
