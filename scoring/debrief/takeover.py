"""Our expert takes the seat in the middle of a run: one take-over, and what another command would have come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.debrief.decisions import VETO, Value, is_decision
from scoring.explain import measures_of
from scoring.rubric import Baseline, Grade
from simulator.bots import POLICIES
from simulator.domain.base import Command, Refusal
from simulator.domain.canonical import canonical
from simulator.domain.plan import Stage
from simulator.engine.engine import Engine
from simulator.lab.aftermath import finish
from simulator.lab.baseline import graded_run
from simulator.lab.runner import play
from simulator.lab.verdict import Judged
from simulator.session.commands import spelled, understood
from simulator.session.records import CommandRecord, Record

EXPERT = "careful"
ACTS = 3
"""Decisions of the expert that are kept of each take-over."""


@dataclass(frozen=True, slots=True)
class Case:
    """A finished run as far as it can be made again: stage, commands with their ticks, the frozen reference costs."""

    stage: Stage
    commands: tuple[tuple[int, Command], ...]
    baseline: Baseline


@dataclass(frozen=True, slots=True)
class Alternative:
    """What another way would have come to, with our expert going on after it, against the way that was taken."""

    points: int
    """Basis points more than the way taken; negative: fewer."""
    cents: int
    """Money less than the way taken; negative: more."""
    value: Value


def case_of(judged: Judged, records: Sequence[Record]) -> Case:
    """The case of a judged run and the records of its journal."""
    commands = tuple(
        (record.tick, understood(record.seat, record.command))
        for record in records
        if isinstance(record, CommandRecord)
    )
    return Case(judged.engine.book.stage, commands, judged.baseline)


def at(case: Case, n: int) -> Engine:
    """The run right after its command `n`."""
    engine = Engine(case.stage)
    for tick, command in case.commands[:n]:
        engine.advance(tick)
        answer = engine.submit(command)
        if isinstance(answer, Refusal):
            reason = f"{type(command).__name__} stood in the journal and is refused: {answer.reason}"
            raise RuntimeError(reason)  # noqa: TRY004  the journal was replayed before: a defect, whatever the type
    return engine


def before(case: Case, n: int) -> Engine:
    """The run at the moment of command `n` before it was given."""
    engine = at(case, n - 1)
    engine.advance(case.commands[n - 1][0])
    return engine


def value_after(case: Case, n: int) -> Value:
    """What the run comes to when our expert takes the seat right after command `n`."""
    return _taken(case, at(case, n), n)


def own_value(case: Case, grade: Grade) -> Value:
    """The run itself in the same terms."""
    return _value(len(case.commands), grade, ())


def what_if(case: Case, n: int, command: Command | None, until: int = 0) -> Alternative | Refusal:
    """Another command in place of command `n`; None = wait until tick `until`. Our expert goes on after either.

    Gives the refusal when the command could not have been given then.
    """
    engine = before(case, n)
    if command is None:
        engine.advance(max(until, engine.now))
    else:
        answer = engine.submit(command)
        if isinstance(answer, Refusal):
            return answer
    other, taken = _taken(case, engine, n), value_after(case, n)
    return Alternative(other.points - taken.points, taken.cents - other.cents, other)


def _taken(case: Case, engine: Engine, n: int) -> Value:
    first: list[tuple[int, str]] = []

    def note(command: Command) -> None:
        if len(first) < ACTS and is_decision(command):
            first.append((engine.now, canonical(spelled(command)).decode()))

    play(engine, POLICIES[EXPERT], engine.book.seat, engine.book.length, note)
    finish(engine)
    return _value(n, graded_run(engine, case.baseline), tuple(first))


def _value(n: int, grade: Grade, acts: tuple[tuple[int, str], ...]) -> Value:
    measures = tuple((name, points) for name, (points, _) in measures_of(grade).items())
    measures = (*measures, (VETO, grade.points - grade.uncapped))
    return Value(n, grade.points, grade.cost_cents, measures, acts)
