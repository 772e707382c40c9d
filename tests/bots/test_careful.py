"""Careful on views made by hand: what it does next, and why in that order."""

from __future__ import annotations

from dataclasses import replace

from simulator.bots import POLICIES
from simulator.bots.policy import Wait
from simulator.domain.base import Command, Refusal
from simulator.domain.inputs import (
    AddContact,
    ApplyRemedy,
    AskCaller,
    DeclareMajorIncident,
    LogTicket,
    NotifySecurity,
    OpenInteraction,
    ParkWork,
    ReadArticle,
    RecordRestoration,
    ReplyToCaller,
    ResolveTicket,
    RunDiagnostic,
    SendUpdate,
    StateDiagnosis,
    TakeCall,
    WriteHandOver,
)
from simulator.domain.time import HOUR, MINUTE
from simulator.views.desk import HandsView, PromiseView, RunView, UpdateView, View
from tests.bots.views import SEAT, contact, fact, handbook, reading, ticket, view

CAREFUL = POLICIES["careful"]
STORY = tuple(
    fact(f"f{number}", covers=(cover,), symptoms=("cannot-buy",), suggests="incident", impact=2, urgency=2)
    for number, cover in enumerate(("seen", "scope", "since", "words", "deadline", "own-way"))
)
NAMES = tuple(item.id for item in STORY)
TOLD = contact(facts=NAMES, tickets=("T-C1",), asked=(("others", 1),), last_response=HOUR)


def chosen(seen: View) -> Command | Wait:
    return CAREFUL.choose(seen)


def known(**fields: object) -> View:
    """A desk with one told trouble on one ticket."""
    base = view(interactions=(TOLD,), facts=STORY, tickets=(ticket(facts=NAMES),))
    return replace(base, **fields)  # type: ignore[arg-type]


def test_an_idle_desk_waits() -> None:
    assert isinstance(chosen(view()), Wait)


def test_the_same_view_gives_the_same_choice() -> None:
    seen = known()
    assert all(policy.choose(seen) == policy.choose(seen) for policy in POLICIES.values())


def test_every_policy_waits_once_the_shift_is_over() -> None:
    seen = replace(known(ringing=("C1",)), over=True)
    assert all(isinstance(policy.choose(seen), Wait) for name, policy in POLICIES.items() if name != "relief")


def test_a_ringing_phone_comes_before_everything() -> None:
    call = contact("C2", channel="phone", call="ringing", opened=None)
    seen = known(interactions=(TOLD, call), ringing=("C2",))
    assert chosen(seen) == TakeCall(seat=SEAT, interaction="C2")


def test_writing_is_laid_aside_for_the_phone_and_a_remedy_is_not() -> None:
    writing = ReplyToCaller(seat=SEAT, interaction="C1")
    busy = view(ringing=("C2",), hands=HandsView("w1", writing, HOUR + MINUTE, (), ()))
    assert isinstance(chosen(busy), ParkWork)
    doing = ApplyRemedy(seat=SEAT, remedy="polish", target="shop")
    assert chosen(replace(busy, hands=HandsView("w1", doing, HOUR + MINUTE, (), ()))) == Wait(HOUR + MINUTE)


def test_everything_is_read_before_a_small_matter_is_served() -> None:
    seen = known(interactions=(TOLD, contact("C2", opened=None)))
    assert chosen(seen) == OpenInteraction(seat=SEAT, interaction="C2")


def test_a_contact_becomes_a_ticket_as_observed_with_the_levels_its_facts_support() -> None:
    said = fact("f1", symptoms=("cannot-buy",), suggests="request", impact=1, urgency=2)
    choice = chosen(view(interactions=(contact(facts=("f1",)),), facts=(said,)))
    assert isinstance(choice, LogTicket)
    assert (choice.type, choice.service, choice.impact, choice.urgency) == ("incident", "buy", 1, 2)
    assert choice.facts == ("f1",)


def test_a_theory_is_no_fact_of_a_ticket() -> None:
    said = (fact("f1", suggests="incident"), fact("guess", claim=True))
    choice = chosen(view(interactions=(contact(facts=("f1", "guess")),), facts=said))
    assert isinstance(choice, LogTicket)
    assert choice.facts == ("f1",)


def test_a_second_caller_of_the_same_trouble_is_tied_to_its_ticket() -> None:
    other = fact("g1", symptoms=("cannot-buy",), suggests="incident", interaction="C2")
    seen = known(interactions=(TOLD, contact("C2", facts=("g1",))), facts=(*STORY, other))
    assert chosen(seen) == AddContact(seat=SEAT, ticket="T-C1", interaction="C2")


def test_the_first_caller_is_asked_who_else_before_anything_else() -> None:
    said = fact("f1", symptoms=("cannot-buy",), suggests="incident", impact=2)
    one = contact(facts=("f1",), tickets=("T-C1",))
    seen = view(interactions=(one,), facts=(said,), tickets=(ticket(facts=("f1",)),))
    assert chosen(seen) == AskCaller(seat=SEAT, interaction="C1", intent="others")


def test_a_p1_is_declared_and_told_with_the_next_time() -> None:
    grave = ticket(facts=NAMES, impact=1, urgency=1, priority=1, priorities=((HOUR - 20 * MINUTE, 1, 1, ""),))
    assert isinstance(chosen(known(tickets=(grave,))), DeclareMajorIncident)
    declared = replace(grave, major=HOUR)
    choice = chosen(known(tickets=(declared,)))
    assert isinstance(choice, SendUpdate)
    assert choice.next_at == HOUR + 30 * MINUTE


def test_an_update_falls_due_by_its_own_next_time() -> None:
    grave = ticket(facts=NAMES, impact=1, urgency=1, priority=1, major=HOUR)
    sent = UpdateView("M-1", HOUR, "everybody", "T-C1", (), (), "ring-up", HOUR + 4 * MINUTE, "plain")
    choice = chosen(known(tickets=(grave,), updates=(sent,)))
    assert isinstance(choice, SendUpdate)
    assert choice.opener == "no-change"


def test_a_promise_is_kept_before_work_goes_on() -> None:
    seen = known(promises=(PromiseView("P-C1-1", "C1", "caller", "", HOUR + 3 * MINUTE, "open"),))
    choice = chosen(seen)
    assert isinstance(choice, ReplyToCaller)
    assert choice.interaction == "C1"


def test_security_hears_first_of_a_marked_fact() -> None:
    marked = fact("odd", security=True, symptoms=("cannot-buy",))
    choice = chosen(known(facts=(*STORY, marked)))
    assert isinstance(choice, NotifySecurity)
    assert "odd" in choice.facts


def test_the_article_of_the_symptoms_says_where_to_look() -> None:
    assert chosen(known()) == RunDiagnostic(seat=SEAT, diagnostic="look", target="shop", ticket="T-C1")


def test_without_its_article_the_way_leads_down_the_map_and_no_diagnosis_is_made() -> None:
    bare = replace(handbook(), articles={})
    first = chosen(known(handbook=bare))
    assert isinstance(first, RunDiagnostic)
    seen = known(handbook=bare, facts=(*STORY, reading("look", "shop", "rust", "above")))
    assert not isinstance(chosen(seen), StateDiagnosis)


def test_what_the_article_allows_is_done_with_ones_own_hands() -> None:
    found = (*STORY, reading("look", "shop", "rust", "above"))
    eased = RunView("r0", "tell-workaround", "ring-up", SEAT, "T-C1", "", HOUR - MINUTE, HOUR)
    choice = chosen(known(facts=found, runs=(eased,)))
    assert choice == ApplyRemedy(seat=SEAT, remedy="polish", target="shop", ticket="T-C1")


def test_it_is_verified_with_the_caller_before_it_is_called_restored() -> None:
    found = (*STORY, reading("look", "shop", "rust", "above"))
    eased = RunView("r0", "tell-workaround", "ring-up", SEAT, "T-C1", "", HOUR - 2 * MINUTE, HOUR - MINUTE)
    did = RunView("r1", "polish", "shop", SEAT, "T-C1", "", HOUR - 2 * MINUTE, HOUR - MINUTE)
    stated = ticket(facts=NAMES, diagnoses=((HOUR, "shop", "defect", (), "", ()),))
    seen = known(facts=found, runs=(eased, did), tickets=(stated,))
    assert chosen(seen) == AskCaller(seat=SEAT, interaction="C1", intent="confirm")
    yes = fact("confirm@C1@60", kind="confirmation", works=True, tick=HOUR)
    one = replace(TOLD, confirmed=((HOUR, True),), facts=(*NAMES, yes.id))
    choice = chosen(replace(seen, facts=(*found, yes), interactions=(one,)))
    assert choice == RecordRestoration(seat=SEAT, ticket="T-C1", at=HOUR - MINUTE, verified_by=yes.id)


def test_a_no_of_the_caller_is_never_called_restored() -> None:
    did = RunView("r1", "polish", "shop", SEAT, "T-C1", "", HOUR - 2 * MINUTE, HOUR - MINUTE)
    one = replace(TOLD, confirmed=((HOUR, False),))
    choice = chosen(known(runs=(did,), interactions=(one,)))
    assert not isinstance(choice, (RecordRestoration, ResolveTicket))


def test_a_question_is_answered_from_its_article_only() -> None:
    asks = fact("q", symptoms=("how-to-buy",), suggests="question")
    one = contact(facts=("q",), tickets=("T-C1",))
    wish = ticket(type="request", facts=("q",), category="Request", subcategory="How-to")
    seen = view(interactions=(one,), facts=(asks,), tickets=(wish,))
    assert chosen(seen) == ReadArticle(seat=SEAT, article="how-to")
    answer = fact("answer/buying", kind="article", interaction="")
    choice = chosen(replace(seen, facts=(asks, answer), read=("how-to",)))
    assert isinstance(choice, ReplyToCaller)
    assert choice.facts == ("answer/buying",)


def test_a_password_waits_for_who_is_asking() -> None:
    asks = fact("pw", symptoms=("password-gone",), suggests="request")
    one = contact(facts=("pw",), tickets=("T-C1",))
    wish = ticket(type="request", facts=("pw",), category="Request", subcategory="Access")
    seen = view(interactions=(one,), facts=(asks,), tickets=(wish,))
    assert chosen(seen) == AskCaller(seat=SEAT, interaction="C1", intent="try")
    proof = fact("who", covers=("ruled-out",))
    known_one = replace(one, facts=("pw", "who"), asked=(("try", 1),))
    choice = chosen(replace(seen, interactions=(known_one,), facts=(asks, proof)))
    assert isinstance(choice, ApplyRemedy)
    assert (choice.remedy, choice.interaction) == ("reset-password", "C1")


def test_a_refused_choice_is_followed_by_another() -> None:
    seen = known(interactions=(TOLD, contact("C2", opened=None)))
    first = chosen(seen)
    second = chosen(replace(seen, refused=Refusal("no", "no")))
    assert first != second


def test_open_tickets_are_handed_over_near_the_end() -> None:
    late = known(now=3 * HOUR - 5 * MINUTE, tickets=(ticket(facts=NAMES, next_step="diagnostic"),))
    assert chosen(late) == WriteHandOver(seat=SEAT, tickets=("T-C1",))
