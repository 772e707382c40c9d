"""Re-simulation finds lies: journals whose chain is sound and whose content is not."""

from pathlib import Path
from typing import Any

import pytest

from simulator.domain.time import MINUTE
from simulator.session import chain
from simulator.session.errors import DoesNotHold
from simulator.session.records import GRID
from simulator.session.replay import replay
from tests.session.lines import chained, plain_lines
from tests.session.small import stage
from tests.session.test_session import played


@pytest.fixture
def lines(tmp_path: Path) -> list[dict[str, Any]]:
    """The lines of a sound run, open for forging."""
    session = played(tmp_path / "a.simlog")
    session.close({"points": 1})
    return plain_lines((tmp_path / "a.simlog").read_bytes())


def found(lines: list[dict[str, Any]]) -> DoesNotHold:
    """What re-simulation says of forged lines under a new chain."""
    reading = chain.read(chained(lines))
    assert reading.damage is None
    with pytest.raises(DoesNotHold) as lie:
        replay(stage(), reading.records)
    return lie.value


def place(lines: list[dict[str, Any]], kind: str, nth: int = 0) -> int:
    """Index of the nth line of a kind."""
    return [k for k, line in enumerate(lines) if line["kind"] == kind][nth]


@pytest.mark.parametrize(
    "command",
    [
        {"kind": "Cheat"},
        {"kind": None},
        {},
        {"kind": "Command"},
        {"kind": "OpenInteraction"},
        {"kind": "OpenInteraction", "interaction": 5},
        {"kind": "OpenInteraction", "interaction": "C01", "free": True},
        {"kind": "OpenInteraction", "interaction": "C77"},
        {"kind": "EndShift", "interaction": "C01"},
        {"kind": "Reflect", "text": "left out what has a default"},
    ],
)
def test_a_command_nobody_could_have_given_is_found_in_its_line(
    lines: list[dict[str, Any]], command: dict[str, Any]
) -> None:
    at = place(lines, "command")
    lines[at]["command"] = command
    assert found(lines).line == at + 1


@pytest.mark.parametrize("seat", ["relief", "service-desk", ""])
def test_a_command_of_another_seat_is_found(lines: list[dict[str, Any]], seat: str) -> None:
    at = place(lines, "command", -1)
    lines[at]["seat"] = seat
    assert found(lines).line == at + 1


def test_a_changed_legal_command_shows_at_the_next_check(lines: list[dict[str, Any]]) -> None:
    at = place(lines, "command", 1)
    lines[at]["command"]["impact"] = 1
    lie = found(lines)
    assert lines[lie.line - 1]["kind"] == "check"
    assert lines[lie.line - 1]["tick"] == 15 * MINUTE
    assert "comes out otherwise" in lie.what


@pytest.mark.parametrize(("field", "value"), [("digest", "ab" * 32), ("draws", {"luck": 1})])
def test_a_changed_check_is_found_in_its_line(lines: list[dict[str, Any]], field: str, value: Any) -> None:
    at = place(lines, "check", 2)
    lines[at][field] = value
    assert found(lines).line == at + 1


def test_a_command_moved_in_time_is_found(lines: list[dict[str, Any]]) -> None:
    at = place(lines, "command", 0)
    lines[at]["tick"] += 1
    assert found(lines).line > at


def test_anything_behind_the_end_of_the_shift_is_found(lines: list[dict[str, Any]]) -> None:
    lines[-1]["tick"] += 1
    assert found(lines).line == len(lines)


def test_another_seed_is_found_at_the_first_check_it_touches(tmp_path: Path) -> None:
    session = played(tmp_path / "a.simlog")
    session.leave()
    reading = chain.read((tmp_path / "a.simlog").read_bytes())
    with pytest.raises(DoesNotHold, match="comes out otherwise"):
        replay(stage(8), reading.records)


def test_replay_stops_at_any_time_asked_for(tmp_path: Path) -> None:
    session = played(tmp_path / "a.simlog")
    records = chain.read((tmp_path / "a.simlog").read_bytes()).records
    for tick in (0, 1, GRID, 12 * MINUTE, 12 * MINUTE + 1, session.length):
        engine = replay(stage(), records, tick)
        assert engine.now == tick
        assert engine.log == [event for event in session.engine.log if event.tick <= tick]
