"""Each fault played: the tempting remedy that helps first and hurts later, the lawful way out, the derived verdicts."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.compiler.stage import stage
from simulator.domain.book import holds
from simulator.domain.faults.capacity import level
from simulator.domain.faults.effects import able, harmful, verdict
from simulator.domain.faults.money import cost_cents
from simulator.domain.plan import Fault, Flip
from simulator.engine.engine import Engine
from tests.content.test_parts import FAULTS, faulty, home
from tests.support.runs import MINUTE, act, only, plan_of, with_fault

VERDICTS = Path(__file__).with_name("verdicts.txt")
TWELVE = [fault for fault in FAULTS if fault != "password-wave"]


def spec(fault: str) -> Fault:
    """The fault as compiled."""
    return faulty(fault).book.faults[fault]


def tempting(fault: Fault) -> list[Flip]:
    """Flips that do something one regrets."""
    return [flip for flip in fault.flips if flip.harm or flip.spawns or flip.damage > 0 or flip.destroys]


def lawful(fault: Fault) -> list[Flip]:
    """Flips without regrets."""
    return [flip for flip in fault.flips if flip not in tempting(fault) and not flip.relief]


def group_for(engine: Engine, flip: Flip) -> str:
    """Somebody who can make the flip happen."""
    return next(name for name in engine.book.groups if able(engine.world, flip, name))


def do(engine: Engine, flip: Flip) -> None:
    """Let whoever can make a flip."""
    act(engine, flip.remedy, flip.at, group_for(engine, flip))


def derived() -> str:
    """Every flip with its verdict before / after, as text."""
    lines = []
    for name in FAULTS:
        fault = spec(name)
        before = dict(fault.conditions)
        lines.append(f"{name} ({fault.alias})")
        for flip in fault.flips:
            restores, removes = verdict(fault, before, {**before, **dict(flip.set)})
            marks = [f"masks {flip.relief // 60_000} min"] if flip.relief else []
            marks += [f"spawns {flip.spawns}"] if flip.spawns else []
            marks += [f"damage {flip.damage:+}"] if flip.damage else []
            marks += ["destroys evidence"] if flip.destroys else []
            if restores == "wholly" and comes_back(fault, flip):
                marks.append("comes back")
            tail = f"  ({', '.join(marks)})" if marks else ""
            lines.append(f"  {flip.remedy} at {flip.at}: restores {restores}, removes {removes}{tail}")
    return "\n".join(lines) + "\n"


def comes_back(fault: Fault, flip: Flip) -> bool:
    """Whether something that flips by itself undoes what the remedy did."""
    after = {**dict(fault.conditions), **dict(flip.set)}
    return any(holds(every.when, after) and holds(fault.when, {**after, **dict(every.set)}) for every in fault.every)


def test_the_verdict_of_every_flip_is_as_agreed() -> None:
    assert derived() == VERDICTS.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TWELVE)
def test_normal_states_are_never_a_cause(name: str) -> None:
    fault = spec(name)
    for cause in fault.cause:
        assert dict(fault.conditions)[cause] != dict(fault.normal)[cause]


@pytest.mark.parametrize("name", TWELVE)
def test_a_fault_names_a_look_alike_that_names_it_back(name: str) -> None:
    assert spec(name).like
    for other in spec(name).like:
        assert name in spec(other).like


@pytest.mark.parametrize("name", [name for name in TWELVE if tempting(spec(name))])
def test_the_tempting_remedy_does_something_one_regrets(name: str) -> None:
    for number in range(len(tempting(spec(name)))):
        engine = with_fault(name, 40, home(name))
        flip = tempting(engine.book.faults[name])[number]
        before = cost_cents(engine.world)
        bites = level(engine.world.truth.faults[name], engine.now)
        do(engine, flip)
        truth = engine.world.truth
        regrets = bool(truth.harms) or bool(truth.destroyed) or len(truth.faults) > 1 or truth.damage_cents > 0
        assert regrets, f"{flip.remedy} at {flip.at} costs nothing"
        helped = level(truth.faults[name], engine.now) < bites
        if flip.relief:
            assert helped or not bites, f"{flip.remedy} at {flip.at} does not even seem to help"
            control = with_fault(name, 40, home(name))
            for run in (engine, control):
                run.advance(run.now + flip.relief + 60_000)
            untouched = level(control.world.truth.faults[name], control.now)
            assert level(truth.faults[name], engine.now) >= untouched, f"{flip.remedy} at {flip.at} really helps"
        assert cost_cents(engine.world) >= before


@pytest.mark.parametrize("name", [name for name in TWELVE if tempting(spec(name))])
def test_some_tempting_remedy_helps_at_first(name: str) -> None:
    fault = spec(name)
    before = dict(fault.conditions)
    restoring = [
        flip
        for flip in tempting(fault)
        if flip.relief or verdict(fault, before, {**before, **dict(flip.set)})[0] != "none" or flip.damage > 0
    ]
    assert restoring


@pytest.mark.parametrize("name", [name for name in TWELVE if spec(name).costs])
def test_lawful_remedies_together_end_the_fault_unless_a_supplier_must(name: str) -> None:
    engine = with_fault(name, 40, home(name))
    fault = engine.book.faults[name]
    supplier = any(end.by for end in fault.ends)
    for flip in lawful(fault):
        do(engine, flip)
    state = engine.world.truth.faults[name]
    faulty_values = dict(fault.conditions)
    gone = [cause for cause in fault.cause if state.conditions[cause] != faulty_values[cause]]
    if supplier:
        assert state.active, "somebody else than the supplier ended it"
    else:
        assert not state.active or level(state, engine.now) == 0
        assert len(gone) == len(fault.cause) or not fault.recurs or fault.prevents


def test_two_causes_need_two_remedies_or_one_at_the_root() -> None:
    fault = spec("clock-drift")
    assert len({group for flip in lawful(fault) for group in flip.who}) >= 2


def test_a_masked_cause_comes_back_by_itself() -> None:
    engine = with_fault("account-lockout", 20, home("account-lockout"))
    act(engine, "unlock-account", "A27", "service-desk")
    state = engine.world.truth.faults["account-lockout"]
    assert not state.active
    engine.advance(engine.now + 15 * 60_000)
    assert state.active


def test_damage_outlives_the_cause_until_it_is_repaired() -> None:
    engine = with_fault("duplicate-settlement", 60, home("duplicate-settlement"))
    state = engine.world.truth.faults["duplicate-settlement"]
    assert state.damage > 0
    act(engine, "hotfix", "A09", "dev-investments")
    open_units = state.damage
    engine.advance(engine.now + 60 * 60_000)
    assert state.damage == open_units
    damage = state.fault.damage
    assert damage is not None
    owner = next(name for name in engine.book.groups if engine.book.remedies[damage.repair].who and name)
    act(engine, damage.repair, damage.repair_at, owner)
    assert state.damage == 0


def test_evidence_is_taken_away_by_the_tidy_remedy() -> None:
    engine = with_fault("credential-stuffing", 30, home("credential-stuffing"))
    flip = next(flip for flip in engine.book.faults["credential-stuffing"].flips if flip.destroys)
    do(engine, flip)
    assert engine.world.truth.destroyed


def test_a_dropped_control_arms_its_fault() -> None:
    fault = spec("log-backup-off")
    assert fault.starts.after_change
    assert fault.starts.unless_control


def test_a_false_alarm_costs_and_damages_nothing() -> None:
    fault = spec("quiet-threshold")
    assert not fault.costs
    assert fault.damage is None
    engine = with_fault("quiet-threshold", 120, home("quiet-threshold"))
    assert cost_cents(engine.world) == 0


def test_restarting_the_blotter_hurts_at_the_open_and_not_at_lunch() -> None:
    engine = Engine(stage(only(plan_of("blotter-crawls"), "heap-leak", at=30 * MINUTE), 7))
    engine.advance(45 * MINUTE)
    assert harmful(engine.world, "restart", "A01")
    engine.advance(225 * MINUTE)
    assert not harmful(engine.world, "restart", "A01")
