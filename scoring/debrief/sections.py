"""The sections of a debrief as lines: outcomes, points and their reasons, clocks, money, and what came after.

A line that begins a section is in capitals; indented lines belong to the one above. Wrapping is a front end's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from scoring import figures
from scoring.debrief.taught import Taught
from scoring.explain import because, each, names_of, parted, sentence
from scoring.grade import not_played
from scoring.outcomes import outcomes
from scoring.par import par, stars
from scoring.rubric import Grade, Item
from simulator.domain import events as e
from simulator.domain.base import Event
from simulator.domain.clocks.rules import recorded
from simulator.domain.world import RELIEF_SEAT
from simulator.engine.engine import Engine
from simulator.lab.verdict import Judged
from simulator.views.desk import View
from simulator.views.project import handbook, project
from simulator.wording.results import told
from simulator.wording.scene import Scene, hours, listed, money

FIRST = 3
"""Costs on the first page."""
AFTER_MOST = 40
REFERENCES = (("idle", "an empty chair"), ("fifo", "first come, first served"), ("careful", "our expert"))
"""Policy -> how a person calls it."""
AFTERWARDS = (
    e.TicketReopened, e.TicketResolved, e.TicketClosed, e.ClockBreached, e.PromiseMissed, e.ContactArrived,
    e.RemedyApplied,
    e.TicketLogged, e.TicketAssigned, e.CaseDone, e.CaseBounced, e.RestorationRecorded, e.UpdateSent,
)  # fmt: skip
"""Events of the time after the shift that the debrief tells, in the order they happened."""


@dataclass(frozen=True, slots=True)
class Over:
    """A run at its horizon, as a scene reads it."""

    engine: Engine

    def view(self, seat: str = "") -> View:
        """What a seat sees at the end."""
        return project(self.engine.world, seat or self.engine.book.seat, handbook(self.engine.book))


points, exact = figures.points, figures.exact
"""How points are written."""


def head(judged: Judged, scene: Scene) -> list[str]:
    """The first lines: whose run, the own account, points, par, stars, and what was grave."""
    grade = judged.grade
    lines = [f"DEBRIEF: {scene.inner.scenario.title}, seed {grade.seed}, played by {judged.header.player}."]
    own = [event for event in judged.engine.log if isinstance(event, e.Reflected)]
    for event in own:
        if event.estimate >= 0:
            lines.append(f"You gave yourself {event.estimate} of 100.")
        if event.text:
            lines.append(f'You said: "{event.text}"')
    lines.append(f"{points(grade.points)} of 100 points.")
    base = {name: judged.baseline.of(name) for name in ("idle", "fifo", "strict-priority", "careful")}
    idle, fifo, strict, careful = base.values()
    if idle is not None and careful is not None:
        place = par(grade.points, idle, careful)
        lines.append(
            "There is no par here: the empty chair and our expert lie too close."
            if place is None
            else f"Par {place}: 0 is an empty chair ({points(idle)}), 100 our careful expert ({points(careful)})."
        )
        if fifo is not None and strict is not None:
            count = stars(grade.points, fifo, strict, idle, careful)
            lines.append(
                f"{count} of 3 stars (first come, first served {points(fifo)}; strict priority {points(strict)}; "
                f"within a tenth of the expert)."
            )
    return lines + caps(judged)


def caps(judged: Judged) -> list[str]:
    """What was so grave that it caps the grade, and whether that took anything here."""
    grade = judged.grade
    if not grade.vetoes:
        return []
    names = dict(names_of(judged.engine.book))
    took = (
        f"Without the cap: {points(grade.uncapped)}."
        if grade.points < grade.uncapped
        else f"With {points(grade.points)} you lie below half, so the cap took nothing."
    )
    *lines, last = (f"Grave: {sentence(veto.reason, grade.start, names)}" for veto in grade.vetoes)
    return [*lines, f"{last} {took}"]


def lessons_shown(grade: Grade, lessons: Sequence[Taught], scene: Scene) -> list[str]:
    """One line for each outcome that this shift owed: shown, partly, not yet, with the moment."""
    if not lessons:
        return []
    by_id = {item.id: item for item in lessons}
    lines = ["WHAT THIS SHIFT WAS ABOUT"]
    for outcome in outcomes(grade, {item.id: item.measures for item in lessons}):
        if not outcome.state:
            continue
        known = by_id[outcome.id]
        when = f" ({scene.clock(outcome.tick)})" if outcome.tick is not None else ""
        read = f" Read: {known.article}." if known.article and outcome.state != "shown" else ""
        lines.append(f"  {outcome.state}{when}: {known.text}{read}")
    return lines


@dataclass(frozen=True, slots=True)
class Dear:
    """All that a measure lost, and its dearest item in words."""

    measure: str
    lost: str
    """Points as they are written."""
    places: int
    seen: str
    """With its time."""
    advice: str


def costliest(grade: Grade, names: Mapping[str, str], scene: Scene) -> list[Dear]:
    """What cost most, few enough for a first page; nothing when no point was lost."""
    lost: dict[str, list[Item]] = {}
    for item in grade.items:
        if points(item.max - item.points) != points(0):
            lost.setdefault(item.measure, []).append(item)
    worst = sorted(lost.items(), key=lambda one: -sum(item.max - item.points for item in one[1]))
    found = []
    for measure, items in worst[:FIRST]:
        whole = points(sum(item.max - item.points for item in items))
        first = max(items, key=lambda item: item.max - item.points)
        seen, advice = parted(because(first, grade, names))
        seen = f"{_when(first, seen, scene)} {seen}".lstrip()
        found.append(Dear(measure.replace("-", " "), whole, len(items), seen, advice))
    return found


def _when(item: Item, words: str, scene: Scene) -> str:
    """The moment of an item with a blank before it; '' when it has none or its words begin with one."""
    return f" {scene.clock(item.tick)}" if item.tick is not None and not words[:2].isdigit() else ""


def dearest(grade: Grade, names: Mapping[str, str], scene: Scene) -> list[str]:
    """The same as lines."""
    lines = []
    for dear in costliest(grade, names, scene):
        places = f" in {dear.places} places, first of all" if dear.places > 1 else ""
        lines.append(f"  {dear.measure}, {dear.lost} lost{places}: {dear.seen} {dear.advice}".rstrip())
    return ["WHAT COST MOST", *lines] if lines else []


def item_line(item: Item, words: str, scene: Scene) -> str:
    """One item of the grade: measure, points of how many, when, because."""
    when = _when(item, words, scene)
    of = f" of {points(item.max)}" if item.max else ""
    measure = item.measure.replace("-", " ")
    return f"  {measure}, {points(item.points)}{of}{when}: {words}"


def sums(grade: Grade) -> list[str]:
    """Points by family."""
    return ["POINTS BY FAMILY", *(f"  {name}: {points(got)} of {points(most)}" for name, got, most in grade.families)]


def every_point(grade: Grade, names: Mapping[str, str], scene: Scene) -> list[str]:
    """Every item with its reason, family by family."""
    family = {measure: name for measure, name, _ in grade.table} | {"collateral": "quality"}
    lines = ["EVERY POINT"]
    for name, got, most in grade.families:
        lines.append(f"{name[:1].upper()}{name[1:]}: {points(got)} of {points(most)}")
        own = [item for item in grade.items if family.get(item.measure) == name]
        lines += [item_line(item, words, scene) for item, words in each(own, grade, names)]
    return lines + owed(grade)


def owed(grade: Grade) -> list[str]:
    """What this shift owed nothing of, and for how many contacts something was done."""
    unplayed = not_played(grade)
    lines = [f"Not owed in this shift: {listed([name.replace('-', ' ') for name in unplayed])}."] if unplayed else []
    return [*lines, f"You did something of substance for {points(grade.share)} % of the contacts that were owed it."]


def clocks(grade: Grade, scene: Scene) -> list[str]:
    """What was owed and what the record says."""
    lines = ["CLOCKS: WHAT WAS OWED, AND WHAT THE RECORD SAYS"]
    for name, count in (("First words", grade.response), ("Solutions", grade.resolution)):
        over = f", {hours(count.over)} of service time over" if count.over else ""
        lines.append(f"  {name} owed: {count.met} met, {count.breached} breached{over}.")
    world = scene.world
    for name, words in (("response", "first words"), ("resolution", "solutions")):
        states = [recorded(world, ticket, name).state for ticket in world.record.tickets.values()]
        lines.append(f"  Recorded {words}: {states.count('met')} met, {states.count('breached')} breached.")
    lines.append(
        "  Owed clocks run from the arrival at the true priority to the true end; recorded ones follow the tickets."
    )
    return lines


def costs(judged: Judged) -> list[str]:
    """What the run cost, beside the reference runs; one sentence when nobody lost anything."""
    cents = dict(judged.baseline.cents)
    own = judged.grade.cost_cents
    if not own and not any(cents.values()):
        return ["MONEY", "  No service failed in a way that cost money, whoever sat here."]
    lines = ["MONEY", f"  Your shift and what came of it cost {money(own)}."]
    compared = [f"{words} {money(cents[name])}" for name, words in REFERENCES if name in cents]
    if compared:
        lines.append(f"  In the same shift: {listed(compared)}.")
    return lines


def after(engine: Engine, scene: Scene) -> list[str]:
    """What happened between the planned end and the horizon."""
    start = next((place for place, event in enumerate(engine.log) if isinstance(event, e.ReliefBegan)), None)
    if start is None:
        return []
    lines = ["WHAT HAPPENED AFTER YOU LEFT"]
    if engine.world.record.ended is not None and engine.world.record.ended < engine.book.length:
        lines.append(f"  You left at {scene.clock(engine.world.record.ended)}; nobody sat there until the planned end.")
    seat, scene.seat = scene.seat, RELIEF_SEAT
    found = _afterwards(scene, [event for event in engine.log[start + 1 :] if isinstance(event, AFTERWARDS)])
    scene.seat = seat
    lines += found[:AFTER_MOST]
    if len(found) > AFTER_MOST:
        lines.append(f"  and {len(found) - AFTER_MOST} more")
    still = [ticket.id for ticket in engine.world.record.tickets.values() if ticket.open]
    lines.append(f"  Still open at the end: {listed(still)}." if still else "  Nothing was left open at the end.")
    return lines


def _afterwards(scene: Scene, events: Sequence[Event]) -> list[str]:
    """Each event in words; tickets that were closed one after the other in one line."""
    lines: list[str] = []
    for closed, together in groupby(events, lambda event: isinstance(event, e.TicketClosed) and event.automatic):
        run = list(together)
        if closed and len(run) > 1:
            names = listed([event.ticket for event in run if isinstance(event, e.TicketClosed)])
            lines.append(f"  By {scene.clock(run[-1].tick)} {names} are closed after days of silence.")
            continue
        for event in run:
            words = told(scene, event)
            lines += [f"  {scene.clock(event.tick)} {words[0].split(' `')[0]}"] if words else []
    return lines


def questions(scene: Scene) -> list[str]:
    """The scenario's own questions."""
    asked = [scene.text(name) for name in scene.inner.scenario.debrief]
    return ["TO THINK ABOUT", *(f"  {question}" for question in asked)] if asked else []
