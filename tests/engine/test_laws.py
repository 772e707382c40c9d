"""Laws of a run: what must hold whatever anybody does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.compiler.stage import stage
from simulator.domain import events as e
from simulator.domain import inputs as i
from simulator.domain.base import Command, Event
from simulator.domain.faults.money import cost_cents
from simulator.domain.plan import StagedContact
from simulator.engine.engine import Engine
from simulator.views.project import handbook, project
from tests.support.runs import MINUTE, MORNINGS, SHIFTS, plan_of, staged

SEAT = "application-support"
SCRIPT: tuple[tuple[int, Command], ...] = (
    (22 * MINUTE, i.OpenInteraction(seat=SEAT, interaction="C05")),
    (24 * MINUTE, i.AskCaller(seat=SEAT, interaction="C05", intent="others")),
    (27 * MINUTE, i.RunDiagnostic(seat=SEAT, diagnostic="certificate-dates", target="A19")),
    (27 * MINUTE + 1, i.RunDiagnostic(seat=SEAT, diagnostic="check-health", target="A19")),
    (
        40 * MINUTE,
        i.LogTicket(
            seat=SEAT, interaction="C05", type="incident", service="client-portal", ci="A19",
            category="Application", subcategory="Access control", impact=1, urgency=1,
        ),
    ),
    (45 * MINUTE, i.TakeTicket(seat=SEAT, ticket="T-C05")),
)  # fmt: skip


def played(name: str, seed: int, cuts: list[int], script: tuple[tuple[int, Command], ...] = SCRIPT) -> Engine:
    """A run whose time is cut at some ticks, with commands at theirs."""
    engine = Engine(staged(name, seed))
    stops = sorted({*cuts, *(tick for tick, _ in script), engine.book.length, engine.book.horizon})
    for stop in stops:
        engine.advance(stop)
        for tick, command in script:
            if tick == stop:
                engine.submit(command)
    return engine


@given(st.lists(st.integers(min_value=1, max_value=300 * MINUTE), max_size=40), st.integers(0, 5))
@settings(max_examples=25, deadline=None)
def test_any_way_of_cutting_time_gives_one_log(cuts: list[int], seed: int) -> None:
    whole = played("portal-warning", seed, [])
    cut = played("portal-warning", seed, cuts)
    assert cut.log == whole.log
    assert cut.digest() == whole.digest()
    assert cut.draws() == whole.draws()


@pytest.mark.parametrize("name", SHIFTS)
def test_halting_for_a_seat_changes_nothing(name: str) -> None:
    whole = Engine(staged(name))
    whole.advance(whole.book.horizon)
    halted = Engine(staged(name))
    while not halted.over:
        halted.advance(halted.book.horizon, frozenset((SEAT, "relief")))
    assert halted.digest() == whole.digest()


@pytest.mark.parametrize("name", MORNINGS)
def test_truth_alone_changes_no_view_and_no_refusal(name: str) -> None:
    engine = Engine(staged(name))
    engine.advance(100 * MINUTE)
    book = handbook(engine.book)
    seen = project(engine.world, SEAT, book)
    tried = [command for _, command in SCRIPT]
    refusals = [engine.check(command) for command in tried]
    truth = engine.world.truth
    for state in truth.faults.values():
        state.conditions = dict(state.fault.normal)
        state.active = False
        state.history.append((engine.now, dict(state.fault.normal), False, 0))
    truth.own = [[0] * len(row) for row in truth.own]
    truth.total = [[0] * len(row) for row in truth.total]
    truth.mood = dict.fromkeys(truth.mood, 1)
    truth.trust = dict.fromkeys(truth.trust, 99)
    truth.losses = dict.fromkeys(truth.losses, 10_000)
    truth.needs = {}
    assert project(engine.world, SEAT, book) == seen
    assert [engine.check(command) for command in tried] == refusals


def unrelated(base: StagedContact) -> StagedContact:
    """One more caller about something that is nobody's fault."""
    contact = replace(base.contact, id="ZZ", about=(), gives=(), lines=(), repeats=(), channel="chat")
    return replace(base, contact=contact, at=31 * MINUTE + 7)


@pytest.mark.parametrize("seed", range(4))
def test_an_unrelated_caller_moves_nothing_else(seed: int) -> None:
    plain = staged("portal-warning", seed)
    more = replace(plain, contacts=(*plain.contacts, unrelated(plain.contacts[0])))
    logs: list[list[Event]] = []
    draws = []
    for stage_ in (plain, more):
        engine = Engine(stage_)
        for tick, command in SCRIPT:
            engine.advance(tick)
            engine.submit(command)
        engine.advance(engine.book.horizon)
        logs.append([event for event in engine.log if "ZZ" not in repr(event)])
        draws.append({name: count for name, count in engine.draws().items() if "ZZ" not in name})
    assert logs[0] == logs[1]
    assert draws[0] == draws[1]


def test_an_unrelated_contact_in_the_plan_moves_nothing_else_when_staged() -> None:
    plan = plan_of("portal-warning")
    extra = replace(plan.scenario.contacts[0], id="ZZ", about=(), gives=(), lines=(), at=33 * MINUTE)
    more = replace(plan, scenario=replace(plan.scenario, contacts=(*plan.scenario.contacts, extra)))
    for seed in range(10):
        one, two = stage(plan, seed), stage(more, seed)
        assert one.faults == two.faults
        assert one.anomalies == two.anomalies
        assert one.contacts == tuple(item for item in two.contacts if item.contact.id != "ZZ")


@given(st.lists(st.integers(min_value=1, max_value=20 * MINUTE), min_size=1, max_size=12))
@settings(max_examples=20, deadline=None)
def test_a_no_op_event_changes_no_amount(gaps: list[int]) -> None:
    bare, noisy = Engine(staged("portal-warning")), Engine(staged("portal-warning"))
    for gap in gaps:
        for engine in (bare, noisy):
            engine.advance(engine.now + gap)
        before = cost_cents(noisy.world)
        noisy._apply([e.PromiseDueSoon(tick=noisy.now, promise="none", seat=SEAT)])
        assert cost_cents(noisy.world) == before == cost_cents(bare.world)


@pytest.mark.parametrize("name", MORNINGS)
@pytest.mark.parametrize("minutes", [0, 41, 120])
def test_leaving_early_equals_waiting(name: str, minutes: int) -> None:
    stayed, left = Engine(staged(name)), Engine(staged(name))
    left.advance(minutes * MINUTE)
    assert left.submit(i.EndShift(seat=SEAT))
    for engine in (stayed, left):
        engine.advance(engine.book.horizon)
    assert [event for event in left.log if not isinstance(event, e.ShiftEnded)] == [
        event for event in stayed.log if not isinstance(event, e.ShiftEnded)
    ]


def test_a_stimulus_of_an_unknown_kind_stops_the_run() -> None:
    engine = Engine(staged("portal-warning"))
    engine.offer(i.FaultBegan(planted="nobody", fault="no-such-fault"))
    with pytest.raises(RuntimeError, match="no-such-fault"):
        engine.advance(MINUTE)


def test_every_command_has_a_rule_and_every_event_an_effect() -> None:
    from simulator.domain.decide import RULES, STIMULUS_RULES
    from simulator.domain.events import EVENTS
    from simulator.domain.evolve import EFFECTS
    from simulator.domain.inputs import COMMANDS, STIMULI

    assert set(RULES) == set(COMMANDS.values())
    assert set(STIMULUS_RULES) == set(STIMULI.values())
    assert set(EFFECTS) == set(EVENTS.values())
