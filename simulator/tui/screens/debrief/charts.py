"""Curves of a shift in block characters: a few rows, figures at the left, times below, a cursor. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.domain.time import MINUTE
from simulator.tui.cells import Row, Span, fit, row
from simulator.tui.glyphs import EMPTY, FINE, HANDS, HEAVY, ROUND, SPARK
from simulator.wording.scene import Scene

LABEL = 9
"""Cells for figures at the left."""


def columns(values: Sequence[int], cells: int) -> list[int]:
    """A curve in so many columns: the highest value of each stretch."""
    count = len(values)
    return [
        max(values[place * count // cells : max((place + 1) * count // cells, place * count // cells + 1)])
        for place in range(cells)
    ]


def area(values: Sequence[int], cells: int, tall: int, *, ink: str, cursor: int = -1, most: int = 0) -> list[Row]:
    """A filled curve of so many rows; `cursor` is a column that is marked, `most` a scale shared with another curve."""
    room = max(cells - LABEL, 8)
    shown = columns(values, room)
    most = max(most, *shown, 0)
    rows = []
    for line in range(tall - 1, -1, -1):
        signs = "".join(_block(value, most, line, tall) for value in shown)
        label = f"{most:,}" if line == tall - 1 else "0" if line == 0 else ""
        rows.append(row((f"{label:>{LABEL - 2}} ", "faint"), *_marked(signs, ink, cursor)))
    return rows


def drawn(values: Sequence[int], cells: int, tall: int, none: str, *, ink: str, cursor: int = -1) -> list[Row]:
    """A filled curve; a few words in its place where there is nothing to draw."""
    if not any(values):
        return [row((f"{FINE} {none}", "soft"))]
    return area(values, cells, tall, ink=ink, cursor=cursor)


def _block(value: int, most: int, line: int, tall: int) -> str:
    if most <= 0 or value <= 0:
        return " "
    eighths = value * tall * 8 // most - line * 8
    return " " if eighths <= 0 else SPARK[min(eighths, 8) - 1]


def _marked(signs: str, ink: str, cursor: int) -> list[Span]:
    if not 0 <= cursor < len(signs):
        return [(signs, ink)]
    return [
        (signs[:cursor], ink),
        (signs[cursor] if signs[cursor] != " " else ROUND[4], "accent!"),
        (signs[cursor + 1 :], ink),
    ]


def points_over(lines: Sequence[tuple[Sequence[int], str, str]], cells: int, tall: int) -> list[Row]:
    """Several curves as points in one picture: (values, sign, ink), the later ones behind."""
    room = max(cells - LABEL, 8)
    shown = [(columns(values, room), sign, ink) for values, sign, ink in lines]
    most = max((max(values, default=0) for values, _, _ in shown), default=0)
    rows = []
    for line in range(tall - 1, -1, -1):
        spans: list[Span] = []
        for place in range(room):
            hit = next(((sign, ink) for values, sign, ink in shown if _level(values[place], most, tall) == line), None)
            spans.append(hit or (" ", "text"))
        label = f"{most:,}" if line == tall - 1 else "0" if line == 0 else ""
        rows.append(row((f"{label:>{LABEL - 2}} ", "faint"), *_joined(spans)))
    return rows


def _level(value: int, most: int, tall: int) -> int:
    return value * (tall - 1) // most if most > 0 else 0


def _joined(spans: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    for text, ink in spans:
        if found and found[-1][1] == ink:
            found[-1] = (found[-1][0] + text, ink)
        else:
            found.append((text, ink))
    return found


def axis(scene: Scene, length: int, cells: int) -> Row:
    """Times below a curve."""
    room = max(cells - LABEL, 8)
    marks = 4 if room >= 44 else 2
    text = ""
    for place in range(marks + 1):
        at = place * (room - 5) // marks
        text = fit(text, at) + scene.clock(length * place // marks // MINUTE * MINUTE)[-5:]
    return row((" " * (LABEL - 1), "text"), (text, "faint"))


def column_of(tick: int, length: int, cells: int) -> int:
    """The column at which a moment stands."""
    room = max(cells - LABEL, 8)
    return min(tick * room // max(length, 1), room - 1)


def meter(share: int, cells: int, ink: str, mark: int = -1) -> list[Span]:
    """A bar of basis points, with a mark where somebody else stands."""
    full = max(min(share * cells // 10_000, cells), 0)
    signs = [(HANDS, ink)] * full + [(EMPTY, "line")] * (cells - full)
    if mark >= 0:
        signs[min(mark * cells // 10_000, cells - 1)] = (HEAVY[4], "text!")
    return _joined(signs)
