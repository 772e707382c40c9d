"""What a player means to do next time is kept until it is judged."""

from pathlib import Path

import pytest

from scoring.debrief.commitment import FILE, LIMIT, MOST, Commitment, commit, commitments, judge_last, last


def test_the_last_one_said_is_shown_next_time(tmp_path: Path) -> None:
    assert last(tmp_path) is None
    assert commit("Confirm before closing", "a", tmp_path)
    assert commit("Ask who else", "b", tmp_path)
    assert last(tmp_path) == Commitment("Ask who else", "b")
    assert judge_last(kept=True, folder=tmp_path)
    assert last(tmp_path) == Commitment("Ask who else", "b", "kept")


def test_nothing_said_is_nothing_kept(tmp_path: Path) -> None:
    assert not commit("  \x1b[2J ", "a", tmp_path)
    assert not judge_last(kept=False, folder=tmp_path)
    assert commitments(tmp_path) == ()


def test_words_are_made_harmless_and_short(tmp_path: Path) -> None:
    commit("\x1b[31mred\u202e" + "x" * 10_000, "a", tmp_path)
    found = last(tmp_path)
    assert found is not None
    assert len(found.text) <= LIMIT
    assert found.text.startswith("red")


def test_only_so_many_are_kept(tmp_path: Path) -> None:
    for number in range(MOST + 3):
        commit(str(number), "a", tmp_path)
    assert [item.text for item in commitments(tmp_path)] == [str(number) for number in range(3, MOST + 3)]


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b'[{"text":1}]'])
def test_a_damaged_file_is_no_file(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / FILE).write_bytes(damage)
    assert commitments(tmp_path) == ()
    assert commit("Ask who else", "a", tmp_path)
