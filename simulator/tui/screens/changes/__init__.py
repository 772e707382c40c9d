"""Changes: what is open with whom - changes, asks, problems, promises, things under way. Pure rows."""

from __future__ import annotations

from simulator.tui.cells import BLANK, Row, Span, entry, paragraph, row, rule
from simulator.tui.glyphs import DONE, FINE, HELD, LATE, RISK
from simulator.tui.screens.desk.clocks import short
from simulator.tui.sitting import Sitting
from simulator.views.desk import CaseView, ChangeView
from simulator.wording.facts import cover, fact_line
from simulator.wording.scene import Scene
from simulator.wording.telling_work import BOUNCES, OUTCOMES

STATES: dict[str, Span] = {
    "approved": (DONE, "ok"),
    "raised": (HELD, "soft"),
    "rejected": (LATE, "late"),
    "open": (FINE, "soft"),
    "kept": (DONE, "ok"),
    "missed": (LATE, "late"),
    "bounced": (RISK, "risk"),
    "done": (DONE, "ok"),
}


def items(sitting: Sitting, find: str, cells: int) -> list[Row]:
    """Everything that is with somebody else."""
    scene, view = sitting.scene, sitting.view
    rows: list[Row] = [row(("ASKED", "text!"), right=[("asked at", "faint")])]
    for case in reversed(view.cases):
        end = (f"{case.ticket} {scene.clock(case.opened)[-5:]}", "soft")
        sign = _sign(case.outcome or case.state)
        rows += _entry(sign, scene.group(case.group or case.person), cells, case.id, end)
    rows += [rule(), row(("CHANGES", "text!"))]
    for change in reversed(view.changes):
        words = f"{change.id} {scene.remedy(change.remedy)}"
        rows += _entry(_sign(change.state), words, cells, change.id, (change.state, "soft"))
    rows += [rule(), row(("PROMISES", "text!"))]
    for promise in sorted(view.promises, key=lambda p: (p.state != "open", p.due)):
        end = (f"{promise.state} {scene.clock(promise.due)[-5:]}", "soft")
        rows += _entry(_sign(promise.state), scene.to(promise.to), cells, promise.id, end)
    rows += [rule(), row(("PROBLEMS", "text!"))]
    for problem in view.problems:
        known = "known error" if problem.known_error else ""
        rows += _entry((FINE, "soft"), f"{problem.id} {scene.part(problem.ci)}", cells, problem.id, (known, "soft"))
    rows += [rule(), row(("UNDER WAY", "text!"))]
    rows += [
        row((f"  {scene.test(test)}", "text"), right=[(target, "soft")], name=name) for name, test, target in view.tests
    ]
    for run in view.runs:
        if run.ended is None:
            rows.append(row((f"  {scene.remedy(run.remedy)}", "text"), right=[(run.target, "soft")], name=run.id))
    return rows


def _entry(sign: Span, words: str, cells: int, name: str, end: Span) -> list[Row]:
    first, *rest = entry(words, cells - 2, name=name, hang=2, end=end)
    return [Row((sign, (" ", "text"), *first.left), first.right, name), *rest]


def _sign(state: str) -> Span:
    return STATES.get(state, (FINE, "soft"))


def detail(sitting: Sitting, name: str, cells: int) -> list[Row]:
    """One of them in full."""
    scene, view = sitting.scene, sitting.view
    for case in view.cases:
        if case.id == name:
            return _case(scene, case, cells)
    for change in view.changes:
        if change.id == name:
            return _change(scene, change)
    for promise in view.promises:
        if promise.id == name:
            left = promise.due - view.now
            when = f"in {short(left)}" if left >= 0 else f"{short(left)} ago"
            return [
                row((f"Word to {scene.to(promise.to)}", "text!")),
                row(("by", "soft"), right=[(f"{scene.clock(promise.due)}, {when}", "text")]),
                row(("state", "soft"), right=[(promise.state, "text")]),
                row(("ticket", "soft"), right=[(promise.ticket or "none", "text")]),
            ]
    for problem in view.problems:
        if problem.id == name:
            return [
                row((f"{problem.id} in {scene.part(problem.ci)}", "text!")),
                row(("owner", "soft"), right=[(scene.group(problem.owner), "text")]),
                row(("tickets", "soft"), right=[(", ".join(problem.tickets), "text")]),
            ]
    return [
        row(("Nothing is with anybody else.", "soft")),
        BLANK,
        row(
            ("e", "accent!"),
            (" on the desk asks a group, ", "soft"),
            ("j", "accent!"),
            (" raises a change or a problem", "soft"),
        ),
    ]


def _case(scene: Scene, case: CaseView, cells: int) -> list[Row]:
    rows = [row((scene.group(case.group or case.person), "text!"), right=[(case.id, "faint")])]
    rows.append(row(("about", "soft"), right=[(f"{case.ticket} {case.matter}".strip(), "text")]))
    if case.remedy:
        rows += paragraph(f"asked to do: {scene.remedy(case.remedy)} on {scene.part(case.target)}", cells)
    for word, tick in (("asked", case.opened), ("they looked", case.started), ("ended", case.ended)):
        if tick is not None:
            rows.append(row((word, "soft"), right=[(scene.clock(tick), "text")]))
    state = OUTCOMES.get(case.outcome, case.outcome) or case.state
    rows.append(row(("state", "soft"), right=[(state, "text!")]))
    if case.missing:
        missing = ", ".join(cover(part) for part in case.missing)
        rows += paragraph(f"They also want: {missing}.", cells, "risk")
    if case.reason:
        missing = ", ".join(cover(part) for part in case.missing)
        rows += paragraph(
            f"Sent back: {BOUNCES.get(case.reason, case.reason).format(missing=missing)}.".replace("`", ""),
            cells,
            "risk",
        )
    if case.needs_change:
        remedy, target, kind = (*case.needs_change.split("@"), "", "")[:3]
        rows += paragraph(
            f"They would do {scene.remedy(remedy)} on {scene.part(target)} once a {kind} change allows it (j).",
            cells,
            "risk",
        )
    found = [fact for fact in scene.view.facts if fact.source in (case.id, case.group) and fact.tick >= case.opened]
    for fact in found:
        rows += [BLANK, *paragraph(fact_line(scene, fact), cells)]
    return rows


def _change(scene: Scene, change: ChangeView) -> list[Row]:
    window = scene.clock(change.window) if change.window else "as soon as approved"
    return [
        row((f"{change.id}, {change.type}", "text!"), right=[(change.state, "text!")]),
        row(("what", "soft"), right=[(scene.remedy(change.remedy), "text")]),
        row(("where", "soft"), right=[(scene.part(change.target), "text")]),
        row(("for", "soft"), right=[(change.ticket or change.problem, "text")]),
        row(("when", "soft"), right=[(window, "text")]),
        *([row(("because", "soft"), right=[(change.reason, "risk")])] if change.reason else []),
    ]
