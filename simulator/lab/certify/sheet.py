"""One run on one sheet: the figures that a certificate rests on, small enough to be kept by the hundred. No judging."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from scoring.grade import grade
from scoring.measures.diagnosis import countered, diagnosis, evidence
from scoring.measures.ledger import Ledger
from scoring.rubric import Baseline
from simulator.bots.policy import Policy
from simulator.compiler.stage import stage
from simulator.domain.base import Command, Event
from simulator.domain.events import (
    AnswerGiven,
    ContactArrived,
    DiagnosisStated,
    PromiseDueSoon,
    RemedyApplied,
    RemedyStarted,
)
from simulator.domain.faults.money import cost_cents
from simulator.domain.plan import Plan
from simulator.domain.time import MINUTE
from simulator.engine.addressed import BY_SEAT, ON_THE_DESK, WHEN_FREE
from simulator.engine.collector import uncollected
from simulator.engine.engine import Engine
from simulator.lab.aftermath import finish
from simulator.lab.certify.ways import WAY, Experiment
from simulator.lab.playthrough import PREFIX, Playthrough
from simulator.lab.runner import play

THINKERS = ("careful", "oracle")
"""Policies of which it is noted what they held; scripts are noted too."""
CHOICES = (*BY_SEAT, *ON_THE_DESK, *WHEN_FREE, AnswerGiven, ContactArrived)
CROWD = 5 * MINUTE
"""The stretch in which interruptions are counted."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a run held about one fault that it owed a diagnosis of."""

    fault: str
    seen: bool
    """A fact was held that points at it."""
    told_apart: bool
    """For each look-alike a fact was held that speaks against it; true when there is none."""
    named: int
    """Basis points earned by what was said to be the trouble."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one run of one policy on one seed came to."""

    policy: str
    seed: int
    points: int
    cents: int
    vetoes: tuple[str, ...]
    measures: tuple[tuple[str, int, int], ...]
    """(measure, points, of how many)."""
    hands: int
    """Ticks of the shift in which the hands were at work."""
    served: int
    """Basis points of the owed contacts that got an act of substance."""
    acts: int
    """Commands given in the shift."""
    gap: tuple[int, int]
    """(ticks, since when) of the longest stretch without a command and without anything to answer."""
    crowd: tuple[int, int]
    """(interruptions, since when) of the busiest five minutes."""
    known: tuple[Known, ...]
    injects: tuple[str, ...]
    """Triggered contacts that came."""
    steps: tuple[int, ...]
    """Steps of a script that were taken, from 1."""
    branches: tuple[str, ...]
    """Which twin of each choice the seed drew."""
    tried: bool
    """Whether the remedy that an experiment tries was done; for a trap, whether it was begun."""


@dataclass(slots=True)
class Watched:
    """A policy's run as it is played: the engine at its horizon and what could only be seen on the way."""

    engine: Engine
    player: Policy
    commands: list[tuple[int, Command]] = field(default_factory=list)
    hands: int = 0


def watch(plan: Plan, seed: int, make: Callable[[Engine], Policy]) -> Watched:
    """Let a policy play a seed to the horizon."""
    with uncollected():
        engine = Engine(stage(plan, seed))
        found = Watched(engine, make(engine))
        seat = engine.book.seat
        play(engine, found.player, seat, engine.book.length, lambda one: found.commands.append((engine.now, one)))
        hands = engine.world.record.hands.get(seat)
        if hands is not None:
            under_way = max(0, engine.now - hands.began) if hands.work else 0
            found.hands = hands.busy + under_way
        finish(engine)
    return found


def sheet_of(run: Watched, policy: str, baseline: Baseline) -> Sheet:
    """Grade a watched run with frozen costs and note what a certificate asks of it."""
    engine = run.engine
    judged = grade(engine.log, engine.world, baseline)
    sums: dict[str, tuple[int, int]] = {}
    for item in judged.items:
        got, most = sums.get(item.measure, (0, 0))
        sums[item.measure] = (got + item.points, most + item.max)
    length = engine.book.length
    return Sheet(
        policy=policy,
        seed=engine.book.stage.seed,
        points=judged.points,
        cents=cost_cents(engine.world),
        vetoes=tuple(veto.reason.code for veto in judged.vetoes),
        measures=tuple((name, got, most) for name, (got, most) in sums.items()),
        hands=run.hands,
        served=judged.share,
        acts=len(run.commands),
        gap=_gap([tick for tick, _ in run.commands], choices(engine.log, engine.book.seat, length), length),
        crowd=_crowd(interruptions(engine.log, engine.book.seat, length)),
        known=_known(engine) if policy in THINKERS or policy.startswith(PREFIX) else (),
        injects=_injects(engine),
        steps=tuple(number + 1 for number in sorted(run.player.taken)) if isinstance(run.player, Playthrough) else (),
        branches=engine.book.stage.branches,
        tried=_tried(engine, Experiment.read(policy)),
    )


def choices(log: Sequence[Event], seat: str, length: int) -> list[int]:
    """When something came that the seat could answer: a contact, an answer, a reading, a case, a clock, an alert."""
    return [
        event.tick
        for event in log
        if 0 <= event.tick < length and isinstance(event, CHOICES) and getattr(event, "seat", seat) == seat
    ]


def interruptions(log: Sequence[Event], seat: str, length: int) -> list[int]:
    """When something stopped the seat that it had not asked for: a phone, a message that presses, a promise due."""
    return [
        event.tick
        for event in log
        if 0 <= event.tick < length
        and isinstance(event, ContactArrived | PromiseDueSoon)
        and event.seat == seat
        and (isinstance(event, PromiseDueSoon) or event.channel == "phone" or event.origin == "inject")
    ]


def _gap(commands: Sequence[int], others: Sequence[int], length: int) -> tuple[int, int]:
    moments = sorted({0, length, *commands, *others})
    return max(((later - tick, tick) for tick, later in pairwise(moments)), default=(length, 0))


def _crowd(ticks: Sequence[int]) -> tuple[int, int]:
    ordered = sorted(ticks)
    best = (0, 0)
    first = 0
    for last, tick in enumerate(ordered):
        while tick - ordered[first] >= CROWD:
            first += 1
        best = max(best, (last - first + 1, -ordered[first]))
    return best[0], -best[1]


def _known(engine: Engine) -> tuple[Known, ...]:
    """What was held by the end of the shift about every fault that owes a diagnosis."""
    ledger = Ledger(engine.log, engine.world)
    matters = [matter for matter in ledger.matters if matter.fault is not None and matter.contacts]
    held = DiagnosisStated(
        tick=ledger.end,
        ticket="",
        seat=engine.book.seat,
        component="",
        mechanism="",
        sites=(),
        trigger="",
        facts=tuple(ledger.held),
    )
    return tuple(
        Known(
            fault=matter.fault.id if matter.fault else "",
            seen=evidence(ledger, matter, held),
            told_apart=countered(ledger, matter, held),
            named=duty.earned,
        )
        for matter, duty in zip(matters, diagnosis(ledger).duties, strict=True)
    )


def _injects(engine: Engine) -> tuple[str, ...]:
    waiting = {inject.contact.id for inject in engine.book.scenario.injects}
    came = {event.contact for event in engine.log if isinstance(event, ContactArrived)}
    return tuple(sorted(waiting & came))


def _tried(engine: Engine, experiment: Experiment | None) -> bool:
    """Whether another way was gone to its end in the shift, or a trap was begun there."""
    if experiment is None:
        return False
    deed = RemedyApplied if experiment.kind == WAY else RemedyStarted
    return any(
        isinstance(event, deed)
        and event.tick <= engine.book.length
        and (event.remedy, event.target) == (experiment.remedy, experiment.at)
        for event in engine.log
    )
