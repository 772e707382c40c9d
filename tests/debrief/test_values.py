"""What each decision was worth adds up, is the same every time, and is kept beside the journal."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.debrief import kept
from scoring.debrief.decisions import MOST, TRIVIAL, Value, account, next_round, stops
from scoring.debrief.rollouts import values
from scoring.debrief.takeover import at, own_value, value_after, what_if
from simulator.domain.base import Refusal
from simulator.domain.inputs import ReplyToCaller, TakeTicket
from tests.debrief.small import played
from tests.session.small import SEAT


def all_values(workers: int = 0, most: int = MOST) -> dict[int, Value]:
    *_, last = values(played()[0], workers=workers, most=most)
    assert last.done == last.of
    return last.known


def test_the_costs_of_all_decisions_add_up_to_the_way_from_the_expert_to_the_player() -> None:
    case, _, grade = played()
    steps = account(all_values(), own_value(case, grade))
    assert sum(step.points for step in steps) == value_after(case, 0).points - grade.points
    assert sum(step.cents for step in steps) == grade.cost_cents - value_after(case, 0).cents
    for step in steps:
        assert sum(points for _, points in step.measures) == step.points


def test_every_command_stands_in_exactly_one_step() -> None:
    case, _, grade = played()
    steps = account(all_values(), own_value(case, grade))
    assert [n for step in steps for n in range(step.first, step.last + 1)] == list(range(1, len(case.commands) + 1))


def test_looking_and_reading_are_no_decisions_of_their_own() -> None:
    case, _, _ = played()
    assert not {n for n in all_values() if n and isinstance(case.commands[n - 1][1], TRIVIAL)}


def test_the_same_run_gives_the_same_values_in_this_process_and_beside_it() -> None:
    assert all_values(workers=0) == all_values(workers=2)


def test_a_run_made_again_to_its_last_command_is_the_run() -> None:
    case, engine, _ = played()
    again = at(case, len(case.commands))
    assert again.log == engine.log[: len(again.log)]


def test_no_more_runs_are_played_than_allowed_and_the_sum_still_holds() -> None:
    case, _, grade = played()
    few = all_values(most=2)
    assert len(few) == 2
    assert sum(step.points for step in account(few, own_value(case, grade))) == few[0].points - grade.points


def test_stopping_gives_what_there_is() -> None:
    assert list(values(played()[0], workers=0, stop=lambda: True)) == []


@given(st.integers(0, 400), st.lists(st.integers(-3000, 3000), min_size=401, max_size=401))
def test_rounds_reach_the_goal_and_never_ask_twice(count: int, points: list[int]) -> None:
    places = tuple(range(0, 2 * count + 2, 2))
    known: dict[int, Value] = {}
    while batch := next_round(places, known):
        assert not set(batch) & set(known)
        assert len(set(batch)) == len(batch)
        known.update({n: Value(n, points[n // 2], 0, (), ()) for n in batch})
    assert len(known) == min(MOST, len(places))
    assert places[0] in known
    assert places[-1] in known or len(known) == 1


def test_what_was_kept_is_found_again_and_only_for_the_same_run(tmp_path: Path) -> None:
    case, _, _ = played()
    journal, known = tmp_path / "a.simlog", all_values()
    assert kept.read_values(journal, case) == {}
    assert kept.write_values(journal, case, known)
    assert kept.read_values(journal, case) == known
    other = type(case)(case.stage, case.commands[:-1], case.baseline)
    assert kept.read_values(journal, other) == {}


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff", b"[1]", b'{"format":1}'])
def test_a_damaged_file_is_no_file(tmp_path: Path, damage: bytes) -> None:
    journal = tmp_path / "a.simlog"
    kept.beside(journal).write_bytes(damage)
    assert kept.read_values(journal, played()[0]) == {}


def test_what_is_kept_changes_no_value() -> None:
    case, _, _ = played()
    known = all_values()
    some = {n: known[n] for n in list(known)[:2]}
    *_, last = values(case, some, workers=0)
    assert last.known == known


def test_another_command_is_valued_against_the_one_taken() -> None:
    case, _, _ = played()
    same = what_if(case, 2, case.commands[1][1])
    assert not isinstance(same, Refusal)
    assert (same.points, same.cents) == (0, 0)
    other = what_if(case, 2, ReplyToCaller(seat=SEAT, interaction="C01", text="soon"))
    assert not isinstance(other, Refusal)
    assert other.points == other.value.points - value_after(case, 2).points


def test_a_command_that_was_not_possible_is_refused() -> None:
    assert isinstance(what_if(played()[0], 2, TakeTicket(seat=SEAT, ticket="T-X")), Refusal)


def test_the_first_stop_is_the_start() -> None:
    assert stops(()) == (0,)
