"""What a seed draws: the same for the same seed, and nothing moves because something unrelated was added."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.compiler import load, plan_digest, texts_digest
from simulator.compiler.cast import recast
from simulator.compiler.stage import stage
from simulator.domain.codec import decode, encode
from simulator.domain.plan import Contact, Plan, Stage, Texts

SCENARIOS = ("portal-warning", "blotter-crawls")
seeds = st.integers(0, 2**32)


@pytest.fixture(scope="module", params=SCENARIOS)
def compiled(request: pytest.FixtureRequest) -> tuple[Plan, Texts]:
    return load(request.param)


@pytest.fixture(scope="module")
def plan(compiled: tuple[Plan, Texts]) -> Plan:
    return compiled[0]


def with_caller(plan: Plan, name: str, at: int, cell: str) -> Plan:
    """Give the plan with one more caller who has nothing to do with anybody else."""
    template = next(contact for contact in plan.scenario.contacts if contact.channel == "phone")
    caller = replace(
        template, id=name, at=at, person="", role="", cell=cell, voice=template.voice, about=("is-it-down",)
    )
    return replace(plan, scenario=replace(plan.scenario, contacts=(*plan.scenario.contacts, caller)))


@settings(max_examples=30, deadline=None)
@given(seed=seeds, at=st.integers(0, 9_000_000), cell=st.sampled_from(["singapore/risk", "*/operations", "tokyo/*"]))
def test_an_unrelated_caller_moves_nothing_else(plan: Plan, seed: int, at: int, cell: str) -> None:
    before, after = stage(plan, seed), stage(with_caller(plan, "X99", at, cell), seed)
    rest = tuple(row for row in after.contacts if row.contact.id != "X99")
    assert rest == before.contacts
    assert (after.faults, after.anomalies, after.branches, after.injects) == (
        before.faults,
        before.anomalies,
        before.branches,
        before.injects,
    )


@settings(max_examples=20, deadline=None)
@given(seed=seeds)
def test_one_more_person_moves_nobody_elses_share(plan: Plan, seed: int) -> None:
    firm = plan.enterprise
    guest = replace(firm.people[-1], id="zz-guest", cell="mumbai/risk")
    more = replace(plan, enterprise=replace(firm, people=(*firm.people, guest)))
    before = {row.planted: set(row.persons) for row in stage(plan, seed).faults}
    after = {row.planted: set(row.persons) - {"zz-guest"} for row in stage(more, seed).faults}
    assert before == after


@settings(max_examples=10, deadline=None)
@given(seed=seeds)
def test_the_same_seed_gives_the_same_stage(plan: Plan, seed: int) -> None:
    assert stage(plan, seed) == stage(plan, seed)


@settings(max_examples=20, deadline=None)
@given(seed=seeds)
def test_a_stage_holds_what_its_scenario_promises(plan: Plan, seed: int) -> None:
    staged = stage(plan, seed)
    everyday = [row for row in staged.contacts if row.origin == "background"]
    assert len(everyday) == plan.scenario.load
    assert all(0 <= row.at < plan.scenario.shift.length for row in everyday)
    low, high = plan.scenario.anomaly_count
    assert low <= len(staged.anomalies) <= high
    assert len({row.contact.id for row in staged.contacts}) == len(staged.contacts)
    windows = {row.id: row.window for choice in plan.scenario.choices for b in choice.branches for row in b.faults}
    for fault in staged.faults:
        window = windows.get(fault.planted)
        assert window is None or window[0] <= fault.onset <= window[1]


def test_every_branch_happens_for_some_seed(plan: Plan) -> None:
    wanted = {branch.id for choice in plan.scenario.choices for branch in choice.branches}
    assert {name for seed in range(40) for name in stage(plan, seed).branches} == wanted


@settings(max_examples=20, deadline=None)
@given(seed=seeds)
def test_whoever_complains_is_hit(plan: Plan, seed: int) -> None:
    staged = stage(plan, seed)
    for fault in staged.faults:
        for row in staged.contacts:
            if fault.persons and row.person and fault.planted in row.contact.about:
                assert row.person in fault.persons


def test_everybody_but_monitoring_has_a_face(plan: Plan) -> None:
    for seed in range(5):
        staged: Stage = stage(plan, seed)
        for row in (*staged.contacts, *staged.injects):
            assert bool(row.person) == (row.contact.channel != "alert"), row.contact.id


def test_a_drawn_caller_is_at_work_and_has_no_voice_of_their_own(plan: Plan) -> None:
    people = {person.id: person for person in plan.enterprise.people}
    for row in stage(plan, 3).contacts:
        contact: Contact = row.contact
        if row.person and not contact.person and not contact.role:
            assert not people[row.person].archetype


def test_a_plan_survives_its_plain_form(compiled: tuple[Plan, Texts]) -> None:
    plan, texts = compiled
    assert decode(Plan, encode(plan)) == plan
    assert decode(Texts, encode(texts)) == texts


def test_casting_afresh_changes_names_and_no_digest(compiled: tuple[Plan, Texts]) -> None:
    plan, texts = compiled
    names = recast(plan, 4)
    assert [name for name, _ in names] == [name for name, _ in texts.names]
    assert names != texts.names
    assert all(name.isascii() and name for _, name in names)
    fresh = replace(texts, names=names)
    assert texts_digest(fresh) != texts_digest(texts)
    assert plan_digest(plan) == plan_digest(load(plan.scenario.id)[0])
