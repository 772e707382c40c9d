"""Files about services: what they need, what an outage costs, what is promised, and the hours for which it holds."""

from typing import Annotated, Literal

from pydantic import Field

from simulator.compiler.schema.base import Pair, Source
from simulator.compiler.schema.notation import (
    Cents,
    Flag,
    MaybeSlug,
    MinuteOfDay,
    Said,
    Slug,
    Ticks,
    Weight,
    Whole,
    Words,
)


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
