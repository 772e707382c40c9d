"""Writing a journal: one writer, nothing half written, nothing lost when the disk says no."""

import resource
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from simulator.session import chain
from simulator.session.errors import StoreFailed
from simulator.session.header import Branch
from simulator.session.journal import Journal
from simulator.session.records import CommandRecord, EndRecord
from simulator.session.store import Disk
from tests.session.lines import HEADER, RECORDS, Memory, check, command, file, written


def play(journal: Journal) -> None:
    """Write every record of the sample."""
    for record in RECORDS:
        if isinstance(record, CommandRecord | EndRecord):
            journal.commit(record)
        else:
            journal.note(record)


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """No file may grow beyond that size: the system's own way of saying no, in the middle of a write."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_a_record_is_in_the_file_when_its_commit_returns(tmp_path: Path) -> None:
    path = tmp_path / "new" / "run.simlog"
    journal = Journal.create(path, HEADER)
    for place, record in enumerate(RECORDS):
        if isinstance(record, CommandRecord | EndRecord):
            journal.commit(record)
        else:
            journal.note(record)
        assert path.read_bytes() == written(RECORDS[: place + 1])
    journal.close()


def test_a_second_writer_is_refused_in_one_sentence_and_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "run.simlog"
    first = Journal.create(path, HEADER)
    with pytest.raises(StoreFailed, match="another window is playing this run"):
        Journal.reopen(path)
    program = f"""
        from pathlib import Path
        from simulator.session.store import Disk, StoreFailed
        try:
            Disk.open(Path({str(path)!r}))
        except StoreFailed as refused:
            print(refused)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, check=True)
    assert done.stdout.count("\n") == 1
    first.commit(command(1, 5))
    first.close()
    second, recovery = Journal.reopen(path)
    second.close()
    assert recovery.reading.records == [command(1, 5)]


def test_a_writer_that_was_killed_leaves_no_lock(tmp_path: Path) -> None:
    path = file(tmp_path, written(RECORDS[:2]))
    program = (
        "import os, signal\nfrom pathlib import Path\nfrom simulator.session.journal import Journal\n"
        f"kept = Journal.reopen(Path({str(path)!r}))\nos.kill(os.getpid(), signal.SIGKILL)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == -signal.SIGKILL
    journal, _ = Journal.reopen(path)
    journal.close()


def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    path = file(tmp_path, b"a letter")
    with pytest.raises(StoreFailed, match="there is a file of that name already"):
        Journal.create(path, HEADER)
    assert path.read_bytes() == b"a letter"


@pytest.mark.parametrize("name", ["/proc/none/run.simlog", "/dev/null/run.simlog", "\0", "/"])
def test_a_place_that_takes_no_file_is_one_sentence(name: str) -> None:
    with pytest.raises(StoreFailed) as refused:
        Journal.create(Path(name), HEADER)
    assert "\n" not in str(refused.value)


def test_a_write_that_stops_halfway_is_taken_back_and_can_be_made_again(tmp_path: Path) -> None:
    path = tmp_path / "run.simlog"
    journal = Journal.create(path, HEADER)
    journal.commit(command(1, 5))
    whole = path.read_bytes()
    for room in (0, 1, 40):
        with largest_file(len(whole) + room), pytest.raises(StoreFailed, match="may not grow"):
            journal.commit(command(2, 6))
        assert path.read_bytes() == whole
    journal.commit(command(2, 6))
    journal.close()
    assert path.read_bytes() == written([command(1, 5), command(2, 6)])


def test_a_full_disk_at_the_beginning_leaves_no_file(tmp_path: Path) -> None:
    with largest_file(10), pytest.raises(StoreFailed):
        Journal.create(tmp_path / "run.simlog", HEADER)
    assert list(tmp_path.iterdir()) == []


def test_a_refused_commit_changes_nothing_and_what_was_noted_comes_first_later() -> None:
    store = Memory()
    journal = Journal.begin(store, HEADER)
    journal.commit(command(1, 5))
    store.failing = "the disk is full"
    journal.note(check(1))
    before = (store.content, journal.records, journal.value)
    with pytest.raises(StoreFailed):
        journal.commit(command(2, 300_000))
    with pytest.raises(StoreFailed):
        journal.settle()
    assert (store.content, journal.records, journal.value) == before
    store.failing = ""
    journal.commit(command(2, 300_000))
    assert not journal.behind
    assert store.content == written([command(1, 5), check(1), command(2, 300_000)])


def test_what_is_owed_is_tried_once_more_at_closing_and_the_store_let_go() -> None:
    store = Memory()
    journal = Journal.begin(store, HEADER)
    store.failing = "the disk is full"
    journal.note(check(1))
    with pytest.raises(StoreFailed):
        journal.close()
    assert store.closed


def test_cutting_keeps_the_run_before_and_makes_a_sound_branch_of_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "run.simlog"
    journal = Journal.create(path, HEADER)
    play(journal)
    branch = journal.cut(3)
    assert path.read_bytes() == written(RECORDS[:4])
    assert branch == tmp_path / "run.branch.simlog"
    reading = chain.read(branch.read_bytes())
    assert reading.records == RECORDS
    assert reading.header.branch_of == Branch(of=journal.value, n=3)
    journal.commit(command(3, 400_000))
    assert journal.cut(1) == tmp_path / "run.branch-2.simlog"
    journal.commit(command(1, 0))
    journal.close()
    assert path.read_bytes() == written([command(1, 0)])


def test_a_cut_that_fails_leaves_the_journal_going_on(tmp_path: Path) -> None:
    path = tmp_path / "run.simlog"
    journal = Journal.create(path, HEADER)
    journal.commit(command(1, 5))
    with largest_file(100), pytest.raises(StoreFailed):
        journal.cut(1)
    journal.commit(command(2, 6))
    journal.close()
    assert path.read_bytes() == written([command(1, 5), command(2, 6)])
    assert list(tmp_path.iterdir()) == [path]


def test_the_disk_takes_a_torn_end_off_before_it_writes_on(tmp_path: Path) -> None:
    disk = Disk.create(tmp_path / "x")
    disk.append(b"one\n", sync=True)
    with largest_file(6), pytest.raises(StoreFailed):
        disk.append(b"two\n", sync=False)
    disk.append(b"three\n", sync=True)
    disk.close()
    assert (tmp_path / "x").read_bytes() == b"one\nthree\n"
