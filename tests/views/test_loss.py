"""Known loss: what the record says, and nothing else."""

from __future__ import annotations

from simulator.domain import inputs as i
from simulator.domain.faults.money import weight
from simulator.engine.engine import Engine
from simulator.views.loss import HOUR, known_loss, known_lost
from tests.engine.test_no_way_around import SEAT, caller, do, logged, one_caller
from tests.support.runs import MINUTE


def test_nothing_is_lost_that_nobody_logged() -> None:
    engine = Engine(one_caller("mail"))
    engine.advance(60 * MINUTE)
    assert known_lost(engine.world) == known_loss(engine.world) == 0


def test_what_was_lost_is_the_worth_of_the_time_between_the_record_of_its_start_and_of_its_end() -> None:
    engine = Engine(one_caller("mail"))
    ticket = logged(engine, caller(engine))
    engine.advance(engine.now + 30 * MINUTE)
    so_far = weight(engine.book, ticket.service, ticket.opened, engine.now) // HOUR
    assert known_lost(engine.world) == so_far > 0
    back = engine.now - 10 * MINUTE
    do(engine, i.RecordRestoration(seat=SEAT, ticket=ticket.id, at=back, verified_by=""))
    whole = weight(engine.book, ticket.service, ticket.opened, back) // HOUR
    assert known_lost(engine.world) == whole < so_far
    assert known_loss(engine.world) == 0
    engine.advance(engine.now + 60 * MINUTE)
    assert known_lost(engine.world) == whole


def test_a_ticket_that_is_reopened_costs_again_from_then_on() -> None:
    engine = Engine(one_caller("mail"))
    ticket = logged(engine, caller(engine))
    engine.advance(engine.now + 30 * MINUTE)
    do(engine, i.RecordRestoration(seat=SEAT, ticket=ticket.id, at=engine.now, verified_by=""))
    do(
        engine,
        i.ResolveTicket(seat=SEAT, ticket=ticket.id, code="workaround", note=(), verified_by="", text="it is back"),
    )
    before = known_lost(engine.world)
    engine.advance(engine.now + 10 * MINUTE)
    do(engine, i.ReopenTicket(seat=SEAT, ticket=ticket.id))
    again = ticket.reopened[-1]
    assert known_loss(engine.world) > 0
    engine.advance(engine.now + 10 * MINUTE)
    assert known_lost(engine.world) == before + weight(engine.book, ticket.service, again, engine.now) // HOUR
