"""A certificate: the same bytes however it was made, gone on with after a stop, and true of one plan only."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from simulator.cli.bot import bot
from simulator.cli.script import script
from simulator.compiler import load
from simulator.compiler.stage import stage
from simulator.lab.certify.certify import Interrupted, Progress, Subject, certify, field_of, played
from simulator.lab.certify.lines import Certificate, Line, written
from simulator.lab.certify.mark import CERTIFIED, FILE, NONE, OLD, REJECTED, state_of
from simulator.lab.certify.numbers import few, mean, median, percentile
from simulator.lab.certify.rules import time_is_lively
from simulator.lab.certify.ways import TRAP, experiments
from simulator.lab.certify.words import SAYINGS, WIDTH, said, shown
from simulator.session import chain
from tests.flawed.spoil import SOUND

SEEDS = 2
SOON = 60
"""Seconds in which a stopped certification is gone, also on a machine that has other things to do."""
CLI = "from simulator.cli import main; main()"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Certificate]:
    """The sound shift with its certificate, made by two processes, and its runs kept in `kept` beside it."""
    folder = tmp_path_factory.mktemp("sound")
    place = folder / "papers"
    shutil.copytree(SOUND, place)
    return place, certify(place, SEEDS, 2, home=folder / "kept")


def nobody(progress: Progress) -> None:
    del progress


def after(count: int) -> tuple[Callable[[Progress], None], Callable[[], bool]]:
    """Something that is told how far it is and asks for a stop after so many seeds."""
    seen: list[int] = []
    return (lambda progress: seen.append(progress.done - progress.kept)), (lambda: bool(seen) and seen[-1] >= count)


def test_one_process_and_two_and_a_stop_between_give_the_same_bytes(
    sound: tuple[Path, Certificate], tmp_path: Path
) -> None:
    place, beside = sound
    told, stop = after(1)
    with pytest.raises(Interrupted):
        certify(place, SEEDS, 1, told, stop, tmp_path)
    counts: list[Progress] = []
    alone = certify(place, SEEDS, 1, counts.append, lambda: False, tmp_path)
    assert counts[0] == Progress(1, SEEDS, 1), "what was finished before the stop is not played again"
    assert written(alone) == written(beside)


def test_what_was_kept_is_not_played_again(sound: tuple[Path, Certificate]) -> None:
    place, first = sound
    counts: list[Progress] = []
    again = certify(place, SEEDS, 1, counts.append, lambda: False, place.parent / "kept")
    assert [progress.kept for progress in counts] == [SEEDS]
    assert again == first


def test_a_certificate_speaks_of_the_files_it_was_made_from(sound: tuple[Path, Certificate], tmp_path: Path) -> None:
    made, found = sound
    place = tmp_path / "papers"
    shutil.copytree(made, place)
    assert state_of(place) == NONE
    (place / FILE).write_bytes(written(found))
    assert state_of(place) == CERTIFIED
    (place / FILE).write_bytes(written(replace(found, certified=False)))
    assert state_of(place) == REJECTED
    (place / FILE).write_bytes(written(found))
    (place / "tutor.md").write_text("# Another word for the tutor\n", encoding="utf-8")
    assert state_of(place) == OLD
    (place / FILE).write_bytes(written(replace(found, engine="0.0.0")))
    assert state_of(place, compiling=True) == OLD
    (place / FILE).write_text("{", encoding="utf-8")
    assert state_of(place) == NONE


def test_it_fits_on_a_screen_and_names_who_played(sound: tuple[Path, Certificate]) -> None:
    text = shown(sound[1], "papers")
    assert text.startswith("CERTIFIED  papers")
    assert len(text.splitlines()) <= 24, text
    assert max(map(len, text.splitlines())) <= WIDTH + 2, text
    for policy in ("idle", "careful", "oracle", "memoriser", "script:reference"):
        assert policy in text


def test_every_demand_has_words_and_a_run_that_shows_what_broke(sound: tuple[Path, Certificate]) -> None:
    for code in SAYINGS:
        line = Line(code, "a > b", holds=False, seed=3, policy="way:f:r@A1/x y", words="so it is")
        text = shown(replace(sound[1], certified=False, lines=(line,)), "papers")
        assert said(line)
        assert 'eastcity bot "way:f:r@A1/x y" papers --seed 3' in text


def test_a_demand_on_each_seed_says_at_how_many_it_held_for_its_mean_may_look_well() -> None:
    each = ("idle", "gaming-gap", "par", "oracle", "memoriser-twin", "separates", "crowd", "script-order")
    for code in SAYINGS:
        line = Line(code, "oracle > careful", holds=False, found=80, limit=-200, share=8_000)
        if code.startswith(each):
            assert "held at 80 %" in said(line)
    gap = Line("gap", "", holds=False, found=12 * 60_000 + 20_000, limit=12 * 60_000, share=4_500)
    assert "12 min 20 s" in said(gap)
    assert "longer at 55 %" in said(gap)


def test_a_gap_is_named_by_clock_and_seed_so_that_one_knows_where_a_contact_is_missing(
    sound: tuple[Path, Certificate],
) -> None:
    place, certificate = sound
    subject = Subject.of(place)
    field = field_of(subject, played(subject, (1, 2), 1, nobody, lambda: False, place.parent / "kept"))
    minute = 60_000
    gaps = ((13 * minute, 4 * minute), (21 * minute + 500, 31 * minute))
    sheets = tuple(replace(sheet, gap=gap) for sheet, gap in zip(field.runs["careful"], gaps, strict=True))
    (gap,) = (line for line in time_is_lively(replace(field, runs={"careful": sheets})) if line.code == "gap")
    text = shown(replace(certificate, certified=False, lines=(gap,)), "papers")
    assert "13 min pass with nothing to decide" in text
    assert "09:31 to 09:52, on seed 2" in text
    assert "eastcity bot careful papers --seed 2" in text
    whole = next(line for line in certificate.lines if line.code == "gap")
    assert " to " in whole.words
    assert whole.seed is None


def test_the_command_that_shows_a_trap_plays_it(sound: tuple[Path, Certificate], tmp_path: Path) -> None:
    shown_by = next(line for line in sound[1].lines if line.code == "trap")
    journal = tmp_path / "trap.simlog"
    done = CliRunner().invoke(bot, [shown_by.policy, str(sound[0]), "--seed", "1", "--json", "--journal", str(journal)])
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["player"].startswith("trap-")
    assert chain.read(chain.load(journal)).end is not None


@pytest.mark.parametrize(
    ("named", "says"),
    [
        ("way:papers-crawls:rebuild-index@A9", "did you mean papers-crawl?"),
        ("trap:slow-vpn-nobody-knows:restart@A9", "does not come in this shift; there are "),
        ("way:papers-crawl:restrat@{at}", "did you mean {remedy}@{at}?"),
        ("trap:papers-crawl:{remedy}@A10", "and 'A10'"),
        ("way:papers-crawl", "write way:FAULT:REMEDY@PART"),
        ("trap:papers-crawl:restart", "write trap:FAULT:REMEDY@PART"),
    ],
)
def test_a_way_or_trap_that_the_shift_does_not_hold_is_refused_in_one_sentence(
    sound: tuple[Path, Certificate], tmp_path: Path, named: str, says: str
) -> None:
    held = next(one for one in experiments(load(sound[0])[0]) if one.fault == "papers-crawl" and one.kind == TRAP)
    name, sentence = (text.format(remedy=held.remedy, at=held.at) for text in (named, says))
    journal = tmp_path / "none.simlog"
    done = CliRunner().invoke(bot, [name, str(sound[0]), "--seed", "1", "--journal", str(journal)])
    assert (done.exit_code, done.stdout, journal.exists()) == (2, "", False)
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_way_on_a_day_without_its_fault_says_that_the_oracle_plays(sound: tuple[Path, Certificate]) -> None:
    plan = load(sound[0])[0]
    held = next(one for one in experiments(plan) if one.kind == TRAP)
    there = {seed: {fault.fault for fault in stage(plan, seed).faults} for seed in range(1, 20)}
    for with_it in (True, False):
        seed = next(seed for seed, faults in there.items() if (held.fault in faults) is with_it)
        done = CliRunner().invoke(bot, [held.name, str(sound[0]), "--seed", str(seed), "--json"])
        assert done.exit_code == 0, done.output
        assert (f"seed {seed} does not hold {held.fault}" in done.stderr) is not with_it


def test_ctrl_c_ends_it_with_130_and_the_same_command_goes_on(tmp_path: Path) -> None:
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": os.getcwd()}
    command = [sys.executable, "-c", CLI, "certify", str(SOUND), "--seeds", "300", "--jobs", "2"]
    with subprocess.Popen(command, env=env, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as run:
        assert run.stderr is not None
        assert "0 of 300" in run.stderr.readline()
        run.send_signal(signal.SIGINT)
        out, err = run.communicate(timeout=SOON)
    assert (run.returncode, out) == (130, ""), err
    assert "the same command goes on from here" in err
    assert "Traceback" not in err


def test_a_draft_earns_the_same_on_its_own_seed_and_is_written_as_scripts_are(
    sound: tuple[Path, Certificate], tmp_path: Path
) -> None:
    place = tmp_path / "papers"
    shutil.copytree(sound[0], place)
    invoke = CliRunner().invoke
    played = invoke(bot, ["careful", str(place), "--seed", "5", "--json", "--journal", str(tmp_path / "a.simlog")])
    made = invoke(
        script,
        [str(tmp_path / "a.simlog"), "--scenario", str(place), "--out", str(place / "playthroughs" / "expert.yaml")],
    )
    assert made.exit_code == 0, made.output
    again = invoke(bot, ["script:expert", str(place), "--seed", "5", "--json"])
    one, other = (json.loads(done.stdout)["points"] for done in (played, again))
    assert abs(one - other) <= 100, again.stderr
    text = (place / "playthroughs" / "expert.yaml").read_text(encoding="utf-8")
    assert "{ticket-about: C1}" in text
    assert "T-C1" not in text


@given(st.lists(st.integers(-10_000, 10_000), min_size=1, max_size=60), st.integers(1, 100))
def test_a_percentile_is_the_least_value_that_so_many_do_not_exceed(values: list[int], percent: int) -> None:
    found = percentile(values, percent)
    up_to = [value for value in values if value <= found]
    assert len(up_to) * 100 >= percent * len(values)
    assert len([value for value in up_to if value < found]) * 100 < percent * len(values)


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=19))
def test_of_fewer_than_twenty_seeds_the_bracket_is_from_the_least_to_the_most(values: list[int]) -> None:
    assert (percentile(values, 5), percentile(values, 95)) == (min(values), max(values))
    assert percentile(values, 5) <= mean(values) <= percentile(values, 95)


def test_figures_are_whole_and_rounded_one_way() -> None:
    assert (mean([1, 2]), mean([-1, -2]), mean([])) == (2, -2, 0)
    assert percentile(list(range(1, 21)), 5) == 1
    assert median([3, 1, 2, 4]) == 2
    assert few(1, 20)
    assert not few(1, 19)
