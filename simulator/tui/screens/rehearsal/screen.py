"""The desk of a scenario while it is written: a saved version takes the place of the one before, at the same minute."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.timer import Timer

from simulator.lab.rehearsal import Stamp, Version, again, stamp, version
from simulator.lab.verdict import Kit
from simulator.session.session import Session
from simulator.tui.cells import Row, cut, row
from simulator.tui.screens.shift.screen import ShiftScreen
from simulator.tui.widgets.bar import Bar

LOOK = 0.3
"""Seconds between two looks at the files."""
SHOWN = 3
"""Problems that are shown over the desk."""


class RehearsalScreen(ShiftScreen):
    """A shift whose files are looked at: what is saved is played on, what is broken is said and the last good one kept.

    `start` gives a fresh run of a version, as `--at` asked for it; f5 begins with it once more.
    """

    CSS_PATH = "../shift/shift.tcss"
    DEFAULT_CSS = "RehearsalScreen #author { height: auto; max-height: 4; background: $ec-panel; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f5", "afresh", "begin again", show=False, priority=True)]

    def __init__(
        self, folder: Path, kit: Kit, session: Session, start: Callable[[Kit], Session], said: tuple[Row, ...] = ()
    ) -> None:
        super().__init__(session, kit.texts)
        self.folder, self.kit, self._start = folder, kit, start
        self._said = said
        self._seen: Stamp = stamp(folder)
        self._looking: Timer | None = None
        self._place: tuple[int, str] = (0, "")

    def compose(self) -> ComposeResult:
        """What the files say above the desk."""
        yield Bar(id="author", ground="panel")
        yield from super().compose()

    def on_mount(self) -> None:
        """Begin to look at the files."""
        self._looking = self.set_interval(LOOK, self._look)
        self.call_after_refresh(self._arrive)

    def _arrive(self) -> None:
        self._say(*(self._said or (self._head("as it lies there"),)))
        room, subject = self._place
        if subject and subject in self.desk.order:
            self.desk.choose(subject)
        if room:
            self.go_to(room)

    def _head(self, words: str) -> Row:
        return row(
            ("REHEARSAL ", "accent"),
            (f"{self.kit.plan.scenario.id}  ", "text"),
            (words, "soft"),
            right=((" f5 from the start ", "soft"),),
        )

    def _say(self, *rows: Row) -> None:
        bar = self.query_one("#author", Bar)
        bar.styles.height = len(rows)
        bar.show(*rows)

    # ---- the files

    def _look(self) -> None:
        now = stamp(self.folder)
        if now != self._seen and self.motion is None and self.app.screen is self:
            self._seen = now
            self._read(now)

    @work(thread=True, exclusive=True)
    def _read(self, seen: Stamp) -> None:
        found = version(self.folder)
        self.app.call_from_thread(self._take, found, seen)

    def _take(self, found: Version, seen: Stamp) -> None:
        if seen != self._seen:
            return  # it was saved again meanwhile, and that version is on its way
        if found.kit is None:
            self._say(self._head("does not play; below is the version before"), *_problems(found, self.size.width))
            return
        session, refused = again(found.kit, self.sitting.session)
        words = "the saved version, at the same minute"
        if refused:
            words += f"; {refused} of your commands it refuses"
        self._swap(found.kit, session, words, _problems(found, self.size.width))

    def action_afresh(self) -> None:
        """Begin once more where `--at` begins."""
        self._swap(self.kit, self._start(self.kit), "from the start", ())

    def _swap(self, kit: Kit, session: Session, words: str, problems: tuple[Row, ...]) -> None:
        screen = RehearsalScreen(self.folder, kit, session, self._start)
        screen._said = (screen._head(words), *problems)
        screen._seen = self._seen
        screen._place = (self.room, self.subject)
        if self._looking is not None:
            self._looking.stop()
        self.app.switch_screen(screen)


def _problems(found: Version, cells: int) -> tuple[Row, ...]:
    wanted = [problem for problem in found.problems if problem.severity != "hint"]
    rows = [
        row((cut(str(problem), cells - 3), "late" if problem.severity == "error" else "text"), sign=("!", "late"))
        for problem in wanted[:SHOWN]
    ]
    if len(wanted) > SHOWN:
        rows[-1] = row(
            (f"and {len(wanted) - SHOWN + 1} more: eastcity check {wanted[0].file.rpartition('/')[0] or '.'}", "soft")
        )
    return tuple(rows)
