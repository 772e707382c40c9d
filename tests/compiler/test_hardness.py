"""Whatever stands in a file: one clear sentence each, no traceback, under a second, and nothing outside the folder."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.compiler import Problems
from simulator.compiler.check import check_paths
from simulator.compiler.compile import compile_folder
from simulator.compiler.files import ENTERPRISE_FILES, load_model
from simulator.compiler.locate import MAX_NODES, Source
from simulator.compiler.own import addition
from simulator.compiler.problems import Problem
from simulator.compiler.schema.scripts import PlaythroughFile
from simulator.compiler.schema.shift import ScenarioFile
from simulator.compiler.schema.trouble import FaultFile
from simulator.compiler.stage import stage
from tests.compiler.mini import FILES, SHIFT, write
from tests.compiler.mutate import HANDS, Field, changed, data_of, fields, text_of

HERE = Path(__file__).parent
BADGES = HERE / "badge-hour"
FOUND = HERE / "found"
PACKAGE = HERE.parents[1] / "simulator"
KINDS = {
    "scenario.yaml": "scenario",
    "faults/badge-faint.yaml": "fault",
    "playthroughs/short.yaml": "playthrough",
    **{path.name: path.stem for path in sorted(BADGES.glob("*.yaml")) if path.stem in ENTERPRISE_FILES},
}
MODELS: dict[str, Any] = {
    "scenario": ScenarioFile,
    "fault": FaultFile,
    "playthrough": PlaythroughFile,
    **{name: addition(model) for name, model in ENTERPRISE_FILES.items()},
}
A_SECOND = 1.0
"""Of the processor; the wall clock of a busy machine proves nothing."""


def cases() -> Iterator[tuple[str, Any, Field]]:
    for name, kind in KINDS.items():
        data = data_of((BADGES / name).read_text(encoding="utf-8"))
        for place in fields(kind, data):
            yield name, data, place


CASES = tuple(cases())


def clear(problems: list[Problem]) -> None:
    for problem in problems:
        line = str(problem)
        assert problem.message
        assert "\n" not in line
        assert "Traceback" not in line
        assert len(line) < 520, line


def test_every_field_of_every_file_refuses_what_it_cannot_be_in_words() -> None:
    assert len(CASES) > 450
    for number, (name, data, place) in enumerate(CASES):
        for hand in [list(HANDS)[(number + turn * 5) % len(HANDS)] for turn in range(2)]:
            fresh = changed(data, place.path, HANDS[hand])
            start, said = time.process_time(), []
            try:
                load_model(MODELS[place.kind], Source(name, fresh, {(): (1, 1)}))
            except Problems as bad:
                said = bad.problems
                clear(said)
            assert len(said) < 40, (place, hand, said[:3])
            assert time.process_time() - start < A_SECOND, (place, hand)


@pytest.mark.parametrize("part", range(2))
def test_a_folder_with_one_changed_field_is_problems_or_a_shift(tmp_path: Path, part: int) -> None:
    folder = tmp_path / "badge-hour"
    shutil.copytree(BADGES, folder)
    check_paths([folder])
    for number, (name, data, place) in list(enumerate(CASES))[part * 17 :: 37]:
        hand = list(HANDS)[number % len(HANDS)]
        (folder / name).write_text(text_of(changed(data, place.path, HANDS[hand])), encoding="utf-8")
        start = time.process_time()
        found = check_paths([folder])
        assert time.process_time() - start < A_SECOND, (place, hand)
        clear(found)
        if not any(problem.severity == "error" for problem in found):
            assert stage(compile_folder(folder)[0], 1).seed == 1
        shutil.copy(BADGES / name, folder / name)


def outcome(folder: Path, raw: bytes) -> None:
    """Check a shift of these bytes; it has problems in words, or it plays."""
    (folder / SHIFT).write_bytes(raw)
    start = time.process_time()
    found = check_paths([(folder / SHIFT).parent])
    clear(found)
    if not any(problem.severity == "error" for problem in found):
        assert stage(compile_folder((folder / SHIFT).parent)[0], 1).seed == 1
    assert time.process_time() - start < A_SECOND


@pytest.mark.parametrize("path", sorted(FOUND.iterdir()), ids=lambda path: path.stem)
def test_what_once_was_found_stays_mended(tmp_path: Path, path: Path) -> None:
    outcome(write(tmp_path), path.read_bytes())


SIGNS = b"[ { ] } :  -  \n   ' \" | > &a  *a !x  % # ? \0 ~ <<: ---\n on:  1e999".split(b" ")
PIECES = st.sampled_from([*SIGNS, b"\xff", b"\xf0\x9f\xa6\x8a", b"\xe2\x80\xae", b"9" * 40]) | st.binary(max_size=6)


@settings(
    max_examples=60, derandomize=False, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_shift_with_noise_in_it_is_problems_or_a_shift(tmp_path: Path, data: st.DataObject) -> None:
    """New noise on every run; what fails is kept beside the others, as a test."""
    raw = bytearray(FILES[SHIFT].encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw)))
        gone = data.draw(st.sampled_from([0, 0, 1, 3, 20, 200]))
        raw[at : at + gone] = data.draw(PIECES) * data.draw(st.sampled_from([1, 1, 1, 2, 50]))
    folder = tmp_path if (tmp_path / SHIFT).exists() else write(tmp_path)
    try:
        outcome(folder, bytes(raw))
    except Exception:
        (FOUND / f"noise-{sha256(raw).hexdigest()[:12]}.yaml").write_bytes(raw)
        raise


def test_as_many_rows_as_a_file_may_hold_are_read_and_judged_in_time(tmp_path: Path) -> None:
    row = '  - {id: %s, at: "08:10", channel: phone, from: nobody-at-all, first: x, gives: [y]}\n'
    head = FILES[SHIFT][: FILES[SHIFT].index("injects:")]
    rows = "".join(row % f"Q{number}" for number in range((MAX_NODES - 600) // 16))
    start = time.process_time()
    (write(tmp_path) / SHIFT).write_text(head + rows, encoding="utf-8")
    found = check_paths([(tmp_path / SHIFT).parent])
    assert any("holds more problems than these" in problem.message for problem in found)
    assert time.process_time() - start < 4 * A_SECOND


WATCHED = """
import sys, json
from pathlib import Path
from simulator.compiler.check import check_paths
from simulator.compiler import load, Problems
warm, folder, allowed = Path(sys.argv[1]), Path(sys.argv[2]), [str(Path(place).resolve()) for place in sys.argv[3:]]
check_paths([warm, folder / "none"])
load(warm / "m9" / "slow-morning")
from difflib import get_close_matches
get_close_matches("a", ["b"])
seen, on = [], True
def hook(event, args):
    if not on:
        return
    if event == "open":
        place = str(Path(str(args[0])).resolve()) if not isinstance(args[0], int) else "fd"
        if not any(place.startswith(root) for root in allowed):
            seen.append([event, place])
    elif event.split(".")[0] in ("import", "exec", "compile", "socket", "subprocess", "os", "ctypes", "pty", "urllib"):
        if event not in ("os.listdir", "os.scandir", "os.mkdir", "os.rename", "os.remove"):
            seen.append([event, str(args)[:200]])
sys.addaudithook(hook)
check_paths([folder])
load(folder / "m9" / "slow-morning")
try:
    load(folder / "m9" / "evil")
except Problems:
    pass
on = False
status = Path("/proc/self/status")  # what the parent once held counts in ru_maxrss, and not here
lines = status.read_text().splitlines() if status.exists() else []
peak = next((line.split()[1] for line in lines if line.startswith("VmHWM")), 0)
print(json.dumps({"seen": seen, "mb": int(peak) // 1024}))
"""


def test_loading_runs_nothing_opens_nothing_outside_and_stays_small(tmp_path: Path) -> None:
    folder, outside = write(tmp_path / "shifts"), tmp_path / "outside.yaml"
    outside.write_text("voices: []\n", encoding="utf-8")
    evil = folder / "m9" / "evil"
    (evil / "faults").mkdir(parents=True)
    for name in ("conftest.py", "sitecustomize.py", "scenario.py"):
        (evil / name).write_text("raise SystemExit('ran')\n", encoding="utf-8")
    (evil / "scenario.yaml").write_text("a: !!python/object/apply:os.system [id]\n", encoding="utf-8")
    for name in ("voices.yaml", "faults/x.yaml", "tutor.md"):
        (evil / name).symlink_to(outside)
    for number, path in enumerate(sorted(FOUND.iterdir())):
        (folder / f"f{number}").mkdir()
        shutil.copy(path, folder / f"f{number}" / "scenario.yaml")
    warm = write(tmp_path / "warm")
    (warm / "m9" / "slow-morning" / "voices.yaml").write_text("voices: []\n", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-c", WATCHED, str(warm), str(folder), str(folder), str(tmp_path / "cache"), str(PACKAGE)],
        capture_output=True,
        text=True,
        check=True,
        cwd=PACKAGE.parent,
        env={"XDG_CACHE_HOME": str(tmp_path / "cache"), "PATH": "/usr/bin"},
    )
    told = json.loads(run.stdout)
    assert told["seen"] == []
    assert told["mb"] < 200


def test_a_link_that_leads_out_is_said(tmp_path: Path) -> None:
    (tmp_path / "outside.yaml").write_text("voices: []\n", encoding="utf-8")
    folder = (write(tmp_path / "s") / SHIFT).parent
    (folder / "voices.yaml").symlink_to(tmp_path / "outside.yaml")
    assert any("leads out of the folder it stands in" in problem.message for problem in check_paths([folder]))
