"""Rows of cells: spans of text in inks, cut, padded and wrapped by what they measure on screen. Pure; draws nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from simulator.domain.text import clean
from simulator.tui.glyphs import LEFT, MORE

Span = tuple[str, str]
"""(text, ink)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of cells: spans from the left, spans at the right edge, and what it stands for."""

    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()
    name: str = ""
    """What choosing it means; '' = it cannot be chosen. Neighbours of one name are chosen together."""
    sign: Span = (" ", "text")
    """The first cell, in front of the rest."""
    ground: str = ""
    """Ground of this row when it is not the list's."""
    rule: bool = False
    """A line across, with the spans upon it."""


BLANK = Row()


def row(*left: Span, right: Iterable[Span] = (), name: str = "", sign: Span = (" ", "text"), ground: str = "") -> Row:
    """A row of these spans."""
    return Row(left, tuple(right), name, sign, ground)


def rule(*spans: Span) -> Row:
    """A line across with these words on it."""
    return Row(spans, rule=True)


def width(text: str) -> int:
    """How many cells a text takes."""
    return len(text) if text.isascii() else cell_len(text)


def cut(text: str, cells: int) -> str:
    """A text in at most so many cells, cut between words where that keeps half; what is gone shows as an ellipsis."""
    if width(text) <= cells:
        return text
    head = set_cell_size(text, max(cells - 1, 0))
    words = head if text[len(head) : len(head) + 1] == " " else head.rpartition(" ")[0]
    kept = words if width(words) * 2 >= cells else head
    return kept.rstrip(" ,;:") + (MORE if cells > 0 else "")


def fit(text: str, cells: int) -> str:
    """A text in exactly so many cells."""
    text = cut(text, cells)
    return text + " " * (cells - width(text))


def wrap(text: str, cells: int) -> list[str]:
    """A text in lines of at most so many cells, broken between words where that is possible."""
    cells = max(cells, 4)
    lines: list[str] = []
    for paragraph in clean(text, multiline=True).replace("\t", "    ").split("\n"):
        line = ""
        for word in paragraph.split(" "):
            joined = f"{line} {word}" if line else word
            if width(joined) <= cells:
                line = joined
                continue
            if line:
                lines.append(line)
            line = word
            while width(line) > cells:
                head = set_cell_size(line, cells)
                head = head if line.startswith(head) else head[:-1]
                lines.append(head)
                line = line[len(head) :]
        lines.append(line)
    return lines


def beside(one: Sequence[Row], other: Sequence[Row], cells: int, whole: int) -> list[Row]:
    """Two columns as one list of rows: the first in so many cells of the whole, a line between them."""
    rows = []
    for n in range(max(len(one), len(other))):
        first, second = (side[n] if n < len(side) else BLANK for side in (one, other))
        rows.append(
            Row((*_filled(first, cells), ("│", "line"), *_filled(second, whole - cells - 2)), sign=("", "text"))
        )
    return rows


def _filled(item: Row, cells: int) -> list[Span]:
    """A row as spans of exactly so many cells."""
    if item.rule:
        words = sum(width(text) for text, _ in item.left) + 3
        return [(LEFT + " ", "line"), *item.left, (" " + LEFT * max(cells - words, 0), "line")]
    ends = sum(width(text) for text, _ in item.right)
    room = cells - ends - 1
    spans: list[Span] = []
    for text, ink in (item.sign, *item.left):
        spans.append((cut(text, room), ink))
        room -= width(spans[-1][0])
    return [*spans, (" " * max(room, 0), "text"), *item.right, (" ", "text")]


def entry(
    words: str, cells: int, *, name: str, ink: str = "text", hang: int = 1, end: Span = ("", "soft")
) -> list[Row]:
    """An item of a list whose words are whole, in as many rows as they need; something at the right of the first."""
    lines = wrap(words, cells - 3 - (width(end[0]) + 1 if end[0] else 0))
    first = row((lines[0], ink), right=[end] if end[0] else [], name=name)
    return [first, *(row((" " * hang + line, ink), name=name) for line in lines[1:])]


def pair(label: str, value: str, cells: int, ink: str = "text") -> list[Row]:
    """A label and what it says, beside each other, or below it where there is no room."""
    if width(label) + width(value) + 4 <= cells:
        return [row((label, "soft"), right=[(value, ink)])]
    return [*paragraph(label, cells - 1, "soft"), *paragraph(value, cells - 1, ink, indent=2)]


def paragraph(text: str, cells: int, ink: str = "text", indent: int = 0, name: str = "") -> list[Row]:
    """A text as rows of one ink, indented."""
    return [row((" " * indent + line, ink), name=name) for line in wrap(text, cells - indent)]
