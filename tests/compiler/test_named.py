"""A name that means nothing is answered with what was meant, or with the few things that there are."""

from pathlib import Path

import pytest

from simulator.compiler.checks.known import LISTED, listed
from tests.compiler.mini import SHIFT, Change, problems
from tests.compiler.test_checks import ARTICLE, FAULT

NOT_THERE = (
    ((FAULT, "signal: load-time, at: A1", "signal: xyz, at: A1"), "which A1 does not have; it has load-time"),
    ((FAULT, "{record: log, at: A1", "{record: xyz, at: A1"), "which A1 does not have; it has log"),
    ((ARTICLE, "diagnostic: check-health", "diagnostic: xyz"), "does not exist; there is check-health"),
    ((ARTICLE, "signal: load-time", "signal: xyz"), "which A1 does not have; it has load-time"),
    ((FAULT, "remedy: restart, at: A1", "remedy: xyz, at: A1"), "does not exist; there are restart"),
    ((SHIFT, "gives: [stones-since-nine, sign", "gives: [xyz, sign"), "does not exist; there are "),
    ((FAULT, "remedy: restart, at: A1", "remedy: restrat, at: A1"), "does not exist  (did you mean restart?)"),
)
"""What is named and not there, and how the sentence ends that says what is."""


@pytest.mark.parametrize(("change", "says"), NOT_THERE)
def test_what_is_named_and_not_there_is_answered_with_what_there_is(tmp_path: Path, change: Change, says: str) -> None:
    assert any(says in str(problem) for problem in problems(tmp_path, change))


def test_what_is_listed_stays_one_line(tmp_path: Path) -> None:
    found = problems(tmp_path, ("remedies.yaml", "kinds: [application]", 'kinds: ["a\\nb"]'))
    assert any("does not apply to" in str(problem) for problem in found)
    assert not any("which restart does not apply to" in str(problem) and "\n" in str(problem) for problem in found)


def test_of_many_none_is_listed() -> None:
    assert listed(frozenset(map(str, range(LISTED + 1)))) == ""
    assert listed(frozenset({"b", "a"})) == "; there are a, b"
    assert listed((), "A1") == "; it has none"
