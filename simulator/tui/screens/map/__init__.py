"""The map: what leans on what as far as is known, drawn around what is chosen, with the player's marks. Pure rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from simulator.tui.cells import BLANK, Row, Span, cut, fit, paragraph, row, rule
from simulator.tui.glyphs import FINE, LATE, TIMES
from simulator.tui.sitting import Sitting
from simulator.wording.facts import fact_text
from simulator.wording.scene import Scene, money

BOX = 22
NARROW = 60
"""Below so many cells what needs it is told, not drawn."""
GAP = 4
SIGNS: Mapping[str, Span] = {"suspect": ("?", "accent!"), "out": (TIMES, "faint"), "": (FINE, "faint")}


def items(sitting: Sitting, find: str, cells: int) -> list[Row]:
    """Services, then parts."""
    scene = sitting.scene
    hit = {
        t.service
        for t in sitting.view.tickets
        if t.type == "incident" and t.state not in ("closed", "cancelled", "resolved")
    }
    rows: list[Row] = [row(("SERVICES", "text!"))]
    for service in scene.book.services.values():
        if find.casefold() in f"{service.id} {service.name} {' '.join(service.words)}".casefold():
            sign: Span = (LATE, "late") if service.id in hit else (FINE, "faint")
            rows.append(
                row(sign, (" ", "text"), (service.name, "text"), right=[(service.id, "faint")], name=service.id)
            )
    rows += [rule(), row(("PARTS", "text!"))]
    for part in scene.book.cis.values():
        if find.casefold() in f"{part.id} {part.name} {part.job}".casefold():
            mark = SIGNS[sitting.marks.get(part.id, "")]
            rows.append(row(mark, (" ", "text"), (part.name, "text"), right=[(part.id, "faint")], name=part.id))
    return rows


def detail(sitting: Sitting, name: str, cells: int) -> list[Row]:
    """What is chosen between what needs it and what it leans on, then what is known of it."""
    scene = sitting.scene
    links = sitting.view.dependencies
    above = list(dict.fromkeys(of for of, on, _ in links if on == name))
    below = [(on, kind) for of, on, kind in links if of == name]
    rows = _drawing(sitting, name, above, below, cells)
    return [*rows, BLANK, *_about(scene, name, cells), BLANK, *_known(sitting, name, cells)]


def _drawing(
    sitting: Sitting, name: str, above: Sequence[str], below: Sequence[tuple[str, str]], cells: int
) -> list[Row]:
    few = cells < NARROW
    if few:
        needs = paragraph(f"needed by {', '.join(map(scene_name(sitting), above)) or 'nothing known'}", cells, "soft")
        above = ()
    wide = min(BOX, (cells - 2 * GAP) // (2 if few else 3))
    left = [_box(sitting, other, "", wide) for other in above]
    right = [_box(sitting, other, kind, wide) for other, kind in below]
    middle = _box(sitting, name, "", wide, chosen=True)
    height = max(len(left), len(right), 1)
    at = (height - 1) // 2
    first = () if few else ((fit("NEEDS IT →", wide + GAP), "soft"),)
    rows = [*(needs if few else []), row(*first, (fit("CHOSEN", wide + GAP), "soft"), ("LEANS ON →", "soft"))]
    for n in range(height):
        for line in range(3):
            spans: list[Span] = []
            if not few:
                spans += left[n][line] if n < len(left) else [(" " * wide, "text")]
                spans += _link(n, line, at, len(left))
            spans += middle[line] if n == at else [(" " * wide, "text")]
            spans += _link(n, line, at, len(right), after=True)
            spans += right[n][line] if n < len(right) else []
            rows.append(Row(tuple(spans)))
    return rows


def scene_name(sitting: Sitting) -> Callable[[str], str]:
    """How a node is called in a list."""
    return sitting.scene.part


def _box(sitting: Sitting, name: str, kind: str, wide: int, *, chosen: bool = False) -> list[list[Span]]:
    scene = sitting.scene
    sign, ink = SIGNS[sitting.marks.get(name.partition("/")[0], "")]
    part, service = scene.book.cis.get(name.partition("/")[0]), scene.book.services.get(name)
    title = part.name if part else service.name if service else name
    words = fit(f"{sign} {cut(title, wide - 5)}", wide - 2)
    note = fit(name + (f" {kind}" if kind else ""), wide - 4)
    edge = "accent" if chosen else "line"
    corner = ("┏", "┓", "┗", "┛", "━", "┃") if chosen else ("╭", "╮", "╰", "╯", "─", "│")
    first = corner[0] + corner[4] + f" {cut(note.strip(), wide - 5)} "
    return [
        [(first, edge), (corner[4] * (wide - len(first) - 1) + corner[1], edge)],
        [(corner[5], edge), (words, "text!" if chosen else ink if ink == "accent!" else "text"), (corner[5], edge)],
        [(corner[2] + corner[4] * (wide - 2) + corner[3], edge)],
    ]


def _link(n: int, line: int, at: int, count: int, *, after: bool = False) -> list[Span]:
    """The gap between two columns: a bus with a branch at each box."""
    inside = n < count
    if count == 0:
        return [(" " * GAP, "line")]
    if line == 1 and inside and n == at:
        return [("────", "line")]
    if line == 1 and inside:
        return [("──┤ " if not after else " ├──", "line")] if 0 < n < count - 1 else [_corner(n, at, after=after)]
    if line == 1 and n == at:
        return [("  ├─" if not after else "─┤  ", "line")]
    low, high = min(0, at), max(count - 1, at)
    through = low <= n <= high and not (n == low and line == 0) and not (n == high and line == 2)
    bar = "  │ " if not after else " │  "
    return [(bar if through and high > low else " " * GAP, "line")]


def _corner(n: int, at: int, *, after: bool) -> Span:
    if n < at:
        return ("──┐ ", "line") if not after else (" ┌──", "line")
    return ("──┘ ", "line") if not after else (" └──", "line")


def _about(scene: Scene, name: str, cells: int) -> list[Row]:
    part, service = scene.book.cis.get(name), scene.book.services.get(name)
    if part is not None:
        kind = scene.book.kinds[part.kind]
        rows = [row((part.name, "text!"), right=[(f"tier {part.tier}", "soft")]), *paragraph(part.job, cells, "soft")]
        rows += [
            row(("owner", "soft"), right=[(scene.group(part.owner), "text")]),
            row(("kind", "soft"), right=[(kind.name, "text")]),
        ]
        if part.members:
            rows += [row(("members", "soft"), right=[(", ".join(m.partition("/")[2] for m in part.members), "text")])]
        return rows
    if service is not None:
        now = scene.view.now
        worth = next((rate for start, end, rate in service.rates if start <= now < end), 0)
        return [
            row((service.name, "text!"), right=[(f"tier {service.tier}", "soft")]),
            *paragraph(f"people say: {', '.join(service.words)}", cells, "soft"),
            row(("worth now", "soft"), right=[(f"{money(worth)} an hour", "text")]),
            row(("data owner", "soft"), right=[(scene.group(service.data_owner), "text")]),
        ]
    return [row(("Choose a service or part.", "soft"))]


def _known(sitting: Sitting, name: str, cells: int) -> list[Row]:
    scene = sitting.scene
    known = [f for f in sitting.view.facts if name and (f.target.partition("/")[0] == name or f.ci == name)]
    rows = [rule(("What you know", "text!"))]
    for fact in known:
        rows += paragraph(f"{scene.fact_number(fact.id)} {fact_text(scene, fact)}", cells)
    rows += [] if known else [row(("nothing yet", "faint"))]
    mark = {"suspect": "you suspect it", "out": "you ruled it out"}.get(sitting.marks.get(name, ""), "none")
    return [
        *rows,
        BLANK,
        row(("your mark", "soft"), right=[(mark, "accent!")]),
        row(
            ("q", "accent!"),
            (" suspect  ", "soft"),
            ("o", "accent!"),
            (" rule out  ", "soft"),
            ("t", "accent!"),
            (" test here  ", "soft"),
            ("f", "accent!"),
            (" fix here", "soft"),
        ),
        *paragraph("Marks are yours alone; the map never says whether you are right.", cells, "faint"),
    ]
