"""Files about the firm: places, people, teams, what is agreed, and who can be told."""

from typing import Annotated, Literal

from pydantic import Field

from simulator.compiler.schema.base import Pair, Source
from simulator.compiler.schema.notation import (
    Cents,
    Flag,
    MaybeSlug,
    MinuteOfDay,
    Minutes,
    Prose,
    Said,
    Slug,
    Slugs,
    Ticks,
    Waits,
    Weight,
    Whole,
    Words,
)

Part = Literal[
    "seen", "since", "scope", "changed", "ruled-out", "logs", "deadline", "works", "workaround",
    "words", "own-way", "impact", "doing", "decision",
]  # fmt: skip


class Site(Source):
    """An office."""

    id: Slug
    """Id, such as kuala-lumpur."""
    name: Said
    """As people write it."""
    zone: Said
    """Its zone of the tz database; the offsets are frozen in calendars.yaml."""


class Unit(Source):
    """A business unit."""

    id: Slug
    """Id, such as client-coverage."""
    name: Said
    """As people write it."""


class Cell(Source):
    """How many people of one unit sit at one office."""

    site: Slug
    """Office."""
    unit: Slug
    """Business unit."""
    heads: Annotated[Whole, Field(ge=0)]
    """People; the cast fills the seats."""


class SitesFile(Source):
    """sites.yaml."""

    sites: tuple[Site, ...]
    """Offices."""
    units: tuple[Unit, ...]
    """Business units."""
    cells: tuple[Cell, ...]
    """Who sits where."""


class Starts(Source):
    """How long until somebody starts, per priority."""

    p1: Waits
    """Priority 1."""
    p2: Waits
    """Priority 2."""
    p3: Waits
    """Priority 3."""
    p4: Waits
    """Priority 4."""
    p5: Waits
    """Priority 5."""


class Group(Source):
    """A team or a supplier that takes cases."""

    id: Slug
    """Id, such as infrastructure or x06."""
    name: Said
    """As people write it."""
    kind: Literal["desk", "support", "development", "business", "authority", "supplier"]
    """What sort of team."""
    lead: MaybeSlug = ""
    """Person who answers for it."""
    people: Annotated[Whole, Field(ge=0)] = 1
    """How many work in it."""
    hours: Said = "always"
    """Calendar id."""
    start: Starts
    """Agreed time until somebody starts."""
    work: Waits
    """How long the work takes."""
    needs: tuple[Part, ...] = ()
    """What an ask must hold to be taken."""
    skills: Words = ()
    """Parts whose cases belong here, or *."""
    bounce: Waits
    """How long a thin ask lies before it comes back."""


class GroupsFile(Source):
    """groups.yaml."""

    groups: tuple[Group, ...]
    """Teams and suppliers."""


class Person(Source):
    """An authored stakeholder; the name stands in cast.yaml, so that a class can be cast afresh."""

    id: Slug
    """Id, such as grace-tan."""
    site: Slug
    """Office."""
    unit: Slug
    """Business unit; clients for somebody outside."""
    role: Slug
    """What they are."""
    voice: Slug
    """Voice sheet."""
    name: str = ""
    """Name where the cast has none."""
    group: MaybeSlug = ""
    """Team they work in."""
    trust: Annotated[Whole, Field(ge=0, le=100)] | None = None
    """Starting trust; left out = as the voice."""
    patience: Minutes | None = None
    """Minutes before mood falls; left out = as the voice."""
    wants: tuple[Part, ...] = ()
    """What a message to them must hold."""
    cadence: Minutes = 0
    """How often they want a word while hit, in minutes; 0 = once."""


class PeopleFile(Source):
    """people.yaml."""

    people: tuple[Person, ...]
    """Authored stakeholders."""


class Member(Source):
    """One of the ordinary staff or clients, as frozen by the cast."""

    id: Slug
    """Id, such as p001."""
    site: Slug
    """Office."""
    unit: Slug
    """Business unit."""
    name: Said
    """Name in ASCII."""
    role: Slug
    """What they are."""


class CastFile(Source):
    """cast.yaml, written by `make cast`."""

    cast: tuple[Member, ...]
    """Ordinary staff."""
    names: dict[str, str] = Field(default_factory=dict)
    """Names of the authored stakeholders, by id."""


class MoneyWindow(Source):
    """What an hour of total outage costs between two times of a service day."""

    from_: MinuteOfDay
    """From."""
    to: MinuteOfDay
    """To."""
    per_hour: Cents
    """Money per hour."""


class Needed(Source):
    """A dependency as written under its service."""

    on: Slug
    """What it needs."""
    kind: Literal["hard", "soft", "redundant"] = "hard"
    """How much it needs it."""
    weight: Weight | None = None
    """Soft: the share that depends on it. Redundant: how many of the group must be up."""
    group: str = ""
    """Redundant ones share a group name."""
    known: Flag = True
    """False: not on the map until an act finds it."""
    found_by: tuple[Pair, ...] = ()
    """(diagnostic, target) acts that find it."""


class Dependency(Needed):
    """A row of dependencies.yaml."""

    of: Slug
    """Who needs it."""


class DependenciesFile(Source):
    """dependencies.yaml."""

    dependencies: tuple[Dependency, ...]
    """What hangs on what."""


class Service(Source):
    """A business service: what users and agreements see."""

    id: Slug
    """Id, such as client-portal."""
    alias: str = ""
    """Short sign, such as S13."""
    name: Said
    """As the service catalogue writes it."""
    words: Words = ()
    """What users call it."""
    tier: Annotated[Whole, Field(ge=1, le=4)] = 2
    """1 is the most critical."""
    hours: Said = "service-hours"
    """Calendar id of the agreed hours."""
    cells: tuple[str, ...] = ("*/*",)
    """Who uses it: site/unit, either may be *."""
    money: tuple[MoneyWindow, ...] = ()
    """What an outage costs by time of day."""
    money_calendar: str = ""
    """Calendar whose days count for money; left out = the agreed hours."""
    needs: tuple[Needed, ...] = ()
    """What it needs."""
    data_owner: MaybeSlug = ""
    """Who may grant access."""


class ServicesFile(Source):
    """services.yaml."""

    services: tuple[Service, ...]
    """Business services."""


class Target(Source):
    """What is promised for one priority."""

    response: Ticks
    """Time to a response."""
    resolution: Ticks
    """Time to a resolution."""
    always: Flag = False
    """The clock runs round the clock."""


class Targets(Source):
    """What is promised, per priority."""

    p1: Target
    """Priority 1."""
    p2: Target
    """Priority 2."""
    p3: Target
    """Priority 3."""
    p4: Target
    """Priority 4."""
    p5: Target
    """Priority 5."""


class SlaFile(Source):
    """sla.yaml."""

    targets: Targets
    """What is promised."""
    categories: tuple[Pair, ...]
    """Category and subcategory pairs a ticket may carry."""


class EffortsFile(Source):
    """efforts.yaml."""

    efforts: dict[Slug, Ticks]
    """Hands per act."""


class GlossaryFile(Source):
    """glossary.yaml."""

    glossary: dict[str, Slug]
    """Word as people say it, and the service or part it means."""


class Audience(Source):
    """Somebody a message can go to."""

    id: Slug
    """Id."""
    name: Said
    """As people write it."""
    persons: Slugs = ()
    """Who reads it."""
    clients: Flag = False
    """Reaches people outside the firm."""
    via: MaybeSlug = ""
    """Through whom clients are written to."""
    reaches: tuple[str, ...] = ()
    """Cells whose people have then been told: site/unit, either may be *."""
    wants: tuple[Part, ...] = ()
    """What a message to them must hold."""
    limit: Annotated[Whole, Field(ge=1)] = 120
    """Words."""
    confidential: Flag = False
    """A client may be named to it."""


class AudiencesFile(Source):
    """audiences.yaml."""

    audiences: tuple[Audience, ...]
    """Lists, persons and groups a message can go to."""


class Outcome(Source):
    """Something a learner can show."""

    id: Slug
    """Id as scenarios teach it."""
    text: Prose
    """What is learnt, in one line."""
    measures: Slugs = ()
    """Measures of the rubric that show it."""
    module: str = ""
    """Module of the course."""
    article: MaybeSlug = ""
    """Article to read."""


class OutcomesFile(Source):
    """outcomes.yaml."""

    outcomes: tuple[Outcome, ...]
    """What can be learnt."""


class CalendarRow(Source):
    """A weekly calendar."""

    id: Said
    """Calendar id."""
    zone: Said
    """Zone of its times."""
    always: Flag = False
    """Never closes."""
    weekly: tuple[tuple[str, str, str], ...] = ()
    """Rows of day, from, to."""
    holidays: str = ""
    """Site whose holidays close it."""


class CalendarsFile(Source):
    """calendars.yaml, written by `make calendars`."""

    zones: dict[str, tuple[tuple[str, Whole], ...]]
    """Zone -> rows of (UTC instant from which it holds, minutes ahead of UTC)."""
    holidays: dict[str, dict[str, str]]
    """Site -> date -> name of the holiday."""
    calendars: tuple[CalendarRow, ...]
    """Weekly calendars."""
