"""The debrief drawn: its pages, what is worked out beside them, the line below. What keys do is `screen`'s."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from textual.containers import Container
from textual.timer import Timer

from scoring.debrief.commitment import Commitment, last
from scoring.debrief.decisions import is_decision
from scoring.debrief.takeover import Alternative
from scoring.debrief.words import did
from simulator.domain.base import Refusal
from simulator.session.commands import understood as spelled_back
from simulator.tui.cells import Row, paragraph, row
from simulator.tui.outside import Outer, foot
from simulator.tui.screens.debrief import decided, ending, pages
from simulator.tui.screens.debrief.timeline import At, moment_rows
from simulator.tui.screens.debrief.work import Work
from simulator.tui.widgets.bar import Bar
from simulator.tui.widgets.rows import Rows
from simulator.wording.scene import Scene

if TYPE_CHECKING:
    from simulator.tui.flow import Flow

GUESS, RESULT, DECISIONS, TIMELINE, AFTER, POINTS = range(6)
UNTOLD = "So this run cannot be told here. Its journal stays as it is."
"""What is said below the reason why a run could not be made again."""
LOOK = 0.25
"""Seconds between two looks at how far the work beside is."""
HINTS: dict[int, tuple[tuple[str, str], ...]] = {
    GUESS: (("← →", "estimate"), ("↑↓", "decision"), ("s", "how sure"), ("enter", "show me")),
    RESULT: (("2-6", "page"), ("tab", "other pane"), ("t", "take-away"), ("e", "export"), ("q", "to the map")),
    DECISIONS: (("enter", "the moment"), ("w", "what if"), ("a", "all"), ("t", "take-away"), ("q", "to the map")),
    TIMELINE: (("← →", "a minute"), ("pgup pgdn", "ten"), ("[ ]", "your acts"), ("2-6", "page"), ("q", "to the map")),
    AFTER: (("2-6", "page"), ("t", "take-away"), ("e", "export"), ("q", "to the map")),
    POINTS: (("enter", "the moment"), ("2-6", "page"), ("e", "export"), ("q", "to the map")),
}


class DebriefBase(Outer):
    """Everything a debrief shows."""

    WHERE = "debrief"

    def __init__(self, flow: Flow, work: Work) -> None:
        super().__init__()
        self._flow, self.work = flow, work
        self.page = GUESS if work.guessing else RESULT
        self.guess = pages.Guess()
        self.mine = _mine(work)
        self.every = False
        self.tick = 0
        self.said: Commitment | None = None
        self.before = last()
        self.line = ""
        self._begun = False
        self._seen: tuple[object, ...] = ()
        self._answer: tuple[int, str, Alternative | Refusal] | None = None
        self._timer: Timer | None = None

    def body(self) -> Iterable[Any]:
        """Two panes and a line."""
        with Container(id="both"):
            yield Rows(id="left", classes="framed")
            yield Rows(id="right", classes="framed")
        yield Bar(id="line", ground="surface")

    def on_mount(self) -> None:
        """Begin to work at once when there is nothing to guess."""
        self._timer = self.set_interval(LOOK, self._look)
        if not self.work.guessing:
            self._begin()

    def on_unmount(self) -> None:
        """Whoever works beside stops soon."""
        self.work.stopped = True

    def _begin(self) -> None:
        self._begun = True
        words = pages.reflection(self.guess, self.mine) if self.work.guessing else ""
        estimate = self.guess.estimate if self.work.guessing else -1
        self.run_worker(lambda: self.work.everything(estimate, words), thread=True, exit_on_error=True)

    def _look(self) -> None:
        work = self.work
        seen = (work.story is not None, work.expert is not None, work.done, work.of, work.telling, work.failure)
        if seen != self._seen:
            self._seen = seen
            self.draw()
        self._answered()
        if (
            self._begun
            and not work.telling
            and not self.line.endswith("...")
            and (work.failure or work.done == work.of)
            and work.story is not None
        ):
            self._pause_looking()

    def _pause_looking(self) -> None:
        if self._timer is not None and self.work.of:
            self._timer.pause()

    def _answered(self) -> None:
        """What a question came to; whoever asks says what becomes of it."""

    # ---- drawing

    def draw(self) -> None:
        """The page in front, anew."""
        if not self.is_mounted or not self.size.width:
            return
        title = self.work.made.plan.scenario.title
        self.bar("top").show(pages.tabs(self.page, title, self.size.width))
        self.set_class(self.page in (GUESS, POINTS) or self.work.story is None, "-single")
        left, right = self.rows("left"), self.rows("right")
        self.call_after_refresh(self._fill, left, right)
        hints = [hint for hint in HINTS[self.page] if self.wide or hint[0] != "tab"]
        self.bar("foot").show(foot("debrief", self.size.width, hints))
        self.bar("line").show(self._line())

    def _fill(self, left: Rows, right: Rows) -> None:
        cells = max(left.size.width - 1, 30)
        names, first, second = self._rows(cells)
        left.border_title, right.border_title = names
        left.show(first if self.wide or not second else [*first, row(), *second])
        right.show(second)

    def _rows(self, cells: int) -> tuple[tuple[str, str], list[Row], list[Row]]:
        work = self.work
        if self.page == GUESS and work.guessing and not self._begun:
            over = f"{_ends(work)}. The next desk sits down."
            return ("Your own account", ""), pages.guess_rows(self.mine, self.guess, cells, over), []
        if work.failure:
            said = [*paragraph(f"{work.failure[:1].upper()}{work.failure[1:]}.", cells - 2, "late"), row()]
            return ("Trouble", ""), [*said, *paragraph(UNTOLD, cells - 2)], []
        if work.story is None:
            told = work.telling or "the shift is made again"
            return ("One moment", ""), [row(), row((f"  {told} ...", "soft"))], []
        if self.page == DECISIONS:
            tall = min(max((self.size.height - 22) // 3, 4), 9)
            side = [*decided.curve_rows(work, cells, tall), *decided.take_away_rows(self.said, self.before, cells)]
            return (
                ("Decisions", "The shift as it went"),
                decided.decision_rows(work, cells, every=self.every, gentle=self.eastcity.settings.gentle),
                side,
            )
        if self.page == TIMELINE:
            return ("Timeline", "The desk at that moment"), *self._moment(cells)
        if self.page == AFTER:
            return ("What happened after you left", "To think about"), *ending.after_rows(work, cells)
        if self.page == POINTS:
            return ("Every point", ""), ending.point_rows(work, cells), []
        return ("Your shift", "Where the points came from"), *pages.result_rows(work, cells)

    def _moment(self, cells: int) -> tuple[list[Row], list[Row]]:
        story, reel = self.work.story, self.work.reel
        assert story is not None
        assert reel is not None
        reel.wind(self.tick)
        scene = Scene(At(reel), story.texts)
        return moment_rows(
            self.work, scene, self.tick, cells, max((self.size.height - 13) // 4, 4) if self.size.height >= 34 else 2
        )

    def _line(self) -> Row:
        if self.line:
            return row((self.line, "text"))
        if self.work.telling:
            so_far = f", {self.work.done} of {self.work.of}" if self.work.of else ""
            return row((f"{self.work.telling}{so_far} ...", "soft"))
        if self.page == DECISIONS:
            return row(("Each cost is exact: our expert takes the seat right after it, the same day.", "soft"))
        return row()


def _ends(work: Work) -> str:
    if work.session is None:
        return "The shift is over"
    scene = Scene(work.session, work.made.texts)
    return f"{scene.clock(scene.book.length)}"


def _mine(work: Work) -> list[tuple[int, str]]:
    """The player's decisions in order of time, in words."""
    if work.session is None:
        return []
    scene = Scene(work.session, work.made.texts)
    found = []
    for record in work.session.commands:
        command = spelled_back(record.seat, record.command)
        if is_decision(command):
            found.append((record.n, f"{scene.clock(record.tick)}  {did(scene, command)}"))
    return found
