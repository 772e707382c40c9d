"""The bench: every test and every remedy, what it costs, who may, and what is under way. Pure rows."""

from __future__ import annotations

from simulator.tui.cells import BLANK, Row, entry, pair, paragraph, row, rule
from simulator.tui.screens.desk.clocks import cost
from simulator.tui.sitting import Sitting
from simulator.wording.facts import fact_line
from simulator.wording.lists import APPROVALS, PERMISSIONS
from simulator.wording.results import between, waits
from simulator.wording.scene import span


def items(sitting: Sitting, find: str, cells: int) -> list[Row]:
    """Tests, then remedies."""
    book = sitting.scene.book
    words = find.casefold()
    rows: list[Row] = [row(("TESTS", "text!"), right=[("hands", "faint")])]
    for test in book.diagnostics.values():
        if words in f"{test.name} {test.about}".casefold():
            rows += entry(test.name, cells, name=f"test:{test.id}", end=(cost(test.hands), "soft"))
    rows += [rule(), row(("REMEDIES", "text!"), right=[("your right, hands", "faint")])]
    for remedy in book.remedies.values():
        if words in f"{remedy.name} {' '.join(remedy.words)}".casefold():
            right = PERMISSIONS[dict(remedy.who).get(book.group, "must-not")]
            ink = {"you may": "text", "ask first": "soft"}.get(right, "faint")
            rows += entry(
                remedy.name, cells, name=f"fix:{remedy.id}", ink=ink, end=(f"{right} {cost(remedy.hands)}", "soft")
            )
    return rows


def detail(sitting: Sitting, name: str, cells: int) -> list[Row]:
    """One of them."""
    kind, _, key = name.partition(":")
    return _test(sitting, key, cells) if kind == "test" else _remedy(sitting, key, cells) if kind == "fix" else []


def _test(sitting: Sitting, key: str, cells: int) -> list[Row]:
    scene = sitting.scene
    test = scene.book.diagnostics[key]
    kinds = [k for k in scene.book.kinds.values() if any(use.diagnostic == key for use in k.diagnostics)]
    rows = [row((test.name, "text!")), *paragraph(test.about, cells), BLANK]
    rows += [
        row(("hands", "soft"), right=[(span(test.hands), "text")]),
        row(("then wait", "soft"), right=[(waits(scene, key), "text")]),
    ]
    rows += [row(("applies to", "soft")), *paragraph(", ".join(kind.name for kind in kinds), cells, indent=2)]
    taken = [fact for fact in sitting.view.facts if fact.diagnostic == key]
    if taken:
        rows += [BLANK, rule(("Readings so far", "text!"))]
        for fact in taken:
            rows += paragraph(fact_line(scene, fact), cells)
    return [*rows, BLANK, row(("enter", "accent!"), (" takes it for the chosen ticket", "soft"))]


def _remedy(sitting: Sitting, key: str, cells: int) -> list[Row]:
    scene = sitting.scene
    remedy = scene.book.remedies[key]
    rows = [row((remedy.name, "text!")), BLANK]
    for group, right in remedy.who:
        rows += pair(scene.group(group), PERMISSIONS[right].replace("you may", "may"), cells)
    rows += [
        *pair("change", APPROVALS[remedy.approval], cells),
        row(("hands", "soft"), right=[(span(remedy.hands), "text")]),
    ]
    rows.append(row(("then", "soft"), right=[(between(remedy.wait.p(10), remedy.wait.p(90)), "text")]))
    if remedy.outage:
        rows.append(row(("takes it down for", "soft"), right=[(span(remedy.outage), "risk!")]))
    runs = [run for run in sitting.view.runs if run.remedy == key]
    for run in runs:
        state = scene.clock(run.ended)[-5:] if run.ended is not None else "running"
        rows.append(row((f"{scene.clock(run.started)[-5:]} {run.by} on {run.target}", "text"), right=[(state, "soft")]))
    return [
        *rows,
        BLANK,
        row(("enter", "accent!"), (" does it for the chosen ticket", "soft")),
        row(("e", "accent!"), (" asks somebody who may", "soft"), ("   w", "accent!"), (" why not now", "soft")),
    ]
