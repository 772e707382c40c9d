"""project(world, seat): the view a seat has, drawn from the record only; equal records give equal views."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol, TypeVar, cast

from simulator.domain.base import Refusal
from simulator.domain.book import Book
from simulator.domain.record import Hands, Interaction
from simulator.domain.world import RELIEF_SEAT, World
from simulator.views.desk import (
    ClockView,
    ProblemView,
    PromiseView,
    RunView,
    TicketView,
    View,
)
from simulator.views.draw import (
    draw_case,
    draw_change,
    draw_fact,
    draw_hands,
    draw_interaction,
    draw_ticket,
    draw_update,
)
from simulator.views.handbook import Handbook
from simulator.views.loss import known_loss


class Named(Protocol):
    """Something of the record that has an id."""

    @property
    def id(self) -> str:
        """Its id."""


Item = TypeVar("Item", bound=Named)
Drawn = TypeVar("Drawn")


def handbook(book: Book) -> Handbook:
    """The public part of a plan, indexed."""
    firm = book.plan.enterprise
    return Handbook(
        seat=book.seat,
        group=book.group,
        role=book.scenario.role,
        sites={site.id: site for site in firm.sites},
        cells=book.cells,
        people=book.persons,
        groups=book.groups,
        kinds=book.kinds,
        cis=book.cis,
        services=book.services,
        diagnostics=book.diagnostics,
        remedies=book.remedies,
        rules=book.rules,
        articles=book.articles,
        audiences=book.audiences,
        targets=book.targets,
        categories=firm.categories,
        glossary=dict(firm.glossary),
        efforts=book.efforts,
        offset=book.scenario.shift.offset,
        start=book.start,
        length=book.length,
        service_parts=book.service_parts,
    )


def project(world: World, seat: str, book: Handbook, refused: Refusal | None = None) -> View:
    """What that seat sees now. `book` is the handbook of the run, made once."""
    record = world.record
    key = ("parts", seat)
    kept = book.memo.get(key)
    if kept is None or kept[0] is not record or kept[1] != record.turns:
        book.memo["views"] = mark = book.memo.get("views", 0) + 1
        kept = book.memo[key] = (record, record.turns, {**_parts_seen(world, seat, book), "drawn": mark})
    return View(
        now=world.now,
        seat=seat,
        handbook=book,
        tickets=_tickets(world, book),
        loss_per_hour=known_loss(world),
        refused=refused,
        **kept[2],
    )


def _parts_seen(world: World, seat: str, book: Handbook) -> dict[str, Any]:
    """Everything in a view that time alone does not change."""
    record = world.record
    shown = [item for item in record.interactions.values() if _shown(world, item, seat)]
    contacts = _drawn(world, book, seat, shown, draw_interaction)
    mine = {item.id for item in contacts}
    return {
        "over": record.over or (seat != RELIEF_SEAT and (record.ended is not None or record.relief is not None)),
        "hands": draw_hands(record.hands.get(seat) or Hands()),
        "ringing": tuple(item.id for item in contacts if item.call == "ringing"),
        "on_call": next((item.id for item in contacts if item.call == "on"), ""),
        "interactions": contacts,
        "facts": _drawn(world, book, "", [fact for fact in record.facts.values() if seat in fact.holders], draw_fact),
        "cases": _drawn(world, book, "", record.cases.values(), draw_case),
        "promises": tuple(
            PromiseView(item.id, item.to, item.kind, item.ticket, item.due, item.state)
            for item in record.promises.values()
            if item.kind != "caller" or item.to in mine
        ),
        "changes": tuple(draw_change(item) for item in record.changes.values()),
        "problems": tuple(
            ProblemView(item.id, item.tickets, item.ci, item.owner, item.known_error is not None)
            for item in record.problems.values()
        ),
        "updates": tuple(draw_update(item) for item in record.updates),
        "runs": tuple(
            RunView(item.id, item.remedy, item.target, item.by, item.ticket, item.interaction, item.started, item.ended)
            for item in record.runs.values()
        ),
        "tests": tuple((name, test[1], test[2]) for name, test in record.tests.items()),
        "told": tuple(record.told.items()),
        "alerts": tuple((item.rule, item.raised, item.value, item.cleared is None) for item in record.alerts.values()),
        "samples": tuple((service, tick, value) for service, (tick, value) in record.samples.items()),
        "read": tuple(record.read),
        "written": tuple((name, about) for name, (about, _, _) in record.written.items()),
        "dependencies": _dependencies(world, book),
        "security_flag": record.security_flag,
        "security_told": record.security_told,
        "handover": record.handover is not None,
        "hints": tuple(record.hints.items()),
    }


def _drawn(
    world: World,
    book: Handbook,
    seat: str,
    items: Iterable[Item],
    draw: Callable[[World, Item, str], Drawn],
) -> tuple[Drawn, ...]:
    """Things as a seat sees them; what no event has changed since the last time is not drawn again."""
    memo, marks = book.memo, world.record.marks
    views = []
    for item in items:
        name = item.id
        key = (draw, seat, name)
        mark = marks.get(name, 0)
        kept = memo.get(key)
        if kept is None or kept[0] is not item or kept[1] != mark:
            kept = memo[key] = (item, mark, draw(world, item, seat))
        views.append(kept[2])
    return tuple(views)


def _tickets(world: World, book: Handbook) -> tuple[TicketView, ...]:
    """All tickets; one whose clocks have both stopped looks the same until an event changes it."""
    memo, marks = book.memo, world.record.marks
    views = []
    for ticket in world.record.tickets.values():
        mark = marks.get(ticket.id, 0)
        kept = memo.get(ticket.id)
        if kept is not None and kept[0] is ticket and kept[1] == mark:
            views.append(kept[2])
            continue
        view = draw_ticket(world, ticket)
        views.append(view)
        if not ticket.parent and _still(view.response) and _still(view.resolution):
            memo[ticket.id] = (ticket, mark, view)
    return tuple(views)


def _still(clock: ClockView) -> bool:
    return clock.state == "none" or (clock.stopped is not None and clock.state in ("met", "breached"))


def _shown(world: World, item: Interaction, seat: str) -> bool:
    """A seat sees its own contacts; the next desk sees what is on tickets and what reaches it itself."""
    if item.arrived > world.now:
        return False
    return item.seat == seat or (seat == RELIEF_SEAT and bool(item.tickets))


def _dependencies(world: World, book: Handbook) -> tuple[tuple[str, str, str], ...]:
    found = world.record.found
    count, drawn = book.memo.get("dependencies", (-1, ()))
    if count == len(found):
        return cast(tuple[tuple[str, str, str], ...], drawn)
    drawn = tuple(
        (item.of, item.on, item.kind)
        for item in world.book.dependencies
        if item.known or f"{item.of}>{item.on}" in found
    )
    book.memo["dependencies"] = (len(found), drawn)
    return drawn
