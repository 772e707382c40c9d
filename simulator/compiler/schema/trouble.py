"""Files about trouble: faults, what people know of them, needs without a fault, articles that lead to the cure."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_before_validator_function

from simulator.compiler.schema.base import Approval, Level, Mechanism, Pair, Place, Settings, Source
from simulator.compiler.schema.expression import While
from simulator.compiler.schema.firm import Part as Piece
from simulator.compiler.schema.notation import (
    Cents,
    Flag,
    MaybeSlug,
    Multiplier,
    PerTicks,
    Prose,
    Said,
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


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, dict) else value


class _OneOrMany:
    """Lets one map stand for a list of one, and says so in the schema."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_before_validator_function(_one_or_many, handler(source))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        many = handler(core)
        return {"anyOf": [many["items"], many]}


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
    every: Annotated[tuple[Every, ...], _OneOrMany()] = ()
    """Conditions that flip by themselves."""
    ends: Annotated[tuple[End, ...], _OneOrMany()] = ()
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
    prevents: tuple["Prevention", ...] = ()
    """Changes that remove the hazard for good."""
    leak: Words = ()
    """Words that give the answer away."""
    facts: dict[Slug, Fact] = Field(default_factory=dict)
    """What people hit by it can tell, by fact id."""


class Prevention(Source):
    """A change that removes the hazard."""

    remedy: Slug
    """Remedy."""
    at: Slug
    """Target."""


ACTS = ("remedy", "reply", "refer", "teach", "say-no", "article", "log")
_TAKES = {
    "remedy": "remedy", "reply": "fact", "refer": "group", "teach": "article",
    "say-no": "", "article": "article", "log": "type",
}  # fmt: skip


def _pattern(value: object) -> object:
    if not isinstance(value, dict):
        raise ValueError("must be an act with what it needs, like {remedy: reset-password, at: A27}")  # noqa: TRY004
    rows = {str(key).replace("_", "-"): item for key, item in value.items()}
    acts = [act for act in ACTS if act in rows]
    if len(acts) != 1:
        raise ValueError(f"must hold exactly one act of {', '.join(ACTS)}")
    main = rows.pop(acts[0])
    if isinstance(main, dict):
        rows = {**main, **rows}
    elif isinstance(main, list) or (_TAKES[acts[0]] and main not in ("", None, True)):
        rows[_TAKES[acts[0]]] = main
    pairs = [
        (str(name), str(item))
        for name, items in sorted(rows.items())
        for item in (items if isinstance(items, list) else [items])
    ]
    return {"act": acts[0], "args": pairs}


class ActPattern(Source):
    """An act with its arguments."""

    act: Literal["remedy", "reply", "refer", "teach", "say-no", "article", "log"]
    """Kind of act."""
    args: tuple[tuple[str, str], ...] = ()
    """Names and values, such as (at, A27)."""


Acts = Annotated[
    tuple[Annotated[ActPattern, BeforeValidator(_pattern), WithJsonSchema({"type": "object"})], ...],
    _OneOrMany(),
]


class Need(Source):
    """What an interaction without a fault really wants."""

    id: Slug
    """Id."""
    kind: Literal["request", "question", "user-error", "misrouted", "information"]
    """What sort of need."""
    service: MaybeSlug = ""
    """Service it is about."""
    part: MaybeSlug = ""
    """Part it is about."""
    impact: Level = 3
    """True impact."""
    urgency: Level = 3
    """True urgency."""
    type: Literal["incident", "request", ""] = "request"
    """Record type it should be logged as."""
    category: Pair | None = None
    """Category and subcategory."""
    met_by: Acts = ()
    """Any of these acts meets it."""
    owner: MaybeSlug = ""
    """Group with which it may stand, or caller."""
    must_not: Acts = ()
    """Acts that violate it."""
    repeats_until: MaybeSlug = ""
    """Article that ends the repeats."""


class NeedsFile(Source):
    """needs.yaml."""

    needs: tuple[Need, ...]
    """Needs without a fault."""


class ArticleAct(Source):
    """Something an article tells its reader to do."""

    remedy: Slug
    """Remedy."""
    at: Slug
    """Target."""
    by: MaybeSlug = ""
    """Group to ask; left out = the reader."""
    approval: Approval = "none"
    """Approval it needs."""


class Step(Source):
    """Look here; if it is outside its band, do that."""

    diagnostic: Slug
    """Test."""
    target: Slug
    """Part or member."""
    signal: MaybeSlug = ""
    """Signal to look at."""
    record: MaybeSlug = ""
    """Record to look at."""
    side: Literal["above", "below", "entry"] | None = None
    """Which side is telling; left out = above, or entry for a record."""
    component: Slug
    """Part it then is."""
    mechanism: Mechanism
    """Mechanism it then is."""
    acts: tuple[ArticleAct, ...] = ()
    """What to do."""
    workaround: MaybeSlug = ""
    """Workaround to tell users."""
    rules_out: Slugs = ()
    """Parts cleared when the reading is in its band."""


class ArticleHead(Source):
    """The front matter of articles/<id>.md."""

    id: Slug
    """Id."""
    title: Said
    """Title."""
    symptoms: Slugs = ()
    """Symptom tags."""
    words: Words = ()
    """Search words."""
    steps: tuple[Step, ...] = ()
    """Where to look and what to do."""
    answers: Slugs = ()
    """Needs it answers."""


FaultFile.model_rebuild()
