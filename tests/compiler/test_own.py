"""A scenario's own files add to the enterprise, wherever the folder lies; what clashes is said once."""

import shutil
from pathlib import Path

import pytest

from simulator.compiler import Problems, catalog, plan_digest
from simulator.compiler.check import check_paths
from simulator.compiler.compile import compile_folder
from simulator.compiler.stage import stage
from tests.compiler.mini import SHIFT, write

BADGES = Path(__file__).parent / "badge-hour"

FIRST = """\
format: 1
id: quiet-hour
title: A quiet hour
shift: {date: 2025-10-13, from: "09:00", to: "10:00"}
calls:
  - id: C1
    at: "09:05"
    channel: phone
    from: theorist@singapore/client-service
    about: [printer-cover-sheet]
    first: The printer puts a page with my name in front of each page. Is that normal?
    gives: [cover-sheet]
"""


def errors(folder: Path) -> list[str]:
    return [str(problem) for problem in check_paths([folder]) if problem.severity == "error"]


@pytest.fixture
def badges(tmp_path: Path) -> Path:
    folder = tmp_path / "badge-hour"
    shutil.copytree(BADGES, folder)
    return folder


def test_everything_can_be_said_in_a_scenarios_own_folder(badges: Path) -> None:
    assert errors(badges) == []
    plan, texts = compile_folder(badges)
    firm = plan.enterprise
    assert {"badges"} <= {row.id for row in firm.services}
    assert "B90" in {row.id for row in firm.cis}
    assert {"print-test"} <= {row.id for row in firm.diagnostics}
    assert "swap-ribbon" in {row.id for row in firm.remedies}
    assert ("Badges", "Printing") in firm.categories
    assert "facilities" in {row.id for row in firm.groups}
    assert {"badge-faint", "badge-jam"} <= {fault.id for fault in plan.faults}
    assert {"badges-pale"} <= {article.id for article in plan.articles}
    assert "greeter" in {v.id for v in plan.voices}
    assert dict(texts.names)["reception-lead"] == "Opal Tan"
    assert "front-1" in dict(texts.names)
    assert [row.id for row in plan.scenario.inherited] == ["KB1"]
    assert plan.scenario.tutor
    assert {row.id for row in plan.scenario.background} >= {"EB1", "EB2"}
    happened = {fault.planted for seed in range(12) for fault in stage(plan, seed).faults}
    assert happened == {"badge-faint", "badge-jam"}


def test_whom_an_own_fault_looks_like_looks_like_it(badges: Path) -> None:
    plan, _ = compile_folder(badges)
    assert "badge-faint" in next(fault.like for fault in plan.faults if fault.id == "heap-leak")


def test_a_first_scenario_is_a_dozen_lines_in_any_folder(tmp_path: Path) -> None:
    folder = tmp_path / "quiet-hour"
    folder.mkdir()
    (folder / "scenario.yaml").write_text(FIRST, encoding="utf-8")
    assert {problem.severity for problem in check_paths([folder])} <= {"hint"}
    plan, _ = compile_folder(folder)
    assert plan.scenario.module == "own"
    assert [contact.id for contact in plan.scenario.contacts] == ["C1"]


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        (
            "services.yaml",
            "services: [{id: place-order, name: Orders}]\n",
            "services[0].id  has the id 'place-order'",
        ),
        ("facts.yaml", "facts: {cover-sheet: {text: A sheet.}}\n", "facts.cover-sheet  stands in the enterprise too"),
        ("efforts.yaml", "efforts: {log: 10s}\n", "efforts.log  stands in the enterprise too"),
        ("sla.yaml", "targets: {}\n", "targets.p1  is missing"),
        ("faults/heap-leak.yaml", "", "is fault 'heap-leak' of the enterprise too"),
        (
            "articles/is-it-down.md",
            "---\nid: is-it-down\ntitle: Up?\n---\nNo.\n",
            "is article 'is-it-down' of the",
        ),
        (
            "services.yaml",
            "services: [{id: badges, name: Badges, hours: ''}]\n",
            "services[0].hours  must not be empty",
        ),
        ("voice.yaml", "voices: []\n", "warning: is read by nobody here  (did you mean voices.yaml?)"),
        ("needs.yaml", "needs: [{id: x, kind: request, owner: nobody}]\n", "needs[0].owner  names the group 'nobody'"),
    ],
)
def test_what_clashes_or_leads_nowhere_is_said_once(tmp_path: Path, file: str, text: str, says: str) -> None:
    folder = tmp_path / "quiet-hour"
    (folder / file).parent.mkdir(parents=True)
    (folder / "scenario.yaml").write_text(FIRST, encoding="utf-8")
    shipped = Path(__file__).parents[2] / "scenarios" / "eastcity" / file
    (folder / file).write_text(text or shipped.read_text(encoding="utf-8"), encoding="utf-8")
    found = [str(problem) for problem in check_paths([folder]) if problem.severity != "hint"]
    mine = [line for line in found if "quiet-hour" in line]
    assert any(says in line for line in mine), found


def test_own_offices_make_a_scenario_no_enterprise(badges: Path) -> None:
    assert catalog.load(badges)[0].scenario.id == "badge-hour"
    assert not [line for line in errors(badges.parent) if "badge-hour" in line]


def test_without_own_files_the_plan_is_as_before(tmp_path: Path) -> None:
    folder = write(tmp_path) / SHIFT
    before = plan_digest(compile_folder(folder.parent)[0])
    (folder.parent / "cast.yaml").write_text("cast: []\n", encoding="utf-8")
    assert plan_digest(compile_folder(folder.parent)[0]) == before


def test_a_shift_that_was_played_from_its_folder_is_found_by_its_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = write(tmp_path / "s") / "m9" / "slow-morning"
    with pytest.raises(Problems):
        catalog.find("slow-morning")
    catalog.find(folder)
    assert catalog.find("slow-morning") == folder
    shutil.rmtree(folder)
    with pytest.raises(Problems):
        catalog.find("slow-morning")
