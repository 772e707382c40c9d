"""Laws of the whole grade, its sentences and its outcomes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.explain import because, clock, measures_of, money, names_of, sentence, to_plain
from scoring.grade import grade, not_played, table
from scoring.outcomes import outcomes
from scoring.rubric import DEFAULTS, WHOLE, Reason, redistribute, rubric_of, split, why
from scoring.sentences import SENTENCES
from simulator.domain import events as e
from simulator.domain.base import Event
from simulator.domain.plan import Measure
from tests.scoring.desk import Told, careful, points
from tests.scoring.plan import BASELINE, CONTACTS, LENGTH, stage

MEASURES = [measure.id for measure in DEFAULTS]
BANNED = ("great job", "should have", "failed to", "obviously", "just ", "simply", "unfortunately")


def close_everything() -> Told:
    """Everything is logged alike and resolved at once."""
    run = Told()
    for contact in CONTACTS[1:]:
        at = contact.at / 60_000 + 1
        run.open(contact.id, at).log_ticket(
            contact.id, at, "incident", "client-portal", "A19", "Application/Fault", (2, 2)
        )
        run.resolve(f"T-{contact.id}", at + 1)
    return run


def hold_everything() -> Told:
    """Everything is logged alike and put on hold."""
    run = Told()
    for contact in CONTACTS[1:]:
        at = contact.at / 60_000 + 1
        run.open(contact.id, at).log_ticket(
            contact.id, at, "incident", "client-portal", "A19", "Application/Fault", (2, 2)
        )
        run.tell(
            e.TicketHeld,
            at + 1,
            ticket=f"T-{contact.id}",
            reason="caller",
            next_check=LENGTH,
            question="",
            honest=False,
        )
    return run


def escalate_everything() -> Told:
    """Everything is logged alike and sent to one group with nothing in it."""
    run = Told()
    for contact in CONTACTS[1:]:
        at = contact.at / 60_000 + 1
        run.open(contact.id, at).log_ticket(
            contact.id, at, "incident", "client-portal", "A19", "Application/Fault", (2, 2)
        )
        case = run.case(f"T-{contact.id}", "infrastructure", at + 1, missing=("since", "scope"))
        run.tell(
            e.CaseBounced,
            at + 2,
            case=case,
            ticket=f"T-{contact.id}",
            reason="thin",
            missing=("since", "scope"),
            hint_group="",
            fact="",
        )
    return run


@pytest.mark.parametrize("play", [careful, Told, close_everything, hold_everything, escalate_everything])
def test_items_add_up_to_the_points_and_their_most_to_the_whole(play: type[Told]) -> None:
    graded = play().grade()
    assert sum(item.points for item in graded.items) == graded.uncapped
    assert sum(item.max for item in graded.items) == WHOLE == sum(most for _, _, most in graded.families)
    assert sum(earned for _, earned, _ in graded.families) == graded.uncapped


def test_a_shift_played_whole_earns_the_whole() -> None:
    assert careful().grade().points == WHOLE


def test_doing_nothing_earns_nothing() -> None:
    run = Told().end()
    cents = run.grade().cost_cents
    graded = grade(run.log, run.world, type(BASELINE)(idle_cents=cents, best_cents=cents // 10))
    assert graded.points == 0
    assert all(item.points == 0 for item in graded.items)


@pytest.mark.parametrize("play", [close_everything, hold_everything, escalate_everything])
def test_gaming_the_records_earns_little(play: type[Told]) -> None:
    run = play().end()
    cents = run.grade().cost_cents
    graded = grade(run.log, run.world, type(BASELINE)(idle_cents=cents, best_cents=cents // 10))
    assert graded.points <= 1_000


def test_evidence_points_into_the_log() -> None:
    run = careful()
    graded = run.grade()
    for item in graded.items:
        assert all(isinstance(run.log[place], Event) for place in item.events)


def test_what_is_owed_does_not_depend_on_what_is_played() -> None:
    played, idle = careful(), Told()
    played_table = {measure: most for measure, _, most in played.grade().table}
    assert played_table == {measure: most for measure, _, most in idle.grade().table}
    assert played_table == table(Told().world)


def test_the_grade_is_the_same_however_often_it_is_read() -> None:
    run = careful()
    assert run.grade() == run.grade()


def test_a_scenario_may_weigh_its_own_measures() -> None:
    told = Told(stage(rubric=(Measure("updates", "people", 2_600), Measure("cost-avoided", "service", 0))))
    weights = {measure.id: measure.weight for measure in rubric_of(told.book.scenario)}
    assert sum(weights.values()) == WHOLE
    assert weights["updates"] == 2_600
    assert "cost-avoided" in not_played(told.grade())


@given(st.sets(st.sampled_from(MEASURES), min_size=1))
def test_points_of_what_is_not_played_go_to_what_is(played: set[str]) -> None:
    given_points = redistribute(DEFAULTS, played)
    assert sum(given_points.values()) == WHOLE
    assert all(not given_points[name] for name in MEASURES if name not in played)
    weights = {measure.id: measure.weight for measure in DEFAULTS}
    assert all(given_points[name] >= weights[name] for name in played)


def test_a_measure_not_played_leaves_its_points_in_its_family() -> None:
    kept = [name for name in MEASURES if name != "updates"]
    people = sum(redistribute(DEFAULTS, kept)[m.id] for m in DEFAULTS if m.family == "people")
    assert people == 2_000


@given(st.integers(0, 20_000), st.lists(st.integers(0, 500), min_size=1, max_size=30))
def test_a_split_adds_up_and_is_fair_to_one(whole: int, weights: list[int]) -> None:
    parts = split(whole, weights)
    total = sum(weights)
    assert sum(parts) == (whole if total else 0)
    if total:
        assert all(abs(part * total - whole * weight) <= total for part, weight in zip(parts, weights, strict=True))


# --- sentences


def every_code() -> set[str]:
    source = "".join(path.read_text(encoding="utf-8") for path in Path("scoring").rglob("*.py"))
    return set(re.findall(r'why\(\s*"([a-z-]*[a-z])"', source))


def test_every_reason_has_its_sentence() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in Path("scoring/measures").glob("*.py"))
    assert every_code() <= set(SENTENCES)
    assert all(f'"{code}"' in source or code.startswith("boundary-") for code in SENTENCES)


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_sentences_speak_of_the_act_and_end_on_one_thing(code: str) -> None:
    text = SENTENCES[code]
    assert not any(word in text.lower() for word in BANNED)
    assert re.search(r"\b(Try|Keep|caps|judgement)\b", text)


@pytest.mark.parametrize("play", [careful, Told, close_everything, hold_everything, escalate_everything])
def test_every_item_reads_as_a_plain_sentence(play: type[Told]) -> None:
    run = play()
    graded = run.grade()
    names = names_of(run.book)
    for item in graded.items:
        text = because(item, graded, names)
        assert not re.search(r"[{}|]", text)
        assert text[-1] == "."


def test_times_are_said_as_the_clock_on_the_wall() -> None:
    assert clock(0, 465) == "07:45"
    assert clock(20 * 60_000, 465) == "08:05"
    assert clock(17 * 3_600_000, 465) == "00:45 on day 2"
    assert clock(-8 * 3_600_000, 465) == "23:45 the day before"


def test_money_is_said_in_whole_dollars() -> None:
    assert money(105_000) == "SGD 1,050"
    assert money(-99) == "-SGD 1"


def test_a_bounce_says_what_was_missing() -> None:
    values = (("at", 0), ("group", "infrastructure"), ("why", "thin"), ("lacking", "since, scope"))
    text = sentence(Reason("bounce", values), 480, {"infrastructure": "Infrastructure"})
    assert text.startswith("08:00 the ask to Infrastructure came back: it lacked since, scope.")


def test_a_grade_as_plain_data_is_json() -> None:
    graded = careful().grade()
    plain = json.loads(json.dumps(to_plain(graded)))
    assert plain["points"] == WHOLE
    assert plain["clocks"]["response"] == {"met": 5, "breached": 0, "attainment": WHOLE, "over_minutes": 0}
    assert set(plain["items"][0]) == {"measure", "points", "max", "because", "events"}


def test_names_change_no_points() -> None:
    graded = careful().grade()
    assert measures_of(graded)["updates"] == (600, 600)


# --- outcomes


def test_an_outcome_is_shown_partly_or_not_yet_by_its_measures() -> None:
    teaches = {"tell-early": ("updates",), "log-it": ("classification",), "own-it": ("problems", "hazards")}
    assert {outcome.state for outcome in outcomes(careful().grade(), teaches)} == {"shown"}
    assert {outcome.state for outcome in outcomes(Told().grade(), teaches)} == {"not yet"}
    half = careful()
    assert outcomes(half.grade(), {"x": ("nothing",)})[0].state == ""


def test_an_outcome_names_its_moment() -> None:
    shown = outcomes(careful().grade(), {"tell-early": ("updates",)})[0]
    assert shown.tick is not None
    assert shown.events


def test_deductions_never_turn_a_measure_negative() -> None:
    run = careful()
    for nth in range(8):
        case = run.case("T-C4", "infrastructure", 100 + nth, nth=nth + 3)
        run.tell(
            e.CaseBounced, 100 + nth, case=case, ticket="T-C4", reason="not-ours", missing=(), hint_group="", fact=""
        )
    assert points(run.grade(), "colleagues") == 0


def test_a_matter_about_no_service_is_not_a_hole_in_a_sentence() -> None:
    code = next(code for code, text in SENTENCES.items() if text.startswith("{matter}, {contact}: no ticket"))
    assert sentence(Reason(code, (("matter", ""), ("contact", "D11"))), 480).startswith("what was asked, D11: ")


@pytest.mark.parametrize(("kind", "said"), [("incident", "it was an incident"), ("request", "it was a request")])
def test_a_word_has_the_article_it_is_spoken_with(kind: str, said: str) -> None:
    known: dict[str, int | str] = {
        "contact": "C01",
        "ticket": "T-C01",
        "at": 0,
        "said": "",
        "category": "Request",
        "subcategory": "Access",
    }
    assert said in sentence(why("class-type", **known, type=kind), 0)
