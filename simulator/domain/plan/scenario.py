"""What a compiled plan says about one shift, and the plan that ties everything together."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.plan.enterprise import Enterprise
from simulator.domain.plan.faults import Article, Fault, Need, Scope
from simulator.domain.plan.people import (
    Anomaly,
    Background,
    Contact,
    FactSpec,
    Hint,
    InheritedTicket,
    Inject,
    Voice,
)


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault put into this shift."""

    id: str
    fault: str
    at: int | None
    window: tuple[int, int] | None
    """Onset is drawn from it when `at` is None."""
    scope: Scope
    unless_control: str
    """The fault stays away when the shift's controls hold this name."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One way a `one-of` can go: its faults with their own callers."""

    id: str
    faults: tuple[Planted, ...]
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Twins by seed: exactly one branch happens."""

    id: str
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """The frame of the scenario; tick 0 is its start."""

    day: int
    """Days since 1970-01-01 of the local date at the start."""
    start: int
    """Local minutes after midnight of tick 0."""
    offset: int
    """Minutes ahead of UTC of the shift's zone."""
    length: int
    horizon: int
    """Last tick of the aftermath (five business days on at most)."""


@dataclass(frozen=True, slots=True)
class Role:
    """The chair the player takes."""

    seat: str
    group: str
    may: tuple[str, ...]
    must_ask: tuple[str, ...]
    must_not: tuple[str, ...]
    """Remedy ids and act names by permission, as the role card says."""


@dataclass(frozen=True, slots=True)
class Audience:
    """Somebody a message can go to: a list, a person or a group."""

    id: str
    name: str
    persons: tuple[str, ...]
    clients: bool
    """True: reaches people outside the firm, and only through `via`."""
    via: str
    reaches: tuple[str, ...]
    """Cell ids (or '*') whose people have then been told."""
    wants: tuple[str, ...]
    limit: int
    """Words."""
    confidential: bool
    """True: client identity may be named to it."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of the rubric and its weight in basis points of the whole."""

    id: str
    family: str
    weight: int


@dataclass(frozen=True, slots=True)
class Scenario:
    """One shift as compiled."""

    id: str
    title: str
    module: str
    shift: Shift
    role: Role
    faults: tuple[Planted, ...]
    choices: tuple[Choice, ...]
    contacts: tuple[Contact, ...]
    background: tuple[Background, ...]
    load: int
    """How many background contacts staging draws."""
    inherited: tuple[InheritedTicket, ...]
    injects: tuple[Inject, ...]
    hints: tuple[Hint, ...]
    anomalies: tuple[Anomaly, ...]
    anomaly_count: tuple[int, int]
    audiences: tuple[Audience, ...]
    rubric: tuple[Measure, ...]
    teaches: tuple[str, ...]
    separates: tuple[str, ...]
    lesson: str
    """`open` or `guided`."""
    target: int
    """Points (basis points of the whole) the reference script reaches."""
    controls: tuple[str, ...]
    """Names of controls that were kept, for faults armed by a dropped one."""
    debrief: tuple[str, ...]
    """Text ids of the questions."""
    tutor: str
    briefing: str
    card: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything stage, engine, views, bots and grade read; no prose."""

    format: int
    enterprise: Enterprise
    faults: tuple[Fault, ...]
    needs: tuple[Need, ...]
    facts: tuple[FactSpec, ...]
    voices: tuple[Voice, ...]
    articles: tuple[Article, ...]
    scenario: Scenario
    words: tuple[tuple[str, int, int], ...]
    """(text id, variant count, words of the longest variant) for every text."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The prose of a plan, by text id; it has a digest of its own and never decides anything."""

    texts: tuple[tuple[str, tuple[str, ...]], ...]
    names: tuple[tuple[str, str], ...]
    """Person id -> name as cast."""


@dataclass(frozen=True, slots=True)
class StagedFault:
    """A planted fault with everything drawn that nobody's acts can change."""

    planted: str
    fault: str
    onset: int
    scope: Scope
    persons: tuple[str, ...]
    """Who of the cast is in a drawn share."""


@dataclass(frozen=True, slots=True)
class StagedContact:
    """A contact with its moment, person and variants drawn."""

    contact: Contact
    at: int
    person: str
    variant: int
    """Non-negative number; a text with n variants shows number `variant % n`."""
    origin: str
    """`staged`, `background`, `inherited` or `inject`."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A plan made concrete by a seed."""

    plan: Plan
    seed: int
    faults: tuple[StagedFault, ...]
    contacts: tuple[StagedContact, ...]
    anomalies: tuple[Anomaly, ...]
    branches: tuple[str, ...]
    """Which branch of each choice happened."""
    practice: bool = False
    """Hints are free and time can be taken back."""
    injects: tuple[StagedContact, ...] = ()
    """The contact of each inject with its person and variant drawn, of origin `inject`; `at` is 0."""
