"""What the record lacks at the hand-over, the next desk pays for: one blanked field, one duty later or broken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from simulator.bots.careful import CAREFUL
from simulator.bots.idle import IDLE
from simulator.bots.policy import Policy
from simulator.compiler.stage import stage
from simulator.domain.base import Refusal
from simulator.domain.events import ContactArrived, TicketLogged, WorkBegan
from simulator.domain.inputs import ReplyToCaller
from simulator.domain.plan import Plan
from simulator.domain.record import Promise, Ticket
from simulator.domain.time import MINUTE
from simulator.domain.world import RELIEF_SEAT
from simulator.engine.engine import Engine
from simulator.lab.aftermath import finish
from simulator.lab.runner import play
from simulator.views.project import handbook, project
from tests.support.runs import plan_of, quiet

LENGTH = 40 * MINUTE
"""The morning cut short, so that careful hands leave its one trouble open, looked into and with a next step."""
TROUBLE = "certificate-expired"
SEEDS = (7, 8, 9)

Blank = Callable[[Engine, Ticket], None]


def cut_short() -> Plan:
    """The morning, ended early."""
    plan = plan_of("portal-warning")
    return replace(plan, scenario=replace(plan.scenario, shift=replace(plan.scenario.shift, length=LENGTH)))


def one_trouble() -> Plan:
    """The same with one of its faults and the first people who tell of it, nothing else and nobody later."""
    plan = cut_short()
    scenario = plan.scenario
    bare = replace(
        quiet(plan).scenario,
        faults=tuple(planted for planted in scenario.faults if planted.id == TROUBLE),
        contacts=tuple(one for one in scenario.contacts if one.about == (TROUBLE,) and one.at < LENGTH),
    )
    return replace(plan, scenario=bare)


def at_hand_over(policy: Policy, seed: int, plan: Plan) -> Engine:
    """A run one tick before the hand-over."""
    engine = Engine(stage(plan, seed))
    play(engine, policy, engine.book.seat, LENGTH - 1)
    engine.advance(LENGTH - 1)
    return engine


def grave_ticket(engine: Engine) -> Ticket:
    """The one open incident."""
    [found] = [one for one in engine.world.record.tickets.values() if one.open and one.type == "incident"]
    return found


def without_scope(engine: Engine, ticket: Ticket) -> None:
    """Nothing on it says how far it reaches."""
    known = engine.book.facts
    ticket.facts = [
        fact for fact in ticket.facts if fact not in known or not (known[fact].sites or "scope" in known[fact].covers)
    ]


def without_evidence(engine: Engine, ticket: Ticket) -> None:
    """No reading stands on it."""
    ticket.facts = [fact for fact in ticket.facts if engine.world.record.facts[fact].kind != "reading"]


def without_next_step(engine: Engine, ticket: Ticket) -> None:
    """Nobody wrote what is to be done next."""
    ticket.next_step = ""


def over_at(ticket: Ticket) -> int:
    """Since when it works again, as recorded; there is always such a record."""
    return ticket.restorations[0][1]


def missed(engine: Engine) -> set[str]:
    """The promises that were not kept."""
    return {promise.id for promise in engine.world.record.promises.values() if promise.state == "missed"}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("blank", [without_scope, without_evidence, without_next_step])
def test_what_a_ticket_lacks_makes_its_trouble_end_later_and_breaks_nothing_else(seed: int, blank: Blank) -> None:
    control, poorer = (at_hand_over(CAREFUL, seed, one_trouble()) for _ in range(2))
    before, ticket = grave_ticket(control), grave_ticket(poorer)
    blank(poorer, ticket)
    assert before != ticket, "nothing was there to blank"
    finish(control)
    finish(poorer)
    assert over_at(before) < over_at(ticket)
    assert missed(poorer) == missed(control)


def with_a_promise(seed: int) -> tuple[Engine, Promise]:
    """Careful hands that are called away after five minutes; their last word names an hour soon after the hand-over."""
    plan = cut_short()
    inherited = plan.scenario.inherited
    calm = replace(plan, scenario=replace(quiet(plan).scenario, inherited=inherited))
    engine = Engine(stage(calm, seed))
    play(engine, CAREFUL, engine.book.seat, 5 * MINUTE)
    least = min(
        (one for one in engine.world.record.tickets.values() if one.open),
        key=lambda one: (-one.impact - one.urgency, one.opened),
    )
    word = ReplyToCaller(
        seat=engine.book.seat,
        interaction=least.interactions[0],
        facts=(),
        unknown=("end",),
        next_at=LENGTH + 14 * MINUTE,
        opener="plain",
    )
    assert not isinstance(engine.submit(word), Refusal)
    engine.advance(LENGTH - 1)
    made = [one for one in engine.world.record.promises.values() if one.due == LENGTH + 14 * MINUTE]
    assert [one.ticket for one in made] == [least.id]
    return engine, made[0]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_promise_that_stands_on_no_ticket_is_the_one_that_is_broken(seed: int) -> None:
    control, kept = with_a_promise(seed)
    poorer, blanked = with_a_promise(seed)
    blanked.ticket = ""
    finish(control)
    finish(poorer)
    assert (kept.state, blanked.state) == ("kept", "missed")
    assert missed(poorer) - missed(control) == {blanked.id}


def test_a_contact_that_was_never_logged_is_seen_by_nobody_until_its_caller_rings_again() -> None:
    engine = at_hand_over(IDLE, SEEDS[0], one_trouble())
    engine.advance(LENGTH)
    assert project(engine.world, RELIEF_SEAT, handbook(engine.book)).interactions == ()
    finish(engine)
    again = next(event for event in engine.log if isinstance(event, ContactArrived) and event.seat == RELIEF_SEAT)
    assert again.of
    acts = [event for event in engine.log if isinstance(event, WorkBegan) and event.seat == RELIEF_SEAT]
    logged = [event for event in engine.log if isinstance(event, TicketLogged) and event.seat == RELIEF_SEAT]
    assert acts
    assert logged
    assert min(event.tick for event in (*acts, *logged)) >= again.tick
