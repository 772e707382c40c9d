"""The account of a whole morning: exact, and nothing for the expert against itself."""

from __future__ import annotations

from functools import cache

from scoring.debrief.decisions import account
from scoring.debrief.rollouts import values
from scoring.debrief.takeover import Case, own_value
from scoring.rubric import Grade
from simulator.bots import POLICIES
from simulator.domain.base import Command
from simulator.engine.engine import Engine
from simulator.lab.aftermath import finish
from simulator.lab.baseline import graded_run, make_baseline
from simulator.lab.runner import play
from tests.plain.sitting import SEED, compiled, session

FEW = 7


@cache
def morning(bot: str) -> tuple[Case, Grade]:
    stage = session().stage
    engine = Engine(stage)
    given: list[tuple[int, Command]] = []
    play(
        engine, POLICIES[bot], engine.book.seat, engine.book.length, lambda command: given.append((engine.now, command))
    )
    finish(engine)
    baseline = make_baseline(compiled()[0], SEED)
    return Case(stage, tuple(given), baseline), graded_run(engine, baseline)


def test_our_expert_loses_nothing_against_itself_wherever_it_takes_over() -> None:
    case, grade = morning("careful")
    *_, last = values(case, workers=0, most=FEW)
    assert {value.points for value in last.known.values()} == {grade.points}
    assert {value.cents for value in last.known.values()} == {grade.cost_cents}


def test_the_account_of_a_morning_is_exact_measure_by_measure() -> None:
    case, grade = morning("strict-priority")
    *_, last = values(case, workers=0, most=FEW)
    steps = account(last.known, own_value(case, grade))
    assert sum(step.points for step in steps) == dict(case.baseline.points)["careful"] - grade.points
    assert sum(step.cents for step in steps) == grade.cost_cents - dict(case.baseline.cents)["careful"]
    assert all(sum(points for _, points in step.measures) == step.points for step in steps)
