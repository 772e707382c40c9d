"""The reference runs of a plan and seed in two passes: their costs first, then all grades with these frozen costs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from scoring.grade import grade
from scoring.rubric import Baseline, Grade
from simulator.compiler.stage import stage
from simulator.domain.faults.money import cost_cents
from simulator.domain.plan import Plan
from simulator.engine.engine import Engine
from simulator.lab.batch import Outcome, played

REFERENCES = ("idle", "fifo", "strict-priority", "careful", "oracle")


def reference_runs(
    plan: Plan, seed: int, progress: Callable[[str], None] | None = None, also: Sequence[str] = ()
) -> dict[str, Engine]:
    """The reference policies' engines at their horizon, by name, and those of further policies."""
    engines: dict[str, Engine] = {}
    for policy in dict.fromkeys((*REFERENCES, *also)):
        if progress is not None:
            progress(policy)
        engines[policy] = played(stage(plan, seed), policy)
    return engines


def frozen(engines: dict[str, Engine]) -> Baseline:
    """The baseline of reference runs: costs first, then their points with these costs."""
    cents = {policy: cost_cents(engines[policy].world) for policy in REFERENCES}
    costs = Baseline(
        idle_cents=cents["idle"],
        best_cents=min(cents["careful"], cents["oracle"]),
        cents=tuple(cents.items()),
    )
    points = tuple((policy, grade(engines[policy].log, engines[policy].world, costs).points) for policy in REFERENCES)
    return Baseline(costs.idle_cents, costs.best_cents, points, costs.cents)


def make_baseline(plan: Plan, seed: int, progress: Callable[[str], None] | None = None) -> Baseline:
    """Play the references on a plan and seed; `progress` is told each policy's name before it plays."""
    return frozen(reference_runs(plan, seed, progress))


def graded_run(engine: Engine, baseline: Baseline) -> Grade:
    """The grade of a run at its horizon with frozen costs."""
    return grade(engine.log, engine.world, baseline)


def graded(plan: Plan, seed: int, policies: Sequence[str]) -> tuple[Outcome, ...]:
    """Policies on one seed, all graded with that seed's baseline."""
    engines = reference_runs(plan, seed, also=policies)
    baseline = frozen(engines)
    return tuple(
        Outcome(policy, seed, cost_cents(engines[policy].world), graded_run(engines[policy], baseline))
        for policy in policies
    )
