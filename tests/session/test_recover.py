"""Damaged files open with everything that holds, and nothing is ever lost."""

from pathlib import Path

import pytest

from simulator.session import chain
from simulator.session.errors import DoesNotHold, NotAJournal, StoreFailed
from simulator.session.journal import Journal
from simulator.session.records import TimeRecord
from tests.session.lines import RECORDS, file, written

CONTENT = written(RECORDS[:-1])
ENDS = [place + 1 for place, byte in enumerate(CONTENT) if byte == ord("\n")]


def test_a_file_cut_at_any_byte_opens_with_every_whole_line_and_keeps_the_tail(tmp_path: Path) -> None:
    for size in range(ENDS[0] - 1, len(CONTENT) + 1):
        path = file(tmp_path, CONTENT[:size])
        whole = sum(end - 1 <= size for end in ENDS)
        journal, recovery = Journal.reopen(path, durable=False)
        assert len(journal.records) == whole - 1
        tail = CONTENT[ENDS[whole - 1] : size]
        if tail:
            assert recovery.moved is not None
            assert recovery.moved.read_bytes() == tail
            assert f"line {whole + 1}" in recovery.said
            recovery.moved.unlink()
        else:
            assert recovery.moved is None
        journal.note(TimeRecord(journal.order.tick))
        journal.close()
        again = chain.read(path.read_bytes())
        assert (again.damage, again.torn, len(again.records)) == (None, False, whole)


def test_a_file_cut_inside_its_header_is_refused_and_left_alone(tmp_path: Path) -> None:
    for size in range(ENDS[0] - 1):
        path = file(tmp_path, CONTENT[:size])
        with pytest.raises((DoesNotHold, NotAJournal)):
            Journal.reopen(path)
        assert path.read_bytes() == CONTENT[:size]
        assert list(tmp_path.iterdir()) == [path]


def test_damage_in_the_middle_moves_all_behind_it_aside(tmp_path: Path) -> None:
    broken = CONTENT[: ENDS[2] + 20] + b"#" + CONTENT[ENDS[2] + 21 :]
    journal, recovery = Journal.reopen(file(tmp_path, broken))
    journal.close()
    assert recovery.moved == tmp_path / "run.simlog.bad"
    assert recovery.moved.read_bytes() == broken[ENDS[2] :]
    assert (tmp_path / "run.simlog").read_bytes() == CONTENT[: ENDS[2]]
    assert recovery.said.startswith("run.simlog was damaged: line 4: ")


def test_an_earlier_bad_tail_is_never_overwritten(tmp_path: Path) -> None:
    for number, name in enumerate(["run.simlog.bad", "run.simlog.bad-2", "run.simlog.bad-3"]):
        journal, recovery = Journal.reopen(file(tmp_path, CONTENT + b"%d" % number))
        journal.close()
        assert recovery.moved == tmp_path / name
    assert (tmp_path / "run.simlog.bad").read_bytes() == b"0"


def test_a_tail_that_cannot_be_moved_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> Path:
        raise StoreFailed("the disk is full")

    monkeypatch.setattr("simulator.session.recover.write_beside", refused)
    path = file(tmp_path, CONTENT + b"tail")
    with pytest.raises(StoreFailed):
        Journal.reopen(path)
    assert path.read_bytes() == CONTENT + b"tail"


def test_a_sound_file_opens_without_a_word(tmp_path: Path) -> None:
    journal, recovery = Journal.reopen(file(tmp_path, CONTENT))
    journal.close()
    assert (recovery.said, recovery.moved) == ("", None)
    assert (tmp_path / "run.simlog").read_bytes() == CONTENT
