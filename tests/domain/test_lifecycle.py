"""The lifecycle as data: legal moves, illegal moves, and that they agree with the support rules."""

from __future__ import annotations

import pytest

from simulator.domain.lifecycle import INDUSTRY, STATES, illegal, move
from simulator.domain.priority import FIVE_BY_FIVE, THREE_BY_THREE, priority

LEGAL = {
    ("new", "take"), ("new", "assign"), ("new", "resolve"), ("new", "cancel"),
    ("assigned", "take"), ("assigned", "assign"), ("assigned", "cancel"),
    ("in-progress", "take"), ("in-progress", "assign"), ("in-progress", "hold"), ("in-progress", "resolve"),
    ("in-progress", "cancel"),
    ("on-hold", "take"), ("on-hold", "assign"), ("on-hold", "resume"), ("on-hold", "resolve"),
    ("resolved", "reopen"), ("resolved", "close"),
}  # fmt: skip


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", [rule.name for rule in INDUSTRY])
def test_exactly_the_agreed_moves_are_legal(state: str, name: str) -> None:
    assert (move(name, state) is not None) == ((state, name) in LEGAL)
    assert (illegal(name, "T-1", state) is None) == ((state, name) in LEGAL)


@pytest.mark.parametrize(
    ("state", "name"), [("new", "close"), ("assigned", "resolve"), ("on-hold", "close"), ("closed", "reopen")]
)
def test_illegal_moves_are_refused_with_a_reason_that_says_what_to_do(state: str, name: str) -> None:
    refusal = illegal(name, "T-1", state)
    assert refusal is not None
    assert refusal.code == "illegal-move"
    assert "T-1" in refusal.reason


def test_closed_and_cancelled_lead_nowhere() -> None:
    assert all(move(rule.name, state) is None for rule in INDUSTRY for state in ("closed", "cancelled"))


def test_priority_follows_the_three_level_matrix() -> None:
    assert THREE_BY_THREE == ((1, 2, 3), (2, 3, 4), (3, 4, 5))
    assert [priority(impact, urgency) for impact, urgency in ((1, 1), (1, 2), (2, 2), (3, 2), (3, 3))] == [
        1,
        2,
        3,
        4,
        5,
    ]
    assert priority(0, 1) == priority(1, 0) == 0


def test_the_five_level_matrix_follows_its_sum_rule() -> None:
    for impact in range(1, 6):
        for urgency in range(1, 6):
            total = impact + urgency
            expected = 1 if total == 2 else 2 if total <= 4 else 3 if total <= 6 else 4 if total <= 8 else 5
            assert FIVE_BY_FIVE[impact - 1][urgency - 1] == expected
