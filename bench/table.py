"""The table that is printed: measure, figure, must, goal, verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median

from bench.budgets import BUDGETS, Budget

HEAD = ("measure", "median (min-max)", "must", "goal", "verdict")


def table(figures: Mapping[str, Sequence[float]]) -> str:
    """Give the table for the figures of every round, by budget id; every budget has its line."""
    rows = [HEAD, *(_row(budget, figures.get(budget.id, ())) for budget in BUDGETS)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join((lines[0], "  ".join("-" * width for width in widths), *lines[1:]))


def missed(figures: Mapping[str, Sequence[float]]) -> list[str]:
    """Give the ids of budgets whose median misses what it must hold."""
    return [
        budget.id
        for budget in BUDGETS
        if figures.get(budget.id) and budget.verdict(median(figures[budget.id])) == "misses must"
    ]


def _row(budget: Budget, taken: Sequence[float]) -> tuple[str, ...]:
    if not taken:
        return (budget.title, "not taken", _limit(budget, budget.must), _limit(budget, budget.goal), "-")
    middle = median(taken)
    shown = f"{_figure(budget, middle)} ({_number(min(taken))}-{_number(max(taken))})"
    verdict = budget.verdict(middle)
    if verdict.startswith("misses") and budget.why:
        verdict = f"{verdict}: {budget.why}"
    return (budget.title, shown, _limit(budget, budget.must), _limit(budget, budget.goal), verdict)


def _limit(budget: Budget, limit: float | None) -> str:
    return "-" if limit is None else f"{limit:g} {budget.unit}"


def _figure(budget: Budget, figure: float) -> str:
    return f"{_number(figure)} {budget.unit}"


def _number(figure: float) -> str:
    return f"{figure:.0f}" if figure >= 100 else f"{figure:.3g}"
