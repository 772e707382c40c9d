"""The glossary speaks the language of the code: every name it claims is a class of ours."""

from __future__ import annotations

import re
from pathlib import Path

import scoring.rubric
import simulator.domain.plan
import simulator.domain.record
from simulator.domain.base import Command
from simulator.domain.events import EVENTS
from simulator.domain.inputs import COMMANDS, STIMULI

GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"
ROW = re.compile(r"^\| ([^|]+) \| [^|]+ \| `(\w+)` \|$", re.MULTILINE)


def test_every_name_in_the_glossary_is_a_class() -> None:
    rows = ROW.findall(GLOSSARY.read_text(encoding="utf-8"))
    assert len(rows) > 50
    rooms = (simulator.domain.plan, simulator.domain.record, scoring.rubric)
    for word, name in rows:
        known = name in {**COMMANDS, **EVENTS, **STIMULI} or any(
            isinstance(getattr(room, name, None), type) for room in rooms
        )
        assert known or name == Command.__name__, f"{word}: {name}"


def test_the_four_record_types_and_every_kept_thing_have_a_word() -> None:
    text = GLOSSARY.read_text(encoding="utf-8")
    for kept in ("Interaction", "Ticket", "Fact", "Case", "Promise", "Change", "Problem", "Alert"):
        assert f"`{kept}`" in text
