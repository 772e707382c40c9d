"""What clocks said beside what people felt, and what chance did: no judgement, two figures side by side."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.rubric import Grade, values
from simulator.domain.clocks.rules import recorded
from simulator.domain.intervals import elapsed
from simulator.domain.record import Case as Asked
from simulator.domain.tables import Table
from simulator.domain.time import MINUTE
from simulator.domain.world import RELIEF_SEAT, World

MARKS_FEW = 25
"""Survey marks in tenths under which a caller is not content; 40 is the best."""


@dataclass(frozen=True, slots=True)
class Felt:
    """One contact: what the clock of its ticket says, and what its caller would answer."""

    contact: str
    person: str
    ticket: str
    """'' when it was never logged."""
    clock: str
    """met, breached, running, paused, outside, none, reopened: the resolution clock of the record."""
    over: int
    """Service time past the target, ticks."""
    tenths: int
    """The survey in tenths of a mark, 10 to 40."""
    mood: str

    @property
    def green_outside(self) -> bool:
        """Whether the clock is content and the caller is not."""
        return self.clock == "met" and self.tenths < MARKS_FEW


def felt(grade: Grade, world: World) -> tuple[Felt, ...]:
    """One row for each contact that would be asked, in the order of the grade."""
    rows = []
    for item in grade.items:
        if item.measure != "satisfaction" or item.because.code not in ("survey", "survey-none"):
            continue
        known = values(item.because)
        contact = str(known["contact"])
        share = max(item.points, 0) * 30 // item.max if item.max else 0
        person = world.record.interactions[contact].person if contact in world.record.interactions else ""
        ticket = next((t for t in world.record.tickets.values() if contact in t.interactions), None)
        clock, over = "none", 0
        if ticket is not None:
            state = recorded(world, ticket, "resolution")
            clock = "reopened" if ticket.reopened else state.state
            over = max(state.elapsed - state.amount, 0) if state.amount else 0
        name = ticket.id if ticket else ""
        rows.append(Felt(contact, person, name, clock, over, 10 + share, str(known.get("mood", ""))))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class Luck:
    """One thing the seed decided: how long it was here, and how long it is in eight of ten seeds."""

    what: str
    """wait or onset."""
    who: str
    """The group asked, or the planted fault's service."""
    about: str
    """The ticket, or ''."""
    took: int
    low: int
    middle: int
    high: int

    @property
    def lost(self) -> int:
        """Ticks more than usual; negative: fewer."""
        return self.took - self.middle


def luck(world: World) -> tuple[Luck, ...]:
    """The waits of this seed that the player's asks met, the largest difference first."""
    found = [item for case in world.record.cases.values() if (item := _wait(world, case))]
    return tuple(sorted(found, key=lambda item: (-abs(item.lost), item.about)))


def _wait(world: World, case: Asked) -> Luck | None:
    group = world.book.groups.get(case.group)
    if case.seat == RELIEF_SEAT or case.started is None or group is None or case.kind in ("authority", "team"):
        return None
    if case.reason == "thin" or case.started > world.book.length:
        return None
    table: Table = group.start[case.priority - 1]
    hours = world.book.calendars[group.hours]
    took = case.started - case.opened if case.priority == 1 else elapsed(hours, case.opened, case.started)
    crowd = 2 if case.waiting >= 2 else 1
    low, middle, high = (table.p(share) * crowd for share in (10, 50, 90))
    if high - low < MINUTE:
        return None
    return Luck("wait", case.group, case.ticket, took, low, middle, high)
