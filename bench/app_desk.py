"""The game's own desk on a run that nobody has touched, with so many open tickets more than the shift brings."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from simulator.compiler import load
from simulator.domain import events as e
from simulator.domain.base import Event
from simulator.engine.engine import Engine
from simulator.lab.verdict import Kit
from simulator.session.session import Session
from simulator.tui.app import EastCityApp
from simulator.tui.screens.shift.screen import ShiftScreen
from simulator.tui.settings import Settings

READY = "What you can do"
"""Stands on the screen when it is there."""
SCENARIO = "portal-warning"
SEED = 7


def crowded(engine: Engine, tickets: int) -> None:
    """Put so many tickets on the desk: each came, was read, logged and given a priority."""
    for number in range(tickets):
        engine.happen(_came(engine, number))


def _came(engine: Engine, number: int) -> Iterator[Event]:
    book = engine.book
    contact = book.scenario.inherited[0].contact
    seat, tick, name = book.seat, -60_000 * (number % 120 + 1), f"X{number:03}"
    yield e.ContactArrived(
        tick=tick, interaction=name, seat=seat, contact=contact.id, person=contact.person, channel="mail",
        variant=0, origin="inherited", of="", told=False, mood="calm",
    )  # fmt: skip
    yield e.InteractionOpened(tick=tick, interaction=name, seat=seat, facts=())
    yield e.TicketLogged(
        tick=tick, ticket=f"T-{name}", interaction=name, seat=seat, type="incident",
        service=tuple(book.services)[number % len(book.services)], ci="", category="", subcategory="", facts=(),
        impact=0, urgency=0, opened=tick, text="",
    )  # fmt: skip
    level = number % 3 + 1
    yield e.PrioritySet(
        tick=tick, ticket=f"T-{name}", seat=seat, impact=level, urgency=level, priority=level + 1, reason="", facts=()
    )


def app(tickets: int, pace: str = "slow") -> EastCityApp:
    """The app that opens on that desk."""
    made = Kit.of(load(SCENARIO))
    header = made.header(SEED, "practice", "person")
    session = Session(made.stage_for(header), header)
    crowded(session.engine, tickets)
    return EastCityApp(lambda: ShiftScreen(session, made.texts), Settings(pace=pace))


def main() -> None:
    """Run it: tickets."""
    app(int(sys.argv[1])).run()
