"""The shifts beside the mornings, on a few seeds: what an empty chair, busy looks, order, care and the script earn."""

from __future__ import annotations

from functools import cache

import pytest

from simulator.bots.registry import GAMING
from simulator.compiler.stage import stage
from simulator.lab.batch import Outcome, run_all
from simulator.lab.playthrough import script_of
from tests.support.runs import plan_of

POINT = 100
SCRIPT = "script:reference"
SEEDS = {"first-day": (1, 2, 3), "monday-queue": (1, 5, 8), "alarm-night": (2, 5)}
OPEN = ("monday-queue", "alarm-night")
LADDER = ("idle", "fifo", "strict-priority", "careful", SCRIPT)
POLICIES = dict.fromkeys(("first-day", "monday-queue"), (*LADDER, *GAMING)) | {"alarm-night": LADDER}
CATALOGUE = 20
"""Failure modes that the shipped shifts can hold between them, at least."""

EACH = pytest.mark.parametrize("shift", [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in SEEDS])
EACH_OPEN = pytest.mark.parametrize("shift", [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in OPEN])


@cache
def outcomes(shift: str) -> tuple[Outcome, ...]:
    """Every policy of a shift on its seeds, paired."""
    return run_all(plan_of(shift), SEEDS[shift], POLICIES[shift])


def points(shift: str, policy: str) -> list[float]:
    """Points of a hundred, seed by seed."""
    return [outcome.points / POINT for outcome in outcomes(shift) if outcome.policy == policy]


def mean(shift: str, policy: str) -> float:
    """Points of a hundred in the mean of the seeds."""
    found = points(shift, policy)
    return sum(found) / len(found)


@EACH
def test_an_empty_chair_earns_next_to_nothing(shift: str) -> None:
    assert max(points(shift, "idle")) <= 8


@pytest.mark.parametrize("policy", GAMING)
@pytest.mark.parametrize("shift", ["first-day", "monday-queue"])
def test_looking_busy_earns_little(shift: str, policy: str) -> None:
    assert mean(shift, policy) <= 25


@EACH_OPEN
def test_order_pays_and_finding_out_pays_more(shift: str) -> None:
    assert mean(shift, "fifo") < mean(shift, "strict-priority") < mean(shift, "careful")
    assert mean(shift, "careful") >= 70


@EACH
def test_the_written_way_reaches_its_target_on_every_seed(shift: str) -> None:
    assert min(points(shift, SCRIPT)) * POINT >= script_of(shift, SCRIPT).target > 0


def test_a_newcomer_who_follows_the_hints_reaches_the_third_star_of_the_first_day() -> None:
    found = outcomes("first-day")
    for outcome in found:
        if outcome.policy == SCRIPT:
            assert outcome.points >= 0.9 * next(
                other.points for other in found if (other.policy, other.seed) == ("careful", outcome.seed)
            )


def test_nothing_is_broken_on_the_first_day() -> None:
    staged = stage(plan_of("first-day"), 7)
    assert not staged.faults
    assert len([one for one in staged.contacts if one.contact.id.startswith("D") and one.contact.id != "D00"]) == 12


def test_the_shifts_hold_twenty_failure_modes_between_them() -> None:
    from tests.content.test_parts import FAULTS

    assert len(FAULTS) >= CATALOGUE
