"""Files about parts: kinds and their signals, the parts themselves, tests, remedies, alert rules, oddities."""

from typing import Annotated, Literal

from pydantic import Field

from simulator.compiler.schema.base import Approval, Source
from simulator.compiler.schema.notation import (
    Flag,
    MaybeSlug,
    Measured,
    MinuteOfDay,
    Multiplier,
    Prose,
    Said,
    Share,
    Slug,
    Slugs,
    Ticks,
    Waits,
    When,
    Whole,
    Words,
)


class Band(Source):
    """A typical range between two times of day, in the signal's own whole numbers."""

    from_: MinuteOfDay
    """From."""
    to: MinuteOfDay
    """To."""
    low: Whole
    """Lowest ordinary value."""
    high: Whole
    """Highest ordinary value."""


class Signal(Source):
    """One thing that can be measured on a part of this kind."""

    id: Slug
    """Id."""
    name: Said
    """As instruments show it."""
    unit: str = ""
    """Unit as instruments show it."""
    digits: Annotated[Whole, Field(ge=0, le=6)] = 0
    """Decimal places: own value 213 with 1 is shown as 21.3."""
    follows: Literal["own", "upstream", "load", "nothing"] = "nothing"
    """What moves it without a fault of its own."""
    bands: tuple[Band, ...] = ()
    """Typical ranges over the day; a part may have its own."""
    response: dict[Share, Multiplier] = Field(default_factory=dict)
    """Capacity -> factor; straight between two rows."""
    noise: Multiplier = 0
    """Largest deviation either way."""


class DiagnosticUse(Source):
    """What a diagnostic reads on this kind."""

    diagnostic: Slug
    """Diagnostic."""
    signals: Slugs = ()
    """Signals it shows."""
    records: Slugs = ()
    """Records it shows."""
    per_member: Flag = False
    """Shows each member."""
    per_site: Flag = False
    """Shows each office."""


class KindEntry(Source):
    """An ordinary line a record of this kind always holds."""

    record: Slug
    """Record."""
    text: Prose
    """The line."""


class Kind(Source):
    """A kind of part."""

    id: Slug
    """Id."""
    name: Said
    """As people write it."""
    signals: tuple[Signal, ...] = ()
    """What it measures."""
    diagnostics: tuple[DiagnosticUse, ...] = ()
    """Which tests apply."""
    entries: tuple[KindEntry, ...] = ()
    """Ordinary record lines."""


class KindsFile(Source):
    """kinds.yaml."""

    kinds: tuple[Kind, ...]
    """Kinds of parts."""


class PartEntry(KindEntry):
    """An ordinary line in a record of this part."""

    at: When
    """When it was written."""


class Part(Source):
    """An application, infrastructure part or supplier service."""

    id: Slug
    """A01 ... A30, I01 ... I16, X01 ... X12."""
    name: Said
    """As people write it."""
    job: str = ""
    """What it does, in a line."""
    kind: Slug
    """Kind of part."""
    tier: Annotated[Whole, Field(ge=1, le=4)] = 2
    """1 is the most critical."""
    owner: Slug
    """Group that resolves its faults."""
    members: Slugs = ()
    """Nodes, links or copies, without the part's own id."""
    member_cells: dict[Slug, tuple[str, ...]] = Field(default_factory=dict)
    """Which cells a member serves (site/unit, either may be *); others serve all."""
    bands: dict[Slug, tuple[Band, ...]] = Field(default_factory=dict)
    """Its own typical ranges, by signal."""
    entries: tuple[PartEntry, ...] = ()
    """Its own ordinary record lines."""


class PartsFile(Source):
    """parts.yaml."""

    parts: tuple[Part, ...]
    """All parts."""


class Diagnostic(Source):
    """A test anybody in the seat may run."""

    id: Slug
    """Id."""
    name: Said
    """As the act list shows it."""
    about: str = ""
    """What it tells, in a line."""
    hands: Ticks
    """Hands it takes."""
    wait: Waits = Field(default="0s", validate_default=True)
    """How long the result takes."""


class DiagnosticsFile(Source):
    """diagnostics.yaml."""

    diagnostics: tuple[Diagnostic, ...]
    """All tests."""


class Remedy(Source):
    """Something that can be done to a part."""

    id: Slug
    """Id."""
    name: Said
    """As the act list shows it."""
    kinds: Words = ("*",)
    """Kinds of parts it applies to, or *."""
    who: dict[Slug, Literal["may", "must-ask", "must-not"]] = Field(default_factory=dict)
    """Permission by group; groups left out must not."""
    approval: Approval = "none"
    """Change approval it needs."""
    hands: Ticks
    """Hands it takes."""
    wait: Waits = Field(default="0s", validate_default=True)
    """How long it takes to work."""
    outage: Ticks = 0
    """How long it takes its target down."""
    outage_loss: Share = 0
    """How much it takes down meanwhile."""
    words: Words = ()
    """How people name it; hints must not."""


class RemediesFile(Source):
    """remedies.yaml."""

    remedies: tuple[Remedy, ...]
    """All remedies."""


class Rule(Source):
    """An alert rule."""

    id: Slug
    """Id."""
    part: Slug
    """Part or member it watches."""
    signal: Slug
    """Signal it watches."""
    above: Flag = True
    """Speaks above the limit; false = below."""
    limit: Measured
    """Limit."""
    level: Literal["amber", "red", "green"] = "amber"
    """Colour."""
    muted: Flag = False
    """Somebody silenced it."""
    text: Prose
    """What it says, with {value}."""


class RulesFile(Source):
    """rules.yaml."""

    rules: tuple[Rule, ...]
    """Alert rules."""


class Anomaly(Source):
    """A harmless oddity that looks interesting and means nothing."""

    id: Slug
    """Id."""
    part: Slug
    """Part or member."""
    signal: MaybeSlug = ""
    """Signal it moves."""
    record: MaybeSlug = ""
    """Record it stands in."""
    by: Multiplier = 1000
    """Factor on the signal."""
    text: Prose = ()
    """The record line."""


class AnomaliesFile(Source):
    """anomalies.yaml."""

    anomalies: tuple[Anomaly, ...]
    """Harmless oddities."""
