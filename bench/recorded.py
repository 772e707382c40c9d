"""Runs to measure with: a careful shift kept as a journal, its commands given again, desks with a long past."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from time import process_time
from typing import Any

from scoring.rubric import Baseline
from simulator.bots import POLICIES
from simulator.compiler import load as compiled
from simulator.domain import events as e
from simulator.domain.base import Command, Event, Refusal
from simulator.domain.plan import Stage
from simulator.engine.collector import uncollected
from simulator.engine.engine import Engine
from simulator.lab.archive import baseline_beside
from simulator.lab.runner import play
from simulator.lab.verdict import Kit, conclude
from simulator.session.chain import load, read
from simulator.session.commands import understood
from simulator.session.header import Header
from simulator.session.journal import Journal
from simulator.session.records import CheckRecord, CommandRecord, EndRecord, TimeRecord
from simulator.session.session import Session

PLAYER = "careful"
YESTERDAY = -24 * 3_600_000


class RefusedAgain(Exception):
    """A recorded command is not taken in what should be the same run."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A finished shift: what made it, what was commanded when, and its journal."""

    kit: Kit
    stage: Stage
    header: Header
    journal: Path
    baseline: Baseline
    commands: tuple[tuple[int, Command], ...]
    events: int
    """Events of the whole run, aftermath included."""
    log: tuple[tuple[type[Event], dict[str, Any]], ...]
    """What its events are made of, those of the first drained tick left out."""
    lines: tuple[CommandRecord | CheckRecord | TimeRecord, ...]
    """Its journal without the end, last first."""


def record(scenario: str, seed: int, folder: Path) -> Recorded:
    """Let the careful player work a shift and keep it as a finished journal."""
    kit = Kit.of(compiled(scenario))
    header = kit.header(seed, "shift", PLAYER)
    stage = kit.stage_for(header)
    journal = folder / "recorded.simlog"
    baseline = baseline_beside(journal, kit.plan, seed)
    session = Session(stage, header, Journal.create(journal, header, durable=False))
    play(session, POLICIES[PLAYER], session.book.seat, session.length)
    judged = conclude(session)
    session.leave()
    commands = tuple((item.tick, understood(item.seat, item.command)) for item in session.commands)
    log = judged.engine.log
    made = tuple(
        (type(event), {field.name: getattr(event, field.name) for field in fields(event)})
        for event in log[len(Engine(stage).log) :]
    )
    lines = tuple(item for item in reversed(read(load(journal)).records) if not isinstance(item, EndRecord))
    return Recorded(kit, stage, header, journal, baseline, commands, len(log), made, lines)


def again(run: Recorded, file: Path, tickets: int = 0) -> tuple[float, int, int]:
    """Give the recorded commands again through a session with a journal of its own, up to the end of the shift.

    `tickets`: so many were created and closed before. Gives seconds of one core, and the events that fell and the
    inputs (commands and stimuli) that were judged in them.
    """
    session = Session(run.stage, run.header, Journal.create(file, run.header, durable=False))
    if tickets:
        lived(session.engine, tickets)
        session.engine.digest()
    before, inputs = len(session.engine.log), session.engine.inputs
    start = process_time()
    for tick, command in run.commands:
        while session.now < tick:
            session.advance(tick)
        if isinstance(session.submit(command), Refusal):
            raise RefusedAgain(f"a recorded command is refused the second time: {command}")
    session.finish()
    spent = process_time() - start
    session.leave()
    file.unlink()
    return spent, len(session.engine.log) - before, session.engine.inputs - inputs


def path(run: Recorded, file: Path) -> tuple[float, int]:
    """Let the recorded log happen again event by event, beside a journal of its own, with no rule asked.

    Each event is made, written into the world, kept, answered by what it schedules, and digested; each line of the
    journal is sealed, written and flushed where it stands in the run. Setting the engine up is not counted, and time
    does not go on: what is scheduled never falls. Gives seconds of one core and the number of events.
    """
    engine = Engine(run.stage)
    journal = Journal.create(file, run.header, durable=False)
    lines = [*run.lines]
    take, world = engine.take, engine.world
    with uncollected():
        start = process_time()
        for kind, values in run.log:
            world.now = tick = values["tick"]
            while lines and lines[-1].tick <= tick:
                _written(engine, journal, lines.pop())
            take(kind(**values))
        engine.digest()
        spent = process_time() - start
    journal.close()
    file.unlink()
    return spent, len(run.log)


def _written(engine: Engine, journal: Journal, record: CommandRecord | CheckRecord | TimeRecord) -> None:
    if isinstance(record, CommandRecord):
        journal.commit(record)
        return
    if isinstance(record, CheckRecord):
        engine.digest()
    journal.note(record)


def lived(engine: Engine, tickets: int) -> None:
    """Put so many tickets behind an engine: each came, was read, logged, given a priority, solved and closed."""
    for number in range(tickets):
        engine.happen(_past(engine, number))


def _past(engine: Engine, number: int) -> Iterator[Event]:
    book = engine.book
    contact = book.scenario.inherited[0].contact
    seat, tick, name = book.seat, YESTERDAY, f"past/{number}"
    ticket = f"T-{name}"
    yield e.ContactArrived(
        tick=tick, interaction=name, seat=seat, contact=contact.id, person=contact.person, channel="mail",
        variant=0, origin="inherited", of="", told=False, mood="calm",
    )  # fmt: skip
    yield e.InteractionOpened(tick=tick, interaction=name, seat=seat, facts=())
    yield e.TicketLogged(
        tick=tick, ticket=ticket, interaction=name, seat=seat, type="incident", service=next(iter(book.services)),
        ci="", category="", subcategory="", facts=(), impact=0, urgency=0, opened=tick, text="",
    )  # fmt: skip
    yield e.PrioritySet(
        tick=tick, ticket=ticket, seat=seat, impact=3, urgency=3, priority=5, reason="one person", facts=()
    )
    yield e.ReplySent(
        tick=tick, interaction=name, seat=seat, facts=(), unknown=(), speculative=(), next_at=0, opener="plain",
        text="",
    )  # fmt: skip
    yield e.PromiseMade(
        tick=tick, promise=f"P-{name}-1", seat=seat, to=name, kind="caller", ticket=ticket, due=tick + 3_600_000
    )
    yield e.PromiseKept(tick=tick, promise=f"P-{name}-1")
    yield e.TicketResolved(tick=tick, ticket=ticket, seat=seat, code="solved", note=(), verified_by="", text="")
    yield e.TicketClosed(tick=tick, ticket=ticket, seat=seat, automatic=False)
