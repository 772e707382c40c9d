"""Rehearsals: the same acts on a saved version, at the same minute; a broken version is said and not played."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from simulator.bots import POLICIES
from simulator.compiler.archetype import write_new
from simulator.domain.time import MINUTE
from simulator.lab.rehearsal import again, begun, stamp, tick_of, version
from simulator.lab.verdict import Kit

EIGHT_FIFTY = 8 * 60 + 50


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_new(tmp_path / "my-shift", "busy-queue")
    return tmp_path / "my-shift"


def kit_of(folder: Path) -> Kit:
    kit = version(folder).kit
    assert kit is not None
    return kit


def test_on_the_same_version_everything_is_as_it_was(folder: Path) -> None:
    kit = kit_of(folder)
    before = begun(kit, 7, tick_of(kit, EIGHT_FIFTY), POLICIES["careful"])
    after, refused = again(kit, before)
    assert before.commands
    assert (after.engine.digest(), after.now, refused) == (before.engine.digest(), before.now, 0)


def test_a_start_in_the_middle_is_the_day_as_it_then_stands(folder: Path) -> None:
    kit = kit_of(folder)
    middle = begun(kit, 7, tick_of(kit, EIGHT_FIFTY))
    walked = begun(kit, 7, 0)
    for minute in range(1, middle.now // MINUTE + 1):
        walked.advance(minute * MINUTE, frozenset())
    assert middle.engine.digest() == walked.engine.digest()


def test_what_a_new_version_refuses_is_left_out_and_counted(folder: Path) -> None:
    kit = kit_of(folder)
    before = begun(kit, 7, tick_of(kit, EIGHT_FIFTY), POLICIES["careful"])
    after, refused = again(kit, before)
    assert refused == 0
    text = (folder / "scenario.yaml").read_text(encoding="utf-8")
    (folder / "scenario.yaml").write_text(re.sub(r"contacts: \d+", "contacts: 1", text), encoding="utf-8")
    changed, lost = again(kit_of(folder), before)
    assert changed.now == before.now == after.now
    assert 0 < lost < len(before.commands)


def test_a_version_with_an_error_does_not_play_and_says_where(folder: Path) -> None:
    before = stamp(folder)
    mark = folder / "scenario.yaml"
    mark.write_text(mark.read_text(encoding="utf-8").replace("seat:", "saet:"), encoding="utf-8")
    os.utime(mark, ns=(1, 1))
    assert stamp(folder) != before
    found = version(folder)
    assert found.kit is None
    assert [problem.key for problem in found.errors][:1] == ["saet"]


def test_a_minute_outside_the_shift_is_refused_in_a_sentence(folder: Path) -> None:
    with pytest.raises(ValueError, match="03:00 lies outside the shift"):
        tick_of(kit_of(folder), 180)
