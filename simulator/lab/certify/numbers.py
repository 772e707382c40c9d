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
    """The least of the values that so many percent of them do not exceed; 0 of nothing.

    Nearest rank: of n values in order the one at rank ceil(percent * n / 100), counted from 1. Percent is 1 to 100.
    Source: R. J. Hyndman and Y. Fan, Sample Quantiles in Statistical Packages, 1996, definition 1.
    """
    if not values:
        return 0
    return sorted(values)[-(-percent * len(values) // 100) - 1]


def median(values: Sequence[int]) -> int:
    """The middle value; of two the lower."""
    return percentile(values, 50)


def share(count: int, of: int) -> int:
    """Basis points of a whole; all of nothing."""
    return count * WHOLE // of if of else WHOLE


def few(bad: int, of: int) -> bool:
    """Whether no more than the allowed part broke."""
    return bad * 100 <= ALLOWED * of
