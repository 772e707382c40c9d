"""The runs that the ladder of policies is measured on, played once: every policy of a shift on forty seeds, paired."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache

from scoring.explain import measures_of
from simulator.bots.registry import GAMING
from simulator.lab.baseline import REFERENCES
from simulator.lab.batch import Outcome, run_all
from tests.support.runs import MORNINGS, plan_of

SEEDS = tuple(range(1, 41))
POINT = 100
"""Basis points in one point of a hundred."""
SCRIPT = "script:reference"
"""The way through a morning that its author wrote down."""
PLAYED = dict.fromkeys(MORNINGS, (*REFERENCES, *GAMING, SCRIPT)) | {"catalogue-shift": ("idle", "careful", "oracle")}


@dataclass(frozen=True, slots=True)
class Ladder:
    """The outcomes of one shift by policy, in order of seeds."""

    shift: str
    runs: dict[str, tuple[Outcome, ...]]

    def points(self, policy: str) -> list[float]:
        """Points of a hundred, seed by seed."""
        return [outcome.points / POINT for outcome in self.runs[policy]]

    def mean(self, policy: str) -> float:
        """Points of a hundred in the mean of the seeds."""
        found = self.points(policy)
        return sum(found) / len(found)

    def told(self, policy: str) -> str:
        """Where a policy's points came from, for whoever reads a failure."""
        sums: dict[str, int] = {}
        for outcome in self.runs[policy]:
            for measure, (points, _) in measures_of(outcome.grade).items():
                sums[measure] = sums.get(measure, 0) + points
        count = len(self.runs[policy]) * POINT
        vetoes = sum(bool(outcome.grade.vetoes) for outcome in self.runs[policy])
        shown = ", ".join(f"{measure} {points / count:.1f}" for measure, points in sums.items() if points)
        return f"{self.shift}, {policy}: {self.mean(policy):.2f} points ({shown}; {vetoes} runs with a veto)"


def workers() -> int:
    """Two processes, one where the tests themselves are spread over processes."""
    return 1 if "PYTEST_XDIST_WORKER" in os.environ else 2


@cache
def ladder(shift: str) -> Ladder:
    """Play the policies of a shift once; tests that are cases of one shift run in one process (see the conftest)."""
    policies = PLAYED[shift]
    outcomes = run_all(plan_of(shift), SEEDS, policies, workers())
    runs = {policy: tuple(outcome for outcome in outcomes if outcome.policy == policy) for policy in policies}
    return Ladder(shift, runs)
