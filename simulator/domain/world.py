"""The world: the book it was staged from, its truth and its record, at one tick."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from simulator.domain.book import Book
from simulator.domain.record import Record
from simulator.domain.truth import Truth

RELIEF_SEAT = "relief"
"""Seat of the next desk in the aftermath."""


@dataclass(slots=True)
class World:
    """All state of a run; `decide` reads it, `evolve` alone writes it."""

    book: Book
    truth: Truth = field(default_factory=Truth)
    record: Record = field(default_factory=Record)
    now: int = 0
    injected: dict[str, int] = field(default_factory=dict)
    """Inject id -> tick at which its trigger was first met (its wait runs from there)."""
    memo: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)
    """What rules worked out before, each with what it holds for; no state: an empty one gives the same answers."""
