"""What a journal is worth: a run concluded with its claim, and a claimed run made again and compared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from scoring.rubric import RUBRIC_VERSION, Baseline, Grade
from simulator import __version__
from simulator.compiler import plan_digest, texts_digest
from simulator.compiler.stage import stage
from simulator.domain.canonical import digest
from simulator.domain.codec import CannotDecode, decode, encode
from simulator.domain.plan import Plan, Stage, Texts
from simulator.engine.collector import uncollected
from simulator.engine.engine import Engine
from simulator.lab.aftermath import finish
from simulator.lab.archive import baseline_beside
from simulator.lab.baseline import graded_run, make_baseline
from simulator.session import chain
from simulator.session.chain import Reading
from simulator.session.errors import DoesNotHold, OtherPlan
from simulator.session.header import Header
from simulator.session.records import EndRecord
from simulator.session.replay import replay
from simulator.session.session import Session

Progress = Callable[[str], None]


class Unfinished(Exception):
    """A journal without an end: all that is there holds, and the run can be gone on with."""

    def __init__(self, line: int) -> None:
        super().__init__(f"unfinished at line {line}, all before holds")
        self.line = line


@dataclass(frozen=True, slots=True)
class Kit:
    """A compiled scenario with its digests."""

    plan: Plan
    texts: Texts
    digest: str
    texts_digest: str

    @classmethod
    def of(cls, compiled: tuple[Plan, Texts]) -> Kit:
        """Give the kit of what the compiler gives."""
        plan, texts = compiled
        return cls(plan, texts, plan_digest(plan), texts_digest(texts))

    def header(self, seed: int, mode: str, player: str = "person") -> Header:
        """Give the header of a new run."""
        return Header(
            engine=__version__,
            rubric=str(RUBRIC_VERSION),
            scenario=self.plan.scenario.id,
            plan=self.digest,
            texts=self.texts_digest,
            seed=seed,
            seats=(self.plan.scenario.role.seat,),
            mode=mode,
            player=player,
        )

    def stage_for(self, header: Header) -> Stage:
        """Give the stage of a run made elsewhere or earlier; raises OtherPlan or DoesNotHold naming the field."""
        if header.engine != __version__:
            raise OtherPlan(f"header field engine: made by version {header.engine}; this is {__version__}")
        if header.rubric != str(RUBRIC_VERSION):
            raise OtherPlan(f"header field rubric: graded by rubric {header.rubric}; this one is {RUBRIC_VERSION}")
        if header.scenario != self.plan.scenario.id:
            raise DoesNotHold(1, f"header field scenario: this is {self.plan.scenario.id}, not {header.scenario}")
        if header.plan != self.digest:
            raise OtherPlan("header field plan: this machine compiles the scenario differently")
        if header.seats != (self.plan.scenario.role.seat,):
            raise DoesNotHold(1, f"header field seats: the shift has the seat {self.plan.scenario.role.seat}")
        return replace(stage(self.plan, header.seed), practice=header.mode == "practice")


@dataclass(frozen=True, slots=True)
class Judged:
    """A run at its horizon and its grade."""

    header: Header
    engine: Engine
    grade: Grade
    baseline: Baseline
    line: int
    """The line of the claim in the journal."""


def claim(engine: Engine, grade: Grade, baseline: Baseline) -> dict[str, Any]:
    """Give what the end of a journal claims: the log's digest, points and cost, and the figures they rest on."""
    return {
        "digest": engine.digest(),
        "points": grade.points,
        "cost_cents": grade.cost_cents,
        "grade": digest(encode(grade)),
        "baseline": encode(baseline),
    }


def conclude(session: Session, progress: Progress | None = None) -> Judged:
    """Let the rest of the shift and its aftermath pass, grade the run, and write the end of its journal."""
    engine = session.finish()
    finish(engine)
    baseline = baseline_beside(session.path, session.stage.plan, session.stage.seed, progress)
    grade = graded_run(engine, baseline)
    line = session.close(claim(engine, grade, baseline))
    return Judged(session.header, engine, grade, baseline, line)


def judge(path: Path, kit_for: Callable[[str], Kit]) -> Judged:
    """Re-simulate a finished journal and grade it, with the figures it claims; compares nothing with the claim.

    Raises NotAJournal, DoesNotHold, OtherPlan, or Unfinished.
    """
    with uncollected():
        return _judged(chain.read(chain.load(path)), kit_for)


def _judged(reading: Reading, kit_for: Callable[[str], Kit]) -> Judged:
    if reading.damage is not None and not reading.cut:
        raise reading.damage
    kit = kit_for(reading.header.scenario)
    engine = replay(kit.stage_for(reading.header), reading.records)
    if reading.end is None:
        raise Unfinished(len(reading.ends) + 1)
    line = len(reading.ends)
    if reading.torn:
        raise DoesNotHold(line, "has lost its line end")
    if reading.end.tick != engine.book.length:
        raise DoesNotHold(line, "the end stands before the end of the shift")
    finish(engine)
    baseline = claimed_baseline(reading.end, line)
    try:
        grade = graded_run(engine, baseline)
    except (ArithmeticError, LookupError, TypeError, ValueError):
        raise DoesNotHold(line, "the claim has no sound baseline") from None
    return Judged(reading.header, engine, grade, baseline, line)


def verify(
    path: Path, kit_for: Callable[[str], Kit], progress: Progress | None = None, *, full: bool = False
) -> Judged:
    """Check a journal and its claim; `full` also plays the reference runs again.

    Raises NotAJournal, DoesNotHold, OtherPlan, or Unfinished.
    """
    with uncollected():
        reading = chain.read(chain.load(path))
        judged = _judged(reading, kit_for)
    claimed = reading.end.grade if reading.end else {}
    made = claim(judged.engine, judged.grade, judged.baseline)
    for name in dict.fromkeys((*made, *claimed)):
        if name not in claimed:
            raise DoesNotHold(judged.line, f"the claim has no field {name}")
        if name not in made:
            raise DoesNotHold(judged.line, f"the claim has a field that does not belong there: {name[:40]!r}")
        if made[name] != claimed[name]:
            shown = (str(value)[:60] for value in (claimed[name], made[name]))
            raise DoesNotHold(judged.line, "the claim says {} {}; it is {}".format(name, *shown))
    if full:
        again = make_baseline(judged.engine.book.plan, judged.header.seed, progress)
        if again != judged.baseline:
            raise DoesNotHold(judged.line, "the claim rests on reference runs that come out otherwise here")
    return judged


def claimed_baseline(end: EndRecord, line: int) -> Baseline:
    """Give the reference figures that a claim rests on; raises DoesNotHold."""
    try:
        baseline = decode(Baseline, end.grade.get("baseline"))
    except CannotDecode as bad:
        raise DoesNotHold(line, f"the claim has no sound baseline: {bad}") from None
    if encode(baseline) != end.grade["baseline"]:
        raise DoesNotHold(line, "the claim has no sound baseline")
    return baseline
