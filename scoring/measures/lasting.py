"""What lasts: troubles that stayed resolved, work that the next desk could go on with, and no harm on the way."""

from __future__ import annotations

from scoring.measures.clocks import claims
from scoring.measures.ledger import Ledger
from scoring.measures.matters import Matter
from scoring.rubric import WHOLE, Deduction, Duty, Result, Value, why
from simulator.domain.events import (
    DamageGrew,
    FaultReturned,
    HarmDone,
    NeedViolated,
    NoteAdded,
    OutageBegan,
    RemedyApplied,
    TicketReopened,
)
from simulator.domain.record import Ticket

HARM, OUTAGE, DAMAGE, SPAWNED, VIOLATED = 300, 100, 150, 200, 100
"""Points that one act of each kind takes from quality, basis points of the whole."""


def stayed(ledger: Ledger) -> Result:
    """One duty for each matter whose resolution is owed: touched by the shift, said to be over, over, and not back."""
    duties = tuple(
        _stayed_duty(ledger, matter)
        for matter in ledger.matters
        if matter.contacts and not matter.unmeetable and (matter.fault is not None or matter.type)
    )
    return Result("stayed-resolved", duties)


def _stayed_duty(ledger: Ledger, matter: Matter) -> Duty:
    common: dict[str, Value] = {"matter": matter.service, "contact": matter.contacts[0]}
    said = claims(ledger, matter)
    acted = ledger.acted(matter)
    first = said[0][1] if said else ledger.world.now
    back = _back(ledger, matter, first) if said and acted else []
    places = tuple(place for *_, place, _ in said[:1])
    if back:
        place, tick = back[0]
        return Duty(matter.weight, 0, why("stayed-back", **common, at=first, then=tick), (*places, place), tick)
    if acted and ledger.met(matter) is not None and (said or not matter.type):
        return Duty(matter.weight, WHOLE, why("stayed-good", **common, at=first), places, first)
    if acted and matter.need is not None and ledger.stands(matter) is not None:
        return Duty(matter.weight, WHOLE, why("stayed-stands", **common))
    return Duty(matter.weight, 0, why("stayed-open", **common))


def _back(ledger: Ledger, matter: Matter, since: int) -> list[tuple[int, int]]:
    """(place, tick) of every time it came back after it was said to be over."""
    names = {ticket.id for ticket in ledger.tickets(matter)}
    returned = [
        (place, event.tick)
        for place, event in ledger.of(FaultReturned)
        if event.planted == matter.id and event.tick > since
    ]
    reopened = [(place, event.tick) for place, event in ledger.of(TicketReopened) if event.ticket in names]
    return sorted(returned + reopened)


# --- continuity


def continuity(ledger: Ledger) -> Result:
    """One duty for each matter the shift owed: done before the hand-over, or judged by what stands in the record.

    Service, scope, evidence, promise and next step, each only where the next desk needs it for this matter.
    """
    duties = tuple(
        _continuity_duty(ledger, matter)
        for matter in ledger.matters
        if matter.contacts and (matter.fault is not None or matter.type)
    )
    return Result("continuity", duties)


def _continuity_duty(ledger: Ledger, matter: Matter) -> Duty:
    common: dict[str, Value] = {"matter": matter.service, "contact": matter.contacts[0]}
    met = ledger.met(matter)
    if met is not None and met <= ledger.end:
        earned = WHOLE if ledger.acted(matter) else 0
        return Duty(matter.weight, earned, why("continuity-done" if earned else "continuity-unasked", **common))
    tickets = ledger.tickets(matter)
    if not tickets:
        return Duty(matter.weight, 0, why("continuity-none", **common))
    if not ledger.acted(matter):
        return Duty(matter.weight, 0, why("continuity-untouched", **common))
    best = max(_fields(ledger, matter, ticket) for ticket in tickets)
    share, lacking, name = best
    note = ledger.record.handover
    if note is not None and name in note[1]:
        share = min(share + 1_000, WHOLE)
    code = "continuity-good" if share == WHOLE else "continuity-partly"
    return Duty(matter.weight, share, why(code, **common, ticket=name, lacking=lacking))


def _fields(ledger: Ledger, matter: Matter, ticket: Ticket) -> tuple[int, str, str]:
    """(share of the needed fields that stood at the hand-over, what lacked, ticket)."""
    facts = [fact for fact in ticket.facts if ledger.holding(fact, ledger.end)]
    specs = [ledger.book.facts[name] for fact in facts if (name := ledger.spec(fact)) in ledger.book.facts]
    readings = [fact for fact in facts if (known := ledger.fact(fact)) is not None and known.kind == "reading"]
    kinds = {cover for spec in specs for cover in spec.covers}
    noted = [note.next_step for _, note in ledger.ours(NoteAdded) if note.ticket == ticket.id and note.next_step]
    due = [item for item in ledger.record.promises.values() if item.to in ticket.interactions]
    needed: list[tuple[str, bool]] = [("service", ledger.near(matter, ticket.service))]
    if matter.fault is not None:
        needed.append(("scope", "scope" in kinds or any(spec.sites for spec in specs)))
        needed.append(("evidence", bool(readings) or bool(kinds & {"logs", "seen", "since"})))
    else:
        needed.append(("evidence", bool(facts)))
    needed.append(("next step", bool(noted) or ledger.stands(matter) is not None))
    if due:
        needed.append(("promise", any(item.ticket == ticket.id or item.state == "kept" for item in due)))
    stands = sum(there for _, there in needed)
    lacking = ", ".join(name for name, there in needed if not there)
    return stands * WHOLE // len(needed), lacking, ticket.id


# --- collateral damage


def collateral(ledger: Ledger) -> tuple[Deduction, ...]:
    """What remedies of the shift, or asked for by it, did beside their effect: harm, outages, damage, new faults."""
    runs = {event.run: (place, event) for place, event in ledger.of(RemedyApplied) if _asked_by_us(ledger, event)}
    helped = {
        why_ for state in ledger.truth.faults.values() for _, why_, restores, _ in state.credits if restores != "none"
    }
    found = _harms(ledger, runs) + _spawned(ledger, runs)
    for place, outage in ledger.of(OutageBegan):
        if outage.run in runs and outage.run not in helped and _in_hours(ledger, outage):
            values: dict[str, Value] = {"at": outage.tick, "part": outage.target}
            values |= {"remedy": runs[outage.run][1].remedy, "length": outage.until - outage.tick}
            reason = why("collateral-outage", **values)
            found.append(Deduction(OUTAGE, reason, (runs[outage.run][0], place), tick=outage.tick))
    for place, violated in ledger.of(NeedViolated):
        if violated.tick <= ledger.end:
            reason = why("collateral-violated", at=violated.tick, contact=violated.interaction)
            found.append(Deduction(VIOLATED, reason, (place,), tick=violated.tick))
    return tuple(found)


Runs = dict[str, tuple[int, RemedyApplied]]


def _asked_by_us(ledger: Ledger, event: RemedyApplied) -> bool:
    run = ledger.record.runs.get(event.run)
    case = ledger.record.cases.get(run.case) if run is not None and run.case else None
    seat = case.seat if case is not None else event.seat
    return seat == ledger.book.seat


def _harms(ledger: Ledger, runs: Runs) -> list[Deduction]:
    found = []
    for place, harm in ledger.of(HarmDone):
        if harm.run in runs:
            at, event = runs[harm.run]
            reason = why("collateral-harm", at=event.tick, remedy=event.remedy, part=event.target)
            found.append(Deduction(HARM, reason, (at, place), tick=event.tick))
    for place, grew in ledger.of(DamageGrew):
        if grew.why in runs:
            at, event = runs[grew.why]
            reason = why("collateral-damage", at=event.tick, remedy=event.remedy, part=event.target, units=grew.units)
            found.append(Deduction(DAMAGE, reason, (at, place), tick=event.tick))
    return found


def _spawned(ledger: Ledger, runs: Runs) -> list[Deduction]:
    found = []
    for state in ledger.truth.faults.values():
        run = state.spawned_by.rpartition("/")[2]
        if state.spawned_by and run in runs:
            at, event = runs[run]
            reason = why("collateral-spawned", at=event.tick, remedy=event.remedy, part=event.target)
            found.append(Deduction(SPAWNED, reason, (at,), tick=event.tick))
    return found


def _in_hours(ledger: Ledger, outage: OutageBegan) -> bool:
    node = ledger.book.node_index.get(outage.target)
    if node is None:
        return False
    users = {ledger.book.nodes[user] for user in ledger.book.users[node]}
    return any(
        begin < outage.until and outage.tick < end
        for name, service in ledger.book.services.items()
        if name in users
        for begin, end in ledger.book.calendars[service.hours]
    )
