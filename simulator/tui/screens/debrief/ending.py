"""The last pages of the debrief as rows: what came after the shift, and every point with its reason. Pure."""

from __future__ import annotations

from scoring.debrief.sections import after, costs, owed, points, questions
from scoring.debrief.story import Story
from scoring.explain import each
from scoring.rubric import Item
from simulator.tui.cells import Row, paragraph, row, rule, wrap
from simulator.tui.screens.debrief.pages import STATES, section
from simulator.tui.screens.debrief.work import Work


def after_rows(work: Work, cells: int) -> tuple[list[Row], list[Row]]:
    """What happened after you left, and the scenario's own questions."""
    story = work.story
    assert story is not None
    told = after(story.judged.engine, story.scene)
    return section(told, cells)[1:], [
        *section(questions(story.scene), cells)[1:],
        row(),
        *section(costs(story.judged), cells),
    ]


def point_rows(work: Work, cells: int) -> list[Row]:
    """Every item with its reason, by family and measure; choosing one jumps to its moment."""
    story = work.story
    assert story is not None
    grade = story.grade
    rows: list[Row] = []
    for family, got, most in grade.families:
        rows.append(rule((f"{family.capitalize()}: {points(got)} of {points(most)}", "text!")))
        measures = [measure for measure, name, _ in grade.table if name == family]
        for measure in [*measures, "collateral"] if family == "quality" else measures:
            items = [(place, item) for place, item in enumerate(grade.items) if item.measure == measure]
            if items:
                rows += _measure(story, measure, items, cells)
    return [*rows, row(), *(row_ for line in owed(grade) for row_ in paragraph(line, cells - 2, "soft"))]


def _measure(story: Story, measure: str, items: list[tuple[int, Item]], cells: int) -> list[Row]:
    """One measure: its sum, then each item with its sign, its words and its points at the right."""
    got, most = sum(item.points for _, item in items), sum(item.max for _, item in items)
    rows = [row((measure.replace("-", " ").capitalize(), "accent"), right=[(_share(got, most), "soft")])]
    told = each((item for _, item in items), story.grade, story.names)
    for (place, _), (item, words) in zip(items, told, strict=True):
        name = f"{place}:{item.tick}" if item.tick is not None else ""
        sign = STATES[0 if item.points >= item.max else 1 if item.points > 0 else 2][1]
        first, *more = wrap(words, cells - 22)
        rows.append(row(sign, (first, "text"), right=[(_share(item.points, item.max), "text")], name=name))
        rows += [row((f"  {line}", "text"), name=name) for line in more]
    return rows


def _share(got: int, most: int) -> str:
    return f"{points(got):>5} of {points(most):>4} " if most else f"{points(got):>5}         "
