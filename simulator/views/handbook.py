"""The handbook: what anybody in the chair may know of the firm, fixed for a run. No faults, no needs, no stage."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from simulator.domain.plan import (
    CI,
    Article,
    Audience,
    Cell,
    CIKind,
    Diagnostic,
    Group,
    Person,
    Remedy,
    Role,
    Rule,
    Service,
    Site,
    Target,
)


@dataclass(frozen=True, slots=True)
class Handbook:
    """The public part of a plan, indexed by id."""

    seat: str
    group: str
    role: Role
    sites: dict[str, Site]
    cells: dict[str, Cell]
    people: dict[str, Person]
    groups: dict[str, Group]
    kinds: dict[str, CIKind]
    cis: dict[str, CI]
    services: dict[str, Service]
    diagnostics: dict[str, Diagnostic]
    remedies: dict[str, Remedy]
    rules: dict[str, Rule]
    articles: dict[str, Article]
    audiences: dict[str, Audience]
    targets: tuple[Target, Target, Target, Target, Target]
    categories: tuple[tuple[str, str], ...]
    glossary: dict[str, str]
    efforts: dict[str, int]
    offset: int
    start: int
    """Local minutes after midnight of tick 0."""
    length: int
    service_parts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Service -> parts it stands on by known dependencies, nearest first (breadth first)."""
    memo: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)
    """What was drawn or looked up before: key -> what from and what came of it; no answer depends on what is here."""
