"""The owed clocks: response and resolution as the people felt them, at the true priority. Not the recorded ones."""

from __future__ import annotations

from scoring.measures.ledger import Ledger, Response
from scoring.measures.matters import Matter, Owed, obtainable
from scoring.rubric import WHOLE, ClockCount, Duty, Result, Value, why
from simulator.domain.base import value
from simulator.domain.clocks.rules import CHASE, pause_end
from simulator.domain.events import (
    ConditionChanged,
    InteractionReferred,
    NeedMet,
    QuestionAsked,
    ReplySent,
    RestorationRecorded,
    TicketResolved,
    UpdateSent,
)
from simulator.domain.record import Ticket
from simulator.domain.world import RELIEF_SEAT

BOUNCE_SHARES = (WHOLE, WHOLE // 2, 0)
"""What a restoration by a group is worth after 0, 1, 2 bounces of the ask."""


@value
class Clock:
    """One owed clock at the end of the aftermath."""

    matter: Matter
    start: int
    due: int | None
    stopped: int | None
    used: int
    amount: int

    @property
    def met(self) -> bool:
        """Whether it stopped in time."""
        return self.stopped is not None and self.used <= self.amount


def first_response(ledger: Ledger, owed: Owed) -> Response | None:
    """The earliest word that counts: a question they can answer, a held fact about their matter, or the thing itself.

    A notice counts for the contacts on its ticket that were there before it and whom it reaches.
    """
    if owed.id not in ledger.firsts:
        ledger.firsts[owed.id] = _first(ledger, owed)
    return ledger.firsts[owed.id]


def _first(ledger: Ledger, owed: Owed) -> Response | None:
    found: list[Response] = []
    answerable = {intent for matter in owed.matters for intent in obtainable(ledger.book, owed.contact, matter)}
    for place, asked in ledger.with_contact(QuestionAsked, owed.id):
        if asked.intent in answerable:
            found.append(Response(asked.tick, place, ledger.is_ours(asked), "asked"))
    for place, reply in ledger.with_contact(ReplySent, owed.id):
        said = [fact for fact in reply.facts if fact not in reply.speculative]
        if any(ledger.about(fact, matter) for fact in said for matter in owed.matters):
            found.append(Response(reply.tick, place, ledger.is_ours(reply), "told"))
    for place, referred in ledger.with_contact(InteractionReferred, owed.id):
        if referred.accepted:
            found.append(Response(referred.tick, place, ledger.is_ours(referred), "referred"))
    for place, met in ledger.with_contact(NeedMet, owed.id):
        found.append(Response(met.tick, place, met.tick <= ledger.end, "met"))
    found += _notices(ledger, owed)
    return min(found, key=lambda response: (response.tick, response.place), default=None)


def _notices(ledger: Ledger, owed: Owed) -> list[Response]:
    found = []
    tickets = {ticket.id for ticket in ledger.tickets_of(owed.id)}
    cell = ledger.book.persons.get(owed.person)
    for place, update in ledger.of(UpdateSent):
        audience = ledger.book.audiences.get(update.audience)
        if audience is None or update.ticket not in tickets or update.tick < owed.arrived:
            continue
        reached = owed.person in audience.persons or "*" in audience.reaches
        reached = reached or (cell is not None and cell.cell in audience.reaches)
        if reached and any(ledger.about(fact, matter) for fact in update.facts for matter in owed.matters):
            found.append(Response(update.tick, place, ledger.is_ours(update), "notice"))
    return found


def response(ledger: Ledger) -> tuple[Result, ClockCount]:
    """One clock for each contact with somebody at the other end, from its arrival, logged or not."""
    duties: list[Duty] = []
    met = breached = over = 0
    for owed in ledger.contacts:
        if not owed.spoken or owed.responded:
            continue
        matter = owed.first
        amount = ledger.target(matter.priority).response
        first = first_response(ledger, owed)
        due = ledger.due(matter, owed.arrived, amount)
        if due is not None and due <= 0:
            continue  # it was past before the shift began
        used = ledger.used(matter, owed.arrived, first.tick if first else ledger.world.now)
        in_time = first is not None and used <= amount
        met, breached = met + in_time, breached + (not in_time)
        over += max(used - amount, 0)
        duties.append(_response_duty(ledger, owed, first, due, in_time=in_time))
    return Result("response-clocks", tuple(duties)), ClockCount(met, breached, over)


def _response_duty(ledger: Ledger, owed: Owed, first: Response | None, due: int | None, *, in_time: bool) -> Duty:
    matter = owed.first
    common: dict[str, Value] = {
        "contact": owed.id,
        "level": matter.priority,
        "due": due if due is not None else ledger.world.now,
    }
    if first is None:
        return Duty(matter.weight, 0, why("response-none", **common))
    common["at"] = first.tick
    places = (first.place,)
    if not in_time:
        return Duty(matter.weight, 0, why("response-late", **common), places, first.tick)
    if not first.ours and owed.id not in ledger.acts:
        return Duty(matter.weight, 0, why("response-relief", **common), places, first.tick)
    if not all(ledger.done(item) for item in owed.matters):
        return Duty(matter.weight, 0, why("response-unmet", **common), places, first.tick)
    return Duty(matter.weight, WHOLE, why("response-met", **common), places, first.tick)


# --- resolution


def claims(ledger: Ledger, matter: Matter) -> list[tuple[int, int, int, Ticket]]:
    """(claimed time, said at, place, ticket) of everything that said a matter was over, in order of saying."""
    tickets = {ticket.id: ticket for ticket in ledger.tickets(matter)}
    found = []
    for place, said in ledger.of(RestorationRecorded):
        if said.ticket in tickets:
            found.append((said.at, said.tick, place, tickets[said.ticket]))
    for place, resolved in ledger.of(TicketResolved):
        if resolved.ticket in tickets:
            found.append((resolved.tick, resolved.tick, place, tickets[resolved.ticket]))
    return sorted(found, key=lambda claim: (claim[1], claim[2]))


def pauses(ledger: Ledger, ticket: Ticket, matter: Matter) -> list[tuple[int, int | None]]:
    """Honest holds of a ticket, cut where their answer came and where nobody chased for two business days."""
    found: list[tuple[int, int | None]] = []
    for hold in ticket.holds:
        if hold.honest:
            chased = ledger.due(matter, hold.start, CHASE)
            ended = pause_end(ledger.world, hold)
            end = ended if ended is not None else ledger.world.now
            found.append((hold.start, end if chased is None else min(end, chased)))
    return found


def resolution_clock(ledger: Ledger, matter: Matter) -> Clock:
    """The clock of one matter: it stops at the later of what was claimed and what was true.

    A fault that came back starts it again until it was said anew that it is over.
    """
    amount = ledger.target(matter.priority).resolution
    said = claims(ledger, matter)
    holes = pauses(ledger, said[0][3], matter) if said else []
    due = ledger.due(matter, matter.opened, amount, holes)
    stands = ledger.stands(matter) if matter.need is not None else None
    if matter.need is not None:
        stopped = _need_stopped(ledger, matter, said, stands)
        runs = [(matter.opened, stopped if stopped is not None else ledger.world.now)]
    else:
        runs, stopped = _fault_runs(ledger, matter, said)
    used = sum(ledger.used(matter, start, end, holes) for start, end in runs)
    return Clock(matter, matter.opened, due, stopped, used, amount)


def _need_stopped(
    ledger: Ledger, matter: Matter, said: list[tuple[int, int, int, Ticket]], stands: int | None
) -> int | None:
    met = ledger.met(matter)
    if met is None:
        return stands
    if not matter.type:
        return met
    claimed = min((at for at, *_ in said), default=None)
    if claimed is None:
        return stands
    return max(met, claimed)


def _fault_runs(
    ledger: Ledger, matter: Matter, said: list[tuple[int, int, int, Ticket]]
) -> tuple[list[tuple[int, int]], int | None]:
    runs: list[tuple[int, int]] = []
    start = matter.opened
    for since, until in ledger.quiet(matter):
        last = until if until is not None else ledger.world.now
        claimed = min((max(at, since) for at, when, *_ in said if when <= last and at < last), default=None)
        if claimed is None:
            continue
        stop = max(claimed, start)
        runs.append((start, stop))
        if until is None:
            return runs, stop
        start = max(until, stop)
    runs.append((start, max(ledger.world.now, start)))
    return runs, None


def restorer(ledger: Ledger, matter: Matter) -> tuple[str, int, int]:
    """(who, share of credit, place in the log) of what ended a fault: seat, group, unasked, time, nobody."""
    last: tuple[int, ConditionChanged] | None = None
    for place, change in ledger.of(ConditionChanged):
        if change.planted == matter.id and change.restores in ("partly", "wholly"):
            last = (place, change)
    if last is None:
        return "nobody", WHOLE, -1
    place, change = last
    run = ledger.record.runs.get(change.why)
    share = BOUNCE_SHARES[min(ledger.bounces(matter, change.tick), 2)]
    if run is not None:
        if run.by not in ledger.book.groups or run.by in (ledger.book.group, RELIEF_SEAT):
            return "seat", WHOLE, place
        return ("group", share, place) if run.case else ("unasked", 0, place)
    if matter.fault is not None and change.why.startswith("ends/"):
        end = matter.fault.ends[int(change.why.partition("/")[2])]
        return ("group", share, place) if end.by else ("time", WHOLE, place)
    return "time", WHOLE, place


def resolution(ledger: Ledger) -> tuple[Result, ClockCount]:
    """One clock for each fault that began and for each stand-alone need."""
    duties: list[Duty] = []
    met = breached = over = 0
    for matter in ledger.matters:
        if matter.unmeetable or (matter.fault is not None and not matter.contacts):
            continue
        clock = resolution_clock(ledger, matter)
        if clock.due is not None and clock.due <= 0:
            continue
        done = clock.met or (_beyond(ledger, clock) and ledger.done(matter))
        met, breached = met + done, breached + (not done)
        over += max(clock.used - clock.amount, 0)
        duties.append(_resolution_duty(ledger, clock, done=done))
    return Result("resolution-clocks", tuple(duties)), ClockCount(met, breached, over)


def _beyond(ledger: Ledger, clock: Clock) -> bool:
    """Whether a clock falls due after the end of the aftermath and is judged by where its need stands."""
    return clock.stopped is None and (clock.due is None or clock.due > ledger.world.now)


def _resolution_duty(ledger: Ledger, clock: Clock, *, done: bool) -> Duty:
    matter = clock.matter
    stopped = clock.stopped if clock.stopped is not None else -1
    common: dict[str, Value] = {
        "matter": matter.service,
        "contact": matter.contacts[0],
        "level": matter.priority,
        "due": clock.due if clock.due is not None else ledger.world.now,
    }
    places = tuple(place for *_, place, _ in claims(ledger, matter)[:3])
    if not done:
        code = "resolution-late" if clock.stopped is not None else _open_code(ledger, matter)
        return Duty(matter.weight, 0, why(code, **common, at=stopped), places, clock.stopped)
    if not ledger.acted(matter):
        return Duty(matter.weight, 0, why("resolution-untouched", **common, at=stopped), places, clock.stopped)
    if matter.fault is None:
        code = "resolution-met" if clock.stopped is not None else "resolution-stands"
        return Duty(matter.weight, WHOLE, why(code, **common, at=stopped), places, clock.stopped)
    who, share, place = restorer(ledger, matter)
    bounces = ledger.bounces(matter)
    asked = "resolution-group" if share < WHOLE else "resolution-asked"
    code = {"group": asked, "unasked": "resolution-unasked"}.get(who, "resolution-met")
    places = (*places, place) if place >= 0 else places
    return Duty(matter.weight, share, why(code, **common, at=stopped, bounces=bounces), places, clock.stopped)


def _open_code(ledger: Ledger, matter: Matter) -> str:
    return "resolution-unsaid" if ledger.met(matter) is not None else "resolution-open"
