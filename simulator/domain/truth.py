"""The truth: what is really wrong, lost, felt and owed. Only `evolve` writes it; no view may read it."""

from __future__ import annotations

from dataclasses import dataclass, field

from simulator.domain.plan import Fault, Scope


@dataclass(slots=True)
class FaultState:
    """One occurrence of a fault."""

    planted: str
    fault: Fault
    scope: Scope
    persons: tuple[str, ...]
    onset: int | None = None
    conditions: dict[str, str] = field(default_factory=dict)
    active: bool = False
    level: int = 0
    """Share of its full loss that bites now, basis points."""
    history: list[tuple[int, dict[str, str], bool, int]] = field(default_factory=list)
    """(tick, conditions, active, level) at every change, oldest first."""
    damage: int = 0
    """Units open."""
    damage_all: int = 0
    damage_late: int = 0
    repaired: int | None = None
    evidence: bool = True
    relief_until: int = 0
    credits: list[tuple[int, str, str, str]] = field(default_factory=list)
    """(tick, why, restores, removes) of every change of conditions."""
    spawned_by: str = ""


@dataclass(slots=True)
class Truth:
    """The whole truth of a run."""

    faults: dict[str, FaultState] = field(default_factory=dict)
    own: list[list[int]] = field(default_factory=list)
    """Capacity of each node by its own costs and outages, by cell; node order of the book."""
    total: list[list[int]] = field(default_factory=list)
    """Capacity with what it depends on."""
    own_history: dict[int, list[tuple[int, tuple[int, ...]]]] = field(default_factory=dict)
    total_history: dict[int, list[tuple[int, tuple[int, ...]]]] = field(default_factory=dict)
    """Node index -> (tick, capacity by cell) at every change; a node without a row was never touched."""
    losses: dict[str, int] = field(default_factory=dict)
    """Service -> loss now, basis points, weighted by who uses it."""
    money: dict[str, int] = field(default_factory=dict)
    """Service -> loss so far in basis points x W (see `simulator.domain.faults.money`)."""
    loss_history: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    """Service -> (tick, loss bp) at every change."""
    counted: int = 0
    """Tick up to which money is counted."""
    damage_cents: int = 0
    mood: dict[str, int] = field(default_factory=dict)
    trust: dict[str, int] = field(default_factory=dict)
    needs: dict[str, dict[str, int | None]] = field(default_factory=dict)
    """Interaction -> need -> tick met."""
    violations: list[tuple[int, str, str, str]] = field(default_factory=list)
    """(tick, interaction, need, how)."""
    outages: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    """Run -> (target, loss bp, until)."""
    harms: list[tuple[int, str, str, str]] = field(default_factory=list)
    """(tick, planted, run, harm text id)."""
    destroyed: list[tuple[int, str, str, bool]] = field(default_factory=list)
    """(tick, planted, run, flagged): evidence taken away."""
    outage_log: list[tuple[int, int, str, str]] = field(default_factory=list)
    """(from, until, run, target)."""
    turns: int = 0
    """How often conditions or capacity were written: between two turns only time moves a reading."""
