"""The measures: each gives one figure per round, as a multiple of the bare kernel run beside it. No limits here."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from bench.kernel import EVENTS, beside
from bench.recorded import PLAYER, Recorded, again, path
from scoring.grade import grade
from simulator.compiler import load
from simulator.compiler.stage import stage
from simulator.engine.engine import Engine
from simulator.lab.batch import played
from simulator.lab.verdict import verify
from simulator.session import chain
from simulator.session.records import Record
from simulator.session.replay import replay

FEW = 100
PASSES = 5
"""So often the shorter measures are taken in a round, warm as the bare shift beside them is; their median counts."""
MAIN = "from simulator.cli import main; main()"
PASS = "pass"
STATUS = Path("/proc/self/status")
PEAK = f"print(next(line.split()[1] for line in open({str(STATUS)!r}) if line.startswith('VmHWM')))"


@dataclass(frozen=True, slots=True)
class Bench:
    """What one round measures with."""

    run: Recorded
    folder: Path
    many: int
    """Tickets that the long past holds."""

    def round(self) -> dict[str, float]:
        """Take every measure once, each with its reference beside it; give figures by budget id."""
        figures: dict[str, float] = {}
        for take in (
            self.event,
            self.input,
            self.growth,
            self.verify,
            self.bot,
            self.replay,
            self.start,
            self.commands,
            self.memory,
        ):
            figures |= take()
        return figures

    def event(self) -> dict[str, float]:
        """The path of one event with its share of the journal, no rule in it, against one event of the bare kernel."""
        return {"event": self._per_event(lambda: path(self.run, self.folder / "event.simlog"))}

    def input(self) -> dict[str, float]:
        """One command or stimulus judged, with all the events, draws, halts and lines that come of it."""

        def judged() -> tuple[float, int]:
            spent, _, inputs = again(self.run, self.folder / "input.simlog")
            return spent, inputs

        return {"input": self._per_event(judged)}

    def growth(self) -> dict[str, float]:
        """The same work behind a long past and behind a short one."""
        long, bare_long = _counted(lambda: again(self.run, self.folder / "long.simlog", self.many)[:2])
        short, bare_short = _counted(lambda: again(self.run, self.folder / "short.simlog", FEW)[:2])
        return {"growth": (long / bare_long) / (short / bare_short)}

    def verify(self) -> dict[str, float]:
        """Parse, chain, re-run with the aftermath, compare and re-grade, scaled to the events of the bare shift.

        Every event of the log counts, those of the aftermath too: all are made again and compared by digest.
        """
        spent, bare = beside(_timed(lambda: verify(self.run.journal, lambda _: self.run.kit), PASSES))
        return {"verify": spent / self.run.events * EVENTS / bare}

    def bot(self) -> dict[str, float]:
        """Stage, play, let the aftermath pass, grade."""
        spent, bare = beside(_timed(self._bot))
        return {"bot": spent, "bot-ratio": spent / bare}

    def _bot(self) -> object:
        engine = played(stage(self.run.kit.plan, self.run.stage.seed), self.run.header.player)
        return grade(engine.log, engine.world, self.run.baseline)

    def replay(self) -> dict[str, float]:
        """The shift made again from its records, which are read before."""
        records = chain.read(chain.load(self.run.journal)).records
        return {"replay": self._per_event(lambda: _replayed(self.run, records))}

    def start(self) -> dict[str, float]:
        """From a plan to an engine at tick 0."""
        spent, bare = beside(_timed(lambda: Engine(stage(self.run.kit.plan, self.run.stage.seed))))
        return {"start": spent / bare}

    def commands(self) -> dict[str, float]:
        """Processes of their own, in wall time, beside the shortest process there is."""
        empty = _process("-c", PASS)
        return {
            "help": _process("-c", MAIN, "--help") / empty,
            "list": _process("-c", MAIN, "list") / empty,
        }

    def memory(self) -> dict[str, float]:
        """The most that a process holds which plays a whole run, beside the shortest process there is."""
        if not STATUS.exists():
            return {}
        play = f"from bench.measures import one_run; one_run({self.run.header.scenario!r}, {self.run.header.seed})"
        return {"memory": _peak(f"{play}; {PEAK}") / _peak(PEAK)}

    def _per_event(self, work: Callable[[], tuple[float, int]]) -> float:
        per_event, bare = _counted(work, PASSES)
        return per_event / (bare / EVENTS)


def _counted(work: Callable[[], tuple[float, int]], passes: int = 1) -> tuple[float, float]:
    """Seconds per event of some work, the median of its passes, and those of a bare shift beside it."""
    events = 0

    def measure() -> float:
        nonlocal events
        taken = []
        for _ in range(passes):
            spent, events = work()
            taken.append(spent)
        return median(taken)

    spent, bare = beside(measure)
    return spent / events, bare


def _timed(work: Callable[[], object], passes: int = 1) -> Callable[[], float]:
    def measure() -> float:
        taken = []
        for _ in range(passes):
            start = process_time()
            work()
            taken.append(process_time() - start)
        return median(taken)

    return measure


def _replayed(run: Recorded, records: Sequence[Record]) -> tuple[float, int]:
    start = process_time()
    engine = replay(run.stage, records)
    return process_time() - start, len(engine.log)


def _process(*words: str) -> float:
    """Seconds from start to end of an interpreter with these arguments."""
    start = perf_counter()
    subprocess.run([sys.executable, *words], capture_output=True, check=True)
    return perf_counter() - start


def _peak(code: str) -> int:
    """Memory at its most, as the last line of what some code prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    return int(done.stdout.split()[-1])


def one_run(scenario: str, seed: int) -> None:
    """Play one careful run to its horizon and grade it; for a process that does nothing else."""
    engine = played(stage(load(scenario)[0], seed), PLAYER)
    grade(engine.log, engine.world, None)
