"""The lobby: shifts by number or name, the last run that is not finished, and a way out."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from simulator.plain.lobby import last_unfinished, pick

SHIFTS = (("portal-warning", "The portal that warned everybody"), ("blotter-crawls", "The blotter crawls"))


def chosen(lines: str, unfinished: Path | None = None) -> str | Path | None:
    return pick(SHIFTS, unfinished, io.StringIO(lines), io.StringIO(), typed=False)


@pytest.mark.parametrize("line", ["2", "blotter-crawls", "blot", "crawls", "nonsense\n9\n2"])
def test_a_shift_is_picked_by_number_id_or_title(line: str) -> None:
    assert chosen(f"{line}\n") == "blotter-crawls"


@pytest.mark.parametrize("lines", ["q\n", "quit\n", "", "what\n"])
def test_one_can_leave_and_the_end_of_input_leaves(lines: str) -> None:
    assert chosen(lines) is None


def test_enter_goes_on_with_the_last_run_or_begins_the_first_shift() -> None:
    run = Path("somewhere.simlog")
    assert chosen("\n", run) == run
    assert chosen("\n") == "portal-warning"


def test_the_last_run_is_the_youngest_without_an_end(tmp_path: Path) -> None:
    for age, (name, end) in enumerate((("old", False), ("young", False), ("done", True)), 1):
        path = tmp_path / f"{name}.simlog"
        path.write_bytes(b'{"kind":"header"}\n' + (b'{"kind":"end"}\n' if end else b""))
        os.utime(path, (age, age))
    assert last_unfinished(tmp_path) == tmp_path / "young.simlog"
    assert last_unfinished(tmp_path / "nowhere") is None
