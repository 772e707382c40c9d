"""A session: written before it acts, the same whatever happens in between, and nothing lost when the disk says no."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.asking.inputs import ReplyToCaller
from simulator.domain.base import Command, Refusal
from simulator.domain.shift.inputs import EndShift, Reflect
from simulator.domain.time import MINUTE
from simulator.domain.triage.inputs import DismissInteraction, LogTicket, OpenInteraction
from simulator.domain.work.inputs import TakeTicket
from simulator.engine.engine import Engine
from simulator.session import chain
from simulator.session.errors import DoesNotHold, StoreFailed
from simulator.session.journal import Journal
from simulator.session.records import GRID, CheckRecord, CommandRecord, TimeRecord
from simulator.session.replay import replay
from simulator.session.session import Rewound, Session
from tests.session.lines import Memory
from tests.session.small import SEAT, header, stage

SCRIPT: list[tuple[int, Command]] = [
    (11 * MINUTE, OpenInteraction(seat=SEAT, interaction="C01")),
    (
        12 * MINUTE,
        LogTicket(
            seat=SEAT, interaction="C01", type="request", service="book", ci="A01", category="Request",
            subcategory="How-to", facts=("asked",), impact=3, urgency=3, text="as told é 漢",
        ),
    ),
    (15 * MINUTE, TakeTicket(seat=SEAT, ticket="T-C01")),
    (15 * MINUTE, ReplyToCaller(seat=SEAT, interaction="C01", facts=("asked",))),
    (25 * MINUTE, OpenInteraction(seat=SEAT, interaction="C02")),
    (27 * MINUTE, DismissInteraction(seat=SEAT, interaction="C02")),
    (50 * MINUTE, EndShift(seat=SEAT)),
]  # fmt: skip


def go(session: Session, to: int) -> None:
    """Let time pass, whatever halts it."""
    while session.now < to:
        session.advance(to)


def play(session: Session, script: list[tuple[int, Command]]) -> None:
    """Give each command at its time; those already given are passed over."""
    for tick, command in script[len(session.commands) :]:
        go(session, tick)
        assert not isinstance(session.submit(command), Refusal)


def played(path: Path, mode: str = "practice") -> Session:
    """The whole script in a file."""
    session = Session(stage(), header(mode), Journal.create(path, header(mode), durable=False))
    play(session, SCRIPT)
    session.finish()
    return session


def resumed(path: Path) -> Session:
    """The run in a file, gone on with."""
    return Session.resume(path, lambda head: stage(head.seed), durable=False)[0]


def test_a_replayed_journal_gives_the_same_log(tmp_path: Path) -> None:
    session = played(tmp_path / "a.simlog")
    reading = chain.read((tmp_path / "a.simlog").read_bytes())
    again = replay(stage(), reading.records)
    assert again.log == session.engine.log
    assert again.digest() == session.engine.digest()
    assert again.now == session.length


def test_the_same_play_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.simlog", "b.simlog"):
        played(tmp_path / name).close({"points": 1})
    assert (tmp_path / "a.simlog").read_bytes() == (tmp_path / "b.simlog").read_bytes()


def test_a_check_stands_on_every_point_of_the_grid(tmp_path: Path) -> None:
    session = played(tmp_path / "a.simlog")
    records = chain.read((tmp_path / "a.simlog").read_bytes()).records
    points = [record.tick for record in records if isinstance(record, CheckRecord)]
    assert points == list(range(GRID, session.length + 1, GRID))


@given(st.lists(st.integers(1, 59 * MINUTE), max_size=12))
def test_however_time_is_cut_the_log_and_every_command_and_check_are_the_same(cuts: list[int]) -> None:
    stores = Memory(), Memory()
    sessions = [Session(stage(), header(), Journal.begin(store, header())) for store in stores]
    play(sessions[0], SCRIPT)
    for tick, command in SCRIPT:
        for cut in sorted(cuts):
            if cut < tick:
                go(sessions[1], cut)
        go(sessions[1], tick)
        sessions[1].submit(command)
    kept = []
    for session, store in zip(sessions, stores, strict=True):
        session.finish()
        kept.append([record for record in chain.read(store.content).records if not isinstance(record, TimeRecord)])
    assert kept[0] == kept[1]
    assert sessions[0].engine.digest() == sessions[1].engine.digest()


def test_a_command_is_in_the_file_before_it_acts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.simlog"
    session = Session(stage(), header(), Journal.create(path, header()))
    go(session, 11 * MINUTE)
    seen: list[int] = []
    submit = Engine.submit

    def watched(engine: Engine, command: Command) -> object:
        seen.append(path.read_bytes().count(b'"kind":"command"'))
        return submit(engine, command)

    monkeypatch.setattr(Engine, "submit", watched)
    session.submit(SCRIPT[0][1])
    assert seen == [1]


def test_a_refused_command_is_not_journalled_and_the_view_says_why(tmp_path: Path) -> None:
    path = tmp_path / "a.simlog"
    session = Session(stage(), header(), Journal.create(path, header()))
    before = path.read_bytes()
    refused = session.submit(OpenInteraction(seat=SEAT, interaction="C77"))
    assert isinstance(refused, Refusal)
    assert path.read_bytes() == before
    assert session.view().refused == refused
    go(session, 11 * MINUTE)
    session.submit(SCRIPT[0][1])
    assert session.view().refused is None


@pytest.mark.parametrize("seat", ["relief", "nobody"])
def test_only_the_seat_of_the_header_commands(seat: str) -> None:
    session = Session(stage(), header())
    session.finish()
    assert isinstance(session.submit(Reflect(seat=seat, text="x")), Refusal)


def test_words_that_cannot_be_written_are_refused(tmp_path: Path) -> None:
    session = Session(stage(), header(), Journal.create(tmp_path / "a.simlog", header()))
    assert isinstance(session.submit(Reflect(seat=SEAT, text="\udcff")), Refusal)
    assert not isinstance(session.submit(Reflect(seat=SEAT, text='"\\\n\x1b[31m\u2028🙂')), Refusal)
    assert chain.read((tmp_path / "a.simlog").read_bytes()).damage is None


def test_cut_at_any_line_a_run_goes_on_to_the_same_end(tmp_path: Path) -> None:
    whole = played(tmp_path / "a.simlog")
    content = (tmp_path / "a.simlog").read_bytes()
    lines = content.splitlines(keepends=True)
    for count in range(1, len(lines) + 1):
        path = tmp_path / "b.simlog"
        path.write_bytes(b"".join(lines[:count]))
        session = resumed(path)
        commands = [record for record in chain.read(path.read_bytes()).records if isinstance(record, CommandRecord)]
        assert len(session.commands) == len(commands)
        play(session, SCRIPT)
        session.finish()
        session.leave()
        assert session.engine.digest() == whole.engine.digest()
        assert path.read_bytes() == content


def test_a_run_that_was_left_goes_on_at_the_very_tick(tmp_path: Path) -> None:
    path = tmp_path / "a.simlog"
    session = Session(stage(), header(), Journal.create(path, header()))
    go(session, 7 * MINUTE + 123)
    session.leave()
    again = resumed(path)
    assert again.now == 7 * MINUTE + 123
    assert again.view() == session.view()


def test_what_was_seen_cannot_be_unseen_by_a_crash(tmp_path: Path) -> None:
    path = tmp_path / "a.simlog"
    session = Session(stage(), header("shift"), Journal.create(path, header("shift")))
    halts = session.advance(20 * MINUTE)
    assert halts
    assert chain.read(path.read_bytes()).records[-1].tick == session.now  # nothing was closed: as after kill -9


@pytest.mark.parametrize("place", range(len(SCRIPT)))
def test_when_the_disk_is_full_nothing_happens_and_the_same_can_be_tried_again(place: int) -> None:
    store = Memory()
    session = Session(stage(), header(), Journal.begin(store, header()))
    play(session, SCRIPT[:place])
    go(session, SCRIPT[place][0])
    store.failing = "the disk is full"
    before = (session.now, len(session.engine.log), session.commands, store.content)
    with pytest.raises(StoreFailed, match="the disk is full"):
        session.submit(SCRIPT[place][1])
    assert (session.now, len(session.engine.log), session.commands, store.content) == before
    store.failing = ""
    play(session, SCRIPT)
    session.finish()
    other = Session(stage(), header())
    play(other, SCRIPT)
    assert session.engine.digest() == other.finish().digest()
    assert replay(stage(), chain.read(store.content).records).digest() == session.engine.digest()


def test_time_stops_at_the_first_check_that_cannot_be_written() -> None:
    store = Memory()
    session = Session(stage(), header(), Journal.begin(store, header()))
    store.failing = "the disk is full"
    session.advance(30 * MINUTE)
    assert session.now == GRID
    with pytest.raises(StoreFailed):
        session.advance(30 * MINUTE)
    assert session.now == GRID
    store.failing = ""
    go(session, 30 * MINUTE)
    assert chain.read(store.content).damage is None


def test_going_back_gives_the_time_back_and_keeps_the_rest_as_a_branch(tmp_path: Path) -> None:
    path = tmp_path / "a.simlog"
    session = played(path)
    before = path.read_bytes()
    done = session.rewind(3)
    assert isinstance(done, Rewound)
    assert session.now == done.tick == 15 * MINUTE
    assert len(session.commands) == 2
    assert done.branch is not None
    branch = chain.read(done.branch.read_bytes())
    assert branch.records == chain.read(before).records
    assert branch.header.branch_of is not None
    assert branch.header.branch_of.n == 3
    play(session, SCRIPT)
    session.finish()
    assert path.read_bytes() == before


def test_undo_takes_back_the_last_commands_and_no_more_than_there_are() -> None:
    session = Session(stage(), header())
    play(session, SCRIPT[:4])
    assert isinstance(session.undo(2), Rewound)
    assert len(session.commands) == 2
    assert isinstance(session.undo(3), Refusal)
    assert isinstance(session.undo(2), Rewound)
    assert isinstance(session.undo(), Refusal)


def test_a_shift_cannot_be_taken_back() -> None:
    session = Session(stage(), header("shift"))
    play(session, SCRIPT[:4])
    assert isinstance(session.undo(), Refusal)
    assert len(session.commands) == 4


def test_a_closed_run_holds_its_claim_and_takes_nothing_more(tmp_path: Path) -> None:
    session = played(tmp_path / "a.simlog")
    session.submit(Reflect(seat=SEAT, text="the second one cost most", estimate=60))
    session.close({"points": 6_100, "nested": {"list": [1, None, "é"]}})
    assert isinstance(session.undo(), Refusal)
    session.leave()
    end = chain.read((tmp_path / "a.simlog").read_bytes()).end
    assert end is not None
    assert end.grade == {"points": 6_100, "nested": {"list": [1, None, "é"]}}
    with pytest.raises(DoesNotHold, match="this shift is finished"):
        resumed(tmp_path / "a.simlog")


def test_a_resumed_journal_that_replays_otherwise_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.simlog"
    played(path).leave()
    before = path.read_bytes()
    with pytest.raises(DoesNotHold, match="comes out otherwise"):
        Session.resume(path, lambda _: stage(8))
    assert path.read_bytes() == before
    resumed(path).leave()
