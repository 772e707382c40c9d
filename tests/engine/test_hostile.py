"""A journal may hold any command that can be decoded: each leads to events or to a refusal, never to an exception."""

from __future__ import annotations

from dataclasses import fields, replace
from random import Random
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.bots.registry import POLICIES
from simulator.domain.asking.decide import INTENTS
from simulator.domain.base import Command, Refusal
from simulator.domain.changes.decide import FACTORS
from simulator.domain.codec import decode, encode
from simulator.domain.inputs import COMMANDS, EndShift
from simulator.domain.telling.decide import REASONS
from simulator.domain.work.decide import MECHANISMS
from simulator.domain.world import RELIEF_SEAT
from simulator.engine.engine import Engine
from simulator.lab.runner import play
from simulator.views.project import handbook, project
from tests.support.runs import MINUTE, staged

JUNK = ("", "?", "T-", "A19/nowhere", "w0", "confirm@@", "C05/2")
NUMBERS = (0, -1, 3, 16, 200 * MINUTE, -600 * MINUTE, 10_000 * MINUTE, 2**53 - 1, -(2**53) + 1)
LEVELS = ("impact", "urgency")
TRIES = 150


def at(minutes: int, policy: str) -> Engine:
    """A morning that a policy has worked on for so many minutes; the next desk sits there after its end."""
    engine = Engine(staged("portal-warning"))
    play(engine, POLICIES[policy], engine.book.seat, min(minutes * MINUTE, engine.book.length))
    engine.advance(minutes * MINUTE)
    return engine


def names(engine: Engine) -> tuple[str, ...]:
    """Every kind of id there is at the moment, a few of each."""
    record, book = engine.world.record, engine.book
    pools: tuple[Any, ...] = (
        record.interactions, record.tickets, record.facts, record.cases, record.runs, record.promises, record.changes,
        record.problems, record.alerts, book.contacts, book.groups, book.persons, book.cis, book.services, book.nodes,
        book.remedies, book.diagnostics, book.rules, book.audiences, book.articles, book.hints, book.sites, book.facts,
        book.needs, book.faults, INTENTS,
    )  # fmt: skip
    found: dict[str, None] = dict.fromkeys(JUNK)
    for pool in pools:
        listed = tuple(pool)
        found |= dict.fromkeys((*listed[:6], *listed[-6:]))
    return tuple(found)


def likely(engine: Engine, field: str) -> tuple[str, ...]:
    """Ids that a field of this name is meant for, so that many commands get past the first check."""
    record, book = engine.world.record, engine.book
    pools: dict[str, Any] = {
        "interaction": record.interactions, "ticket": record.tickets, "to": record.tickets, "facts": record.facts,
        "note": record.facts, "verified_by": record.facts, "group": book.groups, "groups": book.groups,
        "owner": book.groups, "supplier": [name for name, group in book.groups.items() if group.kind == "supplier"],
        "person": book.persons, "service": book.services, "ci": book.cis, "component": book.cis, "target": book.nodes,
        "remedy": book.remedies, "diagnostic": book.diagnostics, "audience": book.audiences, "article": book.articles,
        "hint": book.hints, "sites": book.sites, "change": record.changes, "problem": record.problems,
        "tickets": record.tickets, "intent": INTENTS, "question": [*record.interactions, *record.cases],
        "about": [*record.tickets, *record.interactions], "alert": record.alerts,
        "category": [category for category, _ in book.plan.enterprise.categories],
        "subcategory": [name for _, name in book.plan.enterprise.categories],
        "reason": REASONS, "mechanism": MECHANISMS, "factors": FACTORS, "matter": ("approval",), "work": works(engine),
    }  # fmt: skip
    return tuple(pools.get(field, ()))


def works(engine: Engine) -> list[str]:
    """Work in hand, queued and parked."""
    found = []
    for hands in engine.world.record.hands.values():
        found += [hands.work, *(work for work, _ in hands.queue), *(work for work, *_ in hands.parked)]
    return found


def worth(dice: Random, engine: Engine, field: str, annotation: Any) -> Any:
    """Any value of a field's type: mostly one it is meant for, sometimes any other id, sometimes nonsense."""
    origin = get_origin(annotation)
    if origin is Literal:
        return dice.choice(get_args(annotation))
    if origin is tuple:
        return tuple(worth(dice, engine, field, get_args(annotation)[0]) for _ in range(dice.randrange(4)))
    if annotation is bool:
        return dice.random() < 0.5
    if annotation is int:
        ahead = engine.now + dice.randrange(1, 200 * MINUTE)
        return dice.randrange(-1, 5) if field in LEVELS else dice.choice((ahead, ahead, *NUMBERS))
    assert annotation is str, f"{field} is a {annotation}"
    fitting, chance = likely(engine, field), dice.random()
    if fitting and chance < 0.85:
        return dice.choice(fitting)
    return "" if chance < 0.92 else dice.choice(names(engine))


def any_command(dice: Random, engine: Engine) -> Command:
    """Any decodable command, mostly of the seat that sits there."""
    kind = dice.choice(tuple(COMMANDS.values()))
    here = engine.book.seat if engine.world.record.relief is None else RELIEF_SEAT
    seat = here if dice.random() < 0.9 else dice.choice((engine.book.seat, RELIEF_SEAT, "nobody"))
    hints = get_type_hints(kind)
    values = {
        item.name: worth(dice, engine, item.name, hints[item.name]) for item in fields(kind) if item.name != "seat"
    }
    if kind is EndShift and dice.random() < 0.95:
        return any_command(dice, engine)
    return kind(seat=seat, **values)


MOMENTS = [(1, "idle"), (47, "careful"), (100, "careful"), (140, "fifo"), (200, "careful")]


@pytest.mark.parametrize(("minutes", "policy"), MOMENTS)
@given(seed=st.integers(0, 2**32))
@settings(max_examples=12, deadline=None)
def test_any_decodable_command_at_any_moment_leads_to_events_or_a_refusal(seed: int, minutes: int, policy: str) -> None:
    dice, engine = Random(seed), at(minutes, policy)
    seat = engine.book.seat if engine.world.record.relief is None else RELIEF_SEAT
    book = handbook(engine.book)
    for number in range(TRIES):
        command = any_command(dice, engine)
        assert decode(type(command), encode(command)) == command
        refusal = engine.check(command)
        result = engine.submit(command)
        assert isinstance(result, Refusal) == (refusal is not None)
        hands = engine.world.record.hands.get(seat)
        busy = hands is not None and hands.work and dice.random() < 0.7
        engine.advance(hands.ends if hands and busy else engine.now + dice.choice((0, 0, 1, 30_000, 7 * MINUTE)))
        if number % 10 == 0:
            drawn = project(engine.world, seat, fresh := handbook(engine.book))
            assert replace(project(engine.world, seat, book), handbook=fresh) == drawn
    engine.advance(engine.now + 60 * MINUTE)
    engine.digest()


@pytest.mark.parametrize(("minutes", "policy"), MOMENTS[1:])
def test_truth_alone_decides_no_refusal_of_any_command(minutes: int, policy: str) -> None:
    dice, engine = Random(minutes), at(minutes, policy)
    tried = [any_command(dice, engine) for _ in range(3 * TRIES)]
    said = [engine.check(command) for command in tried]
    truth = engine.world.truth
    for state in truth.faults.values():
        state.conditions, state.active, state.onset = dict(state.fault.normal), False, None
    truth.own = [[0] * len(row) for row in truth.own]
    truth.total = [[0] * len(row) for row in truth.total]
    truth.mood = dict.fromkeys(truth.mood, 1)
    truth.needs, truth.outages, truth.losses = {}, {}, dict.fromkeys(truth.losses, 10_000)
    assert [engine.check(command) for command in tried] == said
