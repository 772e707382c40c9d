"""Boxes in ranks and the lines between them, on a grid of cells. Knows no service and no part.

Each gap between two ranks has lanes, one for every source or every target, whichever are fewer, so that two lines never
share a way unless they share an end; where they cross, the level one runs through and the upright one hops.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from simulator.tui.cells import Row, Span, cut, fit, width, wrap
from simulator.tui.glyphs import HEAVY, MORE, ROUND

LEFT, RIGHT, UP, DOWN = 1, 2, 4, 8
THIN = {
    1: "─", 2: "─", 3: "─", 4: "│", 8: "│", 12: "│", 5: "┘", 6: "└", 9: "┐", 10: "┌", 13: "┤", 14: "├", 7: "┴", 11: "┬",
    15: "┼",
}  # fmt: skip
THICK = {
    1: "━", 2: "━", 3: "━", 4: "┃", 8: "┃", 12: "┃", 5: "┛", 6: "┗", 9: "┓", 10: "┏", 13: "┫", 14: "┣", 7: "┻", 11: "┳",
    15: "╋",
}  # fmt: skip
TALL = 4
"""Rows of a box: frame, two lines, frame."""
GIVEN = 2
"""Cells that each rank gives to the last, whose names are the longest."""
LEAST = 12
"""Cells of a box at least."""


@dataclass(frozen=True, slots=True)
class Box:
    """A node: where it stands, what is on it. A box without a title is a way through its rank."""

    name: str
    rank: int
    code: str = ""
    """Id in the frame."""
    title: str = ""
    sign: Span = (" ", "text")
    note: Span = ("", "soft")
    ink: str = "line"
    """Of the frame."""


@dataclass(frozen=True, slots=True)
class Link:
    """`of` leans on `on`."""

    of: str
    on: str
    harm: bool = False
    found: bool = False

    @property
    def ink(self) -> str:
        """What it is drawn in."""
        return "late!" if self.harm else "accent" if self.found else "line"


@dataclass(slots=True)
class Picture:
    """What was drawn: rows, and where each box begins."""

    rows: list[Row]
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Box -> (rank, first row)."""


def drawn(boxes: Sequence[Box], links: Sequence[Link], cells: int, heads: Sequence[str], chosen: str = "") -> Picture:
    """The picture in so many cells; the chosen box has a heavy frame."""
    ranks = len(heads)
    where = {box.name: box for box in boxes}
    kept = [link for link in links if link.of in where and link.on in where]
    lanes = [_lanes(where, kept, gap) for gap in range(ranks)]
    gaps = [0 if not n else max(len(set(lanes[n].values())) + 2, 3) for n in range(ranks)]
    even = max((cells - sum(gaps)) // ranks, LEAST + GIVEN)
    wides = [even - GIVEN] * (ranks - 1) + [even + GIVEN * (ranks - 1)]
    lefts = [sum(gaps[: n + 1]) + sum(wides[:n]) for n in range(ranks)]
    tops = _tops(boxes, kept)
    tall = max((tops[box.name] + (TALL if box.title else 1) for box in boxes), default=1)
    grid: list[list[Span]] = [[(" ", "text")] * cells for _ in range(tall)]
    _draw_links(grid, where, kept, lanes, lefts, wides, tops)
    for box in boxes:
        _draw_box(grid, box, lefts[box.rank], tops[box.name], wides[box.rank], chosen=box.name == chosen)
    head: list[Span] = []
    for n, words in enumerate(heads):
        head.append((" " * (lefts[n] - sum(width(text) for text, _ in head)) + cut(words, wides[n]), "soft"))
    rows = [Row(tuple(head))] + [Row(tuple(_joined(line))) for line in grid]
    return Picture(rows, {box.name: (box.rank, tops[box.name] + 1) for box in boxes if box.title})


def _tops(boxes: Sequence[Box], links: Sequence[Link]) -> dict[str, int]:
    """First row of each box: ranks from the left, each in the order of the mean height of what leans on it."""
    tops: dict[str, int] = {}
    for rank in sorted({box.rank for box in boxes}):
        own = [box for box in boxes if box.rank == rank]
        order = {box.name: n for n, box in enumerate(own)}

        def weight(box: Box, order: dict[str, int] = order) -> tuple[float, int]:
            above = [tops[link.of] for link in links if link.on == box.name and link.of in tops]
            return (sum(above) / len(above) if above else order[box.name] * TALL, order[box.name])

        y = 0
        for box in sorted(own, key=weight):
            tops[box.name] = y
            y += TALL if box.title else 1
    return tops


def _lanes(where: dict[str, Box], links: Sequence[Link], gap: int) -> dict[Link, int]:
    """Link -> its lane in the gap left of a rank."""
    across = [link for link in links if where[link.of].rank == gap - 1 and where[link.on].rank == gap]
    within = [link for link in links if where[link.of].rank == gap == where[link.on].rank]
    found: dict[Link, int] = {}
    for part in (across, within):
        by_on = len({link.on for link in part}) < len({link.of for link in part})
        ends = list(dict.fromkeys(link.on if by_on else link.of for link in part))
        start = max(found.values(), default=-1) + 1
        found |= {link: start + ends.index(link.on if by_on else link.of) for link in part}
    return found


Grid = list[list[Span]]


def _draw_links(
    grid: Grid,
    where: dict[str, Box],
    links: Sequence[Link],
    lanes: Sequence[dict[Link, int]],
    lefts: Sequence[int],
    wides: Sequence[int],
    tops: dict[str, int],
) -> None:
    cells: dict[tuple[int, int], list[tuple[Link, int]]] = {}

    def mark(x: int, y: int, link: Link, mask: int) -> None:
        if 0 <= y < len(grid) and 0 <= x < len(grid[0]):
            cells.setdefault((x, y), []).append((link, mask))

    for gap, lane_of in enumerate(lanes):
        for link, lane in lane_of.items():
            of, on = where[link.of], where[link.on]
            inside = of.rank == on.rank
            start, end = lefts[gap - 1] + wides[gap - 1], lefts[gap] - 1
            x = start + 1 + lane
            y1, y2 = tops[of.name] + _port(of, inside=inside), tops[on.name] + _port(on, inside=inside)
            for across in range(x + 1, end + 1) if inside else range(start, x):
                mark(across, y1, link, LEFT | RIGHT)
            for across in range(x + 1, end + 1):
                mark(across, y2, link, LEFT | RIGHT)
            from_ = RIGHT if inside else LEFT
            if y1 == y2:
                mark(x, y1, link, LEFT | RIGHT)
                continue
            down = y2 > y1
            mark(x, y1, link, from_ | (DOWN if down else UP))
            mark(x, y2, link, RIGHT | (UP if down else DOWN))
            for y in range(min(y1, y2) + 1, max(y1, y2)):
                mark(x, y, link, UP | DOWN)
    for box in where.values():
        if not box.title:
            ways = [link for link in links if box.name in (link.of, link.on)]
            for x in range(lefts[box.rank], lefts[box.rank] + wides[box.rank]) if ways else ():
                mark(x, tops[box.name], ways[0], LEFT | RIGHT)
    for (x, y), here in cells.items():
        grid[y][x] = _joint(here)


def _joint(here: Sequence[tuple[Link, int]]) -> Span:
    """What stands in a cell: lines that share an end join, others cross by a hop."""
    first, mask = max(here, key=lambda item: (bool(item[1] & (LEFT | RIGHT)), item[0].harm))
    inks = [first]
    for link, other in here:
        if {link.of, link.on} & {first.of, first.on}:
            mask |= other
            inks.append(link)
    harm = next((link for link in inks if link.harm), next((link for link in inks if link.found), first))
    return (THICK if harm.harm else THIN)[mask], harm.ink


def _port(box: Box, *, inside: bool) -> int:
    return 0 if not box.title else 2 if inside else 1


def _draw_box(grid: Grid, box: Box, x: int, y: int, wide: int, *, chosen: bool) -> None:
    if not box.title:
        return
    inner = wide - 2
    left, right, low_left, low_right, side, flat = tuple(HEAVY if chosen else ROUND)
    ink = "accent!" if chosen else box.ink
    lines = wrap(box.title, inner - 2)
    note = box.note if len(lines) == 1 else ("", "soft")
    low = "" if len(lines) == 1 or not box.note[0] else f" {cut(box.note[0], inner - 3)} "
    code = f" {box.code} " if box.code else ""
    title_ink = "text!" if chosen or box.ink != "line" else "text"
    second: Span = (fit("  " + cut(note[0], inner - 2), inner), note[1])
    if len(lines) > 1:
        second = (fit(f"  {lines[1]}{MORE if len(lines) > 2 else ''}"[:inner], inner), title_ink)
    for n, spans in enumerate(
        (
            [(left + flat, ink), (code, "faint"), (flat * (inner - 1 - width(code)) + right, ink)],
            [(side, ink), box.sign, (fit(" " + lines[0], inner - 1), title_ink), (side, ink)],
            [(side, ink), second, (side, ink)],
            [(low_left + flat, ink), (low, box.note[1]), (flat * (inner - 1 - width(low)) + low_right, ink)],
        )
    ):
        at = x
        for text, tint in spans:
            at = _put(grid[y + n], at, text, tint)


def _put(line: list[Span], at: int, text: str, ink: str) -> int:
    """Signs into cells, a wide one into two, a mark onto its letter; gives the cell behind the last."""
    for sign in text:
        cells = width(sign)
        if not cells:
            line[at - 1] = (line[at - 1][0] + sign, line[at - 1][1])
        elif at + cells <= len(line):
            line[at : at + cells] = [(sign, ink), *[("", ink)] * (cells - 1)]
        at += cells
    return at


def _joined(line: Sequence[Span]) -> list[Span]:
    made: list[Span] = []
    for text, ink in line:
        if made and made[-1][1] == ink:
            made[-1] = (made[-1][0] + text, ink)
        else:
            made.append((text, ink))
    return made
