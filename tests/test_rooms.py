"""The rooms as they stand on disk are the rooms the contracts speak of."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
ABOVE_THE_GROUND = {"scoring.debrief", "scoring.leaderboard"}


def rooms(package: str) -> set[str]:
    return {
        f"{package}.{path.stem}"
        for path in (ROOT / package).iterdir()
        if path.stem != "__init__" and (path.suffix == ".py" or (path / "__init__.py").exists())
    }


def named(contract: str, key: str) -> set[str]:
    [found] = [entry for entry in CONTRACTS if entry["name"] == contract]
    return {room.strip().strip("()") for line in found[key] for room in line.split("|")}


def test_every_room_has_its_place_in_the_layers() -> None:
    assert rooms("simulator") | rooms("scoring") <= named("Rooms import downwards only", "layers")


def test_every_pure_room_is_held_to_purity() -> None:
    pure = {"simulator.domain", "simulator.views", "simulator.wording"} | (rooms("scoring") - ABOVE_THE_GROUND)
    assert named("Pure rooms know no clock, disk, screen or chance", "source_modules") == pure


@pytest.mark.parametrize(
    ("contract", "owner"),
    [
        ("Only the engine knows SimPy", "simulator.engine"),
        ("Only the terminal app knows Textual", "simulator.tui"),
        ("Only the compiler reads YAML, validates models and checks graphs", "simulator.compiler"),
    ],
)
def test_a_library_is_kept_from_every_room_but_its_own(contract: str, owner: str) -> None:
    assert named(contract, "source_modules") == (rooms("simulator") - {owner}) | {"scoring"}


def test_help_loads_neither_screen_nor_engine_nor_models() -> None:
    program = (
        "import sys\nfrom simulator.cli.app import eastcity\n"
        "eastcity.main(['--help'], standalone_mode=False)\n"
        "print(sorted({'textual', 'simpy', 'pydantic', 'networkx', 'ruamel', 'faker', 'orjson'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.splitlines()[-1] == "[]"
