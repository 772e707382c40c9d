"""Scenarios are found and their plans kept, lightly, and never in the way of playing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.compiler import Problems, catalog, plan_digest
from simulator.compiler.schema.export import json_schema
from tests.compiler.mini import SHIFT, write

ROOT = Path(__file__).parents[2]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return folder / "eastcity" / "plans"


def test_the_catalogue_lists_what_is_on_disk() -> None:
    entries = {entry.id: entry for entry in catalog.list_scenarios()}
    assert {"portal-warning", "blotter-crawls"} <= set(entries)
    assert entries["portal-warning"].title == "The portal that warned everybody"
    assert entries["portal-warning"].shift == "2025-10-13 07:45-10:30"


def test_a_given_folder_comes_first(tmp_path: Path) -> None:
    write(tmp_path, (SHIFT, "id: slow-morning", "id: portal-warning"))
    found = {entry.id: entry.folder for entry in catalog.list_scenarios(tmp_path)}
    assert found["portal-warning"] == tmp_path / "m9" / "slow-morning"
    assert "blotter-crawls" in found


def test_the_users_own_scenarios_are_found(tmp_path: Path, cache: Path) -> None:
    write(tmp_path / "data" / "eastcity" / "scenarios")
    assert "slow-morning" in {entry.id for entry in catalog.list_scenarios()}


def test_a_scenario_is_found_by_id_and_by_path(tmp_path: Path) -> None:
    folder = write(tmp_path) / "m9" / "slow-morning"
    assert catalog.find("slow-morning", tmp_path) == folder
    assert catalog.find(folder) == folder
    assert catalog.find(folder / "scenario.yaml") == folder
    with pytest.raises(Problems, match=r"is no scenario  \(did you mean slow-morning\?\)"):
        catalog.find("slow-mornin", tmp_path)


def test_a_kept_plan_equals_a_compiled_one(tmp_path: Path, cache: Path) -> None:
    folder = write(tmp_path / "s") / "m9" / "slow-morning"
    first = catalog.load(folder)
    (kept,) = cache.glob("*.json")
    before = kept.stat().st_mtime_ns
    assert catalog.load(folder) == first
    assert [path.stat().st_mtime_ns for path in cache.glob("*.json")] == [before]


def test_a_changed_source_is_compiled_again(tmp_path: Path, cache: Path) -> None:
    folder = write(tmp_path / "s") / "m9" / "slow-morning"
    first, _ = catalog.load(folder)
    write(tmp_path / "s", (SHIFT, 'at: "08:30"', 'at: "08:31"'))
    second, _ = catalog.load(folder)
    assert plan_digest(first) != plan_digest(second)


@pytest.mark.parametrize("junk", [b"", b"[]", b"{}", b'{"plan": {}, "texts": {}}', b"\xff"])
def test_a_damaged_cache_is_passed_over(tmp_path: Path, cache: Path, junk: bytes) -> None:
    folder = write(tmp_path / "s") / "m9" / "slow-morning"
    first = catalog.load(folder)
    for path in cache.glob("*.json"):
        path.write_bytes(junk)
    assert catalog.load(folder) == first


def test_a_cache_that_cannot_be_written_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file, not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    folder = write(tmp_path / "s") / "m9" / "slow-morning"
    assert catalog.load(folder)[0].scenario.id == "slow-morning"
    assert blocked.read_text() == "a file, not a folder"


def test_the_cache_does_not_grow_for_ever(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalog, "KEPT", 2)
    for minute in range(31, 35):
        write(tmp_path / "s", (SHIFT, 'at: "08:30"', f'at: "08:{minute}"'))
        catalog.load(tmp_path / "s" / "m9" / "slow-morning")
    assert len(list(cache.glob("*"))) == 2


def modules_after(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(run.stdout.split())


def test_listing_and_a_kept_plan_load_neither_pydantic_nor_yaml(tmp_path: Path, cache: Path) -> None:
    folder = str(write(tmp_path / "s") / "m9" / "slow-morning")
    catalog.load(folder)
    heavy = {"pydantic", "ruamel", "faker", "holidays", "networkx", "simpy", "zoneinfo"}
    assert not heavy & modules_after("from simulator.compiler import list_scenarios; list_scenarios()")
    assert not heavy & modules_after(f"from simulator.compiler import load; load({folder!r})")
    staged = "from simulator.compiler import load; from simulator.compiler.stage import stage"
    assert not heavy & modules_after(f"{staged}; stage(load({folder!r})[0], 7)")


def test_every_scenario_on_disk_is_free_of_errors() -> None:
    from simulator.compiler.check import check_paths

    errors = [str(problem) for problem in check_paths([ROOT / "scenarios"]) if problem.severity == "error"]
    assert errors == []


def test_the_command_prints_all_problems_and_says_2(tmp_path: Path) -> None:
    write(tmp_path, (SHIFT, "title: A slow morning", "titel: A slow morning"))
    command = [sys.executable, "-m", "simulator.compiler", str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert run.returncode == 2
    assert "scenario.yaml:3:1  titel  is no known key  (did you mean title?)" in run.stdout
    assert run.stdout.endswith("1 errors, 1 warnings and hints\n")
    assert not run.stderr


def test_there_is_a_schema_for_every_file_that_an_author_writes() -> None:
    schemas = json_schema()
    assert {"scenario", "fault", "article", "playthrough", "sites", "voices"} <= set(schemas)
    scenario = schemas["scenario"]
    assert scenario["additionalProperties"] is False
    assert scenario["properties"]["horizon-days"]["description"]
    for name, schema in schemas.items():
        assert json.loads(json.dumps(schema))["$schema"], name
        for definition in [schema, *schema.get("$defs", {}).values()]:
            for key, shape in definition.get("properties", {}).items():
                assert "description" in shape or "$ref" in shape, f"{name}: {key} says nothing"
                assert key.replace("-", "").isalnum(), key
                assert key not in {"yes", "no", "off"}, key
