"""The archive beside a journal: found again under its key, remade otherwise, never in the way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scoring.rubric import Baseline
from simulator.lab.archive import Key, beside, read_archive, write_archive

KEY = Key("a" * 64, 7, "standard", "0.1.0", "1")
FIGURES = Baseline(100, 20, (("idle", 0), ("careful", 8_000)), (("idle", 100), ("careful", 20)))


def test_figures_come_back_under_their_key(tmp_path: Path) -> None:
    path = beside(tmp_path / "run.simlog")
    assert write_archive(path, KEY, FIGURES)
    assert read_archive(path, KEY) == FIGURES


@pytest.mark.parametrize(
    "other",
    [
        replace(KEY, plan="b" * 64),
        replace(KEY, seed=8),
        replace(KEY, carry="own"),
        replace(KEY, engine="0.2.0"),
        replace(KEY, rubric="2"),
    ],
)
def test_another_key_finds_nothing(tmp_path: Path, other: Key) -> None:
    path = tmp_path / "run.simlog.archive"
    write_archive(path, KEY, FIGURES)
    assert read_archive(path, other) is None


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"format":"x"}', b"\xff\x00", b"null"])
def test_a_damaged_archive_is_as_good_as_none(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "run.simlog.archive"
    path.write_bytes(data)
    assert read_archive(path, KEY) is None


def test_a_place_that_cannot_be_written_loses_nothing(tmp_path: Path) -> None:
    assert not write_archive(tmp_path / "nowhere" / "run.archive", KEY, FIGURES)


def test_an_archive_that_is_absent_is_none(tmp_path: Path) -> None:
    assert read_archive(tmp_path / "none", KEY) is None
