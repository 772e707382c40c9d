"""Files about one shift: the scenario with what is planted, asked and weighed in it, and tickets of the morning."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from simulator.compiler.schema.base import Level, Pair, Source
from simulator.compiler.schema.callers import Call, Talk
from simulator.compiler.schema.notation import (
    Flag,
    MaybeSlug,
    Points,
    Prose,
    Said,
    Share,
    Slug,
    Slugs,
    Ticks,
    When,
    Whole,
    Words,
)
from simulator.compiler.schema.predicate import Ask
from simulator.compiler.schema.trouble import Fact, FaultFile


class Shift(Source):
    """When the shift is."""

    date: str
    """ISO date on which it starts."""
    from_: str
    """Start, local time."""
    to: str
    """End; not after `from` = the next day."""
    zone: Said = "Asia/Singapore"
    """Zone of all times in the file."""


class Load(Source):
    """Everyday contacts beside the staged ones."""

    profile: Slug = "everyday"
    """Which background rows."""
    contacts: Annotated[Whole, Field(ge=0, le=200)] = 0
    """How many are drawn."""


class Inherited(Source):
    """A ticket found on the desk in the morning."""

    id: Slug
    """Id."""
    title: Said
    """Title."""
    type: Literal["incident", "request"] = "request"
    """Record type."""
    service: MaybeSlug = ""
    """Service."""
    part: MaybeSlug = ""
    """Part."""
    category: Pair | None = None
    """Category and subcategory."""
    impact: Level = 3
    """Impact as recorded."""
    urgency: Level = 3
    """Urgency as recorded."""
    opened: When
    """When it was opened."""
    responded: Flag = True
    """Its caller had a response."""
    need: MaybeSlug = ""
    """Need behind it."""
    contact: Talk
    """Who called, and how they answer."""
    facts: Slugs = ()
    """Facts on record."""
    promise: When | None = None
    """Time already promised to the caller."""


class InheritedFile(Source):
    """inherited.yaml: tickets from which a scenario that only says how many takes."""

    inherited: tuple[Inherited, ...]
    """Tickets."""


def _tickets(value: object) -> str:
    return "count" if isinstance(value, int) else "list"


class Inherit(Source):
    """What lies on the desk in the morning."""

    tickets: Annotated[
        Annotated[tuple[Inherited, ...], Tag("list")] | Annotated[Whole, Field(ge=0, le=50), Tag("count")],
        Discriminator(_tickets),
    ] = 0
    """The tickets, or how many of inherited.yaml."""
    due_in_shift: Annotated[Whole, Field(ge=0, le=50)] | None = None
    """How many of them fall due in the shift."""


class Plant(Source):
    """A fault put into the shift."""

    mode: Slug
    """Fault id."""
    id: MaybeSlug = ""
    """Own id; left out = the mode."""
    at: When | None = None
    """Start."""
    window: tuple[When, When] | None = None
    """The start is drawn from it."""
    site: MaybeSlug = ""
    """One office."""
    sites: Slugs = ()
    """Offices; left out = all."""
    units: Slugs = ()
    """Units; left out = all."""
    share: Share = 10_000
    """How many of the people in each cell."""
    unless_control: str = ""
    """Control that keeps it away."""
    calls: tuple[Call, ...] = ()
    """Contacts that come only with it."""


class Branch(Source):
    """A branch with several faults, or none."""

    id: Slug
    """Id."""
    faults: tuple[Plant, ...] = ()
    """Faults."""
    calls: tuple[Call, ...] = ()
    """Contacts that come only with this branch."""


def _two_or_more(value: object) -> object:
    if isinstance(value, list) and len(value) < 2:
        raise ValueError("must offer at least two branches")
    return value


def _three(value: object) -> object:
    if not isinstance(value, list) or len(value) != 3:
        raise ValueError("must be three levels: a question, a direction, an act")
    return value


def _branch(value: object) -> str:
    return "branch" if isinstance(value, dict) and "faults" in value else "plant"


class OneOf(Source):
    """Twins by seed: exactly one branch happens."""

    id: MaybeSlug = ""
    """Own id; left out = the first branch's with -or-."""
    one_of: Annotated[
        tuple[
            Annotated[
                Annotated[Branch, Tag("branch")] | Annotated[Plant, Tag("plant")],
                Discriminator(_branch),
            ],
            ...,
        ],
        BeforeValidator(_two_or_more),
    ]
    """Branches."""
    window: tuple[When, When] | None = None
    """Where a branch's faults say no time."""


def _planted(value: object) -> str:
    return "one-of" if isinstance(value, dict) and "one-of" in value else "plant"


PlantOrChoice = Annotated[Annotated[OneOf, Tag("one-of")] | Annotated[Plant, Tag("plant")], Discriminator(_planted)]


class Inject(Talk):
    """Something that happens when its moment or predicate comes."""

    id: Slug
    """Id."""
    at: When | None = None
    """Moment."""
    after: Ask | None = None
    """Happens after this came true."""
    wait: Ticks = 0
    """So much later."""
    when: Ask | None = None
    """Only if this then holds."""


class Hint(Source):
    """Three levels of help for one way of being stuck."""

    id: Slug
    """Id."""
    stuck: Ask
    """Being stuck."""
    for_: Ticks = 0
    """How long."""
    levels: Annotated[tuple[Prose, ...], BeforeValidator(_three)]
    """A question, a direction, an act."""


class Measure(Source):
    """One measure of the rubric."""

    id: Slug
    """Id."""
    family: Literal["service", "quality", "people", "improvement", "integrity"]
    """Family."""
    weight: Annotated[Whole, Field(ge=0, le=10_000)]
    """Basis points of the whole."""


class RoleRows(Source):
    """What the seat may do, where it differs from the remedies' own permissions."""

    may: Slugs = ()
    """Remedies and acts."""
    must_ask: Slugs = ()
    """Remedies and acts."""
    must_not: Slugs = ()
    """Remedies and acts."""


class ScenarioFile(Source):
    """scenario.yaml: one shift."""

    format: Literal[1]
    """Version of this format."""
    id: Slug
    """Id; names the symptom."""
    title: Said
    """Title; names the symptom."""
    module: str = "own"
    """Module of the course; left out = a shift of one's own."""
    seat: Slug = "application-support"
    """Group in whose chair the player sits."""
    shift: Shift
    """When."""
    teaches: Slugs = ()
    """Outcomes, shown after play."""
    separates: tuple[Literal["order", "diagnosis", "telling", "boundaries"], ...] = ()
    """What good and poor desks differ in."""
    lesson: Literal["open", "guided"] = "open"
    """Guided ones are certified on their script only."""
    load: Load = Load()
    """Everyday contacts."""
    inherit: Inherit = Inherit()
    """Tickets of the morning."""
    faults: tuple[PlantOrChoice, ...] = ()
    """What goes wrong."""
    calls: tuple[Call, ...] = ()
    """Staged contacts."""
    injects: tuple[Inject, ...] = ()
    """What answers the player's course."""
    hints: tuple[Hint, ...] = ()
    """Help."""
    facts: dict[Slug, Fact] = Field(default_factory=dict)
    """Facts of this shift."""
    modes: tuple[FaultFile, ...] = ()
    """Failure modes of this shift alone, each as in a file of faults/."""
    controls: Words = ()
    """Controls that were kept."""
    anomalies: tuple[Whole, Whole] = (2, 4)
    """How many harmless oddities are drawn."""
    role: RoleRows = RoleRows()
    """What the seat may do."""
    rubric: tuple[Measure, ...] = ()
    """Weights; left out = the usual ones."""
    target: Points = 8_000
    """Points the reference script reaches."""
    debrief: tuple[Prose, ...] = ()
    """Questions."""
    content_notes: Words = ()
    """What the briefing warns of."""
    horizon_days: Annotated[Whole, Field(ge=1, le=5)] = 5
    """Business days of aftermath."""
