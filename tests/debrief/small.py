"""A short run on the smallest desk, played by hand, for tests of the debrief."""

from __future__ import annotations

from functools import cache

from scoring.debrief.takeover import Case
from scoring.rubric import Baseline, Grade
from simulator.domain.base import Command
from simulator.domain.inputs import AskCaller, DismissInteraction, OpenInteraction, ReplyToCaller, TakeCall
from simulator.domain.time import MINUTE
from simulator.engine.engine import Engine
from simulator.lab.aftermath import finish
from simulator.lab.baseline import graded_run
from tests.session.small import SEAT, stage

BASELINE = Baseline(0, 0)


@cache
def played() -> tuple[Case, Engine, Grade]:
    """Three mails opened, one answered, one asked, one put aside; nobody at the phone."""
    engine = Engine(stage())
    commands: list[tuple[int, Command]] = []
    for minute, command in (
        (12, OpenInteraction(seat=SEAT, interaction="C01")),
        (14, AskCaller(seat=SEAT, interaction="C01", intent="since")),
        (21, OpenInteraction(seat=SEAT, interaction="C02")),
        (23, ReplyToCaller(seat=SEAT, interaction="C02", text="soon")),
        (34, OpenInteraction(seat=SEAT, interaction="C03")),
        (36, DismissInteraction(seat=SEAT, interaction="C03")),
        (40, TakeCall(seat=SEAT, interaction="C09")),
    ):
        engine.advance(minute * MINUTE)
        answer = engine.submit(command)
        assert isinstance(answer, tuple), answer
        commands.append((engine.now, command))
    engine.advance(engine.book.length)
    finish(engine)
    case = Case(stage(), tuple(commands), BASELINE)
    return case, engine, graded_run(engine, BASELINE)
