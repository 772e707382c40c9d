"""Runs by the dozen: one run to its horizon, and many over a pool of processes, in an order that never varies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from scoring.grade import grade
from scoring.rubric import Baseline, Grade
from simulator.bots import POLICIES
from simulator.bots.policy import Policy
from simulator.compiler.stage import stage
from simulator.domain.faults.money import cost_cents
from simulator.domain.plan import Plan, Stage
from simulator.engine.collector import uncollected
from simulator.engine.engine import Engine
from simulator.lab.aftermath import finish
from simulator.lab.certify.ways import EXPERIMENTS, Experiment, Tries, misnamed
from simulator.lab.memoriser import remembered
from simulator.lab.oracle import Oracle
from simulator.lab.playthrough import PREFIX, NoScript, Playthrough, script_of
from simulator.lab.runner import play

ORACLE = "oracle"
MEMORISER = "memoriser"
NAMES: tuple[str, ...] = (*POLICIES, ORACLE, MEMORISER)
BATCH = 4
"""Seeds a worker plays in one go, so that a plan is sent seldom."""


class UnknownPolicy(ValueError):
    """No policy of that name; the message lists those there are."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run came to."""

    policy: str
    seed: int
    cents: int
    grade: Grade

    @property
    def points(self) -> int:
        """Basis points of the whole."""
        return self.grade.points


def maker_for(name: str, place: str | Path, plan: Plan | None = None) -> Callable[[Engine], Policy]:
    """What makes the policy of that name for an engine; a script is looked for beside the scenario at `place`.

    With the plan, another way or a trap that it cannot hold is unknown too. Raises UnknownPolicy, and Problems for a
    script that cannot be read.
    """
    if name == ORACLE:
        return lambda engine: Oracle(engine.world)
    if name == MEMORISER:
        return lambda engine: remembered(stage(engine.book.plan, engine.book.stage.seed + 1))
    if name.startswith(PREFIX):
        try:
            script = script_of(place, name)
        except NoScript as missing:
            raise UnknownPolicy(str(missing)) from None
        return lambda engine: Playthrough(engine.world, script, name)
    if plan is not None and name.startswith(EXPERIMENTS) and (wrong := misnamed(plan, name)):
        raise UnknownPolicy(wrong)
    tried = Experiment.read(name)
    if tried is not None:
        return lambda engine: Tries(engine.world, name, tried)
    if name not in POLICIES:
        there = f"{', '.join(NAMES)}, and {PREFIX}NAME for a script of the scenario"
        raise UnknownPolicy(f"there is no policy {name[:40]!r}; there are {there}")
    return lambda engine: POLICIES[name]


def policy_for(name: str, engine: Engine) -> Policy:
    """The policy of that name for an engine, a script being one of the scenario's that has its id. Raises as above."""
    return maker_for(name, engine.book.scenario.id, engine.book.plan)(engine)


def played(staged: Stage, policy: str) -> Engine:
    """An engine that a policy has played to the planned end, and relief to the horizon."""
    with uncollected():
        engine = Engine(staged)
        play(engine, policy_for(policy, engine), engine.book.seat, engine.book.length)
        finish(engine)
    return engine


def run(plan: Plan, seed: int, policy: str, baseline: Baseline | None = None) -> Outcome:
    """One whole run, graded against a baseline when there is one."""
    engine = played(stage(plan, seed), policy)
    return Outcome(policy, seed, cost_cents(engine.world), grade(engine.log, engine.world, baseline))


def run_all(
    plan: Plan, seeds: Sequence[int], policies: Sequence[str], workers: int = 1, *, with_baseline: bool = True
) -> tuple[Outcome, ...]:
    """Every policy on every seed, paired: each seed's runs are graded with that seed's own baseline.

    The order of the result is that of the seeds, then of the policies, however many workers there are.
    """
    parts = [tuple(seeds[place : place + BATCH]) for place in range(0, len(seeds), BATCH)]
    jobs = [(plan, part, tuple(policies), with_baseline) for part in parts]
    if workers <= 1 or len(parts) == 1:
        return _flat(_part(job) for job in jobs)
    with ProcessPoolExecutor(max_workers=workers, mp_context=get_context("spawn")) as pool:
        return _flat(pool.map(_part, jobs))


def _flat(parts: Iterable[tuple[Outcome, ...]]) -> tuple[Outcome, ...]:
    return tuple(outcome for part in parts for outcome in part)


def _part(job: tuple[Plan, tuple[int, ...], tuple[str, ...], bool]) -> tuple[Outcome, ...]:
    from simulator.lab.baseline import graded  # noqa: PLC0415  the baseline is made of runs

    plan, seeds, policies, with_baseline = job
    found: list[Outcome] = []
    for seed in seeds:
        if with_baseline:
            found += graded(plan, seed, policies)
        else:
            found += [run(plan, seed, policy) for policy in policies]
    return tuple(found)
