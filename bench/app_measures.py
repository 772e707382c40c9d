"""The measures of the terminal app: each in a terminal of its own, with the minimal app that it is held against beside.

A figure in wall time depends on what else the machine does; the rows in CPU time beside it hardly do.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from statistics import median
from time import perf_counter

from bench import app_bare, app_desk, app_table
from bench.app_terminal import NothingShown, Taken, Terminal

LOBBY = "You keep it running."
"""Stands on the screen when the lobby does."""
OVER = "Your own account"
"""Stands on the screen when a shift is over."""
RESULT = "no star yet"
"""Stands on the screen when a shift in which nothing was done is graded."""
PANE = (36, 24)
"""Cells and rows of the queue in a terminal of 120 x 40: the table beside it has a pane of the same size."""
CROWDS = {"key": 200, "key-500": 500}
"""Budget -> tickets in the queue; the table has as many rows."""
DOWN = b"\x1b[B"
HASTE = (0.0, 0.02, 0.09, 0.0, 0.13, 0.05)
"""Seconds between an answer and the next key: some keys come while the ticket beside the queue is drawn, some after."""
LONGEST = 60.0
"""Seconds that playing a shift to its end, or grading it, may take."""


@dataclass(frozen=True, slots=True)
class AppBench:
    """What one round measures with."""

    folder: Path
    """Where the player's files lie."""
    starts: int = 3
    keys: int = 100
    idle: float = 5.0
    """Seconds of doing nothing."""
    acts: int = 3
    """Acts to watch on their way."""
    settled: float = 0.6
    """Seconds after which an app has drawn and tidied everything."""
    under_way: float = 1.8
    """Seconds that an act is on its way at the slow pace, its first and last moments left out."""
    run: Path | None = None
    """A run to be played to its end; None = a whole shift from its beginning."""

    def round(self) -> dict[str, float]:
        """Take every measure once; give figures by budget id."""
        figures: dict[str, float] = {}
        for take in (self.frame, self.key, self.quiet, self.after):
            figures |= take()
        return figures

    def frame(self) -> dict[str, float]:
        """From the start of the process to the first screen with its text, in wall and in CPU time."""
        pairs = []
        for _ in range(self.starts):
            with _program("bench.app_bare") as bare:
                theirs = bare.shows(app_bare.READY)
            with self._game() as lobby:
                pairs.append((lobby.shows(LOBBY), theirs))
        return {
            "frame": median(ours.last / theirs.last for ours, theirs in pairs),
            "frame-cpu": median(ours.cpu / theirs.cpu for ours, theirs in pairs),
        }

    def key(self) -> dict[str, float]:
        """From a key to the answer, in the queue and in a table of as many rows, the two taking turns."""
        figures: dict[str, float] = {}
        for budget, crowd in CROWDS.items():
            with self._desk(crowd) as desk, self._table(crowd, PANE) as table:
                ours: list[Taken] = []
                theirs: list[Taken] = []
                pauses = cycle(HASTE)
                for _ in range(self.keys):
                    pause = next(pauses)
                    for terminal, taken in ((desk, ours), (table, theirs)):
                        terminal.rest(pause)
                        taken.append(terminal.press(DOWN))
            figures |= _compared(budget, ours, theirs)
        return figures

    def quiet(self) -> dict[str, float]:
        """The share of one core while nothing happens, and while an act is on its way across the screen."""
        with self._desk(CROWDS["key"]) as desk:
            idle = desk.rest(self.idle)
            shares = []
            for _ in range(self.acts):
                desk.press(b".")
                desk.rest(0.2)
                shares.append(desk.rest(self.under_way))
                desk.press(DOWN)
                desk.rest(self.settled)
        return {"idle": 100 * idle, "running": 100 * median(shares)}

    def after(self) -> dict[str, float]:
        """What the app holds when a shift was played, beside a table that was scrolled through."""
        with self._table(CROWDS["key"], (0, 0)) as table:
            for _ in range(self.keys):
                table.press(DOWN)
            theirs, theirs_alone = table.memory()
        new = (app_desk.SCENARIO, "--seed", str(app_desk.SEED), "--mode", "practice")
        with self._game("play", *(new if self.run is None else ("--journal", str(self.run)))) as game:
            game.shows(app_desk.READY)
            self._until(game, OVER, b".")
            ours, ours_alone = game.memory()
            self._until(game, RESULT, b"\r")
            debriefed, _ = game.memory()
        return {"held": ours / theirs, "held-alone": ours_alone / theirs_alone, "held-debrief": debriefed / theirs}

    def _game(self, *arguments: str) -> Terminal:
        home = {"EASTCITY_HOME": str(self.folder)}
        return Terminal("-c", "from simulator.cli import main; main()", *arguments, env=home)

    def _desk(self, tickets: int) -> AbstractContextManager[Terminal]:
        env = {"EASTCITY_HOME": str(self.folder)}
        return self._settled(_program("bench.app_desk", tickets, env=env), app_desk.READY)

    def _table(self, rows: int, pane: tuple[int, int]) -> AbstractContextManager[Terminal]:
        return self._settled(_program("bench.app_table", rows, *pane), app_table.READY)

    @contextmanager
    def _settled(self, terminal: Terminal, mark: str) -> Iterator[Terminal]:
        with terminal:
            terminal.shows(mark)
            terminal.rest(self.settled)
            yield terminal

    def _until(self, game: Terminal, words: str, keys: bytes) -> None:
        """Press keys until words stand on the screen that did not stand there before; raises NothingShown."""
        game.rest(self.settled)
        game.seen.clear()
        began = perf_counter()
        while words.encode() not in game.seen:
            if perf_counter() - began > LONGEST:
                raise NothingShown(f"{words!r} never came: {bytes(game.seen[-2000:])!r}")
            game.send(keys)
            game.rest(0.1)
        game.rest(self.settled)


def _program(module: str, *arguments: int, env: Mapping[str, str] | None = None) -> Terminal:
    return Terminal("-c", f"from {module} import main; main()", *map(str, arguments), env=env)


def _compared(budget: str, ours: Sequence[Taken], theirs: Sequence[Taken]) -> dict[str, float]:
    """The slowest key in a hundred, the middle one, and the CPU time of all, as multiples."""
    return {
        budget: _slowest(ours) / _slowest(theirs),
        f"{budget}-half": median(taken.first for taken in ours) / median(taken.first for taken in theirs),
        f"{budget}-cpu": sum(taken.cpu for taken in ours) / sum(taken.cpu for taken in theirs),
    }


def _slowest(taken: Sequence[Taken]) -> float:
    """The 99th percentile of the time to the first piece of the answer, by nearest rank."""
    return sorted(one.first for one in taken)[math.ceil(len(taken) * 0.99) - 1]
