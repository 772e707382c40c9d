"""Files about people who call and about one shift: voices, contacts, background, the scenario, its scripts."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, WithJsonSchema

from simulator.compiler.schema.base import Level, Pair, Place, Source
from simulator.compiler.schema.notation import (
    Flag,
    MaybeSlug,
    Minutes,
    Points,
    Prose,
    Said,
    Share,
    Slug,
    Slugs,
    SomePoints,
    Ticks,
    When,
    WhenOrOnset,
    Whole,
    Words,
)
from simulator.compiler.schema.predicate import Ask
from simulator.compiler.schema.trouble import Fact, FaultFile

INTENTS = (
    "scope", "since", "changed", "words", "others", "doing", "try", "own_way", "confirm",
    "empathise", "promise", "say_no", "teach", "close",
)  # fmt: skip
VOICE_EVENTS = ("again", "promise-missed", "angry", "thanks", "gone")


def _intent(value: object) -> object:
    return value.replace("-", "_") if isinstance(value, str) else value


IntentName = Annotated[
    Literal[
        "scope", "since", "changed", "words", "others", "doing", "try", "own_way", "confirm",
        "empathise", "promise", "say_no", "teach", "close",
    ],
    BeforeValidator(_intent),
]  # fmt: skip
Channel = Literal["phone", "chat", "mail", "form", "alert", "hand-off", "walk-up"]
Signed = Annotated[Whole, Field(ge=-100, le=100)]
Level100 = Annotated[Whole, Field(ge=0, le=100)]


class Voice(Source):
    """How an archetype or stakeholder talks."""

    id: Slug
    """Id."""
    mood: Level100 = 65
    """Starting mood."""
    patience: Minutes = 10
    """Minutes before mood falls."""
    trust: Level100 = 50
    """Starting trust."""
    lines: dict[str, Prose]
    """What they say to an intent they have nothing for, and at an event."""
    moods: dict[str, Signed] = Field(default_factory=dict)
    """Mood changes that differ from the usual ones, by intent."""


class VoicesFile(Source):
    """voices.yaml."""

    voices: tuple[Voice, ...]
    """Voice sheets."""


class Line(Source):
    """How this person answers one intent."""

    intent: IntentName
    """Intent."""
    says: Prose = ()
    """Their words; left out = the voice's."""
    gives: Slugs = ()
    """Facts in it."""
    mood: Signed = 0
    """Mood change beside the usual one."""
    trust: Signed = 0
    """Trust change beside the usual one."""
    after: MaybeSlug = ""
    """Fact that the seat must hold for this line."""
    before: MaybeSlug = ""
    """Fact that the seat must not hold yet."""


class Talk(Source):
    """What a contact is, without its id and moment."""

    channel: Channel
    """How it comes in."""
    from_: str = ""
    """Person id, voice@site/unit, voice@site, voice@unit, or role; alerts need none."""
    voice: MaybeSlug = ""
    """Voice sheet, where `from` does not say."""
    about: Slugs = ()
    """Planted faults and needs behind it."""
    typed: str = ""
    """What the sender chose in the form."""
    title: str = ""
    """Subject or title."""
    first: Prose
    """First words."""
    told: Prose = ()
    """First words when `told-if` has had a notice."""
    told_if: MaybeSlug = ""
    """Audience."""
    gives: Slugs = ()
    """Facts in the first words."""
    lines: tuple[Line, ...] = ()
    """Answers."""
    mood: Level100 | None = None
    """Starting mood; left out = the voice's."""
    patience: Minutes | None = None
    """Minutes; left out = the voice's."""
    phone_back: Flag | None = None
    """The seat may ring them; left out = all but alerts."""
    repeats: tuple[Ticks, ...] = ()
    """When they ring again after the first contact."""


class Call(Talk):
    """A staged contact."""

    id: Slug
    """Id."""
    at: WhenOrOnset
    """When it comes."""


class BackgroundRow(Place):
    """An everyday contact that may be drawn."""

    id: Slug
    """Id."""
    weight: Annotated[Whole, Field(ge=1)] = 1
    """How often, against the others."""
    contact: Talk
    """What comes."""
    profiles: Slugs = ()
    """Load profiles in which it may occur; left out = all."""


class BackgroundFile(Source):
    """background.yaml."""

    background: tuple[BackgroundRow, ...]
    """Everyday contacts."""


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


class ScriptStep(Source):
    """One step of a playthrough."""

    when: Ask | None = None
    """Do it once this holds; left out = at once."""
    do: Annotated[dict[str, Any] | str, WithJsonSchema({"type": ["object", "string"]})]
    """Command with its fields."""


class Band(Source):
    """From how many points to how many."""

    least: SomePoints = -10_000
    """At least so many; they may lie below nothing."""
    most: SomePoints = 10_000
    """At most so many."""


class PlaythroughFile(Source):
    """playthroughs/<name>.yaml: a script that plays the shift."""

    name: Said
    """What it shows."""
    target: Points = 0
    """Points it must reach."""
    expects: Band | None = None
    """Between which points it is expected to end; left out = from its target upwards."""
    steps: tuple[ScriptStep, ...]
    """Steps."""
