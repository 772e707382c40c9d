"""Files about the firm: places, people, teams, who can be told, what an act takes and what can be learnt."""

from typing import Annotated, Literal

from pydantic import Field

from simulator.compiler.schema.base import Source
from simulator.compiler.schema.notation import (
    Flag,
    MaybeSlug,
    Minutes,
    Prose,
    Said,
    Slug,
    Slugs,
    Ticks,
    Waits,
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
