"""Points for not doing harm to others' trust and time: promises kept, colleagues not bothered in vain."""

from __future__ import annotations

from scoring.measures.ledger import Ledger
from scoring.rubric import WHOLE, Deduction, Duty, Result, why
from simulator.domain.events import CaseBounced, CaseDone, InteractionReferred, PromiseMissed

LEAST_PROMISES = 2
"""A missed promise is measured against at least so many, so that one made in vain is not the end."""
BOUNCE_SHARE, VAIN_SHARE, PROBLEM_SHARE = 2_000, 1_000, 2_000
"""Share of the measure that a bounced ask or refused referral, an ask that found nothing, a needless problem takes."""


def promises(ledger: Ledger) -> Result:
    """Points for keeping one's word, scaled by the work done; more promises are more duties, never more points."""
    mine = [
        item for item in ledger.record.promises.values() if item.seat == ledger.book.seat and item.made <= ledger.end
    ]
    kept = sum(item.state == "kept" for item in mine)
    missed = {item.id for item in mine if item.state == "missed"}
    base = max(len(mine), LEAST_PROMISES)
    duty = Duty(1, ledger.share, why("promises", share=ledger.share // 100, kept=kept, made=len(mine)))
    cuts = tuple(
        Deduction(0, why("promise-missed", at=event.tick, promise=event.promise), (place,), WHOLE // base, event.tick)
        for place, event in ledger.of(PromiseMissed)
        if event.promise in missed
    )
    return Result("promises", (duty,) if ledger.contacts else (), cuts)


def colleagues(ledger: Ledger, needless_problems: int) -> Result:
    """Points for sparing others, scaled by the work done, less what came back, asks in vain and needless problems."""
    cuts: list[Deduction] = []
    for place, event in ledger.ours(CaseBounced):
        case = ledger.record.cases.get(event.case)
        group = case.group if case is not None else event.hint_group
        lacking = ", ".join(event.missing)
        reason = why("bounce", at=event.tick, group=group, why=event.reason, lacking=lacking)
        cuts.append(Deduction(0, reason, (place,), BOUNCE_SHARE, event.tick))
    for place, referred in ledger.ours(InteractionReferred):
        if not referred.accepted:
            reason = why("refer-refused", at=referred.tick, group=referred.group, contact=referred.interaction)
            cuts.append(Deduction(0, reason, (place,), BOUNCE_SHARE, referred.tick))
    for place, done in ledger.of(CaseDone):
        case = ledger.record.cases.get(done.case)
        if done.outcome == "nothing-found" and case is not None and case.seat == ledger.book.seat:
            reason = why("ask-vain", at=case.opened, group=case.group)
            cuts.append(Deduction(0, reason, (place,), VAIN_SHARE, done.tick))
    if needless_problems:
        reason = why("problem-needless", count=needless_problems)
        cuts.append(Deduction(0, reason, (), min(needless_problems * PROBLEM_SHARE, WHOLE)))
    duty = Duty(1, ledger.share, why("colleagues", share=ledger.share // 100))
    return Result("colleagues", (duty,) if ledger.contacts else (), tuple(cuts))
