"""People: the survey, updates, promises, colleagues' time."""

from __future__ import annotations

import pytest

from simulator.domain import events as e
from tests.scoring.desk import Told, careful, codes, item_of, points, update
from tests.scoring.plan import CONTACTS, SEAT, stage


def portal() -> Told:
    """The portal's first caller, asked and logged."""
    run = Told(stage(contacts=(CONTACTS[1],), faults={"portal": "certificate"}))
    run.open("C1", 6).ask("C1", "others", 8, "three-firms")
    return run.log_ticket("C1", 9, "incident", "client-portal", "A19", "Application/Fault", (1, 1))


def test_whoever_heard_nothing_answers_with_nothing() -> None:
    assert points(Told().grade(), "satisfaction") == 0


def test_solved_professional_timely_and_informed_make_the_survey() -> None:
    graded = careful().grade()
    assert points(graded, "satisfaction") == 800
    cross = careful()
    cross.tell(e.MoodMoved, 100, interaction="C2", mood=20, trust=50)
    assert points(cross.grade(), "satisfaction") == 800 - 160 * 20 // 100


def test_a_missed_promise_leaves_the_caller_uninformed() -> None:
    run = careful()
    run.tell(e.PromiseMade, 60, promise="P-C2-1", to="C2", kind="caller", ticket="", due=70 * 60_000)
    run.tell(e.PromiseMissed, 70, promise="P-C2-1")
    graded = run.grade()
    assert points(graded, "satisfaction") == 800 - 160 * 20 // 100


def test_the_first_word_is_due_ten_minutes_after_a_p1_could_be_known() -> None:
    for minute, code in ((15, "update-once"), (29, "update-late")):
        run = portal()
        update(run, "all-staff", minute, "T-C1", "cannot-open", "three-firms")
        run.cure("portal", 30)
        graded = run.grade()
        assert code in codes(graded, "updates")
    assert item_of(graded, "update-late").points == pytest.approx(200 * (0.55 + 0.45 * 0) + 0, abs=60)


def test_a_late_first_word_loses_by_the_minute_and_ends_at_nothing() -> None:
    def earned(minute: float) -> int:
        run = portal()
        update(run, "all-staff", minute, "T-C1", "cannot-open", "three-firms")
        return points(run.cure("portal", minute + 1).grade(), "updates")

    assert earned(20) > earned(25) > earned(35) > earned(45) == 0


def test_words_without_a_held_fact_are_no_first_word() -> None:
    run = portal()
    for minute in (12, 15, 30):
        update(run, "all-staff", minute, "T-C1")
    assert points(run.grade(), "updates") == 0


def test_a_guess_is_no_true_word() -> None:
    run = portal()
    update(run, "all-staff", 12, "T-C1", "cannot-open", "theory", speculative=("theory",))
    run.cure("portal", 20)
    assert item_of(run.grade(), "update-guess").points == 0


def test_the_rhythm_runs_until_the_fault_is_over() -> None:
    def earned(*minutes: float) -> int:
        run = portal()
        update(run, "all-staff", 12, "T-C1", "cannot-open", "three-firms")
        for minute in minutes:
            update(run, "all-staff", minute, "T-C1")
        return points(run.cure("portal", 110).grade(), "updates")

    assert earned() < earned(41) < earned(41, 70) < earned(41, 70, 99)


def test_staff_and_clients_are_owed_word_each() -> None:
    run = portal()
    update(run, "all-staff", 12, "T-C1", "cannot-open", "three-firms")
    graded = run.cure("portal", 20).grade()
    assert codes(graded, "updates") == ["update-once", "update-none", "update-none"]


def test_somebody_who_rang_and_wants_word_at_a_rhythm_is_owed_it() -> None:
    told = Told(stage(contacts=(CONTACTS[1], CONTACTS[5]), faults={"portal": "certificate"}))
    parties = [dict(item.because.values)["to"] for item in told.grade().items if item.measure == "updates"]
    assert parties == ["staff", "clients", "grace"]


def test_a_p3_owes_no_updates() -> None:
    told = Told(stage(contacts=(CONTACTS[4],), faults={"store": "store-full"}))
    assert codes(told.grade(), "updates") == []


def test_promising_earns_nothing_and_missing_costs() -> None:
    base = points(careful().grade(), "promises")
    kept = careful()
    kept.tell(e.PromiseMade, 60, promise="P-1", to="C2", kind="caller", ticket="", due=70 * 60_000)
    kept.tell(e.PromiseKept, 65, promise="P-1")
    assert points(kept.grade(), "promises") == base == 300
    missed = careful()
    missed.tell(e.PromiseMade, 60, promise="P-1", to="C2", kind="caller", ticket="", due=70 * 60_000)
    missed.tell(e.PromiseMissed, 70, promise="P-1")
    assert points(missed.grade(), "promises") == 150


def test_bounces_and_asks_in_vain_take_colleagues_time() -> None:
    run = careful()
    case = run.case("T-C4", "infrastructure", 100, nth=5)
    run.tell(e.CaseBounced, 101, case=case, ticket="T-C4", reason="thin", missing=("seen",), hint_group="", fact="")
    other = run.case("T-C4", "service-desk", 102, nth=6)
    run.tell(e.CaseDone, 103, case=other, ticket="T-C4", outcome="nothing-found", facts=(), needs_change="")
    assert points(run.grade(), "colleagues") == 300 - 60 - 30


def test_a_contact_passed_to_those_who_do_not_own_it_takes_their_time() -> None:
    run = careful()
    run.tell(e.InteractionReferred, 101, interaction="C4", seat=SEAT, group="infrastructure", facts=(), accepted=False)
    graded = run.grade()
    assert points(graded, "colleagues") == 300 - 60
    assert "refer-refused" in codes(graded, "colleagues")


def test_points_for_not_doing_harm_are_scaled_by_the_work_done() -> None:
    run = Told().open("C2", 11).ask("C2", "doing", 11.5, "forgot")
    graded = run.grade()
    share = 10_000 * 1 // (5 + 1 + 1 + 3 + 5)
    assert graded.share == share
    for measure, whole in (("promises", 300), ("colleagues", 300), ("honest-clocks", 200), ("boundaries", 150)):
        assert points(graded, measure) == pytest.approx(whole * share / 10_000, abs=1)
