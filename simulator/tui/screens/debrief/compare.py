"""Two runs of one shift and seed side by side: points by family, money, decisions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Container

from scoring.debrief.decisions import Value
from scoring.debrief.sections import points
from scoring.debrief.story import Story
from simulator.tui.cells import BLANK, Row, Span, fit, paragraph, row, rule
from simulator.tui.glyphs import FINE, POINT
from simulator.tui.outside import Outer, foot
from simulator.tui.screens.debrief.charts import axis, meter, points_over
from simulator.tui.widgets.rows import Rows
from simulator.wording.scene import money

Run = tuple[Story, dict[int, Value]]


def run_rows(run: Run, other: Run, sign: str, cells: int, *, titled: bool = True) -> list[Row]:
    """One of two: its points against the other's, family by family, then what it did; `titled` = a frame says whose."""
    story, against = run[0], other[0]
    header = story.judged.header
    who = [] if titled else [rule((f"{header.player}, {header.mode}", "accent!"))]
    spent: list[Span] = [(f", {money(cost)} lost", "text")] if (cost := story.grade.cost_cents) else []
    total: list[Span] = [(points(story.grade.points), "accent!"), (" of 100", "soft"), *spent]
    rows = [*who, row(*total, right=[("against the other ", "faint")])]
    for (name, got, most), (_, theirs, _) in zip(story.grade.families, against.grade.families, strict=True):
        share = got * 10_000 // most if most else 0
        better = f"{'+' if got > theirs else ''}{points(got - theirs)}"
        ink = "ok!" if got > theirs else "late!" if got < theirs else "soft"
        rows.append(
            row(
                (fit(name.capitalize(), 13), "text"),
                *meter(share, max(min(cells - 34, 20), 6), "accent"),
                (f" {points(got):>5}", "text!"),
                right=[(better + " ", ink)],
            )
        )
    lines = [(story.curves.open, sign, "accent!"), (against.curves.open, FINE, "text")]
    rows += [row(), rule(("Open tickets", "text!"), (f"  {sign} this, {FINE} the other", "soft"))]
    rows += [*points_over(lines, cells, 4), axis(story.scene, story.curves.ticks[-1], cells), row()]
    rows.append(rule(("What was done", "text!")))
    return rows + [line for one in story.given if one.decision for line in paragraph(one.title, cells - 2)]


class CompareScreen(Outer):
    """Two panes."""

    WHERE = "history"
    CSS_PATH = "debrief.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "back", "back", show=False),
        Binding("tab", "other", "other", show=False),
    ]

    def __init__(self, one: Run, other: Run) -> None:
        super().__init__()
        self._runs = (one, other)

    def body(self) -> Iterable[Any]:
        """Two panes."""
        with Container(id="both"):
            yield Rows(id="left", classes="framed")
            yield Rows(id="right", classes="framed")

    def draw(self) -> None:
        """Both anew."""
        one, other = self._runs
        for name, run, against in (("left", one, other), ("right", other, one)):
            pane = self.rows(name)
            header = run[0].judged.header
            pane.border_title = f"{header.player}, {header.mode}"
            cells = max(pane.size.width - 1, 30)
            rows = run_rows(run, against, POINT, cells, titled=self.wide)
            pane.show(
                rows
                if self.wide or name == "right"
                else [*rows, BLANK, *run_rows(other, one, POINT, cells, titled=False)]
            )
        title = f"{one[0].scene.inner.scenario.title}, seed {one[0].grade.seed}"
        self.bar("top").show(row(("Two runs of one day  ", "accent!"), (title, "soft")))
        hints = [("tab", "other"), ("esc", "back")] if self.wide else [("↑↓", "read on"), ("esc", "back")]
        self.bar("foot").show(foot("history", self.size.width, hints))

    def action_other(self) -> None:
        """The other pane."""
        if self.wide:
            (self.rows("right") if self.rows("left").has_focus else self.rows("left")).focus()

    def action_back(self) -> None:
        """Back to the list."""
        self.dismiss(None)
