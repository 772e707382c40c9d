"""What can be earned and what a grade is: measures and weights, duties, items, the baseline. No judging here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from scoring import figures
from simulator.domain.base import value
from simulator.domain.plan import Measure, Scenario

WHOLE = figures.WHOLE
"""Basis points of everything: the most a grade can hold, and one whole of any share."""

FAMILIES = ("service", "quality", "people", "improvement", "integrity")

DEFAULTS: tuple[Measure, ...] = (
    Measure("cost-avoided", "service", 2_000),
    Measure("response-clocks", "service", 500),
    Measure("resolution-clocks", "service", 1_000),
    Measure("classification", "quality", 500),
    Measure("priority", "quality", 500),
    Measure("diagnosis", "quality", 700),
    Measure("stayed-resolved", "quality", 400),
    Measure("continuity", "quality", 400),
    Measure("satisfaction", "people", 800),
    Measure("updates", "people", 600),
    Measure("promises", "people", 300),
    Measure("colleagues", "people", 300),
    Measure("problems", "improvement", 600),
    Measure("knowledge", "improvement", 400),
    Measure("hazards", "improvement", 500),
    Measure("honest-clocks", "integrity", 200),
    Measure("boundaries", "integrity", 150),
    Measure("security-told", "integrity", 150),
)
"""The rubric of a scenario that brings none of its own; weights add up to the whole."""

VETO_CAP = WHOLE // 2
"""What is left at most after a veto."""

RUBRIC_VERSION = figures.RUBRIC_VERSION

Value = int | str
Values = tuple[tuple[str, Value], ...]


@value
class Reason:
    """Why, as a code and its figures; `scoring.explain` makes the sentence."""

    code: str
    values: Values = ()


def why(code: str, **values: Value) -> Reason:
    """Give a reason with its figures in the order written."""
    return Reason(code, tuple(values.items()))


@value
class Duty:
    """One thing plan and world owed, how heavy it is within its measure, and how much of it was done."""

    weight: int
    earned: int
    """Basis points of the duty; negative where a measure can cost."""
    reason: Reason
    events: tuple[int, ...] = ()
    tick: int | None = None
    """The moment it was decided, for the timeline."""


@value
class Deduction:
    """Something that takes points away again."""

    points: int
    """Basis points of the whole, positive; used when `share` is 0."""
    reason: Reason
    events: tuple[int, ...] = ()
    share: int = 0
    """Basis points of what the measure has earned so far."""
    tick: int | None = None


@value
class Result:
    """What one measure found. No duties means that nothing was owed: it is not played."""

    measure: str
    duties: tuple[Duty, ...]
    deductions: tuple[Deduction, ...] = ()


@value
class Item:
    """One line of the grade: so many points of so many, because."""

    measure: str
    points: int
    max: int
    because: Reason
    events: tuple[int, ...]
    """Places of the evidence in the event log, from 0."""
    tick: int | None = None


@value
class Baseline:
    """The frozen figures of the reference runs on the same plan and seed that a grade is measured by."""

    idle_cents: int
    best_cents: int
    """The cheaper of the careful and the all-knowing run."""
    points: tuple[tuple[str, int], ...] = ()
    """(policy, points) of the reference runs, for par and stars."""
    cents: tuple[tuple[str, int], ...] = ()
    """(policy, cost) of the reference runs."""

    def of(self, policy: str) -> int | None:
        """Points of a reference run, or None when it was not played."""
        return dict(self.points).get(policy)


@value
class ClockCount:
    """How many owed clocks of a kind were met and breached."""

    met: int = 0
    breached: int = 0
    over: int = 0
    """Service time past the targets, all breaches together, in ticks."""

    @property
    def attainment(self) -> int | None:
        """Basis points met; None when no clock was owed: no data is not a perfect score."""
        owed = self.met + self.breached
        return self.met * WHOLE // owed if owed else None


@value
class Veto:
    """Something so grave that it caps the whole."""

    reason: Reason
    events: tuple[int, ...]
    tick: int | None = None


@value
class Grade:
    """A whole run judged."""

    scenario: str
    seed: int
    points: int
    uncapped: int
    """What it would have been without a veto."""
    max_points: int
    families: tuple[tuple[str, int, int], ...]
    """(family, points, of how many) before any cap."""
    items: tuple[Item, ...]
    response: ClockCount
    resolution: ClockCount
    vetoes: tuple[Veto, ...]
    share: int
    """Basis points of the owed contacts that got a substantive act."""
    cost_cents: int
    start: int
    """Local minutes after midnight of tick 0, so that a reader can say the time."""
    table: tuple[tuple[str, str, int], ...] = field(default=())
    """(measure, family, weight) as it counted in this run."""


def rubric_of(scenario: Scenario) -> tuple[Measure, ...]:
    """The measures of a scenario: its own where it names weights, the defaults for the rest, scaled to the whole."""
    own = {measure.id: measure for measure in scenario.rubric}
    measures = [own.pop(default.id, default) for default in DEFAULTS]
    measures += own.values()
    parts = split(WHOLE, [measure.weight for measure in measures])
    return tuple(Measure(measure.id, measure.family, part) for measure, part in zip(measures, parts, strict=True))


def split(whole: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Cut a whole number into parts in proportion to the weights, so that the parts add up to it exactly."""
    total = sum(weights)
    if total <= 0:
        return tuple(0 for _ in weights)
    parts = [whole * weight // total for weight in weights]
    rests = sorted(range(len(weights)), key=lambda index: (-(whole * weights[index] % total), index))
    for index in rests[: whole - sum(parts)]:
        parts[index] += 1
    return tuple(parts)


def redistribute(measures: Sequence[Measure], played: Iterable[str]) -> dict[str, int]:
    """Give each played measure its points: what is not owed goes to its family, an empty family's to the others."""
    owed = set(played)
    families: dict[str, list[Measure]] = {}
    for measure in measures:
        families.setdefault(measure.family, []).append(measure)
    live = [family for family in families if any(item.id in owed and item.weight for item in families[family])]
    sizes = split(WHOLE, [sum(item.weight for item in families[family]) for family in live])
    points: dict[str, int] = {measure.id: 0 for measure in measures}
    for family, size in zip(live, sizes, strict=True):
        kept = [item for item in families[family] if item.id in owed]
        points |= dict(zip((item.id for item in kept), split(size, [item.weight for item in kept]), strict=True))
    return points


def scaled(points: int, share: int) -> int:
    """Points times a share in basis points, rounded half away from zero."""
    product = points * share
    return (product + WHOLE // 2) // WHOLE if product >= 0 else -((-product + WHOLE // 2) // WHOLE)


def values(reason: Reason) -> Mapping[str, Value]:
    """The figures of a reason by name."""
    return dict(reason.values)
