"""Service: cost avoided, owed response clocks, owed resolution clocks."""

from __future__ import annotations

import pytest

from scoring.rubric import Baseline
from simulator.domain import events as e
from simulator.domain.world import RELIEF_SEAT
from tests.scoring.desk import Told, careful, codes, item_of, most, points, update
from tests.scoring.plan import BASELINE, CONTACTS, FAULTS, contact, fault, stage


def only(*names: str) -> Told:
    """A shift with these contacts and the portal's fault alone."""
    return Told(stage(contacts=tuple(c for c in CONTACTS if c.id in names), faults={"portal": "certificate"}))


def test_cost_avoided_is_the_share_of_the_way_from_idle_to_best() -> None:
    run = careful()
    cents = run.grade().cost_cents
    half = Baseline(idle_cents=cents + 1_000_000, best_cents=cents - 1_000_000)
    assert points(run.grade(half), "cost-avoided") == 1_000


@pytest.mark.parametrize(("idle", "best", "earned"), [(0, -200_000, -2_000), (10**9, 10**9 - 200_000, 2_000)])
def test_cost_avoided_stays_between_minus_one_and_one(idle: int, best: int, earned: int) -> None:
    assert points(careful().grade(Baseline(idle_cents=idle, best_cents=best)), "cost-avoided") == earned


def test_where_little_can_be_avoided_nothing_is_owed_and_service_keeps_its_points() -> None:
    graded = careful().grade(Baseline(idle_cents=1_000_000, best_cents=900_001))
    assert most(graded, "cost-avoided") == 0
    assert most(graded, "response-clocks") + most(graded, "resolution-clocks") == 3_500


def test_a_question_the_caller_can_answer_is_a_response_and_one_they_cannot_is_none() -> None:
    good = only("C1").open("C1", 6).ask("C1", "others", 8, "three-firms").grade()
    vain = only("C1").open("C1", 6).ask("C1", "own_way", 8).grade()
    assert good.response.met == 1
    assert vain.response.met == 0


def test_an_empty_reply_is_no_response() -> None:
    assert only("C1").open("C1", 6).reply("C1", 8).grade().response.met == 0


def test_the_response_clock_runs_from_arrival_whether_or_not_it_was_logged() -> None:
    late = only("C1").open("C1", 16).ask("C1", "others", 16, "three-firms").grade()
    assert (late.response.met, late.response.breached) == (0, 1)
    assert codes(late, "response-clocks") == ["response-late"]


def test_a_met_clock_with_an_unmet_need_earns_nothing() -> None:
    graded = only("C1").open("C1", 6).ask("C1", "others", 8, "three-firms").grade()
    assert graded.response.met == 1
    assert points(graded, "response-clocks") == 0
    assert codes(graded, "response-clocks") == ["response-unmet"]


def test_a_met_clock_earns_when_the_matter_stands_with_who_can_end_it() -> None:
    run = only("C1").open("C1", 6).ask("C1", "others", 8, "three-firms")
    run.log_ticket("C1", 9, "incident", "client-portal", "A19", "Application/Fault", (1, 1))
    run.case("T-C1", "infrastructure", 10)
    assert points(run.grade(), "response-clocks") == 500


def test_standing_with_a_group_that_cannot_end_it_or_lacks_the_facts_does_not_count() -> None:
    for group, missing in (("service-desk", ()), ("infrastructure", ("seen", "since"))):
        run = only("C1").open("C1", 6).ask("C1", "others", 8, "three-firms")
        run.log_ticket("C1", 9, "incident", "client-portal", "A19", "Application/Fault", (1, 1))
        run.case("T-C1", group, 10, missing=missing)
        assert points(run.grade(), "response-clocks") == 0


def test_a_notice_with_facts_answers_those_on_its_ticket_whom_it_reaches() -> None:
    run = only("C1").open("C1", 6).log_ticket("C1", 7, "incident", "client-portal", "A19", "Application/Fault", (1, 1))
    update(run, "all-staff", 9, "T-C1", "cannot-open")
    assert run.grade().response.met == 1


def test_what_the_next_desk_did_for_an_untouched_contact_earns_nothing() -> None:
    run = only("C2").end()
    assert codes(run.grade(), "response-clocks") == ["response-none"]
    served = only("C2")
    served.tell(e.ReliefBegan, 180)
    served.ask("C2", "doing", 185, "forgot", seat=RELIEF_SEAT).met("C2", "reset", 190)
    graded = served.grade()
    assert graded.response.met == 1
    assert points(graded, "response-clocks") == 0
    assert points(graded, "resolution-clocks") == 0


def cured(said: float | None, at: float | None = None, cure: float = 30) -> Told:
    """The portal cured at a minute and said to be over at another."""
    run = only("C1").open("C1", 6).ask("C1", "others", 8, "three-firms")
    run.log_ticket("C1", 9, "incident", "client-portal", "A19", "Application/Fault", (1, 1))
    case = run.case("T-C1", "infrastructure", 10, remedy="cure", target="A19")
    if said is not None and said < cure:
        run.restored("T-C1", said, at)
        return run.cure("portal", cure, case=case)
    run.cure("portal", cure, case=case)
    return run if said is None else run.restored("T-C1", said, at)


def test_the_resolution_clock_stops_at_the_later_of_claim_and_truth() -> None:
    assert cured(35).grade().resolution.met == 1
    assert cured(20, cure=64).grade().resolution.met == 1
    assert cured(20, cure=66).grade().resolution.breached == 1
    assert cured(100, at=31).grade().resolution.met == 1
    assert cured(100, at=99).grade().resolution.breached == 1


def test_what_was_never_said_runs_to_resolved() -> None:
    assert codes(cured(None).grade(), "resolution-clocks") == ["resolution-unsaid"]
    assert cured(None).resolve("T-C1", 50).grade().resolution.met == 1
    assert cured(None).resolve("T-C1", 90).grade().resolution.breached == 1


def test_a_fault_that_comes_back_starts_its_clock_again() -> None:
    run = cured(31)
    run.returns("portal", 60)
    assert run.grade().resolution.breached == 1
    again = cured(31)
    again.returns("portal", 60)
    again.cure("portal", 70).restored("T-C1", 71)
    assert again.grade().resolution.met == 1


@pytest.mark.parametrize(("bounces", "earned"), [(0, 1_000), (1, 500), (2, 0)])
def test_a_restoration_by_a_group_counts_in_proportion_to_the_ask(bounces: int, earned: int) -> None:
    run = only("C1").open("C1", 6).ask("C1", "others", 8, "three-firms")
    run.log_ticket("C1", 9, "incident", "client-portal", "A19", "Application/Fault", (1, 1))
    for nth in range(1, bounces + 1):
        case = run.case("T-C1", "infrastructure", 10 + nth, missing=("seen", "since"), nth=nth)
        run.tell(
            e.CaseBounced, 11 + nth, case=case, ticket="T-C1", reason="thin", missing=("seen",), hint_group="", fact=""
        )
    run.cure("portal", 30, case=run.case("T-C1", "infrastructure", 20, nth=9)).restored("T-C1", 31)
    assert points(run.grade(), "resolution-clocks") == earned


def test_what_its_owners_saw_unaided_earns_no_resolution() -> None:
    run = only("C1").open("C1", 6).ask("C1", "others", 8, "three-firms")
    run.log_ticket("C1", 9, "incident", "client-portal", "A19", "Application/Fault", (1, 1))
    run.cure("portal", 30, seat="").restored("T-C1", 31)
    assert codes(run.grade(), "resolution-clocks") == ["resolution-unasked"]


def test_an_unmeetable_fault_owes_no_resolution() -> None:
    catalogue = (fault("certificate", "A19", "client-portal", (1, 1), "expiry", unmeetable=True), *FAULTS[1:])
    told = Told(stage(contacts=(CONTACTS[1],), faults={"portal": "certificate"}, catalogue=catalogue))
    graded = told.grade()
    assert most(graded, "resolution-clocks") == 0
    assert graded.resolution.attainment is None


def test_a_duty_due_after_the_aftermath_is_judged_by_where_its_need_stands() -> None:
    contacts = (contact("C9", 179 * 60_000, "mail", "ng", ("reset",), gives=("forgot",)),)
    run = Told(stage(contacts=contacts, faults={}))
    run.open("C9", 179.2).log_ticket("C9", 179.4, "request", "log-in", "A27", "Request/Access", (3, 3))
    run.case("T-C9", "service-desk", 179.5)
    assert points(run.grade(), "resolution-clocks") > 0


def test_clocks_without_anything_owed_have_no_attainment() -> None:
    graded = Told(stage(contacts=(CONTACTS[0],), faults={})).grade(None)
    assert graded.response.attainment is None
    assert graded.points == 0


def test_an_overdue_open_clock_counts_as_breached() -> None:
    graded = Told().grade(BASELINE)
    assert graded.response.attainment == 0
    assert graded.resolution.attainment == 0
    assert item_of(graded, "response-none").points == 0
