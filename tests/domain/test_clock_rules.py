"""The thirteen rules of the recorded clocks, each on a ticket of a quiet day."""

from __future__ import annotations

from itertools import pairwise

import pytest

from simulator.compiler.stage import stage
from simulator.domain import events as e
from simulator.domain.base import Event
from simulator.domain.clocks.rules import recorded, segments
from simulator.domain.evolve import evolve
from simulator.domain.record import Ticket
from simulator.engine.engine import Engine
from tests.support.runs import MINUTE, plan_of, quiet

HOUR = 60 * MINUTE
SEAT = "application-support"
NINE = 75 * MINUTE
"""09:00 of a shift that starts at 07:45."""


@pytest.fixture
def engine() -> Engine:
    """A quiet Monday, 13 October 2025, from 07:45 in Singapore; service hours 08:00-20:00, Monday to Saturday."""
    return Engine(stage(quiet(plan_of("portal-warning")), 1))


def a_ticket(engine: Engine, *, opened: int, impact: int = 2, urgency: int = 2, service: str = "place-order") -> Ticket:
    """An incident as logged; impact and urgency 2 make a P3 of one business hour and eight."""
    name = f"T-{len(engine.world.record.tickets)}"
    write(
        engine,
        opened,
        e.TicketLogged(
            tick=opened, ticket=name, interaction="", seat=SEAT, type="incident", service=service, ci="A01",
            category="Application", subcategory="Slow", facts=(), impact=impact, urgency=urgency, opened=opened,
            text="",
        ),
    )  # fmt: skip
    return engine.world.record.tickets[name]


def write(engine: Engine, tick: int, event: Event) -> None:
    """Let an event stand at a tick."""
    engine.world.now = tick
    evolve(engine.world, event)


def at(engine: Engine, ticket: Ticket, tick: int, clock: str = "resolution") -> tuple[str, int, int | None]:
    """(state, elapsed, due) of a clock as seen at a tick."""
    engine.world.now = tick
    state = recorded(engine.world, ticket, clock)
    return state.state, state.elapsed, state.due


def hold(
    engine: Engine, ticket: Ticket, start: int, end: int | None, *, reason: str = "caller", honest: bool = True
) -> None:
    """Take a ticket, hold it, and resume it."""
    write(engine, start, e.TicketTaken(tick=start, ticket=ticket.id, seat=SEAT))
    write(
        engine,
        start,
        e.TicketHeld(
            tick=start, ticket=ticket.id, seat=SEAT, reason=reason, next_check=start + HOUR, question="", honest=honest
        ),
    )
    if end is not None:
        write(engine, end, e.TicketResumed(tick=end, ticket=ticket.id, seat=SEAT))


def resolve(engine: Engine, ticket: Ticket, tick: int) -> None:
    """Say that it is solved."""
    write(
        engine,
        tick,
        e.TicketResolved(tick=tick, ticket=ticket.id, seat=SEAT, code="fixed", note=(), verified_by="", text="done"),
    )


def test_rule_1_response_and_resolution_run_apart(engine: Engine) -> None:
    ticket = a_ticket(engine, opened=NINE)
    ticket.responded = NINE + 20 * MINUTE
    assert at(engine, ticket, NINE + 30 * MINUTE, "response")[:2] == ("met", 20 * MINUTE)
    assert at(engine, ticket, NINE + 30 * MINUTE)[:2] == ("running", 30 * MINUTE)


def test_rule_2_a_p1_runs_round_the_clock_and_others_in_the_hours_of_the_service(engine: Engine) -> None:
    evening = 12 * HOUR + 15 * MINUTE - 30 * MINUTE
    urgent = a_ticket(engine, opened=evening, impact=1, urgency=1, service="client-statements")
    other = a_ticket(engine, opened=evening, service="client-statements")
    later = evening + 2 * HOUR
    assert at(engine, urgent, later)[1] == 2 * HOUR
    assert at(engine, other, later)[1] == 30 * MINUTE
    assert at(engine, other, later)[0] == "outside"


def test_rule_3_only_an_honest_hold_for_caller_or_vendor_pauses_and_response_never_does(engine: Engine) -> None:
    paused, kept = a_ticket(engine, opened=NINE), a_ticket(engine, opened=NINE)
    hold(engine, paused, NINE + HOUR, NINE + 3 * HOUR)
    hold(engine, kept, NINE + HOUR, NINE + 3 * HOUR, reason="change", honest=False)
    assert at(engine, paused, NINE + 4 * HOUR)[1] == 2 * HOUR
    assert at(engine, kept, NINE + 4 * HOUR)[1] == 4 * HOUR
    assert at(engine, paused, NINE + 4 * HOUR, "response")[1] == 4 * HOUR


def test_rule_4_a_hold_that_nobody_chases_for_two_business_days_stops_pausing(engine: Engine) -> None:
    ticket = a_ticket(engine, opened=NINE)
    hold(engine, ticket, NINE, None)
    within, beyond = NINE + 20 * HOUR, NINE + 80 * HOUR
    assert at(engine, ticket, within)[0] == "paused"
    assert at(engine, ticket, beyond)[0] in ("running", "breached", "outside")


def test_rule_5_a_new_priority_switches_the_target_and_keeps_start_and_pauses(engine: Engine) -> None:
    ticket = a_ticket(engine, opened=NINE)
    hold(engine, ticket, NINE + HOUR, NINE + 2 * HOUR)
    before = at(engine, ticket, NINE + 3 * HOUR)
    write(
        engine,
        NINE + 3 * HOUR,
        e.PrioritySet(
            tick=NINE + 3 * HOUR,
            ticket=ticket.id,
            seat=SEAT,
            impact=2,
            urgency=1,
            priority=2,
            reason="cut-off",
            facts=(),
        ),
    )
    after = at(engine, ticket, NINE + 3 * HOUR)
    assert before[1] == after[1] == 2 * HOUR
    assert (before[2], after[2]) == (NINE + 9 * HOUR, NINE + 5 * HOUR)


def test_rule_6_a_reopened_ticket_goes_on_where_it_stopped_and_can_still_breach(engine: Engine) -> None:
    ticket = a_ticket(engine, opened=NINE)
    resolve(engine, ticket, NINE + 2 * HOUR)
    assert at(engine, ticket, NINE + 4 * HOUR)[:2] == ("met", 2 * HOUR)
    write(engine, NINE + 4 * HOUR, e.TicketReopened(tick=NINE + 4 * HOUR, ticket=ticket.id, seat=SEAT, reason="again"))
    assert at(engine, ticket, NINE + 5 * HOUR)[:2] == ("running", 3 * HOUR)
    assert at(engine, ticket, NINE + 24 * HOUR)[0] == "breached"


def test_rule_7_giving_it_away_resets_nothing(engine: Engine) -> None:
    ticket = a_ticket(engine, opened=NINE)
    before = at(engine, ticket, NINE + 2 * HOUR)
    write(
        engine,
        NINE + 2 * HOUR,
        e.TicketAssigned(tick=NINE + 2 * HOUR, ticket=ticket.id, seat=SEAT, group="database", facts=()),
    )
    assert at(engine, ticket, NINE + 2 * HOUR) == before


def test_rule_8_another_type_keeps_the_original_start(engine: Engine) -> None:
    ticket = a_ticket(engine, opened=NINE)
    write(
        engine,
        NINE + HOUR,
        e.TicketRevised(
            tick=NINE + HOUR, ticket=ticket.id, seat=SEAT, type="request", service="place-order", ci="A01",
            category="Request", subcategory="How-to",
        ),
    )  # fmt: skip
    assert at(engine, ticket, NINE + 2 * HOUR)[1] == 2 * HOUR
    assert ticket.opened == NINE


def test_rule_9_children_take_their_parents_resolution_and_each_owes_its_own_response(engine: Engine) -> None:
    parent, child = a_ticket(engine, opened=NINE), a_ticket(engine, opened=NINE + 10 * MINUTE)
    write(
        engine, NINE + 20 * MINUTE, e.TicketsLinked(tick=0, ticket=child.id, to=parent.id, link="child-of", seat=SEAT)
    )
    resolve(engine, parent, NINE + 2 * HOUR)
    parent.responded = NINE + 5 * MINUTE
    assert at(engine, child, NINE + 3 * HOUR)[:2] == ("met", 2 * HOUR - 10 * MINUTE)
    assert at(engine, child, NINE + 30 * MINUTE, "response")[0] == "running"


def test_rule_10_a_cancelled_duplicate_has_no_clock(engine: Engine) -> None:
    ticket = a_ticket(engine, opened=NINE)
    write(engine, NINE + HOUR, e.TicketCancelled(tick=NINE + HOUR, ticket=ticket.id, seat=SEAT, reason="duplicate"))
    assert at(engine, ticket, NINE + 2 * HOUR)[0] == "none"


def test_rule_11_holidays_stop_the_clock(engine: Engine) -> None:
    diwali = 7 * 24 * HOUR
    saturday = 5 * 24 * HOUR + 11 * HOUR + 15 * MINUTE
    ticket = a_ticket(engine, opened=saturday, urgency=1)
    assert at(engine, ticket, saturday)[2] == diwali + 24 * HOUR + 3 * HOUR + 15 * MINUTE


def test_rule_12_a_breach_is_a_fact_with_a_magnitude(engine: Engine) -> None:
    ticket = a_ticket(engine, opened=NINE, urgency=1)
    state = at(engine, ticket, NINE + 6 * HOUR)
    assert state[:2] == ("breached", 6 * HOUR)
    assert state[1] - 4 * HOUR == 2 * HOUR


def test_rule_13_without_a_priority_there_is_no_clock_to_meet(engine: Engine) -> None:
    ticket = a_ticket(engine, opened=NINE, impact=0, urgency=0)
    assert at(engine, ticket, NINE + HOUR)[0] == "none"


def test_a_recorded_restoration_stops_the_clock_at_the_time_it_claims(engine: Engine) -> None:
    ticket = a_ticket(engine, opened=NINE)
    write(
        engine,
        NINE + 3 * HOUR,
        e.RestorationRecorded(tick=NINE + 3 * HOUR, ticket=ticket.id, seat=SEAT, at=NINE + 2 * HOUR, verified_by=""),
    )
    assert at(engine, ticket, NINE + 4 * HOUR)[:2] == ("met", 2 * HOUR)


def test_explaining_a_clock_gives_its_stretches_without_gaps(engine: Engine) -> None:
    ticket = a_ticket(engine, opened=NINE)
    hold(engine, ticket, NINE + HOUR, NINE + 2 * HOUR)
    engine.world.now = NINE + 14 * HOUR
    parts = segments(engine.world, ticket, "resolution")
    assert [part.state for part in parts] == ["running", "paused", "running", "outside"]
    assert all(one.end == other.start for one, other in pairwise(parts))
    assert parts[-1].total == at(engine, ticket, NINE + 14 * HOUR)[1]
