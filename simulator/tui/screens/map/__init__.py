"""The map: what leans on what as far as is known, drawn around what is chosen, with the player's marks. Pure rows."""

from __future__ import annotations

from dataclasses import replace

from simulator.tui.cells import BLANK, Row, Span, pair, paragraph, row, rule
from simulator.tui.glyphs import FINE, LATE, TIMES
from simulator.tui.screens.map.layout import Link, drawn
from simulator.tui.screens.map.ranks import box, troubles
from simulator.tui.sitting import Sitting
from simulator.wording.facts import fact_text
from simulator.wording.scene import Scene, money

SIGNS: dict[str, Span] = {"suspect": ("?", "accent!"), "out": (TIMES, "soft"), "": (FINE, "faint")}


def items(sitting: Sitting, find: str, cells: int) -> list[Row]:
    """Services, then parts, for a screen without room for the picture."""
    scene = sitting.scene
    rows: list[Row] = [row(("SERVICES", "text!"))]
    for service in scene.book.services.values():
        if find.casefold() in f"{service.id} {service.name} {' '.join(service.words)}".casefold():
            hit = bool(troubles(sitting, service.id))
            sign: Span = (LATE, "late") if hit else (FINE, "faint")
            rows.append(
                row(
                    sign, (" ", "text"), (service.name, "text"), right=[("hit", "late")] if hit else [], name=service.id
                )
            )
    rows += [rule(), row(("PARTS", "text!"))]
    for part in scene.book.cis.values():
        if find.casefold() in f"{part.id} {part.name} {part.job}".casefold():
            mark = SIGNS[sitting.marks.get(part.id, "")]
            rows.append(row(mark, (" ", "text"), (part.name, "text"), right=[(part.id, "faint")], name=part.id))
    return rows


def detail(sitting: Sitting, name: str, cells: int) -> list[Row]:
    """What is chosen beside what it leans on, then what is known of it."""
    links = [Link(of, on) for of, on, _ in sitting.view.dependencies if of == name and "/" not in on]
    if not name:
        return [row(("Choose a service or part.", "soft"))]
    boxes = [replace(box(sitting, name), rank=0), *(replace(box(sitting, link.on), rank=1) for link in links)]
    picture = drawn(boxes, links, cells - 1, ("CHOSEN", "LEANS ON →"), name).rows
    return [*picture, BLANK, *about(sitting, name, cells)]


def about(sitting: Sitting, name: str, cells: int) -> list[Row]:
    """What is known of a service or part."""
    if name.startswith("who:"):
        return _office(sitting, name[4:], cells)
    scene = sitting.scene
    return [
        *_about(scene, name, cells),
        *_fails(sitting, name),
        BLANK,
        *_known(sitting, name, cells),
    ]


def _office(sitting: Sitting, site: str, cells: int) -> list[Row]:
    scene = sitting.scene
    if site == "*":
        return paragraph(
            "Offices that use this and from which nobody came about it, as far as is recorded.", cells, "soft"
        )
    came = [item for item in sitting.view.interactions if item.site == site and item.tickets]
    rows = [row((scene.site(site), "text!")), BLANK]
    for item in came:
        rows += paragraph(
            f"{scene.clock(item.arrived)[-5:]} {scene.person(item.person)} ({', '.join(item.tickets)})", cells
        )
    return rows


def _fails(sitting: Sitting, name: str) -> list[Row]:
    """What leans on it, hit or not."""
    scene = sitting.scene
    above = [(of, kind) for of, on, kind in sitting.view.dependencies if on == name]
    if not above:
        return []
    rows = [BLANK, row(("Leans on it", "text!"))]
    for of, kind in above[:12]:
        hit = bool(troubles(sitting, of))
        called = scene.service(of) if of in scene.book.services else scene.part(of)
        rows.append(row((f" {called}", "text"), right=[(f"{LATE} hit", "late!")] if hit else [(kind, "faint")]))
    return rows + ([row((f" and {len(above) - 12} more", "soft"))] if len(above) > 12 else [])


def _about(scene: Scene, name: str, cells: int) -> list[Row]:
    part, service = scene.book.cis.get(name), scene.book.services.get(name)
    if part is not None:
        kind = scene.book.kinds[part.kind]
        rows = [row((part.name, "text!"), right=[(f"tier {part.tier}", "soft")]), *paragraph(part.job, cells, "soft")]
        rows += [
            *pair("owner", scene.group(part.owner), cells),
            *pair("kind", kind.name, cells),
        ]
        if part.members:
            rows += pair("members", ", ".join(m.partition("/")[2] for m in part.members), cells)
        return rows
    if service is not None:
        now = scene.view.now
        worth = next((rate for start, end, rate in service.rates if start <= now < end), 0)
        return [
            row((service.name, "text!"), right=[(f"tier {service.tier}", "soft")]),
            *paragraph(f"people say: {', '.join(service.words)}", cells, "soft"),
            row(("worth now", "soft"), right=[(f"{money(worth)} an hour", "text")]),
            *pair("data owner", scene.group(service.data_owner), cells),
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
        row(("q", "accent!"), (" suspect", "soft"), ("   o", "accent!"), (" rule out", "soft")),
        row(("t", "accent!"), (" test here", "soft"), (" f", "accent!"), (" fix here", "soft")),
        *paragraph("Marks are yours alone; the map never says whether you are right.", cells, "faint"),
    ]
