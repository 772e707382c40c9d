"""A script is one more policy: each step once, in its order, as soon as it is due, by references that hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.bots.policy import Wait
from simulator.compiler.script import Script, ScriptStep
from simulator.compiler.stage import stage
from simulator.domain.base import Command
from simulator.domain.inputs import AddNote, OpenInteraction, ParkWork, ResumeWork, TakeCall, TakeTicket
from simulator.domain.plan import Predicate
from simulator.domain.time import MINUTE
from simulator.engine.engine import Engine
from simulator.lab.batch import UnknownPolicy, maker_for, policy_for
from simulator.lab.playthrough import NOT_THERE, NOT_YET, Playthrough, moment, script_of, scripts_of
from simulator.lab.runner import play
from simulator.views.project import handbook, project
from tests.cli.game import here
from tests.support.runs import MORNINGS, plan_of

REFERENCE = "script:reference"
SHIFT = "portal-warning"


def sitting(*steps: ScriptStep, until: int = 60 * MINUTE) -> tuple[Playthrough, list[tuple[int, Command]], Engine]:
    """A script's steps played for a while: the policy, what it did and when, the engine."""
    engine = Engine(stage(plan_of(SHIFT), 7))
    policy = Playthrough(engine.world, Script("some steps", 0, steps))
    done: list[tuple[int, Command]] = []
    play(engine, policy, engine.book.seat, until, lambda command: done.append((engine.now, command)))
    return policy, done, engine


def step(command: str, when: Predicate | None = None, **fields: object) -> ScriptStep:
    return ScriptStep(when, command, fields)


def opened(contact: str, minutes: int = 0) -> Predicate:
    return Predicate("opened", (("contact", contact), ("for", str(minutes * MINUTE))), ())


@pytest.mark.parametrize("morning", MORNINGS)
def test_every_step_of_a_shipped_script_comes_on_some_seed(morning: str) -> None:
    script = script_of(morning, REFERENCE)
    never = set(range(1, len(script.steps) + 1))
    for seed in range(1, 41):
        engine = Engine(stage(plan_of(morning), seed))
        policy = policy_for(REFERENCE, engine)
        assert isinstance(policy, Playthrough)
        play(engine, policy, engine.book.seat, engine.book.length)
        never &= {number for steps in policy.left().values() for number in steps}
        if not never:
            return
    assert not never, {number: script.steps[number - 1] for number in sorted(never)}


def test_a_step_is_taken_once_and_in_the_order_of_importance() -> None:
    policy, done, engine = sitting(step("TakeTicket", ticket="K2"), step("TakeTicket", ticket="K1"), until=5 * MINUTE)
    seat = engine.book.seat
    assert [command for _, command in done] == [TakeTicket(seat=seat, ticket="K2"), TakeTicket(seat=seat, ticket="K1")]
    assert policy.left() == {}


def test_a_step_that_can_never_come_is_reported_with_its_reason() -> None:
    policy, done, _ = sitting(
        step("AskCaller", interaction="C99", intent="scope"),
        step("TakeTicket", opened("C99"), ticket="K1"),
        step("TakeTicket", ticket={"ticket-about": "C99"}),
        step("TakeTicket", ticket="K2"),
    )
    assert len(done) == 1
    left = policy.left()
    assert left[NOT_YET] == [2]
    assert left[NOT_THERE] == [3]
    assert sorted(number for steps in left.values() for number in steps) == [1, 2, 3]


def test_a_step_waits_for_time_alone_to_the_minute() -> None:
    _, done, _ = sitting(
        step("answer", interaction="C01"), step("TakeTicket", opened("C01", 10), ticket="K1"), until=90 * MINUTE
    )
    (opening, first), (taking, second) = done
    assert isinstance(first, OpenInteraction)
    assert isinstance(second, TakeTicket)
    assert 10 * MINUTE <= taking - opening <= 12 * MINUTE


def test_wait_holds_back_what_stands_below_it_and_nothing_above() -> None:
    _, done, _ = sitting(
        step("TakeTicket", ticket="K1"), step("wait", until="08:00"), step("TakeTicket", ticket="K2"), until=30 * MINUTE
    )
    assert [tick for tick, _ in done] == [0, 15 * MINUTE]


def test_facts_not_held_are_left_out_and_the_rest_is_said() -> None:
    _, done, _ = sitting(step("AddNote", ticket="K1", facts=["never-heard-of", {"facts-of": "K1"}]))
    note = done[0][1]
    assert isinstance(note, AddNote)
    assert note.facts
    assert "never-heard-of" not in note.facts


def test_a_phone_that_a_step_answers_is_taken_from_busy_hands_and_the_work_taken_up_again() -> None:
    engine = Engine(stage(plan_of(SHIFT), 7))
    phones = [one for one in engine.book.stage.contacts if one.contact.channel == "phone" and one.at > 10 * MINUTE]
    phone = min(phones, key=lambda one: one.at)
    name = phone.contact.id
    minute = engine.book.start + (phone.at - MINUTE // 2) // MINUTE
    until = f"{minute // 60:02d}:{minute % 60:02d}"
    _, done, _ = sitting(
        step("wait", until=until),
        step("WriteArticle", about="K1", facts=[{"facts-of": "K1"}]),
        step("answer", interaction=name),
        step("EndCall", interaction=name),
        until=phone.at + 20 * MINUTE,
    )
    kinds = [type(command) for _, command in done]
    assert kinds[1:3] == [ParkWork, TakeCall]
    assert ResumeWork in kinds
    assert isinstance(done[2][1], TakeCall)
    assert done[2][1].interaction == name


def test_times_are_of_the_clock_or_from_now() -> None:
    engine = Engine(stage(plan_of(SHIFT), 7))
    engine.advance(10 * MINUTE)
    view = project(engine.world, engine.book.seat, handbook(engine.book), None)
    assert moment(view, "08:00") == 15 * MINUTE
    assert moment(view, "+30m") == 40 * MINUTE
    assert moment(view, 5) == 5


def test_once_the_shift_is_over_it_waits() -> None:
    policy, _, engine = sitting(step("TakeTicket", ticket="K1"), until=MINUTE)
    engine.advance(engine.book.length)
    assert policy.choose(project(engine.world, engine.book.seat, handbook(engine.book), None)) == Wait()


def test_a_script_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(UnknownPolicy, match="script:reference"):
        maker_for("script:nothing", SHIFT)
    with pytest.raises(UnknownPolicy, match="it has none"):
        maker_for("script:reference", "catalogue-shift")
    assert not scripts_of("no-such-shift")


def test_a_script_is_played_by_its_name_and_its_journal_holds(tmp_path: Path) -> None:
    journal = tmp_path / "run"
    code, said = here("bot", REFERENCE, SHIFT, "--seed", "7", "--journal", str(journal))
    assert code == 0
    assert "script-reference" in said
    assert "steps that did not come" in said
    assert here("verify", str(journal))[0] == 0
    assert here("bot", "script:nothing", SHIFT)[0] == 2


def test_references_point_at_the_latest_of_their_kind() -> None:
    reading = step("RunDiagnostic", diagnostic="check-health", target="A19", ticket="K1")
    policy, done, engine = sitting(
        reading,
        step("wait", None, **{"for": "10m"}),
        reading,
        step("wait", None, **{"for": "10m"}),
        step("AddNote", ticket={"ticket-about": "K1"}, facts=[{"reading": "check-health", "at": "A19"}]),
    )
    assert policy.left() == {}
    taken = [fact for fact in engine.world.record.facts.values() if fact.kind == "reading"]
    assert len(taken) == 2
    note = done[-1][1]
    assert isinstance(note, AddNote)
    assert note.facts == (max(taken, key=lambda fact: fact.tick).id,)
