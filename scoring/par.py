"""How a run stands against the reference runs of the same seed: par and stars. Never a rank."""

from __future__ import annotations

from scoring.figures import WHOLE

NO_PAR_UNDER = 40 * WHOLE // 100
"""Points between idle and careful under which a scenario tells nobody apart."""

STAR_SHARE = 9_000
"""The share of the way from idle to careful that the expert's star asks for, basis points."""


def par(you: int, idle: int, careful: int) -> int | None:
    """Percent of the way from an empty chair to our expert, shown below 0 and above 100.

    Arguments are points of one seed. None when idle and careful lie less than 40 points of 100 apart.
    """
    way = careful - idle
    if way < NO_PAR_UNDER:
        return None
    product = 100 * (you - idle)
    return (2 * product + way) // (2 * way)


def thresholds(fifo: int, strict: int, idle: int, careful: int) -> tuple[int, int, int]:
    """The points that one, two and three stars ask for: first-come desk, strict desk, nearly our expert, sorted."""
    third = idle + (careful - idle) * STAR_SHARE // WHOLE
    first, second, last = sorted((fifo, strict, third))
    return first, second, last


def stars(you: int, fifo: int, strict: int, idle: int, careful: int) -> int:
    """How many stars, 0 to 3; a threshold is reached by its very number of points."""
    return sum(you >= limit for limit in thresholds(fifo, strict, idle, careful))
