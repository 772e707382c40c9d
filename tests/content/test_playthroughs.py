"""Each shipped shift to be ranked is played by four people, and the better one is expected to earn more."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from ruamel.yaml import YAML

SCENARIOS = Path(__file__).parents[2] / "scenarios"
GUIDED = "lesson: guided"
RANKED = [
    path.parent
    for path in sorted(SCENARIOS.glob("m*/*/scenario.yaml"))
    if GUIDED not in path.read_text(encoding="utf-8").splitlines()
]
EXPERT, GOOD, NOVICE, HARMFUL = "reference", "good", "novice", "harmful"


def band(place: Path, name: str) -> tuple[int, int]:
    """Points from and to which a script is expected to earn, read from what stands above its steps."""
    head = (place / "playthroughs" / f"{name}.yaml").read_text(encoding="utf-8").partition("\nsteps:\n")[0]
    plain = YAML(typ="safe", pure=True).load(head)
    found = plain.get("expects", {"least": plain.get("target"), "most": 100})
    return found["least"], found["most"]


@pytest.mark.parametrize("place", RANKED, ids=lambda path: path.name)
def test_four_people_play_a_shift_and_the_better_is_expected_to_earn_more(place: Path) -> None:
    bands = [band(place, name) for name in (EXPERT, GOOD, NOVICE, HARMFUL)]
    for better, worse in pairwise(bands):
        assert better[0] > worse[0], bands
        assert better[1] > worse[1], bands
    assert bands[1][0] > bands[2][1], "a novice's best morning is not a good colleague's worst"
