"""The demands on what a scenario is made of: scripts, triggers, outcomes, measures, articles, ways out and traps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from scoring.measures.matters import seats
from simulator.compiler.stage import stage
from simulator.domain.book import Book
from simulator.domain.plan import Fault, Plan
from simulator.lab.certify.lines import Line, Reached
from simulator.lab.certify.numbers import mean, median, share
from simulator.lab.certify.rules import POINT, Field, Rule, order, per_seed
from simulator.lab.certify.sheet import Sheet
from simulator.lab.certify.ways import TRAP, WAY, Experiment, planted, readings, regretted

EQUAL = 5 * POINT
"""What an equivalent remedy may earn less than the usual one."""
AHEAD = 1
"""What a script earns more than the next in the order, at least."""
TRAP_COST = POINT // 2
"""What a trap costs at least."""
NAMED = 5_000
"""Basis points of its diagnosis from which a fault without an article is said to be found by the map."""
LADDER_OF_SCRIPTS = ("expert", "good", "novice", "harmful")
STANDS_FOR_EXPERT = "reference"
"""The script that takes the place of `expert` in the order where there is none of that name."""
WAYS = 2
"""Ways of seeing a trouble, and of lessening it, that a fair scenario leaves open at least."""


def scripts_reach_their_bands(field: Field) -> Iterator[Line]:
    """Each script earns what its author expects of it; expert, good, novice and harmful stand in this order."""
    for name in field.scripts:
        least, most = field.bands[name]
        margins = [(s.seed, min(s.points - least, most - s.points)) for s in field.runs[name]]
        line = per_seed("script", name, margins, least, mean(field.points(name)))
        yield replace(line, most=most)
    top = LADDER_OF_SCRIPTS[0] if f"script:{LADDER_OF_SCRIPTS[0]}" in field.runs else STANDS_FOR_EXPERT
    there = [f"script:{name}" for name in (top, *LADDER_OF_SCRIPTS[1:]) if f"script:{name}" in field.runs]
    for better, worse in pairwise(there):
        yield from order(field, "script-order", better, worse, AHEAD)
    if not field.scripts:
        yield Line("script-missing", "", holds=False, note=not field.guided)


def steps_come(field: Field) -> Iterator[Line]:
    """Every step of every script came on some seed."""
    for name in field.scripts:
        taken = {step for sheet in field.runs[name] for step in sheet.steps}
        never = [number for number in range(1, field.steps[name] + 1) if number not in taken]
        if never:
            steps = ", ".join(map(str, never))
            yield Line("dead-step", name, holds=False, found=len(never), words=steps, note=not field.every_twin(),
                       policy=name, seed=field.runs[name][0].seed)  # fmt: skip


def triggers_come(field: Field) -> Iterator[Line]:
    """Contacts that wait for something and came in no run are said: it may be a mistake that nobody here makes."""
    came = {name for sheets in field.runs.values() for sheet in sheets for name in sheet.injects}
    for inject in field.plan.scenario.injects:
        if inject.contact.id not in came:
            yield Line("trigger", inject.contact.id, holds=False, note=True)


def earned(field: Field) -> tuple[Reached, ...]:
    """For each measure that was owed: how much of its points the best policy earned, in the mean of the seeds."""
    best: dict[str, Reached] = {}
    for policy, sheets in field.runs.items():
        if Experiment.read(policy) is not None:
            continue
        for measure, got, most in _sums(sheets):
            if not most:
                continue
            found = Reached(measure, mean_weight(most, len(sheets)), max(0, share(got, most)), policy)
            known = best.get(measure)
            if known is None or found.share > known.share:
                best[measure] = found
    order = [measure for measure, _, _ in _sums(tuple(s for sheets in field.runs.values() for s in sheets))]
    return tuple(best[measure] for measure in order if measure in best)


def mean_weight(most: int, count: int) -> int:
    """Basis points a measure counts for, in the mean of the seeds."""
    return most // count if count else 0


def _sums(sheets: tuple[Sheet, ...]) -> list[tuple[str, int, int]]:
    sums: dict[str, tuple[int, int]] = {}
    for sheet in sheets:
        for measure, got, most in sheet.measures:
            before = sums.get(measure, (0, 0))
            sums[measure] = (before[0] + got, before[1] + most)
    return [(measure, got, most) for measure, (got, most) in sums.items()]


def measures_can_be_earned(field: Field) -> Iterator[Line]:
    """No measure is owed that nobody can earn."""
    for reached in earned(field):
        if not reached.share:
            yield Line("unearned", reached.measure, holds=False, found=0, limit=1, policy="oracle", seed=1)


def outcomes_are_owed(field: Field) -> Iterator[Line]:
    """What the scenario says it teaches is owed on some seed, and somebody shows it."""
    shares = {reached.measure: reached.share for reached in earned(field)}
    for outcome, measures in field.outcomes.items():
        owed = [measure for measure in measures if measure in shares]
        if not owed:
            yield Line("outcome-unowed", outcome, holds=False, words=", ".join(measures))
        elif not any(shares[measure] for measure in owed):
            yield Line("outcome-unearned", outcome, holds=False, words=", ".join(owed))


def articles_lead(field: Field) -> Iterator[Line]:
    """A fault that no article leads to is found by the map, or it is not solvable."""
    if field.guided:
        return
    book = Book(stage(field.plan, 1))
    for fault in owing(field):
        if _led_to(field.plan, book, fault):
            continue
        named = [known.named for s in field.runs.get("careful", ()) for known in s.known if known.fault == fault.id]
        first = next((s.seed for s in field.runs.get("careful", ()) if any(k.fault == fault.id for k in s.known)), None)
        found = mean(named)
        yield Line("article", fault.id, holds=found >= NAMED, found=found, limit=NAMED, seed=first, policy="careful")


def _led_to(plan: Plan, book: Book, fault: Fault) -> bool:
    parts = seats(book, fault)
    return any(
        step.component.partition("/")[0] in parts and step.mechanism == fault.mechanism
        for article in plan.articles
        for step in article.steps
    )


def owing(field: Field) -> tuple[Fault, ...]:
    """The faults of the scenario that owe a diagnosis on some seed."""
    owed = {known.fault for sheets in field.runs.values() for sheet in sheets for known in sheet.known}
    return tuple(fault for fault in planted(field.plan) if fault.id in owed)


def more_than_one_way(field: Field) -> Iterator[Line]:
    """Each trouble can be seen in more than one way, and lessened in more than one."""
    if field.guided:
        return
    for fault in owing(field):
        for code, found in (("one-sight", _sights(field.plan, fault)), ("one-way", _cures(fault))):
            if found < WAYS:
                yield Line(code, fault.id, holds=False, found=found, limit=WAYS, margin=found - WAYS)


def _sights(plan: Plan, fault: Fault) -> int:
    """Kinds of look that show a fault, and facts people give that point at it."""
    said = [
        spec.id
        for spec in plan.facts
        if fault.id in spec.about and not spec.claim and (spec.since is not None or "logs" in spec.covers)
    ]
    return len({diagnostic for diagnostic, _ in readings(plan, fault)}) + len(said)


def _cures(fault: Fault) -> int:
    """Remedies that do good, ways round among them, and what others end."""
    return sum(bool(flip.set) and not regretted(flip) and not flip.relief for flip in fault.flips) + len(fault.ends)


def equal_ways_earn_the_same(field: Field) -> Iterator[Line]:
    """A remedy that does as much good as the usual one can be had in the shift, and earns as much."""
    for name, experiment, sheets in tried(field, WAY):
        subject = f"{experiment.fault}: {experiment.remedy}@{experiment.at}"
        if not any(sheet.tried for sheet, _ in sheets):
            yield Line("refused-way", subject, holds=False, seed=sheets[0][0].seed, policy=name)
            continue
        worse = [(sheet.seed, sheet.points - usual) for sheet, usual in sheets]
        middle = median([margin for _, margin in worse])
        holds = middle >= -EQUAL
        bad = next((seed for seed, margin in worse if margin < -EQUAL), None)
        yield Line(
            "equal-way",
            subject,
            holds=holds,
            found=middle,
            limit=-EQUAL,
            margin=middle + EQUAL,
            seed=None if holds else bad,
            policy=name,
        )


def traps_cost(field: Field) -> Iterator[Line]:
    """What one is to be sorry for costs something; a trap that nobody could spring says nothing."""
    for name, experiment, sheets in tried(field, TRAP):
        sprung = [(s.seed, usual - s.points) for s, usual in sheets if s.tried]
        if not sprung:
            continue
        middle = median([cost for _, cost in sprung])
        holds = middle >= TRAP_COST
        bad = next((seed for seed, cost in sprung if cost < TRAP_COST), None)
        yield Line("trap", f"{experiment.fault}: {experiment.remedy}@{experiment.at}", holds=holds, found=middle,
                   limit=TRAP_COST, margin=middle - TRAP_COST, seed=None if holds else bad, policy=name)  # fmt: skip


def tried(field: Field, kind: str) -> Iterator[tuple[str, Experiment, list[tuple[Sheet, int]]]]:
    """Each experiment of a kind with its runs, beside each the oracle's points on the seed."""
    usual = {sheet.seed: sheet.points for sheet in field.runs.get("oracle", ())}
    for name, sheets in field.runs.items():
        experiment = Experiment.read(name)
        if experiment is not None and experiment.kind == kind:
            yield name, experiment, [(sheet, usual[sheet.seed]) for sheet in sheets if sheet.seed in usual]


CONTENT: tuple[Rule, ...] = (
    scripts_reach_their_bands,
    steps_come,
    triggers_come,
    measures_can_be_earned,
    outcomes_are_owed,
    articles_lead,
    more_than_one_way,
    equal_ways_earn_the_same,
    traps_cost,
)
