"""Whether what was said to be the trouble is the trouble, and whether it rested on something seen."""

from __future__ import annotations

from scoring.measures.ledger import Ledger
from scoring.measures.matters import Matter, seats, where
from scoring.rubric import WHOLE, Duty, Result, Value, why
from simulator.domain.events import DiagnosisStated
from simulator.domain.plan import Fault
from simulator.domain.time import MINUTE

NEAR_START = 30 * MINUTE
"""A time somebody named this close to the onset is evidence."""
WITHOUT_COUNTER = WHOLE // 2
"""Worth of a statement that cites nothing against a known look-alike."""


def diagnosis(ledger: Ledger) -> Result:
    """One duty for each planted fault that began; a false alarm owes none, it owes that nothing needless is done.

    Component, mechanism and scope are a third each; the first and the last statement are worth half each. A
    statement without a held fact outside its band or near the onset is worth nothing.
    """
    duties = tuple(_duty(ledger, matter) for matter in ledger.matters if matter.fault is not None and matter.contacts)
    return Result("diagnosis", duties)


def _duty(ledger: Ledger, matter: Matter) -> Duty:
    stated = _about(ledger, matter)
    common: dict[str, Value] = {"matter": matter.service, "contact": matter.contacts[0], "part": matter.ci}
    assert matter.fault is not None
    common["mechanism"] = matter.fault.mechanism
    if not stated:
        return Duty(matter.weight, 0, why("diagnosis-none", **common))
    (_, first), (_, last) = stated[0], stated[-1]
    one, other = worth(ledger, matter, first), worth(ledger, matter, last)
    earned = (one + other) // 2
    places = tuple(dict.fromkeys((stated[0][0], stated[-1][0])))
    common |= {
        "at": last.tick,
        "said": f"{last.component}, {last.mechanism}",
        "first": one // 100,
        "last": other // 100,
    }
    return Duty(matter.weight, earned, why(_code(ledger, matter, last, earned), **common), places, last.tick)


def _code(ledger: Ledger, matter: Matter, last: DiagnosisStated, earned: int) -> str:
    if earned == WHOLE:
        return "diagnosis-right"
    if not evidence(ledger, matter, last):
        return "diagnosis-unfounded"
    if not countered(ledger, matter, last):
        return "diagnosis-alike"
    parts = third_parts(ledger, matter, last)
    if parts == (WHOLE, WHOLE, WHOLE):
        return "diagnosis-late"
    return "diagnosis-partly" if parts[0] else "diagnosis-wrong"


def _about(ledger: Ledger, matter: Matter) -> list[tuple[int, DiagnosisStated]]:
    """Statements on the matter's tickets, less those on a ticket of several faults that fit another one better."""
    names = {ticket.id for ticket in ledger.tickets(matter)}
    found = []
    for place, stated in ledger.ours(DiagnosisStated):
        if stated.ticket not in names:
            continue
        mine = sum(third_parts(ledger, matter, stated))
        rivals = [
            other
            for other in ledger.matters
            if other.fault and other.id != matter.id and any(t.id == stated.ticket for t in ledger.tickets(other))
        ]
        if all(mine >= sum(third_parts(ledger, rival, stated)) for rival in rivals):
            found.append((place, stated))
    return found


def third_parts(ledger: Ledger, matter: Matter, stated: DiagnosisStated) -> tuple[int, int, int]:
    """How right component, mechanism and scope are, each out of a whole."""
    fault = matter.fault
    assert fault is not None
    named = ledger.book.ci_of(stated.component)
    component = WHOLE if named is not None and named.id in seats(ledger.book, fault) else 0
    mechanism = WHOLE if stated.mechanism == fault.mechanism else 0
    right, said = set(where(ledger.book, matter)), set(stated.sites)
    if said >= set(ledger.book.sites):
        said = set()
    if right == said:
        return component, mechanism, WHOLE
    overlap = len(right & said) * WHOLE // max(len(right | said), 1)
    return component, mechanism, overlap


def worth(ledger: Ledger, matter: Matter, stated: DiagnosisStated) -> int:
    """Basis points of one statement, with the demand for evidence."""
    if not evidence(ledger, matter, stated):
        return 0
    score = sum(third_parts(ledger, matter, stated)) // 3
    return score if countered(ledger, matter, stated) else score * WITHOUT_COUNTER // WHOLE


def evidence(ledger: Ledger, matter: Matter, stated: DiagnosisStated) -> bool:
    """Whether it cites a held fact that is out of the ordinary: outside its band, or near the onset."""
    return any(_points(ledger, matter, fact) for fact in stated.facts if ledger.holding(fact, stated.tick))


def _points(ledger: Ledger, matter: Matter, name: str) -> bool:
    known = ledger.fact(name)
    if known is not None and known.kind == "reading":
        return ledger.about(name, matter)
    spec = ledger.book.facts.get(ledger.spec(name))
    onset = matter.staged.onset if matter.staged else 0
    if spec is None or spec.claim or not ledger.about(name, matter):
        return False
    return (spec.since is not None and abs(spec.since - onset) <= NEAR_START) or "logs" in spec.covers


def countered(ledger: Ledger, matter: Matter, stated: DiagnosisStated) -> bool:
    """Whether it cites, for each known look-alike, a held fact that speaks against it; none known is none owed."""
    fault = matter.fault
    assert fault is not None
    alikes = [ledger.book.faults[name] for name in fault.like if name in ledger.book.faults]
    facts = [fact for fact in stated.facts if ledger.holding(fact, stated.tick)]
    return all(any(_against(ledger, matter, alike, fact) for fact in facts) for alike in alikes)


def _against(ledger: Ledger, matter: Matter, alike: Fault, name: str) -> bool:
    """A reading that the look-alike would have moved and did not, or that shows what it would not; or a said fact."""
    known = ledger.fact(name)
    if known is None or known.kind != "reading":
        spec = ledger.book.facts.get(ledger.spec(name))
        return spec is not None and not spec.claim and ledger.about(name, matter) and "ruled-out" in spec.covers
    moved = {(move.at, move.signal or move.record) for move in alike.moves}
    for line in known.lines:
        part = line.target.partition("@")[0]
        own = (part, line.what) in moved or (part.partition("/")[0], line.what) in moved
        if ledger.tells(line, matter) and ledger.near(matter, part) and not own:
            return True
        if own and not ledger.tells(line, matter):
            return True
    return False
