"""Rules that a clever seat must not get around, and what the record alone must bring about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.compiler.stage import stage
from simulator.domain import events as e
from simulator.domain import inputs as i
from simulator.domain.asking.needs import works
from simulator.domain.base import Command, Event, Refusal
from simulator.domain.clocks.rules import recorded
from simulator.domain.evolve import evolve
from simulator.domain.plan import Pattern, Stage
from simulator.domain.record import Interaction, Ticket
from simulator.engine.engine import Engine
from simulator.views.project import handbook, project
from tests.support.runs import MINUTE, plan_of, quiet, staged

SEAT = "application-support"
OWN = "application-support"
DAY = 24 * 60 * MINUTE


def one_caller(channel: str, **changes: object) -> Stage:
    """A day with one contact of the first morning and nothing else, on a channel of our choice."""
    plan = plan_of("portal-warning")
    busy = staged("portal-warning")
    caller = next(item for item in busy.contacts if item.contact.lines and item.origin == "staged")
    contact = replace(caller.contact, channel=channel, told="", repeats=(), **changes)  # type: ignore[arg-type]
    bare = stage(quiet(plan), 7)
    return replace(bare, contacts=(replace(caller, contact=contact, at=MINUTE),))


def caller(engine: Engine) -> Interaction:
    """The one contact of the day."""
    engine.advance(max(engine.now, 2 * MINUTE))
    return next(iter(engine.world.record.interactions.values()))


def do(engine: Engine, command: Command) -> tuple[Event, ...]:
    """Let the seat do something and wait until it is done; gives everything that happened meanwhile."""
    before = len(engine.log)
    result = engine.submit(command)
    assert not isinstance(result, Refusal), result
    hands = engine.world.record.hands.get(SEAT)
    if hands and hands.work:
        engine.advance(hands.ends)
    return tuple(engine.log[before:])


def refused(engine: Engine, command: Command) -> str:
    """The code of the refusal of a command."""
    result = engine.submit(command)
    assert isinstance(result, Refusal), command
    return result.code


def logged(engine: Engine, item: Interaction, *, state: str = "in-progress") -> Ticket:
    """A ticket of the contact, prioritised, in a state."""
    if item.opened is None:
        do(engine, i.OpenInteraction(seat=SEAT, interaction=item.id))
    do(
        engine,
        i.LogTicket(
            seat=SEAT, interaction=item.id, type="incident", service="client-portal", ci="A19",
            category="Application", subcategory="Slow", impact=2, urgency=2,
        ),
    )  # fmt: skip
    ticket = list(engine.world.record.tickets.values())[-1]
    if state != "new":
        do(engine, i.TakeTicket(seat=SEAT, ticket=ticket.id))
    return ticket


def hold(ticket: Ticket, engine: Engine, question: str, reason: str = "caller") -> i.HoldTicket:
    """A hold of a day behind a question."""
    return i.HoldTicket(
        seat=SEAT,
        ticket=ticket.id,
        reason=reason,  # type: ignore[arg-type]  # the parameters are all reasons
        next_check=engine.now + DAY,
        question=question,
    )


# --- holds


def test_a_hold_behind_a_question_that_was_answered_is_not_honest() -> None:
    engine = Engine(one_caller("walk-up"))
    ticket = logged(engine, caller(engine))
    do(engine, i.AskCaller(seat=SEAT, interaction=caller(engine).id, intent="scope"))
    do(engine, hold(ticket, engine, caller(engine).id))
    assert not ticket.holds[-1].honest


@pytest.mark.parametrize("reason", ["vendor", "evidence", "change"])
def test_a_question_to_the_caller_pauses_only_as_one(reason: str) -> None:
    engine = Engine(one_caller("mail"))
    ticket = logged(engine, caller(engine))
    engine.submit(i.AskCaller(seat=SEAT, interaction=caller(engine).id, intent="scope"))
    engine.advance(engine.now + MINUTE)
    assert caller(engine).pending
    do(engine, hold(ticket, engine, caller(engine).id, reason))
    assert not ticket.holds[-1].honest


def test_an_honest_hold_pauses_until_the_answer_comes_and_no_longer() -> None:
    engine = Engine(one_caller("mail"))
    ticket = logged(engine, caller(engine))
    do(engine, i.AskCaller(seat=SEAT, interaction=caller(engine).id, intent="scope"))
    do(engine, hold(ticket, engine, caller(engine).id))
    assert ticket.holds[-1].honest
    assert recorded(engine.world, ticket, "resolution").due is None
    engine.advance(engine.now + 20 * MINUTE)
    answered = next(event.tick for event in engine.log if isinstance(event, e.AnswerGiven))
    state = recorded(engine.world, ticket, "resolution")
    assert ticket.state == "on-hold"
    assert state.state == "running"
    assert state.elapsed <= engine.now - ticket.opened - (answered - ticket.holds[-1].start)


def test_a_held_ticket_whose_answer_came_is_warned_of_and_breaches_once() -> None:
    engine = Engine(one_caller("mail"))
    ticket = logged(engine, caller(engine))
    do(engine, i.AskCaller(seat=SEAT, interaction=caller(engine).id, intent="scope"))
    do(engine, hold(ticket, engine, caller(engine).id))
    engine.advance(engine.now + 20 * MINUTE)
    do(engine, i.ResumeTicket(seat=SEAT, ticket=ticket.id))
    do(
        engine,
        i.SetPriority(seat=SEAT, ticket=ticket.id, impact=2, urgency=2, reason="as it is"),
    )
    engine.advance(engine.book.horizon)
    marks = [
        (type(event).__name__, event.clock)
        for event in engine.log
        if isinstance(event, e.ClockWarned | e.ClockBreached) and event.ticket == ticket.id
    ]
    assert marks.count(("ClockWarned", "resolution")) == 1
    assert marks.count(("ClockBreached", "resolution")) == 1


def test_taking_up_a_held_ticket_sets_its_marks_anew() -> None:
    engine = Engine(one_caller("mail"))
    ticket = logged(engine, caller(engine))
    do(engine, i.AskCaller(seat=SEAT, interaction=caller(engine).id, intent="scope"))
    do(engine, hold(ticket, engine, caller(engine).id))
    do(engine, i.TakeTicket(seat=SEAT, ticket=ticket.id))
    engine.advance(engine.book.horizon)
    assert any(isinstance(event, e.ClockBreached) and event.clock == "resolution" for event in engine.log)


# --- promises


def test_their_own_fact_said_back_keeps_no_promise() -> None:
    engine = Engine(one_caller("mail"))
    item = caller(engine)
    do(engine, i.OpenInteraction(seat=SEAT, interaction=item.id))
    do(engine, i.AskCaller(seat=SEAT, interaction=item.id, intent="promise", promise_at=engine.now + 30 * MINUTE))
    done = do(engine, i.ReplyToCaller(seat=SEAT, interaction=item.id, facts=tuple(item.facts)))
    assert not any(isinstance(event, e.PromiseKept) for event in done)
    done = do(engine, i.ReplyToCaller(seat=SEAT, interaction=item.id, unknown=("end",)))
    assert any(isinstance(event, e.PromiseKept) for event in done)


def test_whoever_reads_that_it_is_solved_waits_for_no_other_word() -> None:
    engine = Engine(one_caller("mail"))
    item = caller(engine)
    ticket = logged(engine, item)
    do(engine, i.AskCaller(seat=SEAT, interaction=item.id, intent="promise", promise_at=engine.now + 30 * MINUTE))
    note = tuple(item.facts[:1])
    done = do(engine, i.ResolveTicket(seat=SEAT, ticket=ticket.id, code="answered", note=note))
    assert any(isinstance(event, e.PromiseKept) for event in done)


def test_what_a_reply_told_stands_with_its_contact() -> None:
    engine = Engine(one_caller("mail"))
    item = caller(engine)
    do(engine, i.OpenInteraction(seat=SEAT, interaction=item.id))
    do(engine, i.ReplyToCaller(seat=SEAT, interaction=item.id, facts=tuple(item.facts[:1])))
    seen = next(
        known for known in project(engine.world, SEAT, handbook(engine.world.book)).interactions if known.id == item.id
    )
    assert seen.given == tuple(item.facts[:1])


def test_promising_again_and_again_wins_nobody() -> None:
    engine = Engine(one_caller("walk-up"))
    item = caller(engine)
    do(engine, i.OpenInteraction(seat=SEAT, interaction=item.id))
    moods = []
    for _ in range(6):
        do(engine, i.AskCaller(seat=SEAT, interaction=item.id, intent="promise", promise_at=engine.now + 5 * MINUTE))
        moods.append(engine.world.truth.mood[item.id])
    assert moods[-1] <= moods[0]


# --- phones


@pytest.mark.parametrize("leave", [i.DropWork(seat=SEAT, work="w1"), i.EndShift(seat=SEAT)])
def test_a_phone_half_answered_does_not_ring_for_ever(leave: Command) -> None:
    engine = Engine(one_caller("phone"))
    engine.advance(MINUTE)
    item = next(iter(engine.world.record.interactions.values()))
    assert not isinstance(engine.submit(i.TakeCall(seat=SEAT, interaction=item.id)), Refusal)
    engine.advance(engine.now + 5_000)
    assert not isinstance(engine.submit(leave), Refusal)
    engine.advance(engine.now + MINUTE)
    assert item.call == "voice-mail"


def test_nobody_who_hung_up_is_taught() -> None:
    engine = Engine(one_caller("phone", patience=1))
    engine.advance(MINUTE)
    item = next(iter(engine.world.record.interactions.values()))
    do(engine, i.TakeCall(seat=SEAT, interaction=item.id))
    need, known = next(iter(engine.book.needs.items()))
    engine.book.needs[need] = replace(known, met_by=(Pattern("teach", ()),))
    engine.world.truth.needs[item.id] = {need: None}
    for intent in ("scope", "since", "changed", "teach"):
        do(engine, i.AskCaller(seat=SEAT, interaction=item.id, intent=intent))
    assert item.call == "gone"
    assert not works(engine.world, item)


# --- groups, changes, major incidents


def test_nobody_takes_what_they_work_on_already() -> None:
    engine = Engine(one_caller("mail"))
    ticket = logged(engine, caller(engine))
    assert refused(engine, i.TakeTicket(seat=SEAT, ticket=ticket.id)) == "already-done"
    do(engine, hold(ticket, engine, ""))
    do(engine, i.TakeTicket(seat=SEAT, ticket=ticket.id))
    assert ticket.state == "in-progress"


def test_a_ticket_cannot_be_given_to_ones_own_group_to_be_worked_by_itself() -> None:
    engine = Engine(one_caller("mail"))
    ticket = logged(engine, caller(engine))
    do(engine, i.AssignTicket(seat=SEAT, ticket=ticket.id, group="infrastructure"))
    assert refused(engine, i.AssignTicket(seat=SEAT, ticket=ticket.id, group=OWN)) == "own-group"


def test_a_group_is_called_into_a_team_once() -> None:
    engine = Engine(one_caller("mail"))
    ticket = logged(engine, caller(engine))
    team = i.FormVirtualTeam(seat=SEAT, ticket=ticket.id, groups=("infrastructure", "infrastructure"), owner=OWN)
    assert refused(engine, team) == "named-twice"
    do(engine, replace(team, groups=("infrastructure",)))
    assert refused(engine, replace(team, groups=("infrastructure", "security"))) == "asked-already"


def test_a_change_for_one_part_allows_nothing_at_another() -> None:
    engine = Engine(one_caller("mail"))
    ticket = logged(engine, caller(engine))
    remedy = next(item for item in engine.book.remedies.values() if item.approval != "none")
    group = next(name for name, right in remedy.who if right == "may" and name != OWN)
    for event in (
        e.ChangeRaised(
            tick=engine.now, change="CH-1", seat=SEAT, type="emergency", remedy=remedy.id, target="A01", ticket="",
            problem="", risk=5, back_out=True, window=0, sign_off="", text="",
        ),
        e.ChangeApproved(tick=engine.now, change="CH-1", by="emergency-board"),
    ):  # fmt: skip
        evolve(engine.world, event)
    asked = i.EscalateBySkill(
        seat=SEAT, ticket=ticket.id, group=group, remedy=remedy.id, target="A19", change="CH-1", insist=True
    )
    do(engine, replace(asked, insist=False))
    engine.advance(engine.now + 90 * MINUTE)
    do(engine, asked)
    engine.advance(engine.now + DAY)
    reasons = [event.reason for event in engine.log if isinstance(event, e.CaseBounced)]
    assert "no-change" in reasons
    assert not any(isinstance(event, e.RemedyStarted) for event in engine.log)


def test_a_change_is_approved_by_somebody_who_answers_for_a_group_not_by_anybody() -> None:
    for person, approved in (("adeline-foo", False), ("marcus-teo", True)):
        engine = Engine(one_caller("mail"))
        ticket = logged(engine, caller(engine))
        do(
            engine,
            i.RaiseChange(
                seat=SEAT, type="normal", remedy="restart", target="A19", ticket=ticket.id, risk=15, back_out=True
            ),
        )
        do(engine, i.EscalateByAuthority(seat=SEAT, ticket=ticket.id, person=person, matter="approval"))
        engine.advance(engine.now + 60 * MINUTE)
        assert (engine.world.record.changes["CH-1"].state == "approved") == approved
        bounced = [event.reason for event in engine.log if isinstance(event, e.CaseBounced)]
        assert bounced == ([] if approved else ["not-allowed"])


def test_a_major_incident_that_was_stood_down_hurries_nobody() -> None:
    engine = Engine(one_caller("mail"))
    ticket = logged(engine, caller(engine))
    do(engine, i.DeclareMajorIncident(seat=SEAT, ticket=ticket.id, reason="wide"))
    do(engine, i.EscalateBySkill(seat=SEAT, ticket=ticket.id, group="infrastructure"))
    do(engine, i.StandDownMajorIncident(seat=SEAT, ticket=ticket.id))
    do(engine, i.EscalateBySkill(seat=SEAT, ticket=ticket.id, group="security"))
    assert [case.priority for case in engine.world.record.cases.values()] == [1, 3]


# --- links, referrals, closing


def test_a_ticket_is_tied_only_to_what_is_still_there_and_only_once() -> None:
    engine = Engine(one_caller("mail"))
    item = caller(engine)
    first, second, third = (logged(engine, item, state="new") for _ in range(3))
    child = i.LinkTickets(seat=SEAT, ticket=first.id, to=second.id, link="child-of")
    do(engine, child)
    assert refused(engine, child) == "already-linked"
    assert refused(engine, replace(child, ticket=second.id, to=third.id)) == "nested-parent"
    do(engine, i.CancelTicket(seat=SEAT, ticket=third.id, reason="withdrawn"))
    assert refused(engine, replace(child, to=third.id)) == "illegal-move"
    do(engine, replace(child, to=third.id, link="recurs"))


def test_what_stands_with_its_owner_is_not_referred_again() -> None:
    engine = Engine(one_caller("mail"))
    item = caller(engine)
    do(engine, i.OpenInteraction(seat=SEAT, interaction=item.id))
    need = next(name for name, known in engine.book.needs.items() if known.owner not in ("", OWN))
    engine.world.truth.needs[item.id] = {need: None}
    referred = i.ReferInteraction(seat=SEAT, interaction=item.id, group=engine.book.needs[need].owner)
    do(engine, referred)
    assert item.referred
    assert refused(engine, referred) == "already-done"


def test_a_silence_that_was_broken_begins_anew() -> None:
    engine = Engine(one_caller("mail"))
    ticket = logged(engine, caller(engine))
    do(engine, i.ResolveTicket(seat=SEAT, ticket=ticket.id, code="fixed", text="Done."))
    engine.advance(engine.now + 60 * MINUTE)
    do(engine, i.ReopenTicket(seat=SEAT, ticket=ticket.id))
    engine.advance(engine.now + 60 * MINUTE)
    do(engine, i.ResolveTicket(seat=SEAT, ticket=ticket.id, code="fixed", text="Done again."))
    engine.advance(engine.book.horizon)
    closed = [event.tick for event in engine.log if isinstance(event, e.TicketClosed)]
    last = ticket.resolutions[-1][0]
    day = 12 * 60 * MINUTE
    hours = engine.book.calendars["service-hours"]
    served = sum(max(0, min(end, tick) - max(start, last)) for tick in closed for start, end in hours)
    assert served == 3 * day * len(closed)


def test_word_by_a_briefing_stops_the_response_clock_as_any_word_does() -> None:
    engine = Engine(one_caller("mail"))
    item = caller(engine)
    ticket = logged(engine, item)
    assert ticket.responded is None
    do(engine, i.BriefManager(seat=SEAT, person=item.person, ticket=ticket.id, facts=tuple(item.facts)[:1]))
    assert ticket.responded == engine.now
