"""The demands on how policies fare in a scenario, each a function from the field of runs to lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from simulator.bots.registry import GAMING
from simulator.domain.plan import Plan
from simulator.domain.time import MINUTE, Epoch, format_date
from simulator.lab.certify.lines import LEAST_SEEDS, Line
from simulator.lab.certify.numbers import WHOLE, few, mean, median, percentile, share
from simulator.lab.certify.sheet import Sheet

POINT = 100
"""Basis points in one point of a hundred."""
IDLE_MOST = 8 * POINT
GAMING_MOST, GAMING_GAP = 25 * POINT, 30 * POINT
CAREFUL_MEAN, CAREFUL_LOW = 70 * POINT, 55 * POINT
ORACLE_LESS = 2 * POINT
MEMORISER_GAP = 15 * POINT
WAY_UP = 40 * POINT
"""Points between the empty chair and careful under which there is no par."""
SEPARATES = {
    "order": ("strict-priority", "fifo", 3 * POINT),
    "diagnosis": ("careful", "strict-priority", 8 * POINT),
    "telling": ("careful", "careful-silent", 5 * POINT),
    "boundaries": ("careful", "careful-oversteps", 5 * POINT),
}
"""What a shift says it separates: (better, worse, by at least)."""
REACHABLE = 8_000
LOADS = {"open": (7_500, 10_500), "guided": (3_000, 6_000)}
LONGEST_GAP = 12 * MINUTE
MOST_HALTS = 3
GUIDED = "guided"


@dataclass(frozen=True, slots=True)
class Field:
    """All runs of a scenario, by policy, in order of seeds."""

    plan: Plan
    runs: dict[str, tuple[Sheet, ...]]
    bands: dict[str, tuple[int, int]]
    """Script policy -> basis points it is expected to earn at least and at most."""
    steps: dict[str, int]
    """Script policy -> how many steps it has."""
    outcomes: dict[str, tuple[str, ...]]
    """What the scenario teaches -> the measures that show it."""

    @property
    def guided(self) -> bool:
        """Whether it is a guided lesson."""
        return self.plan.scenario.lesson == GUIDED

    @property
    def worker(self) -> str:
        """Whose hands the load is measured by: our careful expert."""
        return "careful"

    @property
    def scripts(self) -> tuple[str, ...]:
        """The script policies that were played."""
        return tuple(name for name in self.bands if name in self.runs)

    def points(self, policy: str) -> list[int]:
        """Points of a policy, in order of seeds."""
        return [sheet.points for sheet in self.runs.get(policy, ())]

    def every_twin(self) -> bool:
        """Whether what never came is not coming: every branch was drawn, and whatever else is drawn, by many seeds."""
        choices = self.plan.scenario.choices
        drawn = {name for sheets in self.runs.values() for sheet in sheets for name in sheet.branches}
        every = all(branch.id in drawn for choice in choices for branch in choice.branches)
        plain = len(choices) <= 1 and not self.plan.scenario.load
        return every and (plain or len(self.points("idle")) >= LEAST_SEEDS)


Rule = Callable[[Field], Iterator[Line]]


def per_seed(code: str, policy: str, margins: Sequence[tuple[int, int]], limit: int, found: int, **more: str) -> Line:
    """A demand that must hold at 95 of 100 seeds; `margins` are (seed, what is left)."""
    bad = [seed for seed, margin in margins if margin < 0]
    return Line(
        code,
        more.get("subject", policy),
        holds=few(len(bad), len(margins)),
        found=found,
        limit=limit,
        margin=percentile([margin for _, margin in margins], 5),
        share=share(len(margins) - len(bad), len(margins)),
        seed=bad[0] if bad else None,
        policy=policy,
    )


def order(field: Field, code: str, better: str, worse: str, by: int, only: set[int] | None = None) -> Iterator[Line]:
    """`better` is ahead of `worse` by at least so much, seed by seed."""
    high = {sheet.seed: sheet.points for sheet in field.runs.get(better, ())}
    pairs = [
        (sheet.seed, high[sheet.seed] - sheet.points - by)
        for sheet in field.runs.get(worse, ())
        if sheet.seed in high and (only is None or sheet.seed in only)
    ]
    if pairs:
        ahead = mean([margin for _, margin in pairs]) + by
        yield per_seed(code, worse, pairs, by, ahead, subject=f"{better} > {worse}")


def idle_earns_nothing(field: Field) -> Iterator[Line]:
    """An empty chair earns next to nothing."""
    sheets = field.runs.get("idle", ())
    if sheets:
        margins = [(sheet.seed, IDLE_MOST - sheet.points) for sheet in sheets]
        yield per_seed("idle", "idle", margins, IDLE_MOST, mean(field.points("idle")))


def gaming_earns_little(field: Field) -> Iterator[Line]:
    """Looking busy earns little, and much less than care."""
    for policy in GAMING:
        points = field.points(policy)
        if not points:
            continue
        average = mean(points)
        first = next((sheet.seed for sheet in field.runs[policy] if sheet.points > GAMING_MOST), None)
        holds = average <= GAMING_MOST
        yield Line(
            "gaming",
            policy,
            holds=holds,
            found=average,
            limit=GAMING_MOST,
            margin=GAMING_MOST - average,
            share=share(sum(one <= GAMING_MOST for one in points), len(points)),
            seed=None if holds else first,
            policy=policy,
        )
        if not field.guided:
            yield from order(field, "gaming-gap", "careful", policy, GAMING_GAP)


def care_reaches(field: Field) -> Iterator[Line]:
    """Care is worth 70 in the mean and 55 on a bad day, and 40 more than the empty chair."""
    points = field.points("careful")
    if field.guided or not points:
        return
    for code, found, limit in (
        ("careful-mean", mean(points), CAREFUL_MEAN),
        ("careful-low", percentile(points, 5), CAREFUL_LOW),
    ):
        bad = next((sheet.seed for sheet in field.runs["careful"] if sheet.points < limit), None)
        holds = found >= limit
        yield Line(
            code,
            "careful",
            holds=holds,
            found=found,
            limit=limit,
            margin=found - limit,
            seed=None if holds else bad,
            policy="careful",
            share=share(sum(one >= limit for one in points), len(points)),
        )
    yield from order(field, "par", "careful", "idle", WAY_UP)


def truth_is_no_handicap(field: Field) -> Iterator[Line]:
    """Knowing the truth is worth at most a little less than care."""
    if not field.guided:
        yield from order(field, "oracle", "oracle", "careful", -ORACLE_LESS)


def memory_does_not_pay(field: Field) -> Iterator[Line]:
    """What was right on another day is wrong today: in the mean, and wherever the two days have different twins."""
    sheets = field.runs.get("memoriser", ())
    if field.guided or not sheets:
        return
    careful = {sheet.seed: sheet.points for sheet in field.runs.get("careful", ())}
    ahead = mean([careful[sheet.seed] - sheet.points for sheet in sheets])
    yield Line(
        "memoriser",
        "careful > memoriser",
        holds=ahead >= MEMORISER_GAP,
        found=ahead,
        limit=MEMORISER_GAP,
        margin=ahead - MEMORISER_GAP,
        policy="memoriser",
        seed=None if ahead >= MEMORISER_GAP else sheets[0].seed,
    )
    twins = {sheet.seed: sheet.branches for sheet in sheets}
    other = {seed for seed, branches in twins.items() if twins.get(seed + 1, branches) != branches}
    yield from order(field, "memoriser-twin", "careful", "memoriser", MEMORISER_GAP, other)


def it_separates(field: Field) -> Iterator[Line]:
    """What the shift says it is built to separate, it does."""
    if field.guided:
        return
    for what in field.plan.scenario.separates:
        if what in SEPARATES:
            yield from order(field, f"separates-{what}", *SEPARATES[what])


def facts_are_in_reach(field: Field) -> Iterator[Line]:
    """Careful held every fact of the diagnosis at four of five seeds; where nobody did, nobody can."""
    if field.guided:
        return
    faults = dict.fromkeys(known.fault for sheet in field.runs.get("careful", ()) for known in sheet.known)
    for fault in faults:
        rows = [(s.seed, k.seen and k.told_apart) for s in field.runs["careful"] for k in s.known if k.fault == fault]
        held = sum(had for _, had in rows)
        anybody = any(
            known.seen and known.told_apart
            for sheets in field.runs.values()
            for sheet in sheets
            for known in sheet.known
            if known.fault == fault
        )
        found = share(held, len(rows))
        yield Line(
            "reachable" if anybody else "unobtainable",
            fault,
            holds=found >= REACHABLE,
            found=found,
            limit=REACHABLE,
            margin=found - REACHABLE,
            share=found,
            seed=next((seed for seed, had in rows if not had), None),
            policy="careful",
        )


def load_of(sheet: Sheet, length: int) -> int:
    """Hands that all owed contacts would take, over the shift, in basis points."""
    return share(sheet.hands * WHOLE, length * max(sheet.served, 1))


def hands_are_full(field: Field) -> Iterator[Line]:
    """There is enough to do, and not more than one person can: what was not served would have cost as much again."""
    sheets = field.runs.get(field.worker, ())
    if not sheets:
        return
    low, high = LOADS[GUIDED if field.guided else "open"]
    loads = [(sheet.seed, load_of(sheet, field.plan.scenario.shift.length)) for sheet in sheets]
    found = mean([load for _, load in loads])
    holds = low <= found <= high
    bad = next((seed for seed, load in loads if not low <= load <= high), None)
    yield Line(
        "load-low" if found < low else "load-high" if found > high else "load",
        "",
        holds=holds,
        found=found,
        limit=low,
        most=high,
        margin=min(found - low, high - found),
        share=share(sum(low <= load <= high for _, load in loads), len(loads)),
        seed=None if holds else bad,
        policy=field.worker,
    )


def stretch(plan: Plan, ticks: int, since: int) -> str:
    """A stretch of so many ticks from a tick on, by the clock of the scenario: `08:31 to 08:52`."""
    shift = plan.scenario.shift
    epoch = Epoch(format_date(shift.day), shift.start, shift.offset)
    return f"{epoch.clock(since)} to {epoch.clock(since + ticks)}"


def time_is_lively(field: Field) -> Iterator[Line]:
    """Nobody sits long without anything to decide, and nobody is stopped without end."""
    sheets = field.runs.get(field.worker, ())
    if not sheets:
        return
    gaps = [(sheet.seed, LONGEST_GAP - sheet.gap[0]) for sheet in sheets]
    middle = median([sheet.gap[0] for sheet in sheets])
    line = per_seed("gap", field.worker, gaps, LONGEST_GAP, middle, subject="")
    holds = middle <= LONGEST_GAP
    longest = max(sheets, key=lambda sheet: sheet.gap[0])
    words = f"the longest, {stretch(field.plan, *longest.gap)}, on seed {longest.seed}"
    yield replace(line, holds=holds, seed=None if holds else longest.seed, note=field.guided, words=words)
    crowds = [(sheet.seed, MOST_HALTS - sheet.crowd[0]) for sheet in sheets]
    yield per_seed("crowd", field.worker, crowds, MOST_HALTS, max(sheet.crowd[0] for sheet in sheets), subject="")


LADDER: tuple[Rule, ...] = (
    idle_earns_nothing,
    gaming_earns_little,
    care_reaches,
    truth_is_no_handicap,
    memory_does_not_pay,
    it_separates,
    facts_are_in_reach,
    hands_are_full,
    time_is_lively,
)
