"""Sentences of a debrief say what is so, and nothing that is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.debrief.sections import FIRST, Over, caps, costs, dearest, points
from scoring.explain import because, each, parted, sentence
from scoring.rubric import VETO_CAP, Baseline, Veto, why
from scoring.sentences import NOTHING
from simulator.domain.plan import Texts
from simulator.lab.verdict import Judged
from simulator.wording.scene import Scene
from tests.debrief.small import BASELINE, played
from tests.session.small import header


def judged(uncapped: int = 0, *, vetoes: int = 0) -> Judged:
    _, engine, grade = played()
    found = tuple(Veto(why("veto-clocks", count=3, at=0), ()) for _ in range(vetoes))
    capped = min(uncapped, VETO_CAP) if found else uncapped
    return Judged(header(), engine, replace(grade, points=capped, uncapped=uncapped, vetoes=found), BASELINE, 1)


@pytest.mark.parametrize(("uncapped", "words"), [(8_000, "Without the cap: 80.0"), (3_150, "the cap took nothing")])
def test_a_cap_says_what_it_took_and_when_it_took_nothing(uncapped: int, words: str) -> None:
    assert caps(judged(uncapped)) == []
    for count in (1, 2):
        lines = caps(judged(uncapped, vetoes=count))
        assert len(lines) == count
        assert words in lines[-1]


def test_what_cost_most_counts_a_measure_whole_and_never_tells_of_nothing() -> None:
    _, engine, grade = played()
    lines = dearest(grade, {}, Scene(Over(engine), Texts((), ())))[1:]
    lost = {
        measure: sum(item.max - item.points for item in grade.items if item.measure == measure)
        for measure, _, _ in grade.table
    }
    assert 0 < len(lines) <= FIRST
    dear = sorted(lost, key=lambda measure: -lost[measure])
    for line, measure in zip(lines, dear, strict=False):
        assert line.startswith(f"  {measure.replace('-', ' ')}, {points(lost[measure])} lost")
    assert not any(", 0.0 lost" in line for line in lines)


def test_money_that_nobody_lost_is_one_sentence() -> None:
    made = judged()
    lost_nothing = replace(made, grade=replace(made.grade, cost_cents=0), baseline=Baseline(0, 0, (), (("idle", 0),)))
    assert len(costs(lost_nothing)) == 2
    assert "SGD" not in " ".join(costs(lost_nothing))
    assert "SGD 3" in " ".join(costs(replace(lost_nothing, baseline=Baseline(0, 0, (), (("idle", 300),)))))


@pytest.mark.parametrize("code", sorted(NOTHING))
def test_nothing_done_is_never_told_to_be_kept_up(code: str) -> None:
    assert "Keep" not in sentence(why(code, share=0, kept=0, made=1), 0)
    assert "Keep" in sentence(why(code, share=40, kept=1, made=1), 0)


def test_a_promise_that_was_missed_is_no_reason_to_go_on_so() -> None:
    assert "Try: name times" in sentence(why("promises", share=40, kept=1, made=2), 0)


def test_one_of_a_kind_is_said_as_one() -> None:
    assert sentence(why("promises", share=40, kept=1, made=1), 0).startswith("1 of 1 promise kept")
    assert sentence(why("promises", share=40, kept=1, made=2), 0).startswith("1 of 2 promises kept")


def test_what_was_advised_once_for_a_measure_is_not_advised_again_and_nothing_else_is_left_out() -> None:
    _, _, grade = played()
    told = each(grade.items, grade, {})
    assert [item for item, _ in told] == list(grade.items)
    advised = [(item.measure, parted(words)[1]) for item, words in told if parted(words)[1]]
    assert len(advised) == len(set(advised))
    every = {(item.measure, parted(because(item, grade))[1]) for item in grade.items}
    assert set(advised) == {(measure, advice) for measure, advice in every if advice}
    assert [parted(words)[0] for _, words in told] == [parted(because(item, grade))[0] for item in grade.items]
    assert len(advised) < len(told)
