"""The course of a service as the probes saw it, every five minutes; what did not change was not told again."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.domain.time import MINUTE

GRID = 5 * MINUTE
"""Monitoring looks this often."""
Point = tuple[int, int]
"""(tick, value)."""


def course(told: Sequence[Point], now: int) -> list[Point]:
    """A value for each look from the first one in the shift until now; between two changes it stood still."""
    found: list[Point] = []
    place, value = 0, None
    for tick in range(0, max(now, 0) + 1, GRID):
        while place < len(told) and told[place][0] <= tick:
            value = told[place][1]
            place += 1
        if value is not None:
            found.append((tick, value))
    return found
