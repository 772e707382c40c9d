"""Means, percentiles and shares of whole numbers, rounded the same everywhere."""

from __future__ import annotations

from collections.abc import Sequence

WHOLE = 10_000
ALLOWED = 5
"""Seeds of a hundred at which an order may break."""


def mean(values: Sequence[int]) -> int:
    """The mean, halves away from zero; 0 of nothing."""
    if not values:
        return 0
    total, count = sum(values), len(values)
    return (2 * total + count) // (2 * count) if total >= 0 else -((-2 * total + count) // (2 * count))


def percentile(values: Sequence[int], percent: int) -> int:
    """The value below which so many percent lie, one of the values themselves; 0 of nothing."""
    if not values:
        return 0
    ordered = sorted(values)
    return ordered[(len(ordered) - 1) * percent // 100]


def median(values: Sequence[int]) -> int:
    """The middle value; of two the lower."""
    return percentile(values, 50)


def share(count: int, of: int) -> int:
    """Basis points of a whole; all of nothing."""
    return count * WHOLE // of if of else WHOLE


def few(bad: int, of: int) -> bool:
    """Whether no more than the allowed part broke."""
    return bad * 100 <= ALLOWED * of
