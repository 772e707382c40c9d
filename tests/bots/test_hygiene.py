"""What no policy may know or import."""

from __future__ import annotations

import re
from pathlib import Path

import simulator.bots
from simulator.bots import GAMING, POLICIES

ROOM = Path(simulator.bots.__file__).parent
FAULTS = Path(__file__).parents[2] / "scenarios" / "eastcity" / "faults"
IDS = re.compile(r"\b(FM|A|I|X)\d{2}\b")


def sources() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(ROOM.glob("*.py"))}


def test_no_part_or_mode_id_occurs_in_the_bots() -> None:
    found = {name: IDS.findall(text) for name, text in sources().items() if IDS.search(text)}
    assert not found


def test_no_fault_slug_occurs_in_the_bots() -> None:
    slugs = [path.stem for path in FAULTS.glob("*.yaml")]
    assert slugs
    found = [(name, slug) for name, text in sources().items() for slug in slugs if slug in text]
    assert not found


def test_no_bot_imports_the_engine_the_truth_or_chance() -> None:
    for text in sources().values():
        assert not re.search(r"^\s*(from|import) (simulator\.(engine|domain\.truth|domain\.world)|random)", text, re.M)


def test_every_policy_answers_to_its_own_name() -> None:
    assert all(policy.name == name for name, policy in POLICIES.items())
    assert set(GAMING) < set(POLICIES)
    assert {"idle", "fifo", "strict-priority", "careful", "relief", "loudest-first"} < set(POLICIES)
