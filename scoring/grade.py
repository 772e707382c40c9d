"""The grade: one fold over the log, the final world and the frozen costs of the reference runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from scoring.measures.clocks import resolution, response
from scoring.measures.cost import cost_avoided
from scoring.measures.courtesy import colleagues, promises
from scoring.measures.diagnosis import diagnosis
from scoring.measures.improvement import hazards, knowledge, problems
from scoring.measures.integrity import boundaries, honest_clocks, security_told, vetoes
from scoring.measures.lasting import collateral, continuity, stayed
from scoring.measures.ledger import Ledger
from scoring.measures.satisfaction import satisfaction
from scoring.measures.triage import classification, priorities
from scoring.measures.updates import updates
from scoring.rubric import (
    VETO_CAP,
    WHOLE,
    Baseline,
    ClockCount,
    Deduction,
    Grade,
    Item,
    Result,
    redistribute,
    rubric_of,
    scaled,
    split,
)
from simulator.domain.base import Event
from simulator.domain.faults.money import cost_cents
from simulator.domain.world import World

COLLATERAL = "collateral"
"""Measure of the deductions inside quality; it has no points of its own."""


def grade(events: Sequence[Event], world: World, baseline: Baseline | None) -> Grade:
    """Judge a run: `events` is its whole log, `world` stands where the log ends.

    Without a baseline the avoided cost is not played and its points go to the other measures of service.
    """
    ledger = Ledger(events, world)
    results, clocks = measured(ledger, baseline)
    table = weighed(world, results)
    items: list[Item] = []
    for result in results:
        items += _items(result, table[result.measure])
    quality = [measure.id for measure in rubric_of(world.book.scenario) if measure.family == "quality"]
    items += _deducted(collateral(ledger), sum(item.points for item in items if item.measure in quality))
    families = _families(world, items, table)
    total = sum(points for _, points, _ in families)
    causes = vetoes(ledger)
    return Grade(
        scenario=world.book.scenario.id,
        seed=world.book.stage.seed,
        points=min(total, VETO_CAP) if causes else total,
        uncapped=total,
        max_points=WHOLE,
        families=families,
        items=tuple(items),
        response=clocks[0],
        resolution=clocks[1],
        vetoes=causes,
        share=ledger.share,
        cost_cents=cost_cents(world),
        start=world.book.start,
        table=tuple((m.id, m.family, table[m.id]) for m in rubric_of(world.book.scenario)),
    )


def measured(ledger: Ledger, baseline: Baseline | None) -> tuple[list[Result], tuple[ClockCount, ClockCount]]:
    """Every measure's findings in the order of the rubric, and the owed clocks."""
    responses, response_count = response(ledger)
    resolutions, resolution_count = resolution(ledger)
    raised, needless = problems(ledger)
    plain: tuple[Callable[[Ledger], Result], ...] = (
        classification,
        priorities,
        diagnosis,
        stayed,
        continuity,
        satisfaction,
        updates,
        promises,
    )
    results = [cost_avoided(ledger, baseline), responses, resolutions]
    results += [measure(ledger) for measure in plain]
    results += [colleagues(ledger, needless), raised, knowledge(ledger), hazards(ledger)]
    results += [honest_clocks(ledger), boundaries(ledger), security_told(ledger)]
    return results, (response_count, resolution_count)


def weighed(world: World, results: Sequence[Result]) -> dict[str, int]:
    """The points of each measure after what is not owed was given to the others."""
    return redistribute(rubric_of(world.book.scenario), [result.measure for result in results if result.duties])


def table(world: World, baseline: Baseline | None = None) -> dict[str, int]:
    """The points of each measure in this shift, for the briefing: what plan and seed owe, whoever plays.

    Without a baseline the avoided cost counts as played where a fault of the shift costs anything.
    """
    ledger = Ledger((), world)
    results, _ = measured(ledger, baseline)
    played = [result.measure for result in results if result.duties]
    costs = any(matter.fault is not None and (matter.fault.costs or matter.fault.damage) for matter in ledger.matters)
    if baseline is None and costs:
        played.append("cost-avoided")
    return redistribute(rubric_of(world.book.scenario), played)


def _items(result: Result, points: int) -> list[Item]:
    """One line for each duty, whose `max` add up to the measure's points, then one for each deduction."""
    if not result.duties or not points:
        return []
    shares = split(points, [duty.weight for duty in result.duties])
    items = [
        Item(result.measure, scaled(most, duty.earned), most, duty.reason, duty.events, duty.tick)
        for duty, most in zip(result.duties, shares, strict=True)
    ]
    earned = sum(item.points for item in items)
    return items + _deducted(result.deductions, earned, result.measure)


def _deducted(deductions: Sequence[Deduction], earned: int, measure: str = COLLATERAL) -> list[Item]:
    """What is taken away again, never more than was earned."""
    items = []
    left = max(earned, 0)
    for cut in deductions:
        lost = min(scaled(max(earned, 0), cut.share) if cut.share else cut.points, left)
        left -= lost
        items.append(Item(measure, -lost, 0, cut.reason, cut.events, cut.tick))
    return items


def _families(world: World, items: Sequence[Item], points: dict[str, int]) -> tuple[tuple[str, int, int], ...]:
    family = {measure.id: measure.family for measure in rubric_of(world.book.scenario)} | {COLLATERAL: "quality"}
    names = dict.fromkeys(measure.family for measure in rubric_of(world.book.scenario))
    return tuple(
        (
            name,
            sum(item.points for item in items if family[item.measure] == name),
            sum(most for measure, most in points.items() if family[measure] == name),
        )
        for name in names
    )


def not_played(grade: Grade) -> tuple[str, ...]:
    """Measures that this shift did not owe."""
    return tuple(measure for measure, _, most in grade.table if not most)
