"""Quality: classification, priority, diagnosis, what lasts, what the next desk can go on with, collateral damage."""

from __future__ import annotations

from typing import Any

import pytest

from scoring.measures.triage import credit
from simulator.domain import events as e
from tests.scoring.desk import Told, careful, codes, item_of, percent, points
from tests.scoring.plan import CONTACTS, contact, stage


def portal(**more: Any) -> Told:
    """A shift with the portal's first caller alone, opened."""
    told = Told(stage(contacts=(CONTACTS[1],), faults={"portal": "certificate"}, **more))
    return told.open("C1", 6)


def logged(run: Told, minute: float = 9, levels: tuple[int, int] = (1, 1)) -> Told:
    """Logged as it should be."""
    return run.log_ticket("C1", minute, "incident", "client-portal", "A19", "Application/Fault", levels)


def test_right_type_category_and_part_earn_all_and_each_wrong_one_its_share() -> None:
    assert percent(logged(portal()).grade(), "classification") == 100
    wrong_type = portal().log_ticket("C1", 9, "request", "client-portal", "A19", "Application/Fault", (3, 3))
    assert percent(wrong_type.grade(), "classification") == 60
    wrong_all = portal().log_ticket("C1", 9, "request", "crm", "A20", "Request/Access", (3, 3))
    assert points(wrong_all.grade(), "classification") == 0


def test_the_part_where_it_shows_is_as_right_as_the_part_where_it_is() -> None:
    run = portal().log_ticket("C1", 9, "incident", "client-portal", "", "Application/Fault", (1, 1))
    assert percent(run.grade(), "classification") == 85


def test_a_correction_before_the_hand_over_counts_and_one_after_it_does_not() -> None:
    fields = {"ticket": "T-C1", "type": "incident", "service": "client-portal", "ci": "A19"}
    fields |= {"category": "Application", "subcategory": "Fault"}
    early = portal().log_ticket("C1", 9, "request", "crm", "A20", "Request/Access", (3, 3))
    assert percent(early.tell(e.TicketRevised, 20, **fields).grade(), "classification") == 100
    late = portal().log_ticket("C1", 9, "request", "crm", "A20", "Request/Access", (3, 3))
    late.tell(e.ReliefBegan, 180)
    assert points(late.tell(e.TicketRevised, 200, **fields).grade(), "classification") == 0


def test_a_contact_that_was_only_to_be_read_owes_no_ticket() -> None:
    assert all("C0" not in str(item.because.values) for item in careful().grade().items)


@pytest.mark.parametrize(
    ("chosen", "right", "worth"), [(1, 1, 10_000), (1, 2, 6_000), (3, 2, 4_000), (5, 2, 0), (1, 4, 0)]
)
def test_a_priority_is_worth_more_when_it_errs_upwards(chosen: int, right: int, worth: int) -> None:
    assert credit(chosen, right) == worth


LEVELS = {1: (1, 1), 2: (1, 2), 3: (2, 2), 4: (2, 3), 5: (3, 3)}


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5])
def test_always_the_same_priority_earns_nothing(level: int) -> None:
    run = Told()
    for name in ("C1", "C2", "C3", "C4", "C5"):
        at = CONTACTS[int(name[1])].at / 60_000 + 1
        run.open(name, at).log_ticket(name, at, "incident", "crm", "A20", "Application/Fault", LEVELS[level])
    assert points(run.grade(), "priority") == 0


def test_priority_is_judged_by_what_was_known_then_and_by_what_was_true() -> None:
    graded = careful().grade()
    assert points(graded, "priority") == 500
    assert set(codes(graded, "priority")) == {"priority-right"}


def test_a_priority_corrected_a_quarter_of_an_hour_after_the_fact_is_worth_less() -> None:
    def run(minute: float) -> int:
        told = Told()
        told.open("C1", 6).log_ticket("C1", 7, "incident", "client-portal", "A19", "Application/Fault", (3, 3))
        told.ask("C1", "others", 8, "three-firms")
        told.tell(e.PrioritySet, minute, ticket="T-C1", impact=1, urgency=1, priority=1, reason="x", facts=())
        return item_of(told.grade(), "priority-right" if minute <= 23 else "priority-late").points

    assert run(22) == 2 * 125
    assert run(24) == 188


def test_a_claim_supports_no_priority() -> None:
    told = Told().open("C1", 6)
    told.tell(e.FactGained, 7, fact="theory", source="C1")
    told.log_ticket("C1", 8, "incident", "client-portal", "A19", "Application/Fault", (3, 3))
    assert item_of(told.grade(), "priority-under").points == 125


def state(run: Told, minute: float, component: str, mechanism: str, *facts: str, sites: tuple[str, ...] = ()) -> Told:
    """A diagnosis is stated on the portal's ticket."""
    return run.tell(
        e.DiagnosisStated, minute, ticket="T-C1", component=component, mechanism=mechanism, sites=sites, trigger="",
        facts=facts,
    )  # fmt: skip


def seen(run: Told, minute: float = 12, **sides: str) -> str:
    """A reading of the portal."""
    return run.read("A19", minute, "T-C1", sides or {"errors": "above", "load": "inside"})


def test_component_mechanism_and_scope_are_a_third_each() -> None:
    run = logged(portal())
    state(run, 14, "A19", "capacity", seen(run), sites=("sydney",))
    assert percent(run.grade(), "diagnosis") == 33


def test_a_diagnosis_without_evidence_is_worth_nothing() -> None:
    run = logged(portal())
    assert points(state(run, 14, "A19", "expiry", "cannot-open").grade(), "diagnosis") == 0
    inside = logged(portal())
    dull = seen(inside, errors="inside", load="inside")
    assert points(state(inside, 14, "A19", "expiry", dull).grade(), "diagnosis") == 0


def test_evidence_must_have_been_held_when_it_was_cited() -> None:
    run = logged(portal())
    state(run, 11, "A19", "expiry", "check-health@A19@12")
    seen(run)
    assert points(run.grade(), "diagnosis") == 0


def test_without_anything_against_the_look_alike_it_is_worth_half() -> None:
    run = logged(portal())
    told = run.ask("C1", "others", 10, "three-firms")
    assert percent(state(told, 14, "A19", "expiry", "three-firms").grade(), "diagnosis") == 50


def test_first_and_last_statement_count_half_each() -> None:
    run = logged(portal())
    fact = seen(run)
    state(run, 14, "A20", "defect", fact, sites=("sydney",))
    state(run, 15, "A19", "capacity", fact)
    state(run, 16, "A19", "expiry", fact)
    assert percent(run.grade(), "diagnosis") == 50


def test_a_false_alarm_owes_no_diagnosis() -> None:
    told = Told(stage(contacts=CONTACTS[1:2], faults={"portal": "certificate", "quiet": "quiet-threshold"}))
    assert codes(told.grade(), "diagnosis") == ["diagnosis-none"]


def test_what_came_back_did_not_stay_resolved() -> None:
    run = careful()
    run.returns("portal", 100)
    graded = run.grade()
    assert item_of(graded, "stayed-back").points == 0
    assert points(graded, "stayed-resolved") == 200


def test_a_reopened_ticket_did_not_stay_resolved() -> None:
    run = careful()
    run.tell(e.TicketReopened, 100, ticket="T-C1", reason="again")
    assert "stayed-back" in codes(run.grade(), "stayed-resolved")


def handed(**without: bool) -> Told:
    """An open portal ticket at the hand-over, less what is named."""
    run = portal().ask("C1", "others", 8, "three-firms")
    facts = () if without.get("facts") else ("cannot-open", "three-firms")
    service = "crm" if without.get("service") else "client-portal"
    run.log_ticket("C1", 9, "incident", service, "A19", "Application/Fault", (1, 1), facts=facts)
    step = "" if without.get("step") else "ask infrastructure"
    return run.tell(e.NoteAdded, 20, ticket="T-C1", facts=(), next_step=step, text="")


def test_each_field_the_next_desk_needs_counts() -> None:
    assert percent(handed().grade(), "continuity") == 100
    assert percent(handed(service=True).grade(), "continuity") == 75
    assert percent(handed(step=True).grade(), "continuity") == 75
    assert percent(handed(facts=True).grade(), "continuity") == 50
    assert percent(handed(service=True, facts=True, step=True).grade(), "continuity") == 0


def test_what_was_never_logged_leaves_nothing_to_go_on_with() -> None:
    run = portal().ask("C1", "others", 8, "three-firms")
    assert codes(run.grade(), "continuity") == ["continuity-none"]


def test_a_promise_must_stand_on_the_ticket_that_is_handed_over() -> None:
    own, elsewhere = handed(), handed()
    own.tell(e.PromiseMade, 21, promise="P-1", to="C1", kind="caller", ticket="", due=200 * 60_000)
    elsewhere.tell(e.PromiseMade, 21, promise="P-1", to="C1", kind="caller", ticket="T-C9", due=200 * 60_000)
    assert percent(own.grade(), "continuity") == 100
    assert percent(elsewhere.grade(), "continuity") == 80


def harmful(planted: bool = False, seat: str = "application-support") -> Told:
    """The expert's shift with one remedy that did harm beside its effect."""
    run = careful()
    common = {"run": "r1", "remedy": "restart", "target": "A19", "by": "application-support", "ticket": "T-C1"}
    common |= {"interaction": "", "change": "", "seat": seat}
    run.tell(e.RemedyStarted, 100, **common, permission="may", case="")
    run.tell(e.RemedyApplied, 101, **common)
    if planted:
        run.tell(e.FaultStarted, 101, planted="portal+overload", fault="overload", spawned_by="portal/r1")
    else:
        run.tell(e.HarmDone, 101, planted="portal", run="r1", harm="x")
    return run


def test_collateral_damage_is_taken_from_quality() -> None:
    clean, hurt = careful().grade(), harmful().grade()
    assert points(hurt, "collateral") == -300
    assert {f: p for f, p, _ in hurt.families}["quality"] == 2_500 - 300
    assert points(clean, "collateral") == 0
    assert points(harmful(planted=True).grade(), "collateral") == -200


def test_what_the_next_desk_breaks_is_not_ours() -> None:
    assert points(harmful(seat="relief").grade(), "collateral") == 0


def test_collateral_never_takes_more_than_quality_has() -> None:
    run = portal()
    run.tell(e.NeedViolated, 10, interaction="C1", need="reset", how="remedy")
    graded = run.grade()
    assert {f: p for f, p, _ in graded.families}["quality"] == 0


def test_an_outage_in_service_hours_that_restored_nothing_is_collateral() -> None:
    run = harmful()
    run.tell(e.OutageBegan, 102, run="r1", target="A19", loss=10_000, until=106 * 60_000)
    assert points(run.grade(), "collateral") == -400


def test_a_contact_about_two_things_mixes_up_neither_ticket() -> None:
    both = contact("C6", 50 * 60_000, "form", "theo", ("store", "portal"), gives=("slow-start", "cannot-open"))
    run = Told(stage(contacts=(*CONTACTS[1:], both)))
    careful(run)
    run.open("C6", 52).tie("C6", "T-C1", 53).tie("C6", "T-C4", 53)
    graded = run.grade()
    assert percent(graded, "priority") == 100
    assert percent(graded, "diagnosis") == 100
    assert percent(graded, "classification") == 100


def test_a_contact_that_the_next_desk_tied_to_our_ticket_was_not_classified_by_us() -> None:
    run = Told(stage(contacts=(CONTACTS[1], CONTACTS[5]), faults={"portal": "certificate"}))
    logged(run.open("C1", 6)).tell(e.ReliefBegan, 180)
    run.tell(e.ContactAdded, 190, ticket="T-C1", interaction="C5", seat="relief")
    assert codes(run.grade(), "classification") == ["class-right", "class-none"]
