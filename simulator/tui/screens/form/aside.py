"""Beside an act that is put together: its costs, when it is done, what falls due meanwhile, what others read. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from simulator.domain.base import Refusal
from simulator.domain.clocks.rules import service_hours
from simulator.domain.priority import priority
from simulator.domain.triage.contacts import first_arrival
from simulator.tui.cells import BLANK, Row, paragraph, row, rule, wrap
from simulator.tui.glyphs import DONE, RISK
from simulator.tui.offers import what
from simulator.tui.screens.desk.ahead import coming
from simulator.tui.screens.desk.clocks import short
from simulator.tui.screens.desk.ticket import said
from simulator.tui.screens.form.choices import approvals
from simulator.tui.screens.form.reader import reads, remark_rows
from simulator.tui.sitting import Sitting
from simulator.wording.facts import cover
from simulator.wording.lists import PERMISSIONS
from simulator.wording.results import between, default_line, waits
from simulator.wording.scene import Scene, hours, span
from simulator.wording.slots import Act

WRITTEN = ("update", "brief", "reply", "refer", "security", "resolve")


def aside_rows(sitting: Sitting, act: Act, values: Mapping[str, Any], hands: int | None, cells: int) -> list[Row]:
    """Everything beside an act with what has been said so far."""
    scene = sitting.scene
    about = ABOUT.get(act.name)
    rows = about(scene, values, cells) if about else []
    if act.name in WRITTEN:
        rows = reads(scene, act, values, cells)
    if not rows:
        rows = [*paragraph(f"{what(act)[:1].upper()}{what(act)[1:]}.", cells, "soft"), BLANK]
    return rows + costs(sitting, act, values, hands, cells)


def costs(sitting: Sitting, act: Act, values: Mapping[str, Any], hands: int | None, cells: int) -> list[Row]:
    """Hands, when it is done, and what falls due until then."""
    scene, view = sitting.scene, sitting.view
    if hands is None:
        hands = _usual(scene, act, values)
    start = view.hands.ends if view.hands.work else view.now
    end = start + hands
    rows = [rule(("What it costs", "text!"))]
    if view.hands.work:
        rows.append(row(("starts", "soft"), right=[(scene.clock(start), "text")]))
    rows.append(row(("hands", "soft"), right=[(span(hands) if hands else "none", "text!")]))
    if hands:
        rows.append(row(("done at", "soft"), right=[(scene.clock(end), "text!")]))
    wait = _wait(scene, act, values)
    if wait:
        rows.append(row(("then wait", "soft"), right=[(wait, "text")]))
    due = [item for item in coming(scene) if item.tick <= end + 5 * 60_000 and not item.words.startswith("hands")]
    if due:
        rows += [BLANK, rule(("Meanwhile", "text!"))]
    for item in due[:5]:
        gone = item.tick <= end
        rows.append(
            row(
                (item.words, "text"),
                right=[(f"{RISK} out" if gone else f"{short(item.tick - end)} left", "risk!" if gone else "soft")],
            )
        )
    return rows


def _usual(scene: Scene, act: Act, values: Mapping[str, Any]) -> int:
    """Hands of an act that cannot be given yet."""
    test, remedy = (
        scene.book.diagnostics.get(values.get("diagnostic", "")),
        scene.book.remedies.get(values.get("remedy", "")),
    )
    if act.name == "test" and test is not None:
        return test.hands
    if act.name == "fix" and remedy is not None:
        return remedy.hands
    return scene.book.efforts.get(act.command.act, 0) if act.command.act else 0


def _wait(scene: Scene, act: Act, values: Mapping[str, Any]) -> str:
    if act.name == "test" and values.get("diagnostic"):
        return waits(scene, values["diagnostic"])
    remedy = scene.book.remedies.get(values.get("remedy", ""))
    return between(remedy.wait.p(10), remedy.wait.p(90)) if act.name == "fix" and remedy else ""


def verdict(refused: Refusal | None, missing: str, cells: int) -> list[Row]:
    """Whether it can be done as it stands."""
    if missing:
        return [row(("still to say: ", "soft"), (missing, "text"))]
    if refused is not None:
        return [row((line, "risk")) for line in wrap(f"{RISK} not yet: {refused.reason}", cells)]
    return []


# ---- per act


def _test(scene: Scene, values: Mapping[str, Any], cells: int) -> list[Row]:
    test = scene.book.diagnostics.get(values.get("diagnostic", ""))
    rows = paragraph(test.about, cells) if test else []
    known = [fact for fact in scene.view.facts if fact.kind == "reading" and fact.target == values.get("target")]
    if known:
        rows += [BLANK, rule(("Already known", "text!"))]
        rows += [
            row(
                (f"{scene.fact_number(fact.id)} ", "accent"),
                (scene.test(fact.diagnostic), "text"),
                right=[(scene.clock(fact.tick), "soft")],
            )
            for fact in known
        ]
    return [*rows, BLANK]


def _fix(scene: Scene, values: Mapping[str, Any], cells: int) -> list[Row]:
    remedy = scene.book.remedies.get(values.get("remedy", ""))
    if remedy is None:
        return []
    right = dict(remedy.who).get(scene.book.group, "must-not")
    ink = {"may": "ok!", "must-ask": "risk!", "must-not": "late!"}[right]
    rows = [row((remedy.name, "text!")), row(("your right", "soft"), right=[(PERMISSIONS[right], ink)])]
    may = [scene.group(group) for group, other in remedy.who if other == "may" and group != scene.book.group]
    if may:
        rows += paragraph(f"may: {', '.join(may)}", cells, "soft")
    ready = [c.id for c in scene.view.changes if c.remedy == remedy.id and c.state == "approved"]
    rows.append(row(("change", "soft"), right=[(approvals(remedy.approval), "text")]))
    if remedy.approval != "none":
        rows.append(
            row(
                ("", "soft"),
                right=[(f"{DONE} {ready[0]}" if ready else f"{RISK} none approved", "ok" if ready else "risk")],
            )
        )
    if remedy.outage:
        rows.append(row(("takes it down", "soft"), right=[(span(remedy.outage), "risk!")]))
    return [*rows, BLANK]


def _ask(scene: Scene, values: Mapping[str, Any], cells: int) -> list[Row]:
    item = scene.interaction(values.get("interaction", ""))
    rows = [row((scene.who(item.person), "text!"))] if item else []
    if item and item.mood:
        rows.append(row(("mood", "soft"), right=[(item.mood, "text")]))
    if item and item.patience and item.channel == "phone":
        rows.append(row(("minutes used", "soft"), right=[(f"{item.lines} of {item.patience}", "text")]))
    if item and item.channel not in ("phone", "walk-up") and item.call != "on":
        rows += paragraph("They answer in writing, later.", cells, "soft")
    intent = values.get("intent", "")
    if intent:
        words = values.get("text") or default_line(scene, intent, values.get("promise_at", 0))
        rows += [BLANK, rule(("You say", "text!")), *paragraph(f'"{words}"', cells, "accent")]
        before = dict(item.asked).get(intent, 0) if item else 0
        if before:
            rows.append(row((f"asked {before} time{'s' if before > 1 else ''} before", "risk")))
    if item and item.call == "on":
        rows += [BLANK, rule(("Said last", "text!"))]
        for part in reversed(said(scene, item)[-4:]):
            rows += paragraph(part.words, cells, "accent" if part.mine else "text")
    return [*rows, BLANK]


def _level(scene: Scene, values: Mapping[str, Any], cells: int) -> list[Row]:
    impact, urgency = values.get("impact") or 0, values.get("urgency") or 0
    rows = [
        row(right=[("urgency      ", "faint")]),
        row(("impact", "faint"), right=[("1    2    3 ", "faint")]),
    ]
    for line in (1, 2, 3):
        cells_ = []
        for column in (1, 2, 3):
            chosen = (str(line), str(column)) == (str(impact), str(urgency))
            cells_.append((f" P{priority(line, column)} ", "=accent!" if chosen else "text"))
            cells_.append((" ", "text"))
        rows.append(row((f"  {line}", "soft"), right=cells_[:-1]))
    if impact and urgency:
        level = priority(int(impact), int(urgency))
        target = scene.book.targets[level - 1]
        rows += [BLANK, row((f"P{level}", "text!"), (" day and night" if target.always else " service hours", "soft"))]
        for word, amount in (("first reply in", target.response), ("fix in", target.resolution)):
            rows.append(row((word, "soft"), right=[(hours(amount), "text")]))
            rows += _falls_due(scene, values, amount, always=target.always)
    else:
        rows += [BLANK, *remark_rows((f"{RISK} ", "risk"), "without both no priority, and no clock runs", cells)]
    return [*rows, BLANK]


def _falls_due(scene: Scene, values: Mapping[str, Any], amount: int, *, always: bool) -> list[Row]:
    """When that much service time is over, where this is another time than as much time from now."""
    ticket = scene.ticket(values.get("ticket", ""))
    service = values.get("service") or (ticket.service if ticket else "")
    contact = scene.interaction(values.get("interaction", ""))
    start = ticket.opened if ticket else first_arrival(scene.world, contact.id) if contact else scene.view.now
    due = service_hours(scene.world, service, always=always).due(start, amount)
    if due is None or due == start + amount:
        return []
    return [row(right=[(f"that is {scene.clock(due)}", "soft")])]


def _escalate(scene: Scene, values: Mapping[str, Any], cells: int) -> list[Row]:
    group = scene.book.groups.get(values.get("group", "") or values.get("supplier", ""))
    if group is None:
        return []
    rows = [row((group.name, "text!"))]
    ticket = scene.ticket(values.get("ticket", ""))
    level = (ticket.priority or 3) - 1 if ticket else 2
    rows.append(
        row(("they look in", "soft"), right=[(between(group.start[level].p(10), group.start[level].p(90)), "text")])
    )
    rows.append(row(("then work", "soft"), right=[(between(group.work.p(10), group.work.p(90)), "text")]))
    if group.needs:
        rows += [BLANK, rule(("They want to read", "text!"))]
        rows += [row((f"  {cover(part)}", "text")) for part in group.needs]
    given = values.get("facts") or ()
    covers = sorted({cover for name in given if (fact := scene.fact(name)) for cover in fact.covers})
    if covers:
        rows += [
            BLANK,
            rule(("Your facts tell of", "text!")),
            *paragraph(", ".join(cover(c) for c in covers), cells, "soft"),
        ]
    return [*rows, BLANK]


def _person(scene: Scene, values: Mapping[str, Any], cells: int) -> list[Row]:
    known = scene.book.people.get(values.get("person", ""))
    if known is None:
        return []
    wants = ", ".join(cover(want) for want in known.wants)
    return [
        row((scene.person(known.id), "text!")),
        *paragraph(known.role.replace("-", " "), cells, "soft"),
        *(paragraph(f"wants {wants}", cells) if wants else []),
        BLANK,
    ]


ABOUT = {
    "test": _test,
    "fix": _fix,
    "ask": _ask,
    "log": _level,
    "priority": _level,
    "escalate": _escalate,
    "team": _escalate,
    "assign": _escalate,
    "supplier": _escalate,
    "authority": _person,
    "change": _fix,
}
"""What stands beside an act before its costs."""
