"""Sentences of a debrief say what is so, and nothing that is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.debrief.sections import caps
from scoring.rubric import VETO_CAP, Veto, why
from simulator.lab.verdict import Judged
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
