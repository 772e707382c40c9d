"""What makes tomorrow better: problems raised for what will recur, knowledge written down, hazards removed."""

from __future__ import annotations

from scoring.measures.ledger import Ledger
from scoring.measures.matters import Matter, seats
from scoring.rubric import WHOLE, Deduction, Duty, Result, Value, scaled, why
from simulator.domain.events import (
    ArticleWritten,
    ChangeApproved,
    ChangeRaised,
    ChangeRejected,
    KnownErrorRecorded,
    ProblemRaised,
    RemedyApplied,
)

KNOWN_ERROR_MINUTES = 30
"""What a whole known error saves the next desk when the fault comes back."""
GUIDE_MINUTES = 10
"""What a guide saves for each contact that asks the same again."""
PENDING_SHARE = 8_000
"""Worth of a change raised in time that nobody has decided by the end."""


def recurring(ledger: Ledger) -> tuple[Matter, ...]:
    """Planted faults that are expected again within four weeks."""
    return tuple(matter for matter in ledger.matters if matter.fault is not None and matter.fault.recurs)


# --- problems


def _fits(ledger: Ledger, matter: Matter, raised: ProblemRaised) -> bool:
    names = {ticket.id for ticket in ledger.tickets(matter)}
    named = ledger.book.ci_of(raised.ci)
    places = seats(ledger.book, matter.fault) if matter.fault is not None else ()
    return named is not None and named.id in places and any(t in names for t in raised.tickets)


def _problem_worth(ledger: Ledger, matter: Matter, raised: ProblemRaised) -> int:
    """60 % that it is raised, 20 % its owner, 10 % a fact to start from, 10 % two contributing factors."""
    part = ledger.book.ci_of(raised.ci)
    owner = 2_000 if part is not None and raised.owner == part.owner else 0
    facts = 1_000 if any(ledger.about(fact, matter) for fact in raised.facts) else 0
    return 6_000 + owner + facts + (1_000 if len(set(raised.factors)) >= 2 else 0)


def problems(ledger: Ledger) -> tuple[Result, int]:
    """One duty for each recurring fault, less what needless problems take from precision; and how many those were."""
    owed = recurring(ledger)
    raised = list(ledger.ours(ProblemRaised))
    used: dict[str, str] = {}
    duties: list[Duty] = []
    for matter in owed:
        common: dict[str, Value] = {"matter": matter.service, "contact": matter.contacts[0] if matter.contacts else ""}
        fits = [(place, item) for place, item in raised if _fits(ledger, matter, item) and item.problem not in used]
        if not fits:
            duties.append(Duty(matter.weight, 0, why("problem-none", **common, part=matter.ci)))
            continue
        place, best = max(fits, key=lambda pair: _problem_worth(ledger, matter, pair[1]))
        used[best.problem] = matter.id
        worth = _problem_worth(ledger, matter, best)
        code = "problem-raised" if worth == WHOLE else "problem-thin"
        reason = why(code, **common, at=best.tick, problem=best.problem, owner=best.owner)
        duties.append(Duty(matter.weight, worth, reason, (place,), best.tick))
    needless = len(raised) - len(used)
    cut = _imprecise("problem-imprecise", len(used), len(owed), len(raised))
    return Result("problems", tuple(duties), cut), needless


def _imprecise(code: str, hits: int, owed: int, tries: int) -> tuple[Deduction, ...]:
    """The deduction that turns recall into the harmonic mean of precision and recall."""
    if not hits or tries <= hits:
        return ()
    recall = hits * WHOLE // owed
    mean = 2 * hits * WHOLE // (owed + tries)
    lost = max(recall - mean, 0) * WHOLE // recall
    return (Deduction(0, why(code, right=hits, all=tries), share=lost),) if lost else ()


# --- known errors and articles


def knowledge(ledger: Ledger) -> Result:
    """Duties weigh by the minutes they save the next desk: known errors for what recurs, guides for what is asked."""
    duties = [_known_error(ledger, matter) for matter in recurring(ledger)]
    guides: dict[str, list[Matter]] = {}
    for matter in ledger.matters:
        if matter.need is not None and matter.need.repeats_until:
            guides.setdefault(matter.need.repeats_until, []).append(matter)
    duties += [_guide(ledger, article, matters) for article, matters in guides.items()]
    return Result("knowledge", tuple(duties))


def _known_error(ledger: Ledger, matter: Matter) -> Duty:
    """A third each for the symptom as people tell it, how to confirm it, and the way round."""
    problems_ = {item.problem for _, item in ledger.ours(ProblemRaised) if _fits(ledger, matter, item)}
    best, place, tick = 0, -1, None
    for at, noted in ledger.ours(KnownErrorRecorded):
        if noted.problem in problems_:
            score = _known_error_worth(ledger, matter, noted.facts, noted.workaround)
            if score > best:
                best, place, tick = score, at, noted.tick
    common: dict[str, Value] = {"matter": matter.service, "minutes": KNOWN_ERROR_MINUTES}
    if place < 0:
        return Duty(KNOWN_ERROR_MINUTES, 0, why("known-error-none", **common))
    assert tick is not None
    reason = why("known-error", **common, at=tick, saved=scaled(KNOWN_ERROR_MINUTES, best))
    return Duty(KNOWN_ERROR_MINUTES, best, reason, (place,), tick)


def _known_error_worth(ledger: Ledger, matter: Matter, facts: tuple[str, ...], workaround: str) -> int:
    about = [fact for fact in facts if ledger.about(fact, matter)]
    readings = [fact for fact in about if (known := ledger.fact(fact)) is not None and known.kind == "reading"]
    said = [fact for fact in about if fact not in readings]
    parts = bool(said) + bool(readings) + bool(workaround)
    return WHOLE if parts == 3 else parts * WHOLE // 3


def _guide(ledger: Ledger, article: str, matters: list[Matter]) -> Duty:
    """A guide about one contact that asks serves all that ask the same."""
    weight = GUIDE_MINUTES * len(matters)
    contacts = [matter.contacts[0] for matter in matters]
    tickets = {ticket.id for matter in matters for ticket in ledger.tickets(matter)}
    common: dict[str, Value] = {"contact": contacts[0], "minutes": weight, "article": article}
    for place, written in ledger.ours(ArticleWritten):
        placed = written.about in tickets or ledger.root(written.about) in contacts
        if placed and any(ledger.about(fact, matter) for fact in written.facts for matter in matters):
            return Duty(weight, WHOLE, why("guide", **common, at=written.tick), (place,), written.tick)
    return Duty(weight, 0, why("guide-none", **common))


# --- hazards


def hazards(ledger: Ledger) -> Result:
    """One duty for each recurring fault with a known way to end it for good: a change raised for it, or done."""
    owed = [matter for matter in recurring(ledger) if matter.fault is not None and matter.fault.prevents]
    raised = list(ledger.ours(ChangeRaised))
    useful = {change.change for _, change in raised if _useful(ledger, change)}
    duties = tuple(_hazard(ledger, matter, raised) for matter in owed)
    hits = sum(duty.earned > 0 for duty in duties)
    cut = _imprecise("change-imprecise", hits, len(owed), hits + len(raised) - len(useful)) if owed else ()
    return Result("hazards", duties, cut)


def _useful(ledger: Ledger, change: ChangeRaised) -> bool:
    """Whether some fault of the shift is ended, eased or prevented by it."""
    for state in ledger.truth.faults.values():
        pairs = {*state.fault.prevents, *((flip.remedy, flip.at) for flip in state.fault.flips if flip.set)}
        if any(remedy == change.remedy and _same(target, change.target) for remedy, target in pairs):
            return True
    return False


def _same(true: str, named: str) -> bool:
    return true == named or true.startswith(f"{named}/") or named.startswith(f"{true}/")


def _hazard(ledger: Ledger, matter: Matter, raised: list[tuple[int, ChangeRaised]]) -> Duty:
    fault = matter.fault
    assert fault is not None
    common: dict[str, Value] = {"matter": matter.service, "part": fault.prevents[0][1], "remedy": fault.prevents[0][0]}
    approved = {event.change for _, event in ledger.of(ChangeApproved)}
    rejected = {event.change for _, event in ledger.of(ChangeRejected)}
    best: tuple[int, int, int] | None = None
    for place, change in raised:
        if any(change.remedy == remedy and _same(at, change.target) for remedy, at in fault.prevents):
            share = 0 if change.change in rejected else WHOLE if change.change in approved else PENDING_SHARE
            best = max(best or (0, place, change.tick), (share, place, change.tick))
    for place, done in ledger.ours(RemedyApplied):
        if any(done.remedy == remedy and _same(at, done.target) for remedy, at in fault.prevents):
            best = max(best or (0, place, done.tick), (WHOLE, place, done.tick))
    if best is None:
        return Duty(matter.weight, 0, why("hazard-none", **common))
    share, place, tick = best
    code = "hazard-removed" if share == WHOLE else "hazard-pending" if share else "hazard-rejected"
    return Duty(matter.weight, share, why(code, **common, at=tick), (place,), tick)
