"""Two runs of one shift and seed side by side: points by family, money, decisions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Container

from scoring.debrief.decisions import Value
from scoring.debrief.sections import points
from scoring.debrief.story import Story
from simulator.tui.cells import Row, cut, fit, row, rule
from simulator.tui.glyphs import FINE, POINT
from simulator.tui.outside import Outer
from simulator.tui.screens.debrief.charts import axis, meter, points_over
from simulator.tui.widgets.rows import Rows
from simulator.wording.scene import money

Run = tuple[Story, dict[int, Value]]


def run_rows(run: Run, other: Run, sign: str, cells: int) -> list[Row]:
    """One of two: its points against the other's, family by family, then what it did."""
    story, against = run[0], other[0]
    rows = [
        row((points(story.grade.points), "accent!"), (" of 100, ", "soft"), (money(story.grade.cost_cents), "text!"))
    ]
    for (name, got, most), (_, theirs, _) in zip(story.grade.families, against.grade.families, strict=True):
        share = got * 10_000 // most if most else 0
        better = f"{points(got - theirs):>6}"
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
    return rows + [row((cut(one.title, cells - 2), "text"), name=str(one.n)) for one in story.given if one.decision]


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
            pane.border_title = run[0].judged.header.player + ", " + run[0].judged.header.mode
            pane.show(run_rows(run, against, POINT, max(pane.size.width - 1, 30)))
        title = f"{one[0].scene.inner.scenario.title}, seed {one[0].grade.seed}"
        self.bar("top").show(row(("Two runs of one day  ", "accent!"), (title, "soft")))
        self.bar("foot").show(
            row(("tab", "accent!"), (" other  ", "soft"), ("esc", "accent!"), (" back", "soft"), ground="panel")
        )

    def action_other(self) -> None:
        """The other pane."""
        (self.rows("right") if self.rows("left").has_focus else self.rows("left")).focus()

    def action_back(self) -> None:
        """Back to the list."""
        self.dismiss(None)
