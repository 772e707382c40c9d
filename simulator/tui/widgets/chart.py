"""Charts as rows of cells: a spark of one line, a run chart with its limit. Pure; knows numbers only."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.tui.cells import Row, Span, row
from simulator.tui.glyphs import LIMIT, POINT, SPARK

Point = tuple[int, int]
"""(tick, value)."""
SIDES = 3
"""Rows from which a limit has room on both sides."""


def spark(values: Sequence[int], cells: int, low: int, high: int) -> str:
    """The last so many values as bars of one line."""
    shown = list(values)[-cells:]
    room = max(high - low, 1)
    return "".join(SPARK[min(max((value - low) * len(SPARK) // room, 0), len(SPARK) - 1)] for value in shown).rjust(
        cells
    )


def run_chart(
    points: Sequence[Point],
    cells: int,
    height: int,
    *,
    low: int,
    high: int,
    limit: int | None = None,
    label: tuple[str, str] = ("", ""),
    ink: str = "text",
) -> list[Row]:
    """Points over time; those beyond the limit stand out, and the limit is drawn."""
    edge = max(len(label[0]), len(label[1]), 1) + 1
    wide = max(cells - edge - 1, 8)
    grid: list[list[Span]] = [[(" ", ink)] * wide for _ in range(height)]
    room = max(high - low, 1)

    def line(value: int) -> int:
        return height - 1 - min(max((value - low) * (height - 1) // room, 0), height - 1)

    edge_line = -1 if limit is None else min(max(line(limit), 1), height - 2)
    if limit is not None:
        grid[edge_line] = [(LIMIT, "risk")] * wide

    def place(value: int, *, beyond: bool) -> int:
        """Never upon the limit: a point is on one side of it."""
        if limit is None or height < SIDES:
            return line(value)
        return max(line(value), edge_line + 1) if beyond else min(line(value), edge_line - 1)

    if points:
        first, last = points[0][0], points[-1][0]
        for tick, value in points:
            x = (tick - first) * (wide - 1) // max(last - first, 1)
            beyond = limit is not None and value < limit
            grid[place(value, beyond=beyond)][x] = (POINT, "late!" if beyond else ink)
    rows = []
    for n, cells_ in enumerate(grid):
        head = label[0] if n == 0 else label[1] if n == height - 1 else ""
        rows.append(row((head.rjust(edge - 1) + " ", "faint"), *_joined(cells_)))
    return rows


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Neighbours of one ink as one span."""
    made: list[Span] = []
    for text, ink in spans:
        if made and made[-1][1] == ink:
            made[-1] = (made[-1][0] + text, ink)
        else:
            made.append((text, ink))
    return made
