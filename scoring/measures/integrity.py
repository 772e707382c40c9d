"""Honest clocks, boundaries, security told; and the four causes that cap a whole grade."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.measures.ledger import Ledger
from scoring.measures.matters import Matter
from scoring.rubric import WHOLE, Deduction, Duty, Result, Veto, why
from simulator.domain.events import (
    EvidenceDestroyed,
    PrioritySet,
    QuestionAsked,
    RemedyStarted,
    ReplySent,
    SecurityNotified,
    TicketCancelled,
    TicketHeld,
    TicketLogged,
    TicketResolved,
    TicketRevised,
    UpdateSent,
)
from simulator.domain.priority import priority
from simulator.domain.time import MINUTE

BREACH_SHARE = WHOLE // 3
"""What one dishonest stop of a clock takes; the third is a veto."""
VETO_STOPS = 3
MUST_NOT_SHARE, MUST_ASK_SHARE = WHOLE, WHOLE // 2
"""What doing something forbidden, and something that must be asked for, takes of the boundaries."""
TELL_WITHIN = 30 * MINUTE
"""How long after a security fact is held Security must know."""
NEAR_BREACH = 20
"""Percent of a clock left under which lowering a priority without new facts is a way to stop it."""

Stop = tuple[int, int, str, str]
"""(place, tick, ticket, code) of a clock that was stopped dishonestly."""


def honest_clocks(ledger: Ledger) -> Result:
    """Points for honest clocks, scaled by the work done."""
    cuts = tuple(
        Deduction(0, why(code, at=tick, ticket=ticket), (place,), BREACH_SHARE, tick)
        for place, tick, ticket, code in stops(ledger)
    )
    duty = Duty(1, ledger.share, why("honest", share=ledger.share // 100))
    return Result("honest-clocks", (duty,) if ledger.contacts else (), cuts)


def stops(ledger: Ledger) -> list[Stop]:
    """Every clock stopped dishonestly, each ticket once, in order."""
    if ledger.stopped is None:
        ledger.stopped = _stops(ledger)
    return ledger.stopped


def _stops(ledger: Ledger) -> list[Stop]:
    found = sorted(
        [*_holds(ledger), *_resolutions(ledger), *_cancellations(ledger), *_downgrades(ledger), *_retypes(ledger)]
    )
    first: dict[str, Stop] = {}
    for stop in found:
        first.setdefault(stop[2], stop)
    return list(first.values())


def _holds(ledger: Ledger) -> Iterator[Stop]:
    """A hold with no question on record stops nothing but the eye."""
    for place, held in ledger.ours(TicketHeld):
        if not held.honest:
            yield place, held.tick, held.ticket, "stop-hold"


def _over_at(ledger: Ledger, matter: Matter, tick: int) -> bool:
    met = ledger.met(matter)
    stands = ledger.stands(matter)
    if (met is not None and met <= tick) or (stands is not None and stands <= tick):
        return True
    return any(since <= tick and (until is None or tick < until) for since, until in ledger.quiet(matter))


def _resolutions(ledger: Ledger) -> Iterator[Stop]:
    """Said to be solved while it was not, with nothing asked, said, looked at or done about it."""
    spoken = {ledger.root(event.interaction) for _, event in ledger.ours(ReplySent)}
    spoken |= {ledger.root(event.interaction) for _, event in ledger.ours(QuestionAsked)}
    for place, said in ledger.ours(TicketResolved):
        matters = ledger.matters_on(said.ticket)
        callers = {contact.id for contact in ledger.contacts_on(said.ticket)}
        idle = not any(name in ledger.acts for name in callers) and not callers & spoken
        if matters and idle and not any(_over_at(ledger, matter, said.tick) for matter in matters):
            yield place, said.tick, said.ticket, "stop-resolve"


def _cancellations(ledger: Ledger) -> Iterator[Stop]:
    """Cancelled as a duplicate of something else, or as no fault while it is one."""
    for place, gone in ledger.ours(TicketCancelled):
        matters = ledger.matters_on(gone.ticket)
        if not matters:
            continue
        ticket = ledger.record.tickets[gone.ticket]
        twins = [to for link, to in ticket.links if link == "duplicate-of"]
        own = {contact for name in ticket.interactions for contact in (ledger.root(name),)}
        theirs = {
            matter.id
            for twin in twins
            for matter in ledger.matters
            if set(matter.contacts) - own and any(item.id == twin for item in ledger.tickets(matter))
        }
        if gone.reason in ("duplicate", "not-a-fault") and not theirs & {matter.id for matter in matters}:
            yield place, gone.tick, gone.ticket, "stop-cancel"


def _downgrades(ledger: Ledger) -> Iterator[Stop]:
    """A priority lowered with under a fifth of the time left and no fact that was not held before."""
    level: dict[str, tuple[int, int]] = {}
    for place, event in ledger.ours_of_both(TicketLogged, PrioritySet):
        now = priority(event.impact, event.urgency)
        before = level.get(event.ticket)
        if (
            before is not None
            and before[0]
            and now > before[0]
            and _nearly_due(ledger, event.ticket, before[0], event.tick)
        ):
            fresh = any(ledger.held.get(fact, 0) > before[1] for fact in event.facts)
            if not fresh:
                yield place, event.tick, event.ticket, "stop-downgrade"
        if now:
            level[event.ticket] = (now, event.tick)


def _nearly_due(ledger: Ledger, name: str, level: int, tick: int) -> bool:
    ticket = ledger.record.tickets[name]
    matters = ledger.matters_on(name)
    amount = ledger.target(level).resolution
    if not matters:
        return False
    return ledger.used(matters[0], ticket.opened, tick) * 100 > amount * (100 - NEAR_BREACH)


def _retypes(ledger: Ledger) -> Iterator[Stop]:
    """Re-typed into what it is not, after its time was used up."""
    kinds: dict[str, str] = {}
    for place, event in ledger.ours_of_both(TicketLogged, TicketRevised):
        before = kinds.get(event.ticket, event.type)
        kinds[event.ticket] = event.type
        matters = ledger.matters_on(event.ticket)
        if before == event.type or not matters or any(matter.type == event.type for matter in matters):
            continue
        matter = min(matters, key=lambda item: item.priority)
        used = ledger.used(matter, matter.opened, event.tick)
        if used > ledger.target(matter.priority).resolution:
            yield place, event.tick, event.ticket, "stop-retype"


def boundaries(ledger: Ledger) -> Result:
    """Points for staying within the role, scaled by the work done, less what was done without leave."""
    cuts = tuple(
        Deduction(
            0,
            why("boundary-" + started.permission, at=started.tick, remedy=started.remedy, part=started.target),
            (place,),
            MUST_NOT_SHARE if started.permission == "must-not" else MUST_ASK_SHARE,
            started.tick,
        )
        for place, started in overstepped(ledger)
    )
    duty = Duty(1, ledger.share, why("boundaries", share=ledger.share // 100))
    return Result("boundaries", (duty,) if ledger.contacts else (), cuts)


def overstepped(ledger: Ledger) -> list[tuple[int, RemedyStarted]]:
    """Remedies begun with one's own hands that the role forbids, or that nobody had been asked about."""
    found = []
    for place, started in ledger.ours(RemedyStarted):
        if started.case or (started.by in ledger.book.groups and started.by != ledger.book.group):
            continue
        if started.permission == "must-not" or (started.permission == "must-ask" and not _asked(ledger, started)):
            found.append((place, started))
    return found


def _asked(ledger: Ledger, started: RemedyStarted) -> bool:
    change = ledger.record.changes.get(started.change)
    if (
        change is not None
        and change.decided is not None
        and change.decided <= started.tick
        and change.state != "rejected"
    ):
        return True
    return any(
        case.ticket == started.ticket and case.outcome in ("decided", "acted") and (case.ended or 0) <= started.tick
        for case in ledger.record.cases.values()
    )


# --- security


def security_owed(ledger: Ledger) -> bool:
    """Whether the stage holds a matter of security: a fault that is one, or a fact that marks one."""
    if any(matter.fault is not None and matter.fault.security for matter in ledger.matters):
        return True
    book = ledger.book
    names = [
        name
        for staged in book.stage.contacts
        for name in (*staged.contact.gives, *(fact for line in staged.contact.lines for fact in line.gives))
    ]
    return any(name in book.facts and book.facts[name].security for name in names)


def security_told(ledger: Ledger) -> Result:
    """Security knows within 30 minutes of the first security fact held; later is half; scaled by the work done."""
    if not security_owed(ledger):
        return Result("security-told", ())
    flag = ledger.record.security_flag
    told = next(iter(ledger.ours(SecurityNotified)), None)
    if told is None:
        code = "security-untold" if flag is not None and flag <= ledger.end else "security-unseen"
        return Result("security-told", (Duty(1, 0, why(code, flag=flag if flag is not None else -1)),))
    place, event = told
    late = flag is not None and event.tick > flag + TELL_WITHIN
    reason = why("security-late" if late else "security-told", at=event.tick, flag=flag if flag is not None else -1)
    earned = ledger.share // 2 if late else ledger.share
    return Result("security-told", (Duty(1, earned, reason, (place,), event.tick),))


# --- veto


def vetoes(ledger: Ledger) -> tuple[Veto, ...]:
    """The four causes, each at most once, in order of time."""
    found = [*_leaks(ledger), *_destroyed(ledger), *_untold(ledger)]
    dishonest = stops(ledger)
    if len(dishonest) >= VETO_STOPS:
        third = dishonest[VETO_STOPS - 1]
        reason = why("veto-clocks", count=len(dishonest), at=third[1])
        found.append(Veto(reason, tuple(stop[0] for stop in dishonest), third[1]))
    return tuple(sorted(found, key=lambda veto: veto.tick or 0))


def _leaks(ledger: Ledger) -> list[Veto]:
    leaked = [(place, sent) for place, sent in ledger.ours(UpdateSent) if sent.leaked]
    if not leaked:
        return []
    place, sent = leaked[0]
    return [Veto(why("veto-leak", at=sent.tick, to=sent.audience), (place,), sent.tick)]


def _destroyed(ledger: Ledger) -> list[Veto]:
    for place, gone in ledger.of(EvidenceDestroyed):
        run = ledger.record.runs.get(gone.run)
        case = ledger.record.cases.get(run.case) if run is not None and run.case else None
        seat = case.seat if case is not None else run.seat if run is not None else ""
        if gone.flagged and seat == ledger.book.seat and run is not None:
            reason = why("veto-evidence", at=gone.tick, remedy=run.remedy, part=run.target)
            return [Veto(reason, (place,), gone.tick)]
    return []


def _untold(ledger: Ledger) -> list[Veto]:
    """A ticket with a security fact on it, still worked half an hour later, and Security does not know."""
    if not ledger.book.marks_security:
        return []
    told = min((event.tick for _, event in ledger.of(SecurityNotified)), default=None)
    flagged: dict[str, int] = {}
    for place, event in enumerate(ledger.events):
        ticket = getattr(event, "ticket", "")
        if not ticket or not ledger.is_ours(event):
            continue
        since = flagged.get(ticket)
        if since is not None and event.tick >= since + TELL_WITHIN and (told is None or told > event.tick):
            return [Veto(why("veto-untold", at=event.tick, ticket=ticket, flag=since), (place,), event.tick)]
        facts = getattr(event, "facts", ())
        if since is None and any(_marks(ledger, fact) for fact in facts):
            flagged[ticket] = event.tick
    return []


def _marks(ledger: Ledger, fact: str) -> bool:
    spec = ledger.book.facts.get(ledger.spec(fact))
    return spec is not None and spec.security
