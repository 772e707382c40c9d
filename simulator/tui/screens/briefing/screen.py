"""The briefing on screen: read it, choose the rules, take the seat."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.containers import Container

from scoring.debrief.commitment import last
from simulator.lab.verdict import Kit
from simulator.session.session import Session
from simulator.tui.cells import Span, cut, row
from simulator.tui.glyphs import CHOSEN
from simulator.tui.outside import Outer, bindings, foot
from simulator.tui.screens.briefing.sections import sections
from simulator.tui.screens.desk.clocks import short
from simulator.tui.shelf import best, runs
from simulator.tui.widgets.bar import Bar
from simulator.tui.widgets.rows import Rows
from simulator.wording.scene import Scene

if TYPE_CHECKING:
    from simulator.tui.flow import Flow

MODES = (("p", "practice", "undo, free hints"), ("s", "shift", "nothing is taken back"))


class BriefingScreen(Outer):
    """Everything somebody knows before the clock begins."""

    WHERE = "briefing"
    CSS_PATH = "briefing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("briefing")

    def __init__(self, flow: Flow, made: Kit, seed: int, mode: str) -> None:
        super().__init__()
        self._flow, self._made, self._seed, self._mode = flow, made, seed, mode
        self._scene = self._looked()
        self._best = best(runs(), made.plan.scenario.id)
        self._said = last()
        self._sat = False

    def _looked(self) -> Scene:
        header = self._made.header(self._seed, self._mode)
        return Scene(Session(self._made.stage_for(header), header), self._made.texts)

    def body(self) -> Iterable[Any]:
        """Two halves and the modes."""
        with Container(id="both"):
            yield Rows(id="west", classes="framed")
            yield Rows(id="east", classes="framed")
        yield Bar(id="modes")

    def draw(self) -> None:
        """Everything anew."""
        scene, west, east = self._scene, self.rows("west"), self.rows("east")
        cells = max(west.size.width - 1, 40)
        first, second = sections(scene, self._best, self._said, cells)
        west.border_title, east.border_title = "Who you are", "Today"
        west.show(first if self.wide else [*first, row(), *second])
        east.show(second)
        scenario = scene.inner.scenario
        right = f"{short(scene.book.length)}, seed {self._seed} "
        if self.wide:
            right = f"{scene.epoch.stamp(0)}, {short(scene.book.length)} at the desk, seed {self._seed} "
        self.bar("top").show(
            row(
                ("EastCity ", "accent!"),
                (cut(scenario.title, max(self.size.width - len(right) - 14, 10)), "text!"),
                right=[(right, "soft")],
            )
        )
        spans: list[Span] = []
        for key, name, about in MODES:
            here = name == self._mode
            spans += [(f"{CHOSEN if here else ' '}{key} {name} ", "=accent!" if here else "accent!")]
            spans.append((f" {about}   ", "text" if here else "soft"))
        begins = f"enter begins the {self._mode} "
        used = sum(len(text) for text, _ in spans)
        self.bar("modes").show(
            row(*spans, right=[(begins, "text!")] if used + len(begins) < self.size.width - 1 else [])
        )
        self.bar("foot").show(foot("briefing", self.size.width))

    def action_practice(self) -> None:
        """The rules of practice."""
        self._mode = "practice"
        self.draw()

    def action_shift(self) -> None:
        """The rules of a shift."""
        self._mode = "shift"
        self.draw()

    def action_seed(self) -> None:
        """Another day."""
        self._seed = secrets.randbelow(1_000_000)
        self._scene = self._looked()
        self.draw()

    def action_page(self) -> None:
        """A page on, round and round."""
        rows = self.rows("west")
        if rows.scroll_offset.y >= rows.max_scroll_y:
            rows.scroll_home(animate=False)
        else:
            rows.scroll_page_down(animate=False)

    def action_other(self) -> None:
        """The other half."""
        if self.wide:
            (self.rows("east") if self.rows("west").has_focus else self.rows("west")).focus()

    def action_sit(self) -> None:
        """To the desk."""
        if self._sat:
            return
        self._sat = True
        flow, made, seed, mode = self._flow, self._made, self._seed, self._mode
        self.bar("foot").show(row((" The clock is wound up ...", "accent!")))
        self.call_after_refresh(self._seated, flow, made, seed, mode)

    def _seated(self, flow: Flow, made: Kit, seed: int, mode: str) -> None:
        self.dismiss(None)
        self.app.call_later(flow.sit, made, seed, mode)

    def on_rows_opened(self) -> None:
        """Enter in a list means the same."""
        self.action_sit()

    def action_back(self) -> None:
        """Back to the map."""
        self.dismiss(None)
