"""What a fair shift does to the policies: nothing for an empty chair, little for busy-looking ones, much for care."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from scoring.rubric import WHOLE, values
from simulator.bots.registry import GAMING
from simulator.compiler.stage import stage
from simulator.domain.plan import Article, Fault, Plan
from simulator.lab.batch import run
from simulator.lab.playthrough import script_of
from tests.lab.ladder import POINT, SCRIPT, SEEDS, ladder
from tests.support.runs import MORNINGS, plan_of

CATALOGUE = "catalogue-shift"
EACH_MORNING = pytest.mark.parametrize("morning", MORNINGS)
TAUGHT = (
    "clock-drift",
    "account-lockout",
    "push-provider-outage",
    "credential-stuffing",
    "duplicate-settlement",
    "log-backup-off",
)
"""The catalogue's faults that an article leads to; the false alarm owes no diagnosis."""
TRIES = 3
"""Seeds on which a deleted article is missed."""


@EACH_MORNING
def test_an_empty_chair_earns_next_to_nothing(morning: str) -> None:
    assert max(ladder(morning).points("idle")) <= 8, ladder(morning).told("idle")


@EACH_MORNING
@pytest.mark.parametrize("policy", GAMING)
def test_looking_busy_earns_little(morning: str, policy: str) -> None:
    runs = ladder(morning)
    assert runs.mean(policy) <= 25, runs.told(policy)
    assert runs.mean(policy) <= runs.mean("careful") - 30, runs.told(policy)


@EACH_MORNING
def test_order_pays(morning: str) -> None:
    runs = ladder(morning)
    assert runs.mean("fifo") < runs.mean("strict-priority"), runs.told("fifo") + "\n" + runs.told("strict-priority")


@EACH_MORNING
def test_finding_out_pays_more_than_order(morning: str) -> None:
    runs = ladder(morning)
    assert runs.mean("strict-priority") < runs.mean("careful"), runs.told("strict-priority")


@EACH_MORNING
def test_knowing_the_truth_is_worth_at_most_a_little_less_than_care(morning: str) -> None:
    runs = ladder(morning)
    assert runs.mean("careful") <= runs.mean("oracle") + 2, runs.told("careful") + "\n" + runs.told("oracle")


@EACH_MORNING
def test_care_reaches_seventy(morning: str) -> None:
    assert ladder(morning).mean("careful") >= 70, ladder(morning).told("careful")


@EACH_MORNING
def test_the_written_way_reaches_its_target_on_every_seed(morning: str) -> None:
    points = ladder(morning).points(SCRIPT)
    worst = SEEDS[points.index(min(points))]
    target = script_of(morning, SCRIPT).target
    assert min(points) * POINT >= target > 0, f"seed {worst}: {min(points)}; {ladder(morning).told(SCRIPT)}"


@EACH_MORNING
def test_par_and_stars_stand_on_a_way_of_at_least_forty_points(morning: str) -> None:
    runs = ladder(morning)
    ways = [careful - idle for careful, idle in zip(runs.points("careful"), runs.points("idle"), strict=True)]
    assert min(ways) >= 40, f"{morning}: {min(ways)} on seed {SEEDS[ways.index(min(ways))]}"


def test_care_reaches_sixty_in_a_shift_it_was_not_made_for() -> None:
    runs = ladder(CATALOGUE)
    assert runs.mean("careful") >= 60, runs.told("careful")
    assert max(runs.points("idle")) <= 8, runs.told("idle")
    assert runs.mean("careful") <= runs.mean("oracle") + 2, runs.told("careful") + "\n" + runs.told("oracle")


def leads_to(article: Article, fault: Fault) -> bool:
    """Whether an article says that it may be this fault."""
    part = fault.ci.partition("/")[0]
    return any((step.component.partition("/")[0], step.mechanism) == (part, fault.mechanism) for step in article.steps)


def without_articles_for(plan: Plan, fault: Fault) -> Plan:
    """The same firm, where nobody wrote down how that fault is found."""
    kept = tuple(article for article in plan.articles if not leads_to(article, fault))
    assert len(kept) < len(plan.articles)
    return replace(plan, articles=kept)


@cache
def seeds_with(planted: str) -> tuple[int, ...]:
    """The first seeds that stage a fault."""
    staged = (seed for seed in SEEDS if any(one.fault == planted for one in stage(plan_of(CATALOGUE), seed).faults))
    return tuple(staged)[:TRIES]


def diagnoses(plan: Plan, seed: int) -> dict[tuple[str, str], int]:
    """(part, mechanism) of each fault careful met -> basis points of its diagnosis."""
    items = [item for item in run(plan, seed, "careful").grade.items if item.measure == "diagnosis" and item.max]
    found: dict[tuple[str, str], int] = {}
    for item in items:
        known = values(item.because)
        found[str(known["part"]), str(known["mechanism"])] = item.points * WHOLE // item.max
    return found


@pytest.mark.parametrize("name", TAUGHT)
def test_without_its_article_a_fault_is_not_named_and_the_other_one_is(name: str) -> None:
    plan = plan_of(CATALOGUE)
    fault = next(fault for fault in plan.faults if fault.id == name)
    own = (fault.ci, fault.mechanism)
    poorer = without_articles_for(plan, fault)
    assert seeds_with(name)
    for seed in seeds_with(name):
        before, after = diagnoses(plan, seed), diagnoses(poorer, seed)
        assert before[own] > WHOLE // 2, f"seed {seed}: {before}"
        assert after[own] < before[own] // 2, f"seed {seed}: {before} became {after}"
        assert {key: value for key, value in before.items() if key != own} == {
            key: value for key, value in after.items() if key != own
        }, f"seed {seed}: {before} became {after}"
