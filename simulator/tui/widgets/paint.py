"""From rows to strips: the one place where inks become styles and signs become ASCII where they must."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip

from simulator.domain.text import clean
from simulator.tui.cells import Row, Span, cut, width
from simulator.tui.glyphs import CHOSEN, LEFT, ascii_only
from simulator.tui.theme import Inks

LONGEST = 1_000
"""Characters of a span that are looked at; no screen is wider."""
NARROW = 20
"""Rows wider than this keep a cell of air at the right."""


def paint(
    row: Row, cells: int, ground: str, inks: Inks, *, chosen: bool = False, lead: bool = True, plain: bool = False
) -> Strip:
    """One row in exactly so many cells; what stands right is kept, what stands left is cut first.

    `lead` says whether a chosen row is the first of its item, which carries the mark.
    """
    ground = "raised" if chosen and not row.ground else row.ground or ground
    if row.rule:
        return _rule(row, cells, ground, inks, plain=plain)
    mark = (CHOSEN, "accent!") if chosen and lead else row.sign
    right = _spans(row.right, cells - 2)
    right = [*right, (" ", "text")] if right and cells > NARROW else right
    taken = sum(width(text) for text, _ in right)
    left = _spans((mark, *row.left), max(cells - taken - (1 if right else 0), 0))
    gap = cells - taken - sum(width(text) for text, _ in left)
    spans = [*left, (" " * max(gap, 0), "text"), *right]
    bold = chosen and inks.mono
    return _strip(spans, cells, ground, inks, plain=plain, bold=bold)


def _rule(row: Row, cells: int, ground: str, inks: Inks, *, plain: bool) -> Strip:
    if not row.left:
        return _strip([(LEFT * cells, "line")], cells, ground, inks, plain=plain)
    spans = [(LEFT + " ", "line"), *_spans(row.left, cells - 4), (" ", "line")]
    rest = cells - sum(width(text) for text, _ in spans)
    return _strip([*spans, (LEFT * max(rest, 0), "line")], cells, ground, inks, plain=plain)


def _spans(spans: tuple[Span, ...], cells: int) -> list[Span]:
    """Spans, harmless, in at most so many cells."""
    kept: list[Span] = []
    for text, ink in spans:
        shown = clean(text[:LONGEST])
        wide = width(shown)
        if wide > cells:
            kept.append((cut(shown, cells), ink))
            break
        kept.append((shown, ink))
        cells -= wide
    return kept


def _strip(spans: list[Span], cells: int, ground: str, inks: Inks, *, plain: bool, bold: bool = False) -> Strip:
    segments = [
        Segment(ascii_only(text) if plain else text, inks(f"{ink.rstrip('!')}!" if bold else ink, ground))
        for text, ink in spans
        if text
    ]
    return Strip(segments).adjust_cell_length(cells, inks("text", ground))
