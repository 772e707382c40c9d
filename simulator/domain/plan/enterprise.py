"""What a compiled plan says about the firm: places, people, groups, parts, services and how they hang together.

Only shapes and what they promise; how files become these values is the compiler's business.
Durations and instants are ticks (whole milliseconds from the shift's start), shares are basis points
(10,000 = the whole), money is cents of SGD.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from simulator.domain.tables import Table

Permission = Literal["may", "must-ask", "must-not"]
Approval = Literal["none", "standard", "normal", "emergency"]
GroupKind = Literal["desk", "support", "development", "business", "authority", "supplier"]
Follows = Literal["own", "upstream", "load", "nothing"]
DependencyKind = Literal["hard", "soft", "redundant"]


@dataclass(frozen=True, slots=True)
class Site:
    """An office."""

    id: str
    name: str
    offset: int
    """Minutes ahead of UTC on the day of the shift."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A business unit; `clients` is one too, at each office that serves them."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Cell:
    """The people of one unit at one site: the grain at which service is good or bad."""

    id: str
    """`site/unit`."""
    site: str
    unit: str
    heads: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may ring, be told, or own something; the name stands in the cast, not here."""

    id: str
    cell: str
    role: str
    """What they are: `head-trader`, `quiet-expert`, `analyst` ..."""
    archetype: str
    """Whose voice sheet they speak by (voice id)."""
    group: str
    """Support group they work in, or ''."""
    trust: int
    patience: int
    """Minutes they stay on a line or wait for a word before mood falls."""
    wants: tuple[str, ...]
    """What a message to them must hold: of seen, since, scope, works, workaround, doing, impact, deadline, decision."""
    cadence: int
    """How often they want a word while hit by a P1/P2, in minutes; 0 = once is enough."""


@dataclass(frozen=True, slots=True)
class Group:
    """A team or supplier that takes cases."""

    id: str
    name: str
    kind: GroupKind
    lead: str
    """Person id who answers for it, or ''."""
    people: int
    hours: str
    """Calendar id."""
    start: tuple[Table, Table, Table, Table, Table]
    """Wait until somebody starts, for P1 ... P5 (OLA or contract figure), in ticks."""
    work: Table
    """How long the work itself takes, in ticks."""
    needs: tuple[str, ...]
    """Which parts of an ask must be there, of seen, since, scope, changed, ruled-out, logs, deadline."""
    skills: tuple[str, ...]
    """CI ids (or '*') whose cases belong here."""
    bounce: Table
    """How long a thin ask lies before it comes back, in ticks."""


@dataclass(frozen=True, slots=True)
class Band:
    """A typical range of a signal between two minutes of the local day of the shift's zone."""

    start: int
    end: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing that can be measured on a part; value = middle of its band x response x moves x noise."""

    id: str
    name: str
    unit: str
    digits: int
    """Decimal places shown: a value 213 with digits 1 is shown as 21.3."""
    follows: Follows
    bands: tuple[Band, ...]
    response: tuple[tuple[int, int], ...]
    """(capacity bp, multiplier permille), falling capacity; between two points linear."""
    noise: int
    """Largest deviation either way, permille."""


@dataclass(frozen=True, slots=True)
class DiagnosticUse:
    """What a diagnostic reads on a kind of part."""

    diagnostic: str
    signals: tuple[str, ...]
    records: tuple[str, ...]
    per_member: bool
    per_site: bool


@dataclass(frozen=True, slots=True)
class CIKind:
    """A kind of part: what it measures and which diagnostics apply."""

    id: str
    name: str
    signals: tuple[Signal, ...]
    diagnostics: tuple[DiagnosticUse, ...]
    entries: tuple[tuple[str, str], ...]
    """Ordinary record entries as (record, text id), always there as harmless background."""


@dataclass(frozen=True, slots=True)
class CI:
    """A configuration item: application (Ann), infrastructure part (Inn) or supplier service (Xnn)."""

    id: str
    name: str
    job: str
    kind: str
    tier: int
    owner: str
    """Group id that resolves its faults."""
    members: tuple[str, ...]
    """Full ids such as `A19/edge-dc`."""
    member_cells: tuple[tuple[str, tuple[str, ...]], ...]
    """Which cells a member serves; a member without a row serves all."""
    bands: tuple[tuple[str, tuple[Band, ...]], ...]
    """Signal bands that replace the kind's."""
    entries: tuple[tuple[str, str, int], ...]
    """Its own ordinary record entries: (record, text id, tick)."""


@dataclass(frozen=True, slots=True)
class Dependency:
    """`of` needs `on`."""

    of: str
    on: str
    kind: DependencyKind
    weight: int
    """Soft: basis points of `of` that depend on it. Redundant: how many of the group must be up (k)."""
    group: str
    """Redundant members share a group name; else ''."""
    known: bool
    found_by: tuple[tuple[str, str], ...]
    """(diagnostic, target) acts that draw a hidden one on the map."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a service promises for one priority."""

    response: int
    resolution: int
    always: bool
    """True: the clock runs round the clock."""


@dataclass(frozen=True, slots=True)
class Service:
    """A business service: what users and agreements see."""

    id: str
    alias: str
    name: str
    words: tuple[str, ...]
    """What users call it."""
    tier: int
    hours: str
    """Calendar id of its agreed hours."""
    cells: tuple[str, ...]
    """Who uses it."""
    rates: tuple[tuple[int, int, int], ...]
    """(from tick, to tick, cents per hour) that a total outage costs; gaps cost nothing."""
    data_owner: str
    """Group or person who may grant access."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A test anybody in the seat may run."""

    id: str
    name: str
    about: str
    hands: int
    wait: Table


@dataclass(frozen=True, slots=True)
class Remedy:
    """Something that can be done to a part, whoever may do it."""

    id: str
    name: str
    kinds: tuple[str, ...]
    """CI kinds it can be applied to; ('*',) for all."""
    who: tuple[tuple[str, Permission], ...]
    """Permission by group; groups not listed must not."""
    approval: Approval
    hands: int
    wait: Table
    outage: int
    """Ticks during which it takes the target down by default."""
    outage_loss: int
    words: tuple[str, ...]
    """Words that a leak check must not find in hints; also how people name it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """An alert rule of the monitoring: what it measures and when it speaks."""

    id: str
    ci: str
    signal: str
    above: bool
    limit: int
    level: Literal["amber", "red", "green"]
    muted: bool
    text: str
    """Text id with {value}."""


@dataclass(frozen=True, slots=True)
class Effort:
    """Hands that a kind of command takes, by role; constants that are shown."""

    act: str
    hands: int


@dataclass(frozen=True, slots=True)
class Enterprise:
    """The firm as compiled."""

    sites: tuple[Site, ...]
    units: tuple[Unit, ...]
    cells: tuple[Cell, ...]
    people: tuple[Person, ...]
    groups: tuple[Group, ...]
    kinds: tuple[CIKind, ...]
    cis: tuple[CI, ...]
    services: tuple[Service, ...]
    dependencies: tuple[Dependency, ...]
    targets: tuple[Target, Target, Target, Target, Target]
    diagnostics: tuple[Diagnostic, ...]
    remedies: tuple[Remedy, ...]
    rules: tuple[Rule, ...]
    efforts: tuple[Effort, ...]
    calendars: tuple[tuple[str, tuple[tuple[int, int], ...]], ...]
    """Calendar id -> half-open tick intervals, 120 days before to 60 after."""
    categories: tuple[tuple[str, str], ...]
    """(category, subcategory) that a ticket may carry."""
    glossary: tuple[tuple[str, str], ...]
    """Word as people say it -> service id or CI id."""
