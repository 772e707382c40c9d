"""Decisions of a shift as rows: what each cost, the curves beside them, the one thing for next time. Pure."""

from __future__ import annotations

from scoring.debrief.commitment import Commitment
from scoring.debrief.sections import exact, points
from scoring.debrief.story import SMALL, Decision, best, costliest, counted, decisions
from simulator.tui.cells import BLANK, Row, Span, fit, paragraph, row, rule, wrap
from simulator.tui.glyphs import FINE, POINT, WELL
from simulator.tui.screens.debrief.charts import axis, drawn, meter, points_over
from simulator.tui.screens.debrief.work import Work


def decision_rows(work: Work, cells: int, *, every: bool, gentle: bool = False) -> list[Row]:
    """What cost most and served best, or all; how far the work is."""
    story = work.story
    assert story is not None
    told = decisions(story, work.known)
    rows: list[Row] = []
    if work.of and work.done < work.of:
        share = work.done * 10_000 // work.of
        rows.append(
            row(
                ("our expert takes the seat ", "soft"),
                *meter(share, 20, "accent"),
                (f" {work.done} of {work.of}", "text"),
            )
        )
    if not told:
        return [*rows, row(("The first values come in a moment.", "soft"))]
    groups = [("Cost most", costliest(told)), ("Served best", best(told))]
    if gentle:
        groups.reverse()
    if every:
        groups = [("All of them, in order of time", told)]
    for title, chosen in groups:
        rows.append(rule((title, "text!")))
        if not chosen:
            rows.append(row(("nothing stood out", "soft")))
        for item in chosen:
            rows += _decision(item, cells, short=every, gentle=gentle)
            rows += [] if every else [BLANK]
    total = sum(item.points for item in told)
    rows.append(rule())
    rows += paragraph(
        f"{counted(len(told), 'decision')}. What they cost adds up to the expert's {exact(story.grade.points + total)} "
        f"from the start less your {exact(story.grade.points)}: {exact(total)}.",
        cells - 2,
        "soft",
    )
    return rows


def _name(item: Decision) -> str:
    return f"{item.step.first}-{item.step.last}"


def _decision(item: Decision, cells: int, *, short: bool, gentle: bool) -> list[Row]:
    ink = ("text!" if gentle else "late!") if item.points >= SMALL else "ok!" if item.points <= -SMALL else "soft"
    right: list[Span] = [(f"{'+' if item.points < 0 else ''}{points(-item.points)} ", ink)]
    name = _name(item)
    first, *more = wrap(item.title, cells - 10)
    rows = [row((first, "text!"), right=right, name=name)]
    rows += [row((f"      {line}", "text!"), name=name) for line in more]
    if short:
        return rows
    parts = [("then", item.known), ("expert", item.expert), ("went", item.cost)]
    parts.append(("log", f"event {', '.join(str(place) for place in item.proof)}" if item.proof else ""))
    parts.append(("next", item.advice))
    for label, words in parts:
        if not words:
            continue
        for place, line in enumerate(paragraph(words, cells - 12, "accent" if label == "next" else "text")):
            head_ = fit(label if place == 0 else "", 8)
            rows.append(row((f" {head_}", "faint"), *line.left, name=name))
    return rows


def curve_rows(work: Work, cells: int, tall: int) -> list[Row]:
    """Health, backlog and money of the whole shift."""
    story = work.story
    assert story is not None
    own, scene = story.curves, story.scene
    length = own.ticks[-1]
    rows = [
        rule(("People without a service", "text!")),
        *drawn(own.without, cells, tall, "nobody, all shift long", ink="late"),
        axis(scene, length, cells),
    ]
    lines: list[tuple[tuple[int, ...], str, str]] = [(own.open, POINT, "accent!")]
    legend: list[Span] = [(f"{POINT} you", "accent!")]
    if work.expert is not None:
        lines.append((work.expert.open, FINE, "text"))
        legend.append((f"   {FINE} our expert", "text"))
    rows += [
        row(),
        rule(("Open tickets", "text!")),
        row(*legend),
        *points_over(lines, cells, tall),
        axis(scene, length, cells),
    ]
    dollars = [tuple(value // 100 for value in line) for line in (own.true_cents, own.known_cents)]
    rows += [row(), rule(("Money lost so far, SGD", "text!"))]
    if not any(dollars[0]) and not any(dollars[1]):
        return [*rows, row((f"{FINE} nothing that costs money failed", "soft"))]
    rows += [
        row((f"{WELL} really", "late!"), (f"   {FINE} as the desk could know", "text")),
        *points_over([(dollars[0], WELL, "late"), (dollars[1], FINE, "text")], cells, tall),
        axis(scene, length, cells),
    ]
    return rows


def take_away_rows(said: Commitment | None, before: Commitment | None, cells: int) -> list[Row]:
    """What was meant this time and whether it was kept; what is meant for the next, or how to say it."""
    rows = [row(), rule(("One thing for next time", "text!"))]
    if before is not None:
        rows += paragraph(f'This time you meant: "{before.text}"', cells - 2, "soft")
        answer = {"kept": "kept", "not": "not kept"}.get(before.state, "kept or not?")
        rows.append(row(("k ", "accent!"), (answer, "text!" if before.state != "open" else "soft")))
    if said is None:
        return [*rows, row(("t ", "accent!"), ("say it; your next briefing shows it", "soft"))]
    return [*rows, *paragraph(f'"{said.text}"', cells - 2, "accent!")]
