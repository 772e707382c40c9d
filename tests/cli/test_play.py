"""Playing by lines of text: begun, left, gone on with, killed, closed; nothing that was acknowledged is lost."""

import os
import signal
import subprocess
from pathlib import Path
from typing import Any

import pexpect
import pytest

from simulator.session import chain
from simulator.session.records import CommandRecord
from tests.cli.game import MAIN, SHIFT, eastcity, environment, quiet

LINES = ["wait 07:47", "open C01", "look", "ask K2 scope", "ask K3 scope", "wait 08:10", "open C02", "open C03"]


def commands(path: Path) -> int:
    """How many commands a journal holds; it must be whole."""
    reading = chain.read(path.read_bytes())
    assert reading.damage is None
    return sum(isinstance(record, CommandRecord) for record in reading.records)


def text(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


def test_a_run_is_kept_in_the_players_folder_and_gone_on_with(tmp_path: Path) -> None:
    done = eastcity(tmp_path, "play", SHIFT, "--seed", "7", "--plain", stdin=text(*LINES[:3], "quit"))
    assert done.returncode == 0, done.stderr
    (path,) = (tmp_path / "runs").iterdir()
    assert path.name in done.stdout.replace("\n  ", "")
    before = commands(path)
    assert before
    done = eastcity(tmp_path, "play", "--journal", str(path), stdin=text("ask K3 scope", "quit"))
    assert done.returncode == 0, done.stderr
    assert commands(path) > before
    assert "unfinished at line" in eastcity(tmp_path, "verify", str(path)).stdout


def test_two_new_runs_never_share_a_file(tmp_path: Path) -> None:
    for _ in range(2):
        eastcity(tmp_path, "play", SHIFT, "--seed", "7", stdin="quit\n")
    assert len(list((tmp_path / "runs").iterdir())) == 2


@pytest.mark.parametrize("words", [["blotter-crawls"], ["--seed", "8"], ["--mode", "shift"]])
def test_a_run_is_not_gone_on_with_as_another(tmp_path: Path, words: list[str]) -> None:
    path = tmp_path / "a.simlog"
    eastcity(tmp_path, "play", SHIFT, "--seed", "7", "--journal", str(path), stdin="quit\n")
    before = path.read_bytes()
    done = eastcity(tmp_path, "play", *words, "--journal", str(path))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert path.read_bytes() == before


def test_a_file_that_is_no_journal_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter"
    path.write_text("dear all")
    done = eastcity(tmp_path, "play", SHIFT, "--journal", str(path))
    assert (done.returncode, path.read_text()) == (2, "dear all")


def test_a_damaged_tail_is_moved_aside_and_said(tmp_path: Path) -> None:
    path = tmp_path / "a.simlog"
    eastcity(tmp_path, "play", SHIFT, "--seed", "7", "--journal", str(path), stdin=text(*LINES[:3], "quit"))
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"half a li')
    done = eastcity(tmp_path, "play", "--journal", str(path), stdin="quit\n")
    assert done.returncode == 0
    assert "was damaged" in done.stderr
    assert "a.simlog.bad" in done.stderr
    assert path.read_bytes() == whole
    assert (tmp_path / "a.simlog.bad").read_bytes() == b'{"half a li'


@pytest.mark.parametrize("closed", ["<&-", "</dev/null"])
def test_closed_or_empty_input_loses_nothing(tmp_path: Path, closed: str) -> None:
    path = tmp_path / "a.simlog"
    eastcity(tmp_path, "play", SHIFT, "--seed", "7", "--journal", str(path), stdin=text(*LINES[:2], "quit"))
    words = " ".join(f"'{word}'" for word in (*MAIN, "play", "--journal", str(path)))
    done = subprocess.run(
        ["bash", "-c", f"{words} {closed}"], capture_output=True, text=True, check=False, env=environment(tmp_path)
    )
    assert done.returncode == 0
    assert quiet(done)
    assert commands(path)


@pytest.mark.parametrize("lines_read", [1, 12, 20, 30, 45, 60])
def test_killed_at_any_moment_a_run_keeps_what_it_acknowledged(tmp_path: Path, lines_read: int) -> None:
    path = tmp_path / "a.simlog"
    arguments = [*MAIN, "play", SHIFT, "--seed", "7", "--mode", "shift", "--journal", str(path)]
    with subprocess.Popen(
        arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment(tmp_path)
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(text(*LINES))
        process.stdin.flush()
        acknowledged = sum(process.stdout.readline().startswith("(") for _ in range(lines_read))
        os.kill(process.pid, signal.SIGKILL)
    done = eastcity(tmp_path, "play", "--journal", str(path), stdin="quit\n")
    assert done.returncode == 0, done.stderr
    assert commands(path) >= acknowledged


def test_a_second_window_is_refused_and_the_first_plays_on(tmp_path: Path) -> None:
    path = tmp_path / "a.simlog"
    arguments = [*MAIN, "play", SHIFT, "--seed", "7", "--journal", str(path)]
    with subprocess.Popen(
        arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment(tmp_path)
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        second = eastcity(tmp_path, "play", "--journal", str(path), stdin="quit\n")
        assert second.returncode == 1
        assert "another window is playing this run" in second.stderr
        assert second.stderr.count("\n") == 1
        process.communicate(text(*LINES[:2], "quit"), timeout=60)
        assert process.returncode == 0
    assert commands(path)


def terminal(home: Path, *words: str) -> Any:
    """The game in a terminal of its own."""
    return pexpect.spawn(
        MAIN[0],
        [*MAIN[1:], *words],
        env=environment(home, TERM="dumb"),
        encoding="utf-8",
        timeout=60,
        dimensions=(24, 80),
    )


def test_alone_it_shows_the_lobby_and_enter_begins_the_first_shift(tmp_path: Path) -> None:
    game = terminal(tmp_path)
    game.expect("Which one")
    game.sendline("")
    game.expect("09:00")
    game.expect("> ")
    game.sendline("quit")
    game.expect(pexpect.EOF)
    game.close()
    assert game.exitstatus == 0
    assert len(list((tmp_path / "runs").iterdir())) == 1


def test_interrupted_it_ends_with_130_and_keeps_the_run(tmp_path: Path) -> None:
    game = terminal(tmp_path, "play", SHIFT, "--seed", "7")
    game.expect("> ")
    game.sendline("ask K2 scope")
    game.expect("K2")
    game.expect("> ")
    game.sendintr()
    game.expect(pexpect.EOF)
    game.close()
    assert game.exitstatus == 130
    (path,) = (tmp_path / "runs").iterdir()
    assert commands(path)


def test_alone_without_a_terminal_it_says_how_to_play(tmp_path: Path) -> None:
    done = eastcity(tmp_path)
    assert done.returncode == 0
    assert "eastcity play first-day" in done.stdout


def test_a_whole_morning_by_lines_is_graded_and_verified(tmp_path: Path) -> None:
    path = tmp_path / "a.simlog"
    done = eastcity(tmp_path, "play", SHIFT, "--seed", "7", "--journal", str(path), stdin=text(*LINES, "end-shift"))
    assert done.returncode == 0, done.stderr
    assert quiet(done)
    assert eastcity(tmp_path, "verify", str(path)).returncode == 0
    again = eastcity(tmp_path, "debrief", str(path))
    assert again.returncode == 0
    assert again.stdout.strip() in done.stdout
    page = tmp_path / "page.md"
    assert eastcity(tmp_path, "debrief", str(path), "--md", str(page)).returncode == 0
    assert page.read_text(encoding="utf-8").startswith("# ")
    other = eastcity(tmp_path, "play", "--journal", str(path))
    assert other.returncode == 1
    assert "this shift is finished" in other.stderr


def test_other_names_change_no_grade_and_no_byte(tmp_path: Path) -> None:
    contents = []
    for number, words in enumerate(([], ["--recast", "3"])):
        path = tmp_path / f"{number}.simlog"
        eastcity(tmp_path, "play", SHIFT, "--seed", "7", "--journal", str(path), *words, stdin=text(*LINES, "quit"))
        contents.append(path.read_bytes())
    assert contents[0] == contents[1]
