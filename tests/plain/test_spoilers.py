"""Nothing that is read before a morning is played tells what is wrong in it or what mends it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from simulator.domain.plan import Fault, Plan
from simulator.wording import explain, guide
from simulator.wording.acts import ACTS
from simulator.wording.named import FIXED
from simulator.wording.parse import INTENT_VERBS
from tests.plain.sitting import scene, session
from tests.support.runs import MORNINGS, plan_of

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("README.md", "docs/how-to-play.md")
VOCABULARIES = tuple(f": one of {', '.join(words)}" for words in FIXED.values())
"""How help ends that shows all answers to a question: an answer among all others tells nothing."""


def planted(plan: Plan) -> Iterator[Fault]:
    """The faults that some seed of a morning stages."""
    staged = [*plan.scenario.faults, *(one for c in plan.scenario.choices for b in c.branches for one in b.faults)]
    names = {one.fault for one in staged}
    yield from (fault for fault in plan.faults if fault.id in names)


def leads_to(plan: Plan, fault: Fault) -> Iterator[str]:
    """The articles that say it may be this fault."""
    part = fault.ci.partition("/")[0]
    for article in plan.articles:
        if any((step.component.partition("/")[0], step.mechanism) == (part, fault.mechanism) for step in article.steps):
            yield article.id


@cache
def telling() -> dict[str, str]:
    """Every word that would tell something, with what it would tell."""
    found: dict[str, str] = {}
    for morning in MORNINGS:
        plan = plan_of(morning)
        for fault in planted(plan):
            acts = [(flip.remedy, flip.at) for flip in fault.flips] + list(fault.prevents)
            words = [*fault.leak, fault.ci, *(word for act in acts for word in act), *leads_to(plan, fault)]
            found |= dict.fromkeys((word.casefold() for word in words), f"{morning}: {fault.id}")
    return found


def told(text: str) -> list[str]:
    """What a text would tell, as whole words."""
    low = text.casefold()
    return [
        f"{word} ({why})" for word, why in telling().items() if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", low)
    ]


def test_the_mornings_have_something_to_hide() -> None:
    assert {"certificate", "renew-certificate", "a19/edge-dc", "index", "portal-warning-page"} <= set(telling())
    assert told("renew-certificate on A19/edge-dc")


@pytest.mark.parametrize("page", PAGES)
def test_no_page_for_players_tells_anything(page: str) -> None:
    assert not told((ROOT / page).read_text(encoding="utf-8"))


def test_no_help_tells_anything() -> None:
    desk = scene(session())
    words = ["", *(act.name for act in ACTS), *INTENT_VERBS, *(words.split()[0] for words, _ in guide.LOOKING)]
    for word in words:
        lines = [line for line in guide.help_for(desk, word, ()) if not line.endswith(VOCABULARIES)]
        assert not told("\n".join(lines)), word


def test_no_example_in_an_answer_tells_anything() -> None:
    desk = scene(session())
    for act in ACTS:
        assert not told("\n".join(explain.act(desk, act.name, "")))
    assert not told(explain.HOW)
    assert not told("\n".join(slot.ask for act in ACTS for slot in act.slots))
