"""Everything the game offers can be done by typing it, and help and documentation come from the same registry."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from simulator.domain.inputs import COMMANDS
from simulator.session.session import Session
from simulator.wording import guide
from simulator.wording.acts import ACTS, BY_NAME, GROUPS, Act
from simulator.wording.find import options
from simulator.wording.named import FIXED, SOURCES
from simulator.wording.parse import VERBS, said
from tests.plain.sitting import compiled, loop, scene, session

DOCS = Path(__file__).resolve().parents[2] / "docs"
OWN_KINDS = ("facts", "fact", "ahead", "past", "text", "phrase", "flag", "risk", "token", "change-or-words")


def worked() -> Session:
    """A run with a ticket of each sort, a change, a problem and work in hand, all made by typed lines."""
    sitting = loop()
    contact = next(item.id for item in sitting.scene.view.interactions)
    for line in (
        "wait 08:10",
        f"take {contact}",
        "problem K1 in A12 owner operations",
        "change normal restore-backup on A12 for K1",
    ):
        sitting._line(line)
    sitting.session.submit(said(sitting.scene, "note", "K1").act.build(sitting.scene, {"ticket": "K1", "facts": ()}))
    sitting.scene.forget()
    return sitting.session


@pytest.fixture(scope="module")
def busy() -> Session:
    return worked()


def names_of(run: Session, example: str) -> str:
    """An example with ids that this run has."""
    view = run.view()
    contact = next(item.id for item in view.interactions if item.opened is not None)
    swaps = (
        (r"\bT-C\d\d\b", "K1"),
        (r"\bK1 (duplicate-of|to) K1", r"K1 \1 K2"),
        (r"\bC\d\d\b", contact),
        (r"\bw4\b", view.hands.work),
        (r"\bwith \d[\d ]*", "with 1 2 "),
        (r"verified \d+", "verified 1"),
        (r"(until|next|at) (\d\d:\d\d)", r"\1 10:00"),
        (r"at 10:00 verified", "at 08:00 verified"),
    )
    for pattern, new in swaps:
        example = re.sub(pattern, new, example)
    return example


def test_every_command_has_an_act_and_every_act_a_command() -> None:
    assert {act.command.__name__ for act in ACTS} == set(COMMANDS)
    assert len(ACTS) == len(BY_NAME) == len(COMMANDS)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_the_example_of_every_act_makes_its_command(act: Act, busy: Session) -> None:
    desk = scene(busy)
    verb, _, rest = names_of(busy, act.example).partition(" ")
    found = said(desk, verb, rest)
    assert not found.problem, found.problem
    missing = [slot.field for slot in found.missing if act.name not in ("answer", "refuse", "hint", "resume")]
    assert not missing
    if not found.missing and act.name not in ("hint",):
        assert type(found.act.build(desk, found.values)) is act.command


def test_no_word_means_two_acts() -> None:
    words = [word for act in ACTS for word in (act.name, *act.also)]
    assert len(words) == len(set(words))
    assert set(words) == set(VERBS)


def test_every_slot_can_be_looked_up_and_every_group_is_shown() -> None:
    assert {act.group for act in ACTS} == set(GROUPS)
    for act in ACTS:
        for slot in act.slots:
            assert slot.kind in OWN_KINDS or slot.kind in FIXED or slot.kind in SOURCES


def test_everything_that_can_be_named_has_its_own_id(busy: Session) -> None:
    desk = scene(busy)
    for kind in SOURCES:
        ids = [name for name, _ in options(desk, kind)]
        assert len(ids) == len(set(ids)), kind


def test_the_table_in_the_documentation_is_the_registry() -> None:
    page = (DOCS / "how-to-play.md").read_text(encoding="utf-8")
    efforts = {item.act: item.hands for item in compiled()[0].enterprise.efforts}
    assert guide.table(efforts) in page
    assert guide.looking_table() in page


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_help_shows_use_example_and_cost_of_every_act(act: Act) -> None:
    shown = "\n".join(guide.help_for(scene(session()), act.name, ()))
    assert act.example in shown
    assert "Hands:" in shown
