"""The debrief tells every point with its reason, what came after, and fits the screen."""

from __future__ import annotations

import pytest

from scoring.debrief.taught import taught
from scoring.explain import because, names_of, parted
from simulator.bots import POLICIES
from simulator.domain.inputs import Reflect
from simulator.lab.aftermath import finish
from simulator.lab.baseline import graded_run, make_baseline
from simulator.lab.runner import play
from simulator.lab.verdict import Judged
from simulator.plain.debrief import points, render
from tests.plain.sitting import SEED, compiled, session


@pytest.fixture(scope="module")
def judged() -> Judged:
    """A run of our careful expert who left an own account."""
    run = session()
    engine = run.engine
    play(engine, POLICIES["careful"], engine.book.seat, engine.book.length)
    engine.submit(Reflect(seat=engine.book.seat, text="the quiet one", estimate=64))
    finish(engine)
    baseline = make_baseline(compiled()[0], SEED)
    return Judged(run.header, engine, graded_run(engine, baseline), baseline, 1)


def test_every_item_stands_in_the_debrief_with_its_reason(judged: Judged) -> None:
    text = " ".join(render(judged, compiled()[1]).split())
    names = {**dict(compiled()[1].names), **names_of(judged.engine.book)}
    for item in judged.grade.items:
        seen, advice = parted(because(item, judged.grade, names))
        assert " ".join(seen.split()) in text
        assert " ".join(advice.split()) in text


def test_it_opens_with_the_own_account_and_shows_points_par_families_and_the_aftermath(judged: Judged) -> None:
    text = render(judged, compiled()[1])
    assert text.index("You gave yourself 64 of 100.") < text.index(f"{points(judged.grade.points)} of 100 points.")
    for part in (
        "Par 100",
        "stars",
        "WHAT THIS SHIFT WAS ABOUT",
        "EVERY POINT",
        "WHAT HAPPENED AFTER YOU LEFT",
        "CLOCKS",
    ):
        assert part in text
    for family, got, most in judged.grade.families:
        assert f"{family}: {points(got)} of {points(most)}" in text


def test_no_line_is_longer_than_the_screen(judged: Judged) -> None:
    assert max(len(line) for line in render(judged, compiled()[1]).split("\n")) <= 80


def test_outcomes_come_in_the_scenarios_order_and_none_without_files() -> None:
    plan, _ = compiled()
    assert [item.id for item in taught(plan.scenario.id, plan.scenario.teaches)] == list(plan.scenario.teaches)
    assert taught("no-such-shift", plan.scenario.teaches) == ()


@pytest.mark.parametrize(
    ("basis", "shown"), [(0, "0.0"), (-4, "0.0"), (-160, "-1.6"), (9349, "93.5"), (10_000, "100.0")]
)
def test_points_are_shown_of_a_hundred_with_one_decimal(basis: int, shown: str) -> None:
    assert points(basis) == shown
