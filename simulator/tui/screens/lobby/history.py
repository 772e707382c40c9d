"""Kept runs: debrief a finished one, go on with another, compare two of one shift and seed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType

from scoring.figures import points
from simulator.domain.time import MINUTE
from simulator.tui.cells import Row, Span, cut, fit, row
from simulator.tui.glyphs import DONE
from simulator.tui.outside import SIDES, Outer, bindings, foot
from simulator.tui.screens.lobby.maps import star_span
from simulator.tui.shelf import KeptRun, runs, shifts
from simulator.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from simulator.tui.flow import Flow


def run_rows(kept: tuple[KeptRun, ...], titles: dict[str, str], marked: str, cells: int) -> list[Row]:
    """Runs as rows, the youngest first."""
    rows = []
    for run in kept:
        who = "" if run.player == "person" else f", {run.player}"
        state: list[Span] = [(f"{run.tick // MINUTE} min in", "risk")]
        if run.finished:
            place = f"par {run.par}" if run.par is not None else "no par"
            state = [star_span(run.stars), (f" {points(run.points or 0):>5}  {place:>7}", "text")]
        about = f"{run.mode}{who}, seed {run.seed}"
        title, name = titles.get(run.scenario, run.scenario), str(run.path)
        sign: Span = (DONE, "accent!") if name == marked else (" ", "text")
        if cells >= SIDES:
            rows.append(row((fit(title, cells // 2 - 3), "text!"), (about, "soft"), right=state, name=name, sign=sign))
        else:
            rows.append(row((cut(title, cells - 24), "text!"), right=state, name=name, sign=sign))
            rows.append(row((f"  {about}", "soft"), name=name))
    return rows or [row(("No run was kept yet.", "soft"))]


class HistoryScreen(Outer):
    """The list of kept runs."""

    WHERE = "history"
    CSS_PATH = "lobby.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("history")

    def __init__(self, flow: Flow) -> None:
        super().__init__()
        self._flow = flow
        self._kept = runs()
        self._marked = ""

    def body(self) -> Iterable[Any]:
        """One list."""
        yield Rows(id="runs")

    def draw(self) -> None:
        """Everything anew."""
        titles = {entry.id: entry.title for entry in shifts()}
        shown = self.rows("runs")
        shown.show(run_rows(self._kept, titles, self._marked, max(shown.size.width, 40)))
        self.bar("top").show(row(("Kept runs", "accent!"), (f"  {len(self._kept)}", "soft")))
        self.bar("foot").show(foot("history", self.size.width))

    def on_screen_resume(self) -> None:
        """Look at the folder again: a run may have been finished."""
        self._kept = runs()
        self.call_after_refresh(self.draw)

    def _run(self, name: str) -> KeptRun | None:
        return next((run for run in self._kept if str(run.path) == name), None)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Debrief or go on."""
        run = self._run(event.name)
        if run is None:
            return
        if run.finished:
            self._flow.open_kept(run.path)
        else:
            self._flow.go_on(run.path)

    def action_mark(self) -> None:
        """Mark one; with a second of the same day the two are laid side by side."""
        chosen, other = self._run(self.rows("runs").chosen), self._run(self._marked)
        if chosen is None:
            return
        if other is None or other is chosen:
            self._marked = "" if other is chosen else str(chosen.path)
            self.draw()
            return
        if (chosen.scenario, chosen.seed) != (other.scenario, other.seed) or not (chosen.finished and other.finished):
            self._flow.say("Two finished runs of the same shift and the same seed can be compared.")
            return
        self._flow.compare(other.path, chosen.path)

    def action_back(self) -> None:
        """Back to the map."""
        self.dismiss(None)
