"""Files about trouble: faults, and what people know of them."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from simulator.compiler.schema.base import Approval, Level, Mechanism, OneOrMany, Pair, Place, Settings, Source
from simulator.compiler.schema.expression import While
from simulator.compiler.schema.firm import Part as Piece
from simulator.compiler.schema.notation import (
    Cents,
    Flag,
    MaybeSlug,
    Multiplier,
    PerTicks,
    Prose,
    Share,
    Slug,
    Slugs,
    Ticks,
    Units,
    Waits,
    When,
    WhenOrOnset,
    Words,
    prose,
    reading,
)


class Cost(Place):
    """Capacity taken from a node."""

    at: Slug
    """Part, member or service."""
    loss: Share
    """How much of it."""
    while_: While | None = None
    """Only while these conditions hold."""


def _reads(value: object) -> object:
    try:
        return reading(value)
    except ValueError:
        return prose(value)


class Move(Source):
    """What the fault does to a signal or a record."""

    at: Slug
    """Part or member."""
    signal: MaybeSlug = ""
    """Signal it moves."""
    record: MaybeSlug = ""
    """Record it writes in."""
    by: Multiplier = 1000
    """Factor."""
    reads: Annotated[Any, BeforeValidator(_reads), WithJsonSchema({"type": ["integer", "string"]})] = None
    """Value the signal then has, or the record line."""
    text: Prose = ()
    """Record line, or a free finding sentence."""
    climbs: Multiplier = 0
    """Factor gained per hour since the start."""
    while_: While | None = None
    """Only while these conditions hold."""
    lasts: Flag = True
    """A record line stays when the fault has ended."""
    before: Ticks = 0
    """How long before the start a record line is dated, or a signal already shows it."""


class Flip(Source):
    """What one remedy at one target does to the conditions."""

    remedy: Slug
    """Remedy."""
    at: Slug
    """Part, member or workaround."""
    who: Slugs = ()
    """Groups that can do it here; left out = as the remedy says."""
    approval: Approval | None = None
    """Approval it needs here; left out = as the remedy says."""
    set: Settings = ()
    """Conditions it sets."""
    damage: Units = 0
    """Units added to the damage."""
    harm: Prose = ()
    """What it does beside."""
    spawns: MaybeSlug = ""
    """Fault it starts."""
    destroys: Flag = False
    """Takes the evidence away."""
    relief: Ticks = 0
    """How long the costs stop when it only masks."""


class Every(Source):
    """Conditions that flip by themselves."""

    set: Settings
    """Conditions it sets."""
    each: Annotated[Ticks, Field(gt=0)]
    """How often."""
    while_: While
    """While these conditions hold."""


class End(Source):
    """Somebody else, or time, ends it."""

    by: MaybeSlug = ""
    """Group that must have the case; left out = time alone."""
    wait: Waits
    """How long it takes."""
    set: Settings
    """Conditions it sets."""


class Repair(Source):
    """How damage is made good."""

    remedy: Slug
    """Remedy."""
    at: Slug
    """Target."""
    by: When | None = None
    """Deadline."""


class Damage(Source):
    """Harm that grows while the fault is active and outlives it."""

    of: Prose
    """Name of its units."""
    grows: PerTicks
    """Units in each so much time."""
    repair: Repair | None = None
    """How it is made good."""
    each_costs: Cents = 0
    """Money of one unit when it happens."""
    late_costs: Cents = 0
    """Money of one unit not made good in time."""


class Starts(Source):
    """How the fault begins when nobody plants it at a time."""

    after_change: str = ""
    """Change that brings it."""
    unless_control: str = ""
    """Control that keeps it away."""
    hazard: Literal["", "rare", "occasional", "common", "armed", "latent"] = ""
    """How often it comes by itself."""


class Fact(Source):
    """One thing that can be known."""

    text: Prose
    """How the record writes it, in one line."""
    about: Slugs = ()
    """Faults and needs it truly speaks of; in a fault's own file left out."""
    covers: tuple[Piece, ...] = ()
    """What it is good for in a message or ask."""
    service: MaybeSlug = ""
    """Service it points at."""
    part: MaybeSlug = ""
    """Part it points at."""
    symptoms: Slugs = ()
    """Symptom tags by which articles are found."""
    suggests: Literal["", "incident", "request", "question", "misrouted"] = ""
    """What sort of record it suggests."""
    impact: Literal[0, 1, 2, 3] = 0
    """Impact level it supports; 0 = none."""
    urgency: Literal[0, 1, 2, 3] = 0
    """Urgency level it supports; 0 = none."""
    claim: Flag = False
    """A theory of its teller, never evidence."""
    security: Flag = False
    """Puts a security flag on the record."""
    since: WhenOrOnset | None = None
    """Time to which it dates the trouble."""
    sites: Slugs = ()
    """Offices it names."""


class FactsFile(Source):
    """facts.yaml."""

    facts: dict[Slug, Fact]
    """Facts that several files share, by id."""


class Prevention(Source):
    """A change that removes the hazard."""

    remedy: Slug
    """Remedy."""
    at: Slug
    """Target."""


class FaultFile(Source):
    """faults/<id>.yaml: one failure mode."""

    id: Slug
    """Id that names the symptom or mode."""
    alias: str = ""
    """FMnn."""
    ci: Slug
    """Part that is at fault."""
    mechanism: Mechanism
    """Which of the twelve mechanisms."""
    service: MaybeSlug = ""
    """Service people miss most."""
    conditions: Settings
    """Conditions while faulty."""
    normal: Settings = ()
    """The same conditions in a healthy world."""
    cause: Slugs
    """Which conditions are causes."""
    while_: While
    """When it is active."""
    starts: Starts = Starts()
    """How it begins when not planted at a time."""
    every: Annotated[tuple[Every, ...], OneOrMany()] = ()
    """Conditions that flip by themselves."""
    ends: Annotated[tuple[End, ...], OneOrMany()] = ()
    """Who or what ends it without the seat."""
    costs: tuple[Cost, ...] = ()
    """Capacity it takes."""
    moves: tuple[Move, ...] = ()
    """Signals and records it changes."""
    damage: Damage | None = None
    """Harm that grows."""
    evidence: Prose = ()
    """What a tidy remedy would lose."""
    flips: tuple[Flip, ...] = ()
    """What remedies do to it."""
    like: Slugs = ()
    """Faults that look the same from outside."""
    notices: Ticks | None = None
    """How long until its owner sees it unaided; left out = not in a shift."""
    impact: Level = 3
    """True impact."""
    urgency: Level = 3
    """True urgency."""
    category: Pair
    """Category and subcategory of its incident."""
    security: Flag = False
    """Security must be told."""
    regulator: Flag = False
    """Starts the regulator's clock."""
    unmeetable: Flag = False
    """No path restores inside the target."""
    recurs: Flag = False
    """Comes again within four weeks unless a cause is removed."""
    prevents: tuple[Prevention, ...] = ()
    """Changes that remove the hazard for good."""
    leak: Words = ()
    """Words that give the answer away."""
    facts: dict[Slug, Fact] = Field(default_factory=dict)
    """What people hit by it can tell, by fact id."""
