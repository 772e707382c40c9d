"""Points as figures: what is whole, and how basis points are written. Knows no plan: anybody may show points."""

from __future__ import annotations

WHOLE = 10_000
"""Basis points of everything: the most a grade can hold, and one whole of any share."""
RUBRIC_VERSION = 1
"""Goes up when the same run is graded otherwise."""


def points(basis: int) -> str:
    """Basis points as points of 100 with one decimal."""
    tenths = (abs(basis) + 5) // 10
    return f"{'-' if basis < 0 and tenths else ''}{tenths // 10}.{tenths % 10}"


def exact(basis: int) -> str:
    """Basis points as points of 100 with two decimals, which is all there is: sums of these add up."""
    return f"{'-' if basis < 0 else ''}{abs(basis) // 100}.{abs(basis) % 100:02d}"
