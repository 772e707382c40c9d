"""Every shift on disk, certified again on two seeds with the policies that cost little: nothing basic is amiss."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.compiler.catalog import list_scenarios
from simulator.lab.certify.certify import certify
from simulator.lab.certify.words import said

SEEDS = 2
POLICIES = ("idle", "careful", "oracle", "log-and-leave")
"""Those whose costs every grade rests on, and one that only looks busy; scripts are played too."""
STEADY = (
    "idle",
    "gaming",
    "gaming-gap",
    "careful-mean",
    "par",
    "unobtainable",
    "article",
    "one-sight",
    "one-way",
    "script-missing",
    "leak",
    "check",
)
"""Demands that two seeds are enough for."""
SHIFTS = [entry for entry in list_scenarios() if "practice" not in entry.folder.parts]


@pytest.mark.parametrize("name", [pytest.param(e.id, marks=pytest.mark.xdist_group(e.id)) for e in SHIFTS])
def test_a_shipped_shift_holds_what_two_seeds_can_show(name: str, tmp_path: Path) -> None:
    found = certify(name, SEEDS, home=tmp_path, policies=POLICIES)
    assert [said(line) for line in found.reasons if line.code in STEADY] == []
