"""Each archetype is a scenario as it is written: without a warning, and one that plays."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from scoring.rubric import Baseline
from simulator.cli.app import eastcity
from simulator.compiler import Problems, load
from simulator.compiler.archetype import ARCHETYPES, name_for, title_for, write_new
from simulator.compiler.check import check_paths
from simulator.compiler.schema.export import DIALECT, json_schema
from simulator.lab.aftermath import finish
from simulator.lab.baseline import graded_run
from simulator.lab.batch import maker_for
from simulator.lab.certify.certify import certify
from simulator.lab.certify.words import said
from simulator.lab.runner import play
from simulator.lab.verdict import Kit
from simulator.session.session import Session

HEADER = "# yaml-language-server: $schema="


@pytest.mark.parametrize("archetype", ARCHETYPES)
def test_each_archetype_checks_without_a_warning_and_plays_as_written(tmp_path: Path, archetype: str) -> None:
    folder = tmp_path / "My first Shift"
    write_new(folder, archetype)
    assert [str(problem) for problem in check_paths([folder]) if problem.severity != "hint"] == []
    kit = Kit.of(load(folder))
    assert (kit.plan.scenario.id, kit.plan.scenario.title) == ("my-first-shift", "My first shift")
    header = kit.header(1, "shift", "careful")
    session = Session(kit.stage_for(header), header)
    play(session, maker_for("careful", str(folder))(session.engine), session.book.seat, session.length)
    engine = session.finish()
    finish(engine)
    grade = graded_run(engine, Baseline(0, 0))
    assert grade.points > grade.max_points * 7 // 10


CHEAP = ("idle", "careful", "oracle", "shotgun", "random-legal")
"""Those whose costs every grade rests on, and the two that look busy best where there is little to do."""


@pytest.mark.parametrize("archetype", ARCHETYPES)
def test_each_archetype_holds_as_written_what_three_seeds_can_show(tmp_path: Path, archetype: str) -> None:
    write_new(tmp_path / "mine", archetype)
    found = certify(tmp_path / "mine", 3, home=tmp_path, policies=CHEAP)
    assert [said(line) for line in found.reasons] == []


def test_what_was_written_is_counted_whole(tmp_path: Path) -> None:
    run = CliRunner().invoke(eastcity, ["new", str(tmp_path / "mine"), "--from", "look-alikes"])
    there = [path for path in (tmp_path / "mine").rglob("*") if path.is_file()]
    schemas = [path for path in there if path.parent.name == "schema"]
    assert run.output.startswith(f"{len(there)} files: {len(there) - len(schemas)} of look-alikes")
    assert f"{len(schemas)} in schema/" in run.output


@pytest.mark.parametrize("archetype", ARCHETYPES)
def test_every_yaml_file_of_an_archetype_names_the_schema_beside_it(tmp_path: Path, archetype: str) -> None:
    run = CliRunner().invoke(eastcity, ["new", str(tmp_path / "mine"), "--from", archetype])
    assert run.exit_code == 0, run.output
    for path in (tmp_path / "mine").rglob("*.yaml"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith(HEADER), path
        schema = json.loads((path.parent / first.removeprefix(HEADER)).read_text(encoding="utf-8"))
        assert schema["$schema"] == DIALECT
        assert schema["properties"]


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    kept = tmp_path / "notes.txt"
    kept.write_text("mine", encoding="utf-8")
    with pytest.raises(Problems, match="is there already and not empty"):
        write_new(tmp_path)
    assert list(tmp_path.iterdir()) == [kept]
    with pytest.raises(Problems, match=r"is no archetype; .*did you mean look-alikes\?"):
        write_new(tmp_path / "x", "lookalikes")
    with pytest.raises(Problems, match="has no letter or digit"):
        write_new(tmp_path / "!!!")


def test_a_folders_name_makes_id_and_title() -> None:
    assert name_for(Path("/x/My Shift (2)")) == "my-shift-2"
    assert name_for(Path("/x/2025")) == "shift-2025"
    assert title_for("my-shift-2") == "My shift 2"


def test_one_schema_can_be_asked_for_and_all_can_be_written(tmp_path: Path) -> None:
    run = CliRunner().invoke(eastcity, ["schema", "fault"])
    assert json.loads(run.output)["title"] == "FaultFile"
    run = CliRunner().invoke(eastcity, ["schema", "falt"])
    assert (run.exit_code, "did you mean fault?" in run.output) == (2, True)
    CliRunner().invoke(eastcity, ["schema", "--to", str(tmp_path / "s")])
    assert {path.stem for path in (tmp_path / "s").iterdir()} == set(json_schema())
