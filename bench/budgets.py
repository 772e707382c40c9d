"""The budgets: what each measure must and should stay under. Figures only; how they are taken is said elsewhere."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Budget:
    """One measure and its limits; a limit of None is no limit, and the figure is shown for information."""

    id: str
    title: str
    unit: str
    """`x`: a multiple of the reference of the same round; `s`: seconds, of one core unless said; `%`: of one core."""
    must: float | None
    goal: float | None
    why: str = ""
    """Why a missed goal is missed, as far as it is known."""

    def verdict(self, figure: float) -> str:
        """What a figure means: holds, misses goal, misses must."""
        if self.must is not None and figure > self.must:
            return "misses must"
        if self.goal is not None and figure > self.goal:
            return "misses goal"
        return "-" if self.must is None and self.goal is None else "holds"


PATH = "a run's journal has one line for every two events; sealing and writing them is a third of the path"
RULES = "an input makes two events, a third of it; the rest is deciding, draining the tick and monitoring's looks"
LOADED = "its own rooms, a fast reader of JSON and a larger style sheet load beside Textual"
AGAIN = "half of it is the run made again, a fifth its aftermath, a fifth the grade, a tenth reading and staging"
EYES = "by profile half of it is policies choosing, a fifth is drawing views"

BUDGETS: tuple[Budget, ...] = (
    Budget("event", "event path and journal per world event / bare SimPy event", "x", 8, 6, PATH),
    Budget("input", "one input judged, rules and its events included / bare SimPy event", "x", None, 40, RULES),
    Budget("growth", "the same inputs with 100,000 tickets ever created, at most 100 open, / with 100", "x", 1.3, 1.1),
    Budget("verify", "verify a journal, scaled to 2,000 events, / bare kernel run of 2,000 events", "x", 30, 15, AGAIN),
    Budget("bot", "one whole bot run with aftermath and grade, baseline apart", "s", 0.3, 0.15, EYES),
    Budget("bot-ratio", "the same / bare kernel run of 2,000 events", "x", None, None),
    Budget("replay", "replay of a journal per world event / bare SimPy event", "x", None, None),
    Budget("start", "one engine staged and set up / bare kernel run of 2,000 events", "x", None, None),
    Budget("help", "--help / python -c pass", "x", 5, 2.5),
    Budget("list", "list / python -c pass", "x", None, None),
    Budget("memory", "memory of a whole bot run / of python -c pass", "x", None, None),
    Budget(
        "frame",
        "app: process start to first frame with its text / minimal Textual app, wall time",
        "x",
        1.5,
        1.3,
        LOADED,
    ),
    Budget("frame-cpu", "app: the same in CPU time", "x", None, None),
    Budget(
        "key", "app: key to screen p99, queue of 200 tickets / DataTable of 200 rows in a pane as large", "x", 1.5, 0.8
    ),
    Budget("key-half", "app: the same, median", "x", None, None),
    Budget("key-cpu", "app: the same, CPU time of a key", "x", None, None),
    Budget("key-500", "app: key to screen p99, queue of 500 tickets / DataTable of 500 rows", "x", 1.5, 0.8),
    Budget("key-500-half", "app: the same, median", "x", None, None),
    Budget("key-500-cpu", "app: the same, CPU time of a key", "x", None, None),
    Budget("idle", "app: desk with 200 tickets, nothing happens, CPU of one core", "%", 2, 0.5),
    Budget("running", "app: the same while an act is on its way across the screen", "%", 6, 3),
    Budget("held", "app: memory (RSS) when a shift was played / minimal DataTable app", "x", 2.8, 1.8),
    Budget("held-alone", "app: the same, memory that no other process shares", "x", None, None),
    Budget("held-debrief", "app: memory (RSS) when its debrief stands / minimal DataTable app", "x", None, None),
    Budget("debrief", "debrief complete: grade, curves and all values, workers on two cores, wall time", "s", 20, None),
    Budget("debrief-cpu", "debrief: the same, half of all CPU time", "s", None, None),
)
BY_ID = {budget.id: budget for budget in BUDGETS}
