"""A clock explained as rows: a strip of its stretches, the table behind it, what would change it. Pure."""

from __future__ import annotations

from math import isqrt

from simulator.domain.clocks.rules import pauses, recorded, segments, service_hours
from simulator.domain.intervals import Segment
from simulator.domain.time import MINUTE
from simulator.tui.cells import BLANK, Row, Span, fit, paragraph, row, rule
from simulator.tui.glyphs import DONE, EMPTY, FINE, HANDS, HELD, LATE
from simulator.tui.screens.desk.clocks import short, worked
from simulator.views.desk import TicketView
from simulator.wording.explain import STATES, pause_words
from simulator.wording.scene import Scene, hours

WORDS = {"response": "First reply", "resolution": "Fix"}
BESIDE = 70
"""Cells from which the reason of a pause stands beside it."""
SIGNS: dict[str, Span] = {"running": (HANDS, "accent"), "paused": (HELD, "risk"), "outside": (FINE, "faint")}


def clock_rows(scene: Scene, ticket: TicketView, cells: int) -> list[Row]:
    """Both clocks of a ticket explained."""
    rows: list[Row] = []
    for name in ("resolution", "response"):
        rows += [*_clock(scene, ticket, name, cells), BLANK]
    return rows


def _clock(scene: Scene, ticket: TicketView, name: str, cells: int) -> list[Row]:
    record = scene.world.record.tickets[ticket.id]
    state = recorded(scene.world, record, name)
    if state.state == "none":
        why = "it is cancelled" if ticket.state == "cancelled" else "it has no priority yet; p sets one"
        return [row((f"{WORDS[name]}: ", "text!"), (f"no clock, {why}", "soft"))]
    found = list(segments(scene.world, record, name))
    word: Span = {
        "breached": (f" {LATE} late ", "=late!"),
        "met": (f"{DONE} met", "ok"),
        "paused": (f"{HELD} held", "soft"),
    }.get(state.state, ("running" if state.state == "running" else "outside hours", "text"))
    left = max(state.amount - state.elapsed, 0)
    due = f"due {scene.clock(state.due)}" if state.due is not None else "no due time while it waits"
    rows = [
        row(
            (f"{WORDS[name]} within {hours(state.amount)}", "text!"),
            (f"  {due}", "soft"),
            right=[word, (f", {short(left)} left" if state.stopped is None and left else "", "text")],
        ),
        *_strip(scene, found, cells),
        row(
            (fit("from", 13), "faint"),
            (fit("to", 7), "faint"),
            (fit("clock", 12), "faint"),
            ("because" if cells >= BESIDE else "", "faint"),
            right=[("counts   total", "faint")],
        ),
    ]
    before = 0
    for part in found:
        counted, before = part.total - before, part.total
        because = pause_words(record.holds, part.start) if part.state == "paused" else ""
        rows.append(
            row(
                (fit(scene.epoch.stamp(part.start)[-12:].strip(), 13), "text"),
                (fit(scene.clock(part.end)[-5:], 7), "text"),
                (fit(STATES[part.state].replace("outside service hours", "closed"), 12), SIGNS[part.state][1] + "!"),
                (because if cells >= BESIDE else "", "soft"),
                right=[(f"{worked(counted):>6}  {worked(part.total):>6}", "text")],
            )
        )
        if because and cells < BESIDE:
            rows += paragraph(because, cells - 1, "soft", indent=2)
    return rows + (_changes(scene, ticket) if name == "resolution" and state.stopped is None else [])


def _strip(scene: Scene, found: list[Segment], cells: int) -> list[Row]:
    if not found:
        return []
    room = min(cells - 7, 60)
    weights = [isqrt(max(part.end - part.start, 0) // MINUTE) + 2 for part in found]
    spans: list[Span] = []
    marks = ""
    for part, weight in zip(found, weights, strict=True):
        wide = max(weight * room // sum(weights), 2)
        sign, ink = SIGNS[part.state]
        spans.append((sign * wide, ink))
        marks += fit(scene.clock(part.start)[-5:] if wide > 5 else "", wide)
    spans.append((EMPTY * 4, "line"))
    return [Row(tuple(spans)), row((marks, "faint"), ("now", "accent"))]


def _changes(scene: Scene, ticket: TicketView) -> list[Row]:
    """What the due time would be under another priority, or with the clock stopped."""
    world, record = scene.world, scene.world.record.tickets[ticket.id]
    rows = [rule(), row(("What would change it", "text!"), right=[("due", "faint")])]
    for level, target in enumerate(scene.book.targets, 1):
        if level == ticket.priority:
            continue
        calendar = service_hours(world, ticket.service, always=target.always)
        due = calendar.due(ticket.opened, target.resolution, pauses(world, record, world.now))
        when: Span = (scene.clock(due), "text") if due is not None else ("while it waits none", "soft")
        if due is not None and due < world.now:
            when = (f" {LATE} late {short(world.now - due)} ", "=late!")
        kind = "day and night" if target.always else "service hours"
        rows.append(
            row((f"priority P{level}", "text"), (f"  {hours(target.resolution)}, {kind}", "soft"), right=[when])
        )
    rows += [
        row(("it works again, or resolve", "text"), ("  the clock stops then", "soft"), right=[("r", "accent!")]),
        row(
            ("hold behind a question", "text"),
            ("  pauses while it is owed", "soft"),
            right=[("h", "accent!")],
        ),
        row(("give away, correct the type", "text"), ("  the start never moves", "soft")),
    ]
    return rows
