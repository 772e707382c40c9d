"""What a compiled plan says about trouble: faults, needs, and the articles that lead to them.

A fault is named conditions and one `while`; the engine derives what a remedy does from its flips.
Expressions are parsed trees, so that nothing parses at play time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from simulator.domain.plan.enterprise import Approval
from simulator.domain.tables import Table

Mechanism = Literal[
    "capacity", "configuration", "expiry", "schedule-or-time", "defect", "data",
    "dependency", "supplier", "access", "hardware", "attack", "human-step",
]  # fmt: skip
NeedKind = Literal["request", "question", "user-error", "misrouted", "information"]


@dataclass(frozen=True, slots=True)
class Is:
    """Condition `name` has `value`."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: tuple[Is | AllOf | AnyOf, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Some part holds."""

    parts: tuple[Is | AllOf | AnyOf, ...]


Expression = Is | AllOf | AnyOf


@dataclass(frozen=True, slots=True)
class Scope:
    """Where something bites: empty tuples mean everywhere."""

    sites: tuple[str, ...]
    units: tuple[str, ...]
    share: int
    """Basis points of the persons in each cell; they are drawn at staging."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Capacity taken from a node while the fault is active (and `when` holds)."""

    at: str
    loss: int
    scope: Scope
    when: Expression | None


@dataclass(frozen=True, slots=True)
class Move:
    """What the fault does to one signal or record while active (or while `when` holds)."""

    at: str
    signal: str
    """Signal id, or '' for a record move."""
    record: str
    by: int
    """Multiplier in permille; 1000 = none."""
    reads: int | None
    """Absolute value in the signal's own integer scale instead of `by`."""
    text: str
    """Text id of a record entry, or of a free finding sentence."""
    climbs: int
    """Permille of `by` gained per hour since onset, for things that grow."""
    when: Expression | None
    lasts: bool
    """True: a record entry stays after the fault ended (history does not vanish)."""
    before: int
    """Ticks before onset: where a record entry is dated (a change precedes its fault), or since when a signal moves."""


@dataclass(frozen=True, slots=True)
class Flip:
    """One remedy at one target and which conditions it sets; the verdict is derived from this."""

    remedy: str
    at: str
    who: tuple[str, ...]
    """Groups that can do it here; () = as the remedy says."""
    approval: Approval | None
    set: tuple[tuple[str, str], ...]
    damage: int
    """Units added to the fault's damage."""
    harm: str
    """Text id of what it does beside; '' for none."""
    spawns: str
    """Fault id that it starts, or ''."""
    destroys: bool
    """True: takes the fault's evidence away."""
    relief: int
    """Ticks for which it only masks: the costs stop for so long, then come back; 0 = as the conditions say."""


@dataclass(frozen=True, slots=True)
class Every:
    """Conditions that flip by themselves while `when` holds."""

    set: tuple[tuple[str, str], ...]
    each: int
    when: Expression


@dataclass(frozen=True, slots=True)
class End:
    """Somebody else ends it: `by` a group (supplier) once called with what it needs, or time alone."""

    by: str
    """Group id that must have the case, or '' for time alone."""
    wait: Table
    set: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Damage:
    """Harm that grows while the fault is active and outlives it."""

    of: str
    """Text id naming one unit of it."""
    grows: int
    """Units per `each` ticks."""
    each: int
    repair: str
    repair_at: str
    by: int | None
    """Tick before which it must be repaired, or None."""
    cents_each: int
    """Money one unit costs when it is done."""
    cents_late: int
    """Money one unit costs when it is not repaired by its deadline."""


@dataclass(frozen=True, slots=True)
class Starts:
    """How a fault begins when planted without a time of its own."""

    after_change: str
    unless_control: str
    hazard: Literal["", "rare", "occasional", "common", "armed", "latent"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One failure mode."""

    id: str
    alias: str
    """FMnn."""
    ci: str
    mechanism: Mechanism
    service: str
    """The business service people miss most."""
    conditions: tuple[tuple[str, str], ...]
    """Values while faulty."""
    normal: tuple[tuple[str, str], ...]
    """Values of a faultless world, same names."""
    cause: tuple[str, ...]
    when: Expression
    starts: Starts
    every: tuple[Every, ...]
    ends: tuple[End, ...]
    costs: tuple[Cost, ...]
    moves: tuple[Move, ...]
    damage: Damage | None
    flips: tuple[Flip, ...]
    like: tuple[str, ...]
    """Fault ids that look the same from outside."""
    notices: int | None
    """Ticks after onset at which its owner would see it unaided; None = never in a shift."""
    impact: int
    urgency: int
    category: str
    subcategory: str
    security: bool
    regulator: bool
    unmeetable: bool
    recurs: bool
    """True: expected again within four weeks unless a cause is removed."""
    prevents: tuple[tuple[str, str], ...]
    """(remedy, target) changes that remove the hazard for good, asked for by a problem."""
    leak: tuple[str, ...]
    """Words that give the answer away."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """An act that meets or violates a need: remedy at target, reply holding facts, referral to a group."""

    act: Literal["remedy", "reply", "refer", "teach", "say_no", "article", "log"]
    args: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Need:
    """What an interaction without a fault really wants."""

    id: str
    kind: NeedKind
    service: str
    ci: str
    impact: int
    urgency: int
    type: Literal["incident", "request", ""]
    """Record type it should be logged as; '' = nothing to log."""
    category: str
    subcategory: str
    met_by: tuple[Pattern, ...]
    """Any one of them meets it."""
    owner: str
    """Group (or `caller`) with which it may stand."""
    must_not: tuple[Pattern, ...]
    repeats_until: str
    """Article id that ends the repeats, or ''."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something an article tells the reader to do."""

    remedy: str
    at: str
    by: str
    """Group to ask, or '' when the reader may do it."""
    approval: Approval


@dataclass(frozen=True, slots=True)
class Step:
    """Look at (diagnostic, target); if `signal` (or `record`) is outside its band, then do `acts`."""

    diagnostic: str
    target: str
    signal: str
    record: str
    side: Literal["above", "below", "entry"]
    component: str
    mechanism: Mechanism
    acts: tuple[Act, ...]
    workaround: str
    """Remedy id of a workaround to tell users, or ''."""
    rules_out: tuple[str, ...]
    """Components cleared when the reading is inside its band."""


@dataclass(frozen=True, slots=True)
class Article:
    """A knowledge article with a structured head; bots read the head, people the body."""

    id: str
    title: str
    symptoms: tuple[str, ...]
    """Symptom tags as facts carry them."""
    words: tuple[str, ...]
    """Search words."""
    steps: tuple[Step, ...]
    answers: tuple[str, ...]
    """Need ids (how-to questions) that this article answers."""
    body: str
    """Text id."""
