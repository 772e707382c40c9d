"""The game in a real terminal: played, resized, cut off and gone on with; without colour or UTF-8; obeying no text."""

from __future__ import annotations

import json
import os
import re
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

import pexpect
import pytest

from simulator.compiler import load
from simulator.domain.inputs import OpenInteraction
from simulator.domain.text import clean
from simulator.lab.verdict import Kit
from simulator.session.session import Session
from tests.tui.hostile_game import PROGRAM
from tests.tui.stage import lines, seated
from tests.tui.terminal import PATIENCE, Play, even, playing
from tests.tui.test_around import opened
from tests.tui.test_pictures import NASTY, hostile

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")

LOBBY, BRIEFING, DESK = "You keep it running", "take the seat", "let time pass"
RESTORED = (b"\x1b[?1049l", b"\x1b[?25h")
"""The other screen is left, the cursor shows."""
PASTED = NASTY + "y" * 10_000
STEP = re.compile(r"^ (\d\d:\d\d) stands", re.MULTILINE)
"""The clock of a desk in a terminal of 80 x 24."""
OBEYED = (b"\x1b]0;", b"\x1b]52", b"\x1b[2J", b"\xc2\x9b", b"\xc2\x9d", "\u202e".encode(), "\u200b".encode(), b"\x1bP")
"""What a terminal would do something on, as it stands in hostile texts."""


@pytest.fixture
def home(tmp_path: Path) -> str:
    """A player's folder in which nothing moves on screen."""
    (tmp_path / "settings.toml").write_text('pace = "still"\n', encoding="utf-8")
    return str(tmp_path)


def clock(play: Play) -> str:
    """What the desk's clock says."""
    found = STEP.search(play.text)
    assert found, play.text
    return found[1]


def again(path: Path) -> Session:
    """A run gone on with, as the game would."""
    made = Kit.of(load("first-day"))
    session, recovery = Session.resume(path, made.stage_for)
    assert not recovery.said
    return session


def test_a_shift_begins_small_stands_a_storm_of_sizes_and_is_gone_on_with_where_it_was_left(home: str) -> None:
    dice = Random(1)
    with playing(home=home, size=(20, 5)) as play:
        while not play.written:
            play.read()
        play.resize(80, 24)
        play.until(LOBBY)
        play.press("\r")
        play.until(BRIEFING)
        play.press("\r")
        play.until(DESK)
        for number in range(200):
            play.resize(dice.randrange(20, 201), dice.randrange(5, 61))
            if number % 20 == 0:
                play.press(".")
            play.read(0)
        play.resize(80, 24)
        play.until("stands")
        play.until(DESK)
        while play.read(1) or clock(play) == "09:00":  # the last size and the last step are still on their way
            pass
        stood = clock(play)
        play.press("\x03")
        play.until(LOBBY)
        play.press("\x03")
        assert play.ended() == 0
        assert all(mark in play.written for mark in RESTORED)
        assert b"Traceback" not in play.written
    with playing(home=home) as play:
        play.until("c Continue")
        play.press("c")
        play.until(DESK)
        assert clock(play) == stood != "09:00"


def hang_up(play: Play) -> None:
    with suppress(pexpect.ExceptionPexpect):
        play.process.close(force=False)


def kill(play: Play) -> None:
    play.process.kill(signal.SIGKILL)


def interrupt(play: Play) -> None:
    play.press("\x03")
    play.until(LOBBY)
    play.press("\x03")


@pytest.mark.parametrize("cut", [hang_up, kill, interrupt])
def test_nothing_that_was_shown_is_lost_however_the_game_is_cut_off(home: str, cut: Callable[[Play], None]) -> None:
    path = Path(home) / "runs" / "cut.simlog"
    with playing("play", "first-day", "--seed", "7", "--journal", str(path), home=home) as play:
        play.until(DESK)
        play.press(".", "\r")
        play.until("Evidence 1")
        cut(play)
        while play.process.isalive():
            play.read()
    session = again(path)
    assert [record.command["kind"] for record in session.commands] == [OpenInteraction.__name__]
    assert session.now > 0
    session.leave()


@pytest.mark.parametrize("term", ["vt100", "xterm-256color"])
def test_without_colour_and_utf8_everything_is_ascii_in_the_terminals_own_colours(home: str, term: str) -> None:
    with playing(home=home, env={"TERM": term, "LANG": "C", "NO_COLOR": "1"}) as play:
        for words, key in ((LOBBY, "\r"), (BRIEFING, "\r"), (DESK, "\x03")):
            assert play.until(words).isascii()
            play.press(key)
        assert bytes(play.written).isascii()
        colours = {code for found in re.findall(rb"\x1b\[([0-9;]*)m", play.written) for code in found.split(b";")}
        assert colours <= {b"", b"0", b"1", b"4", b"7", b"39", b"49"}


def test_a_dumb_terminal_gets_the_same_game_in_lines(home: str) -> None:
    with playing(home=home, env={"TERM": "dumb", "LANG": "C"}) as play:
        play.until("Which one?")
        play.press("1\r")
        play.until("hands free")
        play.press(NASTY.replace("\r", "").replace("\n", "").replace("\t", "") + "x" * 3_000 + "\n")
        play.until("I do not know the word")
        play.press("quit\r")
        assert play.ended() == 0
        assert b"Traceback" not in play.written
    [kept] = (Path(home) / "runs").glob("*.simlog")
    again(kept).leave()


async def test_a_screen_full_of_hostile_text_shows_what_it_should_and_does_nothing(home: str) -> None:
    path = Path(home) / "hostile.simlog"
    with playing(str(path), home=home, program=PROGRAM) as play:
        async with seated((80, 24), texts=hostile()) as seat:
            for keys, pressed in (
                ((), ()),
                ((".", ".", "."), ("full_stop",) * 3),
                (("\x1bOQ",), ("f2",)),
                (("]",), ("right_square_bracket",)),
            ):
                play.press(*keys)
                await seat.press(*pressed)
                shown = even(seat.lines)
                while play.text != shown and play.read(5):
                    pass
                assert play.text == shown
        assert not [mark for mark in OBEYED if mark in play.written]
        assert "title" not in play.title


def test_what_is_pasted_into_an_answer_is_words_and_nothing_else(home: str) -> None:
    path = Path(home) / "pasted.simlog"
    # an escape that was pasted may wait for its next letter: on a busy machine longer than a tenth of a second
    with playing(str(path), home=home, program=PROGRAM, env={"ESCDELAY": "5000"}) as play:
        play.until(DESK)
        play.press("n")
        play.until("next step")
        play.press("\x1b[A", "\x1b[A", "\r")
        play.until("▌")
        play.press(f"\x1b[200~{PASTED}\x1b[201~")
        while "│ ▌" in play.text:
            play.read()
        play.press("\r", "\x13")
        while b"AddNote" not in path.read_bytes():
            play.read()
        assert not [mark for mark in OBEYED if mark in play.written]
        assert "title" not in play.title
    [note] = [line for line in map(json.loads, path.read_bytes().splitlines()) if "AddNote" in str(line)]
    written = note["command"]["next_step"] or note["command"]["text"]
    assert "[/nope]" in written
    assert "yyyy" in written
    assert len(written) < len(PASTED)
    assert written == clean(written, limit=len(written))


def test_a_terminal_that_goes_without_a_hang_up_leaves_no_game_behind(home: str) -> None:
    deaf = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN); from simulator.cli import main; main()"
    with playing(home=home, program=deaf) as play:
        play.until(LOBBY)
        os.close(play.process.child_fd)
        end = time.monotonic() + PATIENCE
        while play.process.isalive():
            assert time.monotonic() < end
            time.sleep(0.1)
        assert play.process.signalstatus == signal.SIGHUP


async def test_files_of_a_player_that_somebody_wrote_do_nothing_in_the_lobby(
    home: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = Path(home) / "runs"
    runs.mkdir()
    header = {"scenario": NASTY, "seed": 7, "mode": NASTY, "player": "person"}
    (runs / "bad.simlog").write_text(json.dumps(header) + "\n", encoding="utf-8")
    said = [{"text": NASTY * 9, "scenario": NASTY, "state": "open"}]
    (Path(home) / "commitments.json").write_text(json.dumps(said), encoding="utf-8")
    monkeypatch.setenv("EASTCITY_HOME", home)
    with playing(home=home) as play:
        async with opened((80, 24)) as (app, _):
            shown = even(lines(app))
            while play.text != shown and play.read(5):
                pass
            assert play.text == shown
        assert not [mark for mark in OBEYED if mark in play.written]
        assert "title" not in play.title
