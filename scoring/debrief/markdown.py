"""A debrief as Markdown: headings, lists, tables and small curves of block characters. Escapes all text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scoring.debrief.page import Bars, Block, Curve, Heading, Lines, Rows
from scoring.debrief.sections import points
from simulator.domain.text import clean

SPARK = "▁▂▃▄▅▆▇█"
WIDE = 60
"""Characters of a curve."""


def markdown(blocks: Sequence[Block]) -> str:
    """Give the page as Markdown."""
    parts = ["\n".join(_written(block)) for block in blocks]
    return "\n\n".join(part for part in parts if part) + "\n"


def escaped(text: str) -> str:
    """Text that Markdown reads as nothing but text."""
    text = clean(text)
    for sign in "\\`*_{}[]<>#|~!&":
        text = text.replace(sign, f"\\{sign}")
    return f"\\{text}" if text[:1] in ("-", "+", "=") else text


def _written(block: Block) -> list[str]:
    match block:
        case Heading(text, level):
            return [f"{'#' * level} {escaped(text)}"]
        case Lines(lines, listed):
            return [f"- {escaped(line)}" for line in lines] if listed else ["\n\n".join(map(escaped, lines))]
        case Rows(header, rows, numbers):
            rule = ["---"] * (len(header) - numbers) + ["---:"] * numbers
            return [_row(map(escaped, header)), _row(rule), *(_row(map(escaped, row)) for row in rows)]
        case Bars(title, bars):
            rows = tuple(
                (name, points(got), points(most), points(expert) if expert >= 0 else "")
                for name, got, most, expert in bars
            )
            return [f"## {escaped(title)}", "", *_written(Rows(("family", "points", "of", "our expert"), rows, 3))]
        case Curve():
            return _curve(block)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _curve(curve: Curve) -> list[str]:
    most = max((max(values) for _, values in curve.lines), default=0)
    lines = [f"### {escaped(curve.title)}", ""]
    for name, values in curve.lines:
        lines.append(f"- {escaped(name)}: `{spark(values, most)}` up to {max(values):,} {escaped(curve.unit)}")
    return [*lines, f"- from {escaped(curve.times[0])} to {escaped(curve.times[-1])}"]


def spark(values: Sequence[int], most: int, wide: int = WIDE) -> str:
    """A curve in block characters, `most` being the highest; the highest value of each stretch is shown."""
    count = len(values)
    wide = min(wide, count)
    tops = [max(values[place * count // wide : (place + 1) * count // wide]) for place in range(wide)]
    return "".join(SPARK[max(top, 0) * (len(SPARK) - 1) // max(most, 1)] for top in tops)
