"""The incident lifecycle of the industry ruleset as data: which move leads where, and what guards it."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.base import Refusal


@dataclass(frozen=True, slots=True)
class Move:
    """One legal move of a ticket."""

    name: str
    sources: tuple[str, ...]
    target: str


# Support rules 3.1 and 3.2; a duplicate may also be found out once work has begun.
# Resolving from new is the first-contact fix; assigning again is a hop.
INDUSTRY: tuple[Move, ...] = (
    Move("take", ("new", "assigned", "in-progress", "on-hold"), "in-progress"),
    Move("assign", ("new", "assigned", "in-progress", "on-hold"), "assigned"),
    Move("hold", ("in-progress",), "on-hold"),
    Move("resume", ("on-hold",), "in-progress"),
    Move("resolve", ("new", "in-progress", "on-hold"), "resolved"),
    Move("reopen", ("resolved",), "in-progress"),
    Move("close", ("resolved",), "closed"),
    Move("cancel", ("new", "assigned", "in-progress"), "cancelled"),
)

STATES = ("new", "assigned", "in-progress", "on-hold", "resolved", "closed", "cancelled")

_MOVES = {move.name: move for move in INDUSTRY}

_WHY = {
    ("on-hold", "cancel"): "it waits for an answer; resume it first",
    ("assigned", "resolve"): "nobody has worked on it yet; take it first",
    ("new", "close"): "it must be resolved before it can be closed",
    ("in-progress", "close"): "it must be resolved before it can be closed",
    ("assigned", "close"): "it must be resolved before it can be closed",
    ("on-hold", "close"): "it is on hold; resume and resolve it first",
    ("new", "hold"): "take it first; only work in progress can be put on hold",
    ("assigned", "hold"): "take it first; only work in progress can be put on hold",
}


def move(name: str, state: str) -> str | None:
    """Where a move leads from this state, or None when it is illegal."""
    rule = _MOVES[name]
    return rule.target if state in rule.sources else None


def _only(name: str) -> str:
    """From which states a move leads, in words."""
    return f"{name} is for a ticket that is {' or '.join(_MOVES[name].sources)}"


def illegal(name: str, ticket: str, state: str) -> Refusal | None:
    """The refusal of a move that is not allowed from this state, or None."""
    if move(name, state) is not None:
        return None
    if state in ("closed", "cancelled"):
        reason = f"{ticket} is {state}; a recurrence is a new ticket linked to it"
    else:
        reason = f"{ticket} is {state}: {_WHY.get((state, name), _only(name))}"
    return Refusal(reason, "illegal-move")
