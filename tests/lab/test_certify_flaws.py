"""Certification lets the sound shift pass and rejects each spoilt one for the reason that its file names."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.lab.certify.content import CONTENT
from simulator.lab.certify.rules import LADDER
from simulator.lab.certify.words import said, shown
from tests.flawed.spoil import FLAWS, flaw_of, verdict

NAMED = (
    "gaming",
    "unobtainable",
    "one-way",
    "refused-way",
    "trap",
    "leak",
    "memoriser",
    "separates-order",
    "load-low",
    "load-high",
    "outcome-unowed",
    "article",
    "script-order",
)
"""Reasons that an author must be able to meet in the folder of flaws."""


def test_the_sound_shift_is_certified(tmp_path: Path) -> None:
    found = verdict(None, tmp_path, 2)
    assert found.certified, [said(line) for line in found.reasons]


@pytest.mark.parametrize("path", FLAWS, ids=lambda path: path.stem)
def test_a_spoilt_shift_is_rejected_for_what_was_spoilt(path: Path, tmp_path: Path) -> None:
    flaw = flaw_of(path)
    found = verdict(flaw, tmp_path, flaw.seeds)
    reasons = [line for line in found.reasons if line.code == flaw.reason]
    assert not found.certified
    assert reasons, [said(line) for line in found.reasons]
    assert said(reasons[0]) in shown(found, "papers")


def test_every_reason_an_author_must_know_has_a_flawed_shift() -> None:
    assert set(NAMED) <= {flaw_of(path).reason for path in FLAWS}


def test_every_demand_is_in_one_list() -> None:
    names = [rule.__name__ for rule in (*LADDER, *CONTENT)]
    assert len(names) == len(set(names))
