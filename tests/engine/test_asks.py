"""What an ask or a message may hold: facts that concern the matter, and no more than somebody reads."""

from __future__ import annotations

import pytest

from simulator.domain import inputs as i
from simulator.domain.base import Refusal
from simulator.domain.events import CaseOpened
from simulator.engine.engine import Engine
from tests.support.runs import MINUTE, staged

SEAT = "application-support"


@pytest.fixture
def engine() -> Engine:
    """The portal morning with the night note and a client's page read, and a ticket made of the page."""
    engine = Engine(staged("portal-warning", 7))
    for tick, command in (
        (2 * MINUTE, i.OpenInteraction(seat=SEAT, interaction="C01")),
        (23 * MINUTE, i.OpenInteraction(seat=SEAT, interaction="C05")),
        (
            25 * MINUTE,
            i.LogTicket(
                seat=SEAT, interaction="C05", type="incident", service="client-portal", ci="A19",
                category="Application", subcategory="Access control", impact=2, urgency=2,
            ),
        ),
    ):  # fmt: skip
        engine.advance(tick)
        engine.submit(command)
    engine.advance(30 * MINUTE)
    return engine


def held(engine: Engine) -> tuple[str, ...]:
    """Every fact the seat holds."""
    return tuple(fact.id for fact in engine.world.record.facts.values() if SEAT in fact.holders)


def asked(engine: Engine, facts: tuple[str, ...]) -> CaseOpened:
    """The case that an ask of infrastructure with these facts opens."""
    engine.submit(i.EscalateBySkill(seat=SEAT, ticket="T-C05", group="infrastructure", facts=facts))
    engine.advance(engine.now + 2 * MINUTE)
    return next(event for event in engine.log if isinstance(event, CaseOpened))


def test_facts_about_other_matters_complete_no_ask(engine: Engine) -> None:
    own = tuple(engine.world.record.interactions["C05"].facts)
    others = tuple(fact for fact in held(engine) if fact not in own)
    assert others
    assert asked(engine, others).covers == ()


def test_facts_of_the_tickets_own_caller_do(engine: Engine) -> None:
    own = tuple(engine.world.record.interactions["C05"].facts)
    assert "seen" in asked(engine, own).covers


def test_a_message_with_more_facts_than_anybody_reads_is_refused(engine: Engine) -> None:
    facts = held(engine)
    assert len(facts) > 8
    for command in (
        i.ReplyToCaller(seat=SEAT, interaction="C05", facts=facts),
        i.SendUpdate(seat=SEAT, audience="client-coverage", ticket="T-C05", facts=facts),
        i.BriefManager(seat=SEAT, person="grace-tan", ticket="T-C05", facts=facts),
    ):
        refusal = engine.check(command)
        assert isinstance(refusal, Refusal)
        assert refusal.code == "too-many-facts"
