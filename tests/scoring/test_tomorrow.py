"""Improvement and integrity, and what caps a grade."""

from __future__ import annotations

from typing import Any

import pytest

from simulator.domain import events as e
from tests.scoring.desk import Told, careful, codes, item_of, points, update
from tests.scoring.plan import CONTACTS, SEAT, stage


def problem(run: Told, number: int, tickets: tuple[str, ...], ci: str, minute: float = 100, **more: Any) -> Told:
    """A problem is raised."""
    fields: dict[str, Any] = {"owner": "infrastructure", "facts": (), "factors": ()} | more
    return run.tell(e.ProblemRaised, minute, problem=f"PR-{number}", tickets=tickets, ci=ci, text="", **fields)


def portal() -> Told:
    """The portal's first caller, logged."""
    run = Told(stage(contacts=(CONTACTS[1],), faults={"portal": "certificate"})).open("C1", 6)
    return run.log_ticket("C1", 9, "incident", "client-portal", "A19", "Application/Fault", (1, 1))


def test_a_problem_is_owed_for_what_recurs_and_earns_by_owner_facts_and_factors() -> None:
    assert points(problem(portal(), 1, ("T-C1",), "A19", owner="crm").grade(), "problems") == 360
    assert points(problem(portal(), 1, ("T-C1",), "A19").grade(), "problems") == 480
    full = problem(portal(), 1, ("T-C1",), "A19", facts=("cannot-open",), factors=("latent-cause", "detection-gap"))
    assert points(full.grade(), "problems") == 600


def test_a_problem_about_another_part_or_without_its_ticket_is_none() -> None:
    assert points(problem(portal(), 1, ("T-C1",), "A20").grade(), "problems") == 0
    assert points(problem(portal(), 1, (), "A19").grade(), "problems") == 0


def test_needless_problems_cost_precision_and_colleagues_time() -> None:
    run = careful()
    problem(run, 2, ("T-C4",), "I14")
    problem(run, 3, ("T-C2",), "A27")
    graded = run.grade()
    assert points(graded, "problems") == 300
    assert "problem-needless" in codes(graded, "colleagues")


def test_nothing_recurring_leaves_improvement_to_the_other_families() -> None:
    graded = Told(stage(contacts=(CONTACTS[4],), faults={"store": "store-full"})).grade()
    assert [most for family, _, most in graded.families if family == "improvement"] == [0]
    assert sum(most for _, _, most in graded.families) == 10_000


def test_a_known_error_earns_by_symptom_test_and_way_round() -> None:
    def earned(facts: tuple[str, ...], workaround: str) -> int:
        run = problem(portal(), 1, ("T-C1",), "A19")
        run.read("A19", 101, "T-C1", {"errors": "above"})
        run.tell(e.KnownErrorRecorded, 102, problem="PR-1", facts=facts, workaround=workaround, text="")
        return points(run.grade(), "knowledge")

    assert earned(("cannot-open", "check-health@A19@101"), "telephone") == 400
    assert earned(("cannot-open",), "telephone") == 267
    assert earned((), "") == 0


def test_a_guide_about_nothing_that_is_asked_saves_nothing() -> None:
    run = Told(stage(contacts=(CONTACTS[3],), faults={})).open("C3", 16).ask("C3", "doing", 17, "how")
    run.tell(e.ArticleWritten, 20, article="own-1", about="C3", facts=(), text="")
    assert points(run.grade(), "knowledge") == 0
    run = Told(stage(contacts=(CONTACTS[3],), faults={})).open("C3", 16).ask("C3", "doing", 17, "how")
    run.tell(e.ArticleWritten, 20, article="own-1", about="C3", facts=("how",), text="")
    assert codes(run.grade(), "knowledge") == ["guide"]


def change(run: Told, number: int, remedy: str, target: str, minute: float = 100) -> Told:
    """A change is raised."""
    return run.tell(
        e.ChangeRaised, minute, change=f"CH-{number}", type="normal", remedy=remedy, target=target, ticket="T-C1",
        problem="", risk=5, back_out=True, window=0, sign_off="", text="",
    )  # fmt: skip


def test_a_hazard_is_removed_by_the_change_that_prevents_it() -> None:
    assert codes(portal().grade(), "hazards") == ["hazard-none"]
    assert codes(change(portal(), 1, "cure", "A19").grade(), "hazards") == ["hazard-pending"]
    approved = change(portal(), 1, "cure", "A19").tell(e.ChangeApproved, 101, change="CH-1", by="x")
    assert points(approved.grade(), "hazards") == 500
    rejected = change(portal(), 1, "cure", "A19").tell(e.ChangeRejected, 101, change="CH-1", by="x", reason="freeze")
    assert points(rejected.grade(), "hazards") == 0


def test_changes_for_everything_cost_precision() -> None:
    run = change(portal(), 1, "cure", "A19").tell(e.ChangeApproved, 101, change="CH-1", by="x")
    change(run, 2, "restart", "A20")
    change(run, 3, "restart", "A27")
    assert points(run.grade(), "hazards") == 250


def test_nothing_removed_by_relief_is_ours() -> None:
    run = portal()
    run.tell(e.ReliefBegan, 180)
    run.tell(
        e.ChangeRaised, 200, change="CH-1", seat="relief", type="normal", remedy="cure", target="A19", ticket="T-C1",
        problem="", risk=5, back_out=True, window=0, sign_off="", text="",
    )  # fmt: skip
    assert points(run.grade(), "hazards") == 0


# --- integrity


def hold(run: Told, ticket: str, minute: float, *, honest: bool = False) -> Told:
    """A ticket goes on hold."""
    question = "C1" if honest else ""
    return run.tell(
        e.TicketHeld, minute, ticket=ticket, reason="caller", next_check=int((minute + 60) * 60_000), question=question,
        honest=honest,
    )  # fmt: skip


def test_a_hold_without_a_question_is_a_clock_stopped_dishonestly() -> None:
    run = careful()
    run.tell(e.TicketReopened, 52, ticket="T-C1", reason="x")
    assert points(hold(run, "T-C1", 53, honest=True).grade(), "honest-clocks") == 200
    run = careful()
    run.tell(e.TicketReopened, 52, ticket="T-C1", reason="x")
    graded = hold(run, "T-C1", 53).grade()
    assert points(graded, "honest-clocks") == 200 - 67
    assert not graded.vetoes


def test_three_clocks_stopped_dishonestly_are_a_veto() -> None:
    run = Told()
    for name in ("C1", "C2", "C3"):
        at = CONTACTS[int(name[1])].at / 60_000 + 1
        run.open(name, at).log_ticket(name, at, "incident", "crm", "A20", "Application/Fault", (3, 3))
        run.resolve(f"T-{name}", at + 1)
    graded = run.grade()
    assert [veto.reason.code for veto in graded.vetoes] == ["veto-clocks"]


def test_resolving_after_an_honest_look_is_a_mistake_and_no_dishonesty() -> None:
    run = portal().ask("C1", "others", 10, "three-firms").resolve("T-C1", 20)
    assert "stop-resolve" not in codes(run.grade(), "honest-clocks")
    wrong = portal().reply("C1", 10, "cannot-open").resolve("T-C1", 20)
    assert "stop-resolve" not in codes(wrong.grade(), "honest-clocks")
    assert "stop-resolve" in codes(portal().resolve("T-C1", 20).grade(), "honest-clocks")


def test_a_downgrade_near_the_breach_needs_a_new_fact() -> None:
    def run(minute: float, *facts: str) -> list[str]:
        told = portal()
        for fact in facts:
            told.tell(e.FactGained, minute - 1, fact=fact, source="C1")
        told.tell(e.PrioritySet, minute, ticket="T-C1", impact=3, urgency=3, priority=5, reason="x", facts=facts)
        return codes(told.grade(), "honest-clocks")

    assert "stop-downgrade" in run(60)
    assert "stop-downgrade" not in run(60, "three-firms")
    assert "stop-downgrade" not in run(20)


def test_a_duplicate_of_something_else_is_a_clock_stopped() -> None:
    told = Told().open("C1", 6).log_ticket("C1", 7, "incident", "client-portal", "A19", "Application/Fault", (1, 1))
    told.open("C2", 11).log_ticket("C2", 12, "request", "log-in", "A27", "Request/Access", (3, 3))
    told.tell(e.TicketsLinked, 13, ticket="T-C2", to="T-C1", link="duplicate-of")
    told.tell(e.TicketCancelled, 13, ticket="T-C2", reason="duplicate")
    assert "stop-cancel" in codes(told.grade(), "honest-clocks")
    twin = Told().open("C1", 6).log_ticket("C1", 7, "incident", "client-portal", "A19", "Application/Fault", (1, 1))
    twin.open("C5", 41).log_ticket("C5", 42, "incident", "client-portal", "A19", "Application/Fault", (1, 1))
    twin.tell(e.TicketsLinked, 43, ticket="T-C5", to="T-C1", link="duplicate-of")
    twin.tie("C5", "T-C1", 43).tell(e.TicketCancelled, 43, ticket="T-C5", reason="duplicate")
    assert "stop-cancel" not in codes(twin.grade(), "honest-clocks")


def remedy(run: Told, permission: str, **more: Any) -> Told:
    """A remedy is begun with one's own hands."""
    fields = {"ticket": "T-C1", "change": "", "case": ""} | more
    return run.tell(
        e.RemedyStarted, 100, run="r1", remedy="restart", target="A19", by=SEAT, interaction="", permission=permission,
        **fields,
    )  # fmt: skip


def test_boundaries_are_the_role_cards() -> None:
    assert points(remedy(careful(), "may").grade(), "boundaries") == 150
    assert points(remedy(careful(), "must-not").grade(), "boundaries") == 0
    assert points(remedy(careful(), "must-ask", ticket="T-C2").grade(), "boundaries") == 75
    asked = careful()
    assert points(remedy(asked, "must-ask", change="CH-1").grade(), "boundaries") == 150


def test_security_is_to_know_within_half_an_hour_of_the_first_sign() -> None:
    assert item_of(careful().grade(), "security-told").points == 150

    def told(minute: float | None) -> list[str]:
        run = Told(stage(contacts=(CONTACTS[4],), faults={"store": "store-full"})).open("C4", 31)
        run.ask("C4", "own_way", 33, "shared-log-in")
        if minute is not None:
            run.tell(e.SecurityNotified, minute, ticket="", facts=("shared-log-in",))
        return codes(run.grade(), "security-told")

    assert told(62) == ["security-told"]
    assert told(70) == ["security-late"]
    assert told(None) == ["security-untold"]


# --- veto


def test_a_client_named_to_a_wrong_audience_caps_the_grade_and_says_what_it_was() -> None:
    run = careful()
    update(run, "all-staff", 110, "T-C1", "cannot-open", leaked=True, names_client="@acme")
    graded = run.grade()
    assert graded.points == 5_000
    assert graded.uncapped == 10_000
    assert [veto.reason.code for veto in graded.vetoes] == ["veto-leak"]


@pytest.mark.parametrize(
    ("flagged", "seat", "vetoed"), [(True, SEAT, True), (False, SEAT, False), (True, "relief", False)]
)
def test_evidence_destroyed_after_a_flag_is_a_veto(flagged: bool, seat: str, vetoed: bool) -> None:
    run = careful()
    run.tell(
        e.RemedyStarted, 100, run="r1", remedy="restart", target="A19", by=SEAT, seat=seat, ticket="T-C1",
        interaction="", change="", permission="may", case="",
    )  # fmt: skip
    run.tell(e.EvidenceDestroyed, 101, planted="portal", run="r1", flagged=flagged)
    assert bool(run.grade().vetoes) is vetoed


def test_a_flagged_ticket_worked_on_without_telling_security_is_a_veto() -> None:
    def run(told: float | None, last: float) -> bool:
        story = Told(stage(contacts=(CONTACTS[4],), faults={"store": "store-full"})).open("C4", 31)
        story.ask("C4", "own_way", 33, "shared-log-in")
        facts = ("slow-start", "shared-log-in")
        story.log_ticket("C4", 34, "incident", "log-in", "I14", "Application/Fault", (2, 2), facts=facts)
        if told is not None:
            story.tell(e.SecurityNotified, told, ticket="", facts=())
        story.tell(e.NoteAdded, last, ticket="T-C4", facts=(), next_step="x", text="")
        return bool(story.grade().vetoes)

    assert run(None, 65)
    assert not run(None, 60)
    assert not run(40, 65)


def test_a_grade_under_the_cap_stays_what_it_is() -> None:
    run = Told()
    update(run, "all-staff", 110, "T-C1", leaked=True)
    graded = run.grade()
    assert graded.points == graded.uncapped < 5_000
