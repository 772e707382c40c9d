"""Whole runs: the same again, early leave, learning by heart, many at once, and policies that misbehave."""

from __future__ import annotations

from collections import Counter

import pytest

from simulator.bots import POLICIES
from simulator.bots.policy import Wait
from simulator.compiler.catalog import load
from simulator.compiler.stage import stage
from simulator.domain.base import Command
from simulator.domain.events import QuestionAsked, ShiftEnded
from simulator.domain.inputs import EndShift, ReopenTicket
from simulator.domain.plan import Plan
from simulator.domain.time import MINUTE
from simulator.engine.engine import Engine
from simulator.lab.aftermath import finish
from simulator.lab.baseline import graded
from simulator.lab.batch import Outcome, UnknownPolicy, played, policy_for, run_all
from simulator.lab.runner import play
from simulator.views.desk import View

MORNINGS = ("portal-warning", "blotter-crawls")
SEEDS = (1, 2, 3)


@pytest.fixture(scope="module")
def plans() -> dict[str, Plan]:
    return {name: load(name)[0] for name in MORNINGS}


def mean(outcomes: list[Outcome], policy: str) -> int:
    points = [outcome.points for outcome in outcomes if outcome.policy == policy]
    return sum(points) // len(points)


def test_a_run_is_the_same_again(plans: dict[str, Plan]) -> None:
    staged = stage(plans["portal-warning"], 5)
    assert played(staged, "careful").digest() == played(staged, "careful").digest()


def test_leaving_early_equals_waiting(plans: dict[str, Plan]) -> None:
    def log(leave: int) -> list[object]:
        engine = Engine(stage(plans["portal-warning"], 4))
        play(engine, POLICIES["careful"], engine.book.seat, 40 * MINUTE)
        if leave:
            engine.advance(leave)
            engine.submit(EndShift(seat=engine.book.seat))
        else:
            play(engine, POLICIES["idle"], engine.book.seat, engine.book.length)
        finish(engine)
        return [event for event in engine.log if not isinstance(event, ShiftEnded)]

    assert log(60 * MINUTE) == log(0)


def test_what_was_learnt_by_heart_does_not_pay(plans: dict[str, Plan]) -> None:
    outcomes = [
        outcome for seed in SEEDS for outcome in graded(plans["blotter-crawls"], seed, ("careful", "memoriser"))
    ]
    assert mean(outcomes, "memoriser") <= mean(outcomes, "careful") - 1_500


def test_many_runs_come_in_order_however_many_work(plans: dict[str, Plan]) -> None:
    seeds = tuple(range(1, 6))
    alone = run_all(plans["blotter-crawls"], seeds, ("idle",), workers=1, with_baseline=False)
    pooled = run_all(plans["blotter-crawls"], seeds, ("idle",), workers=2, with_baseline=False)
    assert alone == pooled
    assert [outcome.seed for outcome in alone] == list(seeds)


def test_an_unknown_policy_is_named(plans: dict[str, Plan]) -> None:
    with pytest.raises(UnknownPolicy, match="nobody"):
        policy_for("nobody", Engine(stage(plans["blotter-crawls"], 1)))


class Stubborn:
    """Wants the impossible, for ever."""

    name = "stubborn"

    def choose(self, view: View) -> Command | Wait:
        return ReopenTicket(seat=view.seat, ticket="nothing")


def test_a_policy_that_wants_the_impossible_cannot_hang_a_run(plans: dict[str, Plan]) -> None:
    engine = Engine(stage(plans["blotter-crawls"], 1))
    play(engine, Stubborn(), engine.book.seat, 30 * MINUTE)
    assert engine.now == 30 * MINUTE


def test_every_accepted_command_is_told_before_it_acts(plans: dict[str, Plan]) -> None:
    engine = Engine(stage(plans["portal-warning"], 1))
    told: list[Command] = []

    def note(command: Command) -> None:
        assert engine.check(command) is None
        told.append(command)

    play(engine, POLICIES["careful"], engine.book.seat, 60 * MINUTE, note)
    assert told


def test_whoever_ran_out_of_patience_is_not_asked_for_ever_by_the_next_desk() -> None:
    engine = played(stage(load("alarm-night")[0], 7), "careful")
    asked = Counter((event.interaction, event.intent) for event in engine.log if isinstance(event, QuestionAsked))
    assert max(asked.values()) <= 5, asked.most_common(3)
