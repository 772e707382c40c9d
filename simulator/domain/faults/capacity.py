"""Capacity: how costs at one node are carried up the dependency graph, cell by cell, and what services lose by it.

Every figure is in basis points of full capacity. Only nodes above a changed one are computed again.
"""

from __future__ import annotations

from collections.abc import Iterable

from simulator.domain.book import Book, active_costs, merged
from simulator.domain.faults.money import count
from simulator.domain.plan import Cost
from simulator.domain.truth import FaultState, Truth

FULL = 10_000


def setup(book: Book, truth: Truth) -> None:
    """Start every node at full capacity."""
    width = len(book.cell_ids)
    truth.own = [[FULL] * width for _ in book.nodes]
    truth.total = [[FULL] * width for _ in book.nodes]
    truth.losses = dict.fromkeys(book.services, 0)
    truth.money = dict.fromkeys(book.services, 0)


def masked(state: FaultState, now: int) -> bool:
    """Whether a masking remedy still hides the costs."""
    return state.relief_until > now


def level(state: FaultState, now: int) -> int:
    """How much of a fault's full loss bites now, in basis points of its whole."""
    if state.onset is None:
        return 0
    whole = _weight(active_costs(state.fault, dict(state.fault.conditions), masked=False))
    if not whole:
        return 0
    return _weight(active_costs(state.fault, state.conditions, masked=masked(state, now))) * FULL // whole


def _weight(costs: Iterable[Cost]) -> int:
    return sum(cost.loss for cost in costs)


def own_losses(book: Book, truth: Truth, node: int, now: int) -> list[int]:
    """Capacity of a node by its own active costs and outages alone; the largest loss in a cell counts."""
    name = book.nodes[node]
    capacity = [FULL] * len(book.cell_ids)
    for state in truth.faults.values():
        if state.onset is None:
            continue
        for cost in active_costs(state.fault, state.conditions, masked=masked(state, now)):
            if cost.at != name:
                continue
            scope = merged(state.scope, cost.scope)
            left = FULL - cost.loss * scope.share // FULL
            for cell in book.cells_of(name, scope):
                capacity[cell] = min(capacity[cell], left)
    for target, loss, _ in truth.outages.values():
        if target == name:
            for cell in range(len(capacity)):
                capacity[cell] = min(capacity[cell], FULL - loss)
    return capacity


def recompute(book: Book, truth: Truth, changed: Iterable[str], now: int) -> None:
    """Bring capacity, losses and their histories up to date after costs at the named nodes changed."""
    touched: dict[int, None] = {}
    moved: set[int] = set()
    for name in changed:
        node = book.node_index[name]
        fresh = own_losses(book, truth, node, now)
        if fresh != truth.own[node]:
            truth.own[node] = fresh
            truth.own_history.setdefault(node, []).append((now, tuple(fresh)))
            moved.add(node)
            for user in book.users[node]:
                touched[user] = None
    if not touched:
        return
    count(book, truth, now)
    for node in book.order:
        if node in moved and _carry(book, truth, node, now):
            moved |= book.next_up[node]
    for service in book.services:
        if book.node_index[service] in touched:
            loss = service_loss(book, truth, service)
            if loss != truth.losses[service]:
                truth.losses[service] = loss
                truth.loss_history.setdefault(service, []).append((now, loss))


def _carry(book: Book, truth: Truth, node: int, now: int) -> bool:
    """Bring one node up to date from those right below it; whether anything came of it."""
    name = book.nodes[node]
    fresh = list(truth.own[node])
    _members(book, truth, name, fresh)
    full = [FULL] * len(fresh)
    groups: dict[str, tuple[int, list[list[int]]]] = {}
    for dependency in book.needs_of[name]:
        below = book.node_index.get(dependency.on)
        if below is None:
            continue
        there = truth.total[below]
        if dependency.kind == "hard":
            if there != full:
                fresh = list(map(min, fresh, there))
        elif dependency.kind == "soft":
            if there != full:
                weight = dependency.weight
                eased = {value: FULL - weight * (FULL - value) // FULL for value in set(there)}
                fresh = [min(own, eased[value]) for own, value in zip(fresh, there, strict=True)]
        else:
            groups.setdefault(dependency.group, (dependency.weight, []))[1].append(there)
    for needed, members in groups.values():
        if len(members) >= needed and all(there == full for there in members):
            continue
        share = max(needed, 1)
        fresh = [min(own, sum(values) // share) for own, values in zip(fresh, zip(*members, strict=True), strict=True)]
    if fresh == truth.total[node]:
        return False
    truth.total[node] = fresh
    truth.total_history.setdefault(node, []).append((now, tuple(fresh)))
    return True


def _members(book: Book, truth: Truth, name: str, fresh: list[int]) -> None:
    """A part is as good in a cell as the members serving that cell are together, unless a k-of-n row says otherwise."""
    ci = book.cis.get(name)
    if ci is None or not ci.members:
        return
    if any(dependency.on in ci.members for dependency in book.needs_of[name]):
        return
    rows = [(book.member_cells[member], truth.total[book.node_index[member]]) for member in ci.members]
    full = [FULL] * len(fresh)
    if all(values == full for _, values in rows):
        return
    for cell in range(len(fresh)):
        serving = [values[cell] for cells, values in rows if not cells or cell in cells]
        if serving:
            fresh[cell] = min(fresh[cell], sum(serving) // len(serving))


def service_loss(book: Book, truth: Truth, service: str) -> int:
    """Loss of a service weighted by the heads of the cells that use it."""
    capacity = truth.total[book.node_index[service]]
    users, heads = book.service_heads[service]
    if not heads:
        return 0
    return sum(count * (FULL - capacity[cell]) for cell, count in users) // heads


def hurts(book: Book, state: FaultState, person: str, now: int) -> bool:
    """Whether this fault still bites this person: their membership of a drawn share, then their cell."""
    if state.onset is None:
        return False
    cell = book.person_cell(person)
    for cost in active_costs(state.fault, state.conditions, masked=masked(state, now)):
        scope = merged(state.scope, cost.scope)
        if scope.share < FULL and state.persons and person not in state.persons:
            continue
        if cell < 0 or cell in book.cells_of(cost.at, scope):
            return True
    return False


def mean(book: Book, values: tuple[int, ...] | list[int], cells: tuple[int, ...]) -> int:
    """Capacity over some cells, weighted by heads."""
    heads = sum(book.heads[cell] for cell in cells)
    if not heads:
        return FULL
    return sum(book.heads[cell] * values[cell] for cell in cells) // heads


def at(history: dict[int, list[tuple[int, tuple[int, ...]]]], node: int, tick: int) -> tuple[int, ...] | None:
    """Capacity of a node at a tick, or None while it was still full."""
    found = None
    for when, values in history.get(node, ()):
        if when > tick:
            break
        found = values
    return found
