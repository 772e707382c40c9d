"""A finished run in words and curves: true to the log, and nothing of what nobody could know then."""

from __future__ import annotations

import pytest

from scoring.debrief.moments import Reel, curves
from scoring.debrief.rollouts import values
from scoring.debrief.sections import points
from scoring.debrief.story import LONG, SMALL, Story, best, costliest, decisions, story_of
from scoring.debrief.words import PAST, SAID, did
from simulator.domain.asking.decide import INTENTS
from simulator.domain.inputs import COMMANDS, AskCaller
from simulator.domain.plan import Texts
from simulator.domain.time import MINUTE
from simulator.lab.verdict import Judged
from tests.debrief.small import BASELINE, played
from tests.session.small import SEAT, header

TEXTS = Texts((), (("p001", "[red]Mallory[/] <b>&"),))


@pytest.fixture(scope="module")
def story() -> Story:
    case, engine, grade = played()
    return story_of(Judged(header(), engine, grade, BASELINE, 1), case, TEXTS)


def test_every_command_can_be_spoken_of() -> None:
    assert set(COMMANDS) == set(PAST) | {"AskCaller"}


def test_every_intent_can_be_spoken_of(story: Story) -> None:
    for intent in INTENTS:
        words = did(story.scene, AskCaller(seat=SEAT, interaction="C01", intent=intent))
        assert intent in SAID or words.startswith("asked ")
        assert "{" not in words
        assert "Mallory" in words


def test_the_account_in_words_follows_the_run(story: Story) -> None:
    case, _, grade = played()
    *_, last = values(case, workers=0)
    told = decisions(story, last.known)
    assert sum(item.points for item in told) == last.known[0].points - grade.points
    assert [item.tick for item in told] == sorted(item.tick for item in told)
    assert all(item.points >= SMALL for item in costliest(told))
    assert all(item.points <= -SMALL for item in best(told))
    for item in told:
        assert all(0 <= place < len(story.judged.engine.log) for place in item.proof)


def test_a_long_time_without_an_act_is_part_of_the_decision_that_ended_it(story: Story) -> None:
    *_, last = values(played()[0], workers=0)
    for item in decisions(story, last.known):
        first = item.step.first
        if "left the rest" in item.title or not item.known:
            continue
        still = story.given[first - 1].tick - (story.given[first - 2].tick if first > 1 else 0)
        assert ("without an act" in item.title) == (still >= LONG)


def test_winding_back_and_forth_shows_the_same_moment() -> None:
    case, engine, _ = played()
    reel = Reel(case)
    reel.wind(50 * MINUTE)
    late = reel.view()
    reel.wind(20 * MINUTE)
    assert reel.view().now == 20 * MINUTE
    reel.wind(50 * MINUTE)
    assert reel.view() == late
    assert list(reel.engine.log) == engine.log[: len(reel.engine.log)]


def test_a_moment_holds_only_what_was_known_by_then() -> None:
    reel = Reel(played()[0])
    reel.wind(15 * MINUTE)
    assert [item.id for item in reel.view().interactions] == ["C01"]


def test_curves_begin_at_the_start_end_at_the_end_and_money_never_falls() -> None:
    case, engine, _ = played()
    drawn = curves(case)
    assert (drawn.ticks[0], drawn.ticks[-1]) == (0, engine.book.length)
    assert list(drawn.true_cents) == sorted(drawn.true_cents)
    assert list(drawn.known_cents) == sorted(drawn.known_cents)
    assert {len(column) for column in (drawn.without, drawn.open, drawn.unread, drawn.true_rate)} == {len(drawn.ticks)}


def test_points_read_as_points() -> None:
    assert [points(basis) for basis in (5750, -510, 4, -4, 0)] == ["57.5", "-5.1", "0.0", "0.0", "0.0"]
