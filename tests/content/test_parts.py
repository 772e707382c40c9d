"""Every applicable diagnostic on every application and infrastructure part, without faults and with each fault."""

from __future__ import annotations

from functools import cache

import pytest

from simulator.compiler.stage import stage
from simulator.domain.faults.readings import draws_for, take
from simulator.domain.plan import Plan
from simulator.domain.work.events import ReadingLine
from simulator.engine.engine import Engine
from tests.support.runs import MINUTE, SHIFTS, plan_of, quiet, with_fault

FIRM = plan_of("portal-warning")
PARTS = [ci for ci in FIRM.enterprise.cis if ci.id[0] in "AI"]
DIAGNOSTICS = [item.id for item in FIRM.enterprise.diagnostics]
EVERY = (
    *SHIFTS,
    "monday-queue",
    "alarm-night",
    "first-day",
    "warm-cupboard",
    "jobs-that-fail-in-turn",
    "three-complaints",
    "one-way-audio",
    "nine-hundred-tickets",
    "held-payments",
    "friday-queues",
    "one-page-in-three",
)
FAULTS = sorted({fault.id for name in EVERY for fault in plan_of(name).faults})
LATER = 45
"""Minutes after onset at which a fault is looked at."""


@cache
def calm() -> Engine:
    """A faultless world at the same minute as the faulty ones."""
    engine = Engine(stage(quiet(FIRM), 7))
    engine.advance(LATER * MINUTE)
    return engine


def home(fault: str) -> str:
    """A shift in whose plan the fault stands."""
    return next(name for name in EVERY if any(item.id == fault for item in plan_of(name).faults))


@cache
def faulty(fault: str) -> Engine:
    """A world in which one fault has gone on for a while."""
    return with_fault(fault, LATER, home(fault))


def reading(engine: Engine, diagnostic: str, target: str) -> tuple[ReadingLine, ...]:
    """What the diagnostic shows, noise drawn as in play, free sentences stripped."""
    noise = dict(engine.draw(draws_for(engine.world, diagnostic, target)))
    return take(engine.world, diagnostic, target, noise)


def picture(engine: Engine) -> dict[tuple[str, str, str], tuple[str, str, str]]:
    """(diagnostic, place, signal) -> (side, trend, record entries are left out) over every part, member and test."""
    seen = {}
    for ci in engine.book.cis.values():
        for target in (ci.id, *ci.members):
            for diagnostic in DIAGNOSTICS:
                if engine.book.use(diagnostic, target) is None:
                    continue
                for line in reading(engine, diagnostic, target):
                    if line.side != "plain":
                        seen[diagnostic, line.target, line.what] = (line.side, line.trend, "")
    return seen


def test_there_are_forty_six_parts_and_sixteen_diagnostics() -> None:
    assert len(PARTS) == 46
    assert len(DIAGNOSTICS) == 16


@pytest.mark.parametrize("part", [ci.id for ci in PARTS])
def test_at_least_three_diagnostics_apply_to_each_part(part: str) -> None:
    assert sum(calm().book.use(diagnostic, part) is not None for diagnostic in DIAGNOSTICS) >= 3


@pytest.mark.parametrize("part", [ci.id for ci in PARTS])
def test_without_faults_every_reading_lies_inside_its_band_and_is_flat(part: str) -> None:
    engine = calm()
    ci = engine.book.cis[part]
    for target in (part, *ci.members):
        for diagnostic in DIAGNOSTICS:
            for line in reading(engine, diagnostic, target) if engine.book.use(diagnostic, target) else ():
                if line.side == "plain":
                    assert line.text
                else:
                    assert line.low <= line.value <= line.high, f"{diagnostic} {line}"
                    assert (line.side, line.trend) == ("inside", "flat"), f"{diagnostic} {line}"


@pytest.mark.parametrize("fault", FAULTS)
def test_every_pair_still_gives_value_band_and_trend_with_a_fault(fault: str) -> None:
    engine = faulty(fault)
    for ci in PARTS:
        for diagnostic in DIAGNOSTICS:
            for line in reading(engine, diagnostic, ci.id) if engine.book.use(diagnostic, ci.id) else ():
                if line.side != "plain":
                    assert line.side in ("below", "inside", "above")
                    assert line.trend in ("falling", "flat", "rising")
                    assert line.low <= line.high


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_from_each_of_its_look_alikes(fault: str) -> None:
    spec = faulty(fault).book.faults[fault]
    mine = picture(faulty(fault))
    assert any(mine[key] != value for key, value in picture(calm()).items())
    for other in spec.like:
        theirs = picture(faulty(other))
        telling = [key for key, value in mine.items() if theirs.get(key) != value]
        assert telling, f"{fault} looks exactly like {other}"


@pytest.mark.parametrize("fault", FAULTS)
def test_dependants_change_with_the_graph_and_only_from_the_nodes_that_cost(fault: str) -> None:
    engine = faulty(fault)
    spec = engine.book.faults[fault]
    changed = {engine.book.nodes[node] for node in engine.world.truth.total_history}
    allowed = {
        engine.book.nodes[user] for cost in spec.costs for user in engine.book.users[engine.book.node_index[cost.at]]
    }
    assert changed <= allowed
    if spec.costs:
        assert any(cost.at in changed for cost in spec.costs)
        assert spec.service in changed or not spec.costs


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_has_few_free_sentences(fault: str) -> None:
    spec = faulty(fault).book.faults[fault]
    assert sum(bool(move.text) and bool(move.signal) for move in spec.moves) <= 2


def test_every_scenario_compiles_the_same_firm() -> None:
    firms: list[Plan] = [plan_of(name) for name in EVERY]
    assert all(plan.enterprise.dependencies == FIRM.enterprise.dependencies for plan in firms)
