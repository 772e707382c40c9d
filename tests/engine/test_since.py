"""How long a question has held is what somebody would have noted who looked all the time."""

from __future__ import annotations

import pytest

from simulator.bots import POLICIES
from simulator.domain.inputs import HoldTicket, OpenInteraction, ResumeTicket, TakeTicket
from simulator.domain.plan import Predicate
from simulator.domain.predicates import true
from simulator.domain.since import since
from simulator.domain.time import MINUTE
from simulator.engine.engine import Engine
from simulator.lab.runner import play
from tests.support.runs import MORNINGS, staged


def ask(engine: Engine, **questions: Predicate) -> dict[str, int]:
    return since(engine.book, engine.log, questions, engine.book.seat, engine.now)


def opened(contact: str) -> Predicate:
    return Predicate("opened", (("contact", contact),), ())


def negated(question: Predicate) -> Predicate:
    return Predicate("not", (), (question,))


@pytest.mark.parametrize("morning", MORNINGS)
def test_the_world_made_again_answers_as_the_world_does(morning: str) -> None:
    engine = Engine(staged(morning))
    seat = engine.book.seat
    questions = {name: hint.stuck for name, hint in engine.book.hints.items()}
    assert questions
    noted: dict[str, int] = {}
    while engine.now < engine.book.length:
        play(engine, POLICIES["careful"], seat, engine.now + MINUTE)
        for name, question in questions.items():
            if true(engine.world, question, seat):
                noted.setdefault(name, engine.now)
            else:
                noted.pop(name, None)
        found = ask(engine, **questions)
        assert set(found) == set(noted)
        assert all(noted[name] - MINUTE <= found[name] <= noted[name] for name in found)


def test_it_counts_from_the_moment_and_from_the_start_at_the_earliest() -> None:
    engine = Engine(staged("portal-warning"))
    engine.advance(30 * MINUTE)
    assert ask(engine, unread=negated(opened("C01")), inherited=opened("K1")) == {"unread": 0, "inherited": 0}
    engine.submit(OpenInteraction(seat=engine.book.seat, interaction="C01"))
    engine.advance(60 * MINUTE)
    tick = engine.world.record.interactions["C01"].opened
    assert ask(engine, unread=negated(opened("C01")), read=opened("C01")) == {"read": tick}


def test_a_break_begins_it_anew() -> None:
    engine = Engine(staged("portal-warning"))
    seat = engine.book.seat
    held = Predicate("ticket", (("about", "K1"), ("is", "on-hold")), ())
    engine.submit(TakeTicket(seat=seat, ticket="K1"))
    ticks = []
    for minute in (10, 30):
        engine.advance(minute * MINUTE)
        engine.submit(
            HoldTicket(seat=seat, ticket="K1", reason="caller", next_check=engine.now + 60 * MINUTE, question="K1")
        )
        engine.advance((minute + 5) * MINUTE)
        ticks.append(engine.world.record.tickets["K1"].holds[-1].start)
        assert ask(engine, held=held) == {"held": ticks[-1]}
        engine.submit(ResumeTicket(seat=seat, ticket="K1"))
        engine.advance((minute + 10) * MINUTE)
        assert ask(engine, held=held) == {}


def test_somebody_is_there_from_when_they_come_and_read_only_later() -> None:
    engine = Engine(staged("portal-warning"))
    seat = engine.book.seat
    while engine.now < engine.book.length:
        play(engine, POLICIES["careful"], seat, engine.now + 10 * MINUTE)
        for item in engine.world.record.interactions.values():
            there = Predicate("arrived", (("contact", item.id),), ())
            a_while = Predicate("arrived", (("contact", item.id), ("for", str(10 * MINUTE))), ())
            assert true(engine.world, there, seat)
            assert true(engine.world, a_while, seat) == (engine.now - item.arrived >= 10 * MINUTE)
            assert true(engine.world, there, seat) or not true(engine.world, opened(item.id), seat)
    assert not true(engine.world, Predicate("arrived", (("contact", "nobody"),), ()), seat)
