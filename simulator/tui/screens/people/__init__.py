"""People: who wants to know what and when they last heard; groups, how soon they start, what an ask must hold. Pure."""

from __future__ import annotations

from simulator.domain.time import MINUTE
from simulator.tui.cells import BLANK, Row, entry, pair, paragraph, row, rule
from simulator.tui.screens.desk.clocks import short
from simulator.tui.sitting import Sitting
from simulator.wording.facts import cover
from simulator.wording.results import between
from simulator.wording.scene import span

TITLES = {"ceo": "CEO", "cto": "CTO", "coo": "COO", "pm": "product manager", "dba": "database administrator"}


def role_of(role: str) -> str:
    """What somebody is, in words."""
    return " ".join(TITLES.get(word, word) for word in role.split("-"))


def items(sitting: Sitting, find: str, cells: int) -> list[Row]:
    """Those who matter here, then groups and suppliers; with words, anybody."""
    scene = sitting.scene
    told = dict(sitting.view.told)
    rows: list[Row] = [row(("PEOPLE", "text!"), right=[("last word", "faint")])]
    for person in scene.book.people.values():
        name = scene.person(person.id)
        fits = find.casefold() in f"{name} {person.role} {person.cell}".casefold()
        if (find and fits) or (not find and (person.wants or person.group)):
            last = told.get(person.id)
            end = (scene.clock(last)[-5:] if last is not None else "", "soft")
            rows += entry(name, cells, name=person.id, end=end)
            rows += paragraph(role_of(person.role), cells - 2, "faint", indent=2, name=person.id)
    rows += [rule(), row(("GROUPS", "text!"), right=[("look at a P2 in", "faint")])]
    for group in scene.book.groups.values():
        if not find or find.casefold() in f"{group.id} {group.name}".casefold():
            soon = between(group.start[1].p(10), group.start[1].p(90))
            rows += entry(group.name, cells, name=f"group:{group.id}", end=(soon, "soft"))
    rows += [rule(), row(("AUDIENCES", "text!"), right=[("last word", "faint")])]
    for audience in scene.book.audiences.values():
        if not find or find.casefold() in f"{audience.id} {audience.name}".casefold():
            last = told.get(audience.id)
            end = (scene.clock(last)[-5:] if last is not None else "", "soft")
            rows += entry(audience.name, cells, name=f"audience:{audience.id}", end=end)
    return rows


def detail(sitting: Sitting, name: str, cells: int) -> list[Row]:
    """One of them."""
    scene = sitting.scene
    if name.startswith("group:"):
        return _group(sitting, name[6:], cells)
    if name.startswith("audience:"):
        return _audience(sitting, name[9:], cells)
    person = scene.book.people.get(name)
    if person is None:
        return [row(("Choose somebody.", "soft"))]
    rows = [
        row((scene.person(name), "text!")),
        *paragraph(scene.who(name), cells, "soft"),
        *paragraph(role_of(person.role), cells, "soft"),
        BLANK,
    ]
    if person.group:
        rows += pair("in", scene.group(person.group), cells)
    if person.wants:
        rows += [
            row(("wants to know", "soft")),
            *[row((f"  {cover(want)}", "text")) for want in person.wants],
        ]
    if person.cadence:
        rows.append(row(("how often", "soft"), right=[(f"every {span(person.cadence * MINUTE)}", "text")]))
    last = dict(sitting.view.told).get(name)
    if last is not None:
        rows.append(row(("last word", "soft"), right=[(f"{short(sitting.view.now - last)} ago", "text")]))
    return [*rows, BLANK, row(("b", "accent!"), (" briefs them about the chosen ticket", "soft"))]


def _group(sitting: Sitting, name: str, cells: int) -> list[Row]:
    scene = sitting.scene
    group = scene.book.groups[name]
    rows = [row((group.name, "text!"), right=[(group.kind, "soft")])]
    if group.lead:
        rows.append(row(("led by", "soft"), right=[(scene.person(group.lead), "text")]))
    for level, table in enumerate(group.start, 1):
        rows.append(row((f"looks at a P{level} in", "soft"), right=[(between(table.p(10), table.p(90)), "text")]))
    rows.append(row(("then works", "soft"), right=[(between(group.work.p(10), group.work.p(90)), "text")]))
    if group.needs:
        rows += [
            BLANK,
            row(("An ask must hold", "soft")),
            *[row((f"  {cover(n)}", "text")) for n in group.needs],
        ]
    mine = [case for case in sitting.view.cases if case.group == name]
    if mine:
        rows += [BLANK, row(("Asked so far", "soft"))]
        rows += [
            row((f"  {c.ticket} {scene.clock(c.opened)[-5:]}", "text"), right=[(c.outcome or c.state, "soft")])
            for c in mine
        ]
    owned = [part for part in scene.book.cis.values() if part.owner == name]
    if owned:
        rows += [BLANK, row(("Owns", "soft")), *paragraph(", ".join(f"{p.name} ({p.id})" for p in owned), cells)]
    return [*rows, BLANK, row(("e", "accent!"), (" asks them about the chosen ticket", "soft"))]


def _audience(sitting: Sitting, name: str, cells: int) -> list[Row]:
    scene = sitting.scene
    audience = scene.book.audiences[name]
    rows = [row((audience.name, "text!")), BLANK]
    rows += [
        row((f"{scene.clock(update.tick)[-5:]}  ", "faint"), (f"about {update.ticket}", "text"))
        for update in sitting.view.updates
        if update.audience == name
    ]
    rows += [row(("They have heard nothing yet.", "soft"))] if len(rows) < 3 else []
    return [*rows, BLANK, row(("u", "accent!"), (" tells them about the chosen ticket", "soft"))]
