"""Business cost avoided, between an empty chair and the best known hands on the same plan and seed."""

from __future__ import annotations

from scoring.measures.ledger import Ledger
from scoring.rubric import WHOLE, Baseline, Duty, Result, why
from simulator.domain.faults.money import cost_cents

LEAST_CENTS = 100_000
"""SGD 1,000: where less than this can be avoided, nothing is owed."""


def share_avoided(you: int, idle: int, best: int) -> int:
    """Basis points of the way from an empty chair to the best run, in cents; -10,000 to 10,000."""
    return max(-WHOLE, min(WHOLE, (idle - you) * WHOLE // (idle - best)))


def cost_avoided(ledger: Ledger, baseline: Baseline | None) -> Result:
    """clamp((idle - you) / (idle - best), -1, 1); not owed without a baseline or when the divisor is too small."""
    you = cost_cents(ledger.world)
    if baseline is None or baseline.idle_cents - baseline.best_cents < LEAST_CENTS:
        return Result("cost-avoided", ())
    saved = baseline.idle_cents - you
    share = share_avoided(you, baseline.idle_cents, baseline.best_cents)
    code = "cost-avoided" if saved >= 0 else "cost-added"
    reason = why(code, you=you, idle=baseline.idle_cents, best=baseline.best_cents, saved=abs(saved))
    return Result("cost-avoided", (Duty(1, share, reason),))
