"""Bots, journals and grades through the command line: the same bytes everywhere, and every lie found."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from simulator.session.header import FIELDS
from tests.cli.game import MAIN, SHIFT, eastcity, environment, here, quiet
from tests.session.lines import chained, plain_lines

GRADE_FIELDS = {
    "scenario", "seed", "policy", "player", "engine", "rubric", "digest", "points", "max_points", "par", "stars",
    "families", "items", "clocks",
}  # fmt: skip


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal of a careful morning, its archive beside it."""
    folder = tmp_path_factory.mktemp("run")
    done = eastcity(folder, "bot", "careful", SHIFT, "--seed", "7", "--journal", str(folder / "a.simlog"), "--json")
    assert done.returncode == 0, done.stderr
    (folder / "a.json").write_text(done.stdout, encoding="utf-8")
    return folder / "a.simlog"


def again(run: Path, folder: Path, python: list[str], **more: str) -> bytes:
    """The bytes of the same run made once more by another interpreter or in another surrounding."""
    copy = folder / "b.simlog"
    shutil.copy(f"{run}.archive", f"{copy}.archive")
    program = [*python, "-c", MAIN[-1], "bot", "careful", SHIFT, "--seed", "7", "--journal", str(copy)]
    subprocess.run(program, env=environment(folder, **more), check=True, capture_output=True, timeout=300)
    return copy.read_bytes()


@pytest.mark.parametrize(
    "more",
    [
        {"PYTHONHASHSEED": "0"},
        {"PYTHONHASHSEED": "1", "TZ": "America/St_Johns", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "random", "TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8"},
    ],
)
def test_a_bot_gives_the_same_bytes_in_any_surrounding(run: Path, tmp_path: Path, more: dict[str, str]) -> None:
    assert again(run, tmp_path, [sys.executable], **more) == run.read_bytes()


def test_a_bot_gives_the_same_bytes_without_assertions(run: Path, tmp_path: Path) -> None:
    assert again(run, tmp_path, [sys.executable, "-O"]) == run.read_bytes()


@pytest.mark.parametrize("name", ["python3.11", "python3.12", "python3.13", "python3.14"])
def test_a_bot_gives_the_same_bytes_on_every_python(run: Path, tmp_path: Path, name: str) -> None:
    python = shutil.which(name)
    needed = "import click, orjson, simpy, pydantic, ruamel.yaml, networkx, platformdirs"
    if python is None or subprocess.run([python, "-c", needed], capture_output=True, check=False).returncode:
        pytest.skip(f"{name} is not here, or lacks the dependencies")
    assert again(run, tmp_path, [python]) == run.read_bytes()


def test_reference_runs_come_out_the_same_when_they_are_played_anew(run: Path, tmp_path: Path) -> None:
    done = eastcity(tmp_path, "verify", "--full", str(run), PYTHONHASHSEED="5")
    assert done.returncode == 0, done.stdout


def test_a_bots_run_can_be_made_again_in_its_own_place_but_in_no_other_file(run: Path, tmp_path: Path) -> None:
    copy, letter = tmp_path / "a.simlog", tmp_path / "letter.simlog"
    shutil.copy(run, copy)
    shutil.copy(f"{run}.archive", f"{copy}.archive")
    letter.write_text("dear all")
    assert eastcity(tmp_path, "bot", "careful", SHIFT, "--seed", "7", "--journal", str(copy)).returncode == 0
    assert copy.read_bytes() == run.read_bytes()
    for words in (("careful", "8", copy), ("idle", "7", copy), ("careful", "7", letter)):
        done = eastcity(tmp_path, "bot", words[0], SHIFT, "--seed", words[1], "--journal", str(words[2]))
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1
    assert copy.read_bytes() == run.read_bytes()
    assert letter.read_text() == "dear all"


def test_grade_and_bot_print_the_same_json(run: Path, tmp_path: Path) -> None:
    done = eastcity(tmp_path, "grade", str(run), "--json")
    assert done.returncode == 0
    grade = json.loads(done.stdout)
    assert grade == json.loads((run.parent / "a.json").read_text(encoding="utf-8"))
    assert set(grade) >= GRADE_FIELDS
    assert (grade["scenario"], grade["seed"], grade["policy"], grade["player"]) == (SHIFT, 7, "solo", "careful")
    assert grade["max_points"] == 10_000
    assert grade["points"] == sum(item["points"] for item in grade["items"]) or grade["veto"]
    assert set(grade["items"][0]) >= {"measure", "points", "max", "because", "events"}
    assert set(grade["clocks"]) == {"response", "resolution"}
    assert set(grade["clocks"]["response"]) >= {"met", "breached", "attainment"}


def test_grade_and_replay_read_well(run: Path, tmp_path: Path) -> None:
    done = eastcity(tmp_path, "grade", str(run))
    assert "of 100 points" in done.stdout
    early, late = (eastcity(tmp_path, "replay", str(run), *to) for to in (["--to", "08:00"], []))
    assert early.stdout.startswith("08:00")
    assert late.stdout.startswith("10:30")


@pytest.mark.parametrize("time", ["7", "25:00", "07:00", "10:31", "noon", "08:00+1"])
def test_a_time_outside_the_shift_is_bad_input(run: Path, time: str) -> None:
    assert here("replay", str(run), "--to", time)[0] == 2


def verdict(run: Path, folder: Path, change: Callable[[list[dict[str, Any]]], None]) -> tuple[int, str]:
    """What `verify` says of a run changed by a forger who knows how to make the chain anew."""
    lines = plain_lines(run.read_bytes())
    change(lines)
    forged = folder / "forged.simlog"
    forged.write_bytes(chained(lines))
    return here("verify", str(forged))


def test_a_sound_journal_is_verified(run: Path, tmp_path: Path) -> None:
    done = eastcity(tmp_path, "verify", str(run))
    assert (done.returncode, done.stderr) == (0, "")
    assert "verified: portal-warning, seed 7" in done.stdout


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("engine", "9.9.9"),
        ("rubric", "99"),
        ("scenario", "blotter-crawls"),
        ("scenario", "nowhere"),
        ("plan", "ab" * 32),
        ("seed", 8),
        ("seats", ["service-desk"]),
    ],
)
def test_a_header_that_is_not_this_runs_is_found(run: Path, tmp_path: Path, field: str, value: Any) -> None:
    code, words = verdict(run, tmp_path, lambda lines: lines[0].update({field: value}))
    assert code == 1
    assert {"seed": "line ", "scenario": "header field "}.get(field, f"header field {field}") in words
    if field == "plan":
        assert "this machine compiles the scenario differently" in words


@pytest.mark.parametrize("field", FIELDS)
def test_a_header_field_taken_out_is_named(run: Path, tmp_path: Path, field: str) -> None:
    code, words = verdict(run, tmp_path, lambda lines: lines[0].pop(field))
    assert code == 1
    assert f"line 1: the header has no field {field}" in words


@pytest.mark.parametrize(
    ("field", "value"), [("points", 10_000), ("cost_cents", 0), ("digest", "ab" * 32), ("grade", "x"), ("more", 1)]
)
def test_a_claim_that_is_not_so_is_found(run: Path, tmp_path: Path, field: str, value: Any) -> None:
    code, words = verdict(run, tmp_path, lambda lines: lines[-1]["grade"].update({field: value}))
    assert code == 1
    assert "the claim" in words
    assert field in words


def test_a_claim_with_figures_of_its_own_is_found_by_the_points_or_by_a_full_look(run: Path, tmp_path: Path) -> None:
    code, words = verdict(run, tmp_path, lambda lines: lines[-1]["grade"].pop("baseline"))
    assert (code, "baseline" in words) == (1, True)

    def dearer(lines: list[dict[str, Any]]) -> None:
        lines[-1]["grade"]["baseline"]["cents"][0][1] += 1

    lines = plain_lines(run.read_bytes())
    dearer(lines)
    forged = tmp_path / "forged.simlog"
    forged.write_bytes(chained(lines))
    assert here("verify", "--full", str(forged))[0] == 1


def test_every_kind_of_trouble_has_its_exit_code_and_one_line(run: Path, tmp_path: Path) -> None:
    content = run.read_bytes()
    lines = content.splitlines(keepends=True)
    cases = {
        "swapped": (b"".join([*lines[:5], lines[6], lines[5], *lines[7:]]), 1, "line 6"),
        "dropped": (b"".join([*lines[:5], *lines[6:]]), 1, "line 6"),
        "repeated": (b"".join([*lines[:6], *lines[5:]]), 1, "line 7"),
        "changed": (content.replace(b'"tick":', b'"tick": ', 1), 1, "line 2"),
        "cut": (b"".join(lines[:-1]), 1, f"unfinished at line {len(lines)}, all before holds"),
        "torn": (content[:-90], 1, f"unfinished at line {len(lines)}, all before holds"),
        "headless": (b"".join(lines[1:]), 1, "line 1"),
        "letter": (b"dear all\n", 2, "is not a journal"),
        "empty": (b"", 2, "is not a journal"),
    }
    for name, (data, code, words) in cases.items():
        path = tmp_path / f"{name}.simlog"
        path.write_bytes(data)
        found, said = here("verify", str(path))
        assert found == code, name
        assert words in said, name
        assert said.count("\n") == 1, name


def test_several_journals_are_all_looked_at_and_the_worst_counts(run: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter"
    letter.write_text("dear all")
    done = eastcity(tmp_path, "verify", str(letter), str(run), str(tmp_path / "nothing"))
    assert done.returncode == 2
    assert done.stdout.count("\n") == 3


@pytest.mark.parametrize("command", ["grade", "debrief", "replay", "verify"])
@pytest.mark.parametrize("what", ["folder", "nothing", "letter", "\x1b]0;x\x07"])
def test_what_is_no_journal_is_one_sentence_for_every_command(tmp_path: Path, command: str, what: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "letter").write_text("dear all")
    code, words = here(command, str(tmp_path / what))
    assert code == 2
    assert words.count("\n") == 1
    assert "\x1b" not in words


@pytest.mark.parametrize(
    "words",
    [
        ["bot", "genius", SHIFT],
        ["bot", "careful", "nowhere"],
        ["bot", "careful", "\0"],
        ["bot", "careful", "x" * 5000],
        ["bot", "careful", SHIFT, "--seed", "-1"],
        ["bot", "careful", SHIFT, "--seed", "x"],
        ["play", "nowhere"],
        ["play", SHIFT, "--mode", "exam"],
        ["replay"],
        ["verify"],
        ["check"],
        ["nonsense"],
    ],
)
def test_bad_input_is_two_and_says_why(tmp_path: Path, words: list[str]) -> None:
    if "\0" in words:
        words[words.index("\0")] = "\udcff"
    done = eastcity(tmp_path, *words)
    assert done.returncode == 2
    assert done.stderr
    assert quiet(done)


@pytest.mark.parametrize(
    "words", [["list"], ["check", "scenarios/m1"], ["verify", "README.md"], ["--help"], ["sla", "-"]]
)
def test_light_commands_load_no_screen_and_no_server(tmp_path: Path, words: list[str]) -> None:
    program = (
        f"import sys\nsys.argv = ['eastcity', *{words!r}]\nfrom simulator.cli import main\ntry:\n    main()\nfinally:\n"
        "    heavy = ('textual', 'simulator.tui', 'simulator.server', 'fastapi', 'uvicorn', 'socketserver')\n"
        "    print('loaded', [name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input="",
        capture_output=True,
        text=True,
        check=False,
        env=environment(tmp_path),
    )
    assert done.stdout.splitlines()[-1] == "loaded []"


@pytest.mark.parametrize("redirection", ["<&-", ">&-", ">/dev/full", "| true", "2>&-"])
def test_closed_full_or_broken_ends_leave_no_traceback(run: Path, tmp_path: Path, redirection: str) -> None:
    words = " ".join(f"'{word}'" for word in (*MAIN, "grade", str(run)))
    done = subprocess.run(
        ["bash", "-c", f"{words} {redirection}"], capture_output=True, text=True, check=False, env=environment(tmp_path)
    )
    assert quiet(done)


@pytest.mark.parametrize("place", ["/proc/none/a.simlog", "/dev/full/a.simlog"])
def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path, place: str) -> None:
    done = eastcity(tmp_path, "bot", "idle", SHIFT, "--seed", "1", "--journal", place)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert quiet(done)


def test_the_list_is_there_as_lines_and_as_json(tmp_path: Path) -> None:
    lines = eastcity(tmp_path, "list").stdout
    found = json.loads(eastcity(tmp_path, "list", "--json").stdout)
    assert SHIFT in lines
    assert {"id", "title", "module"} <= set(found[0])
    assert [entry["id"] for entry in found if entry["id"] == SHIFT] == [SHIFT]
    assert os.fspath(tmp_path) not in lines
