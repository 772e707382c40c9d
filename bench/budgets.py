"""The budgets: what each measure must and should stay under. Figures only; how they are taken is said elsewhere."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Budget:
    """One measure and its limits; a limit of None is no limit, and the figure is shown for information."""

    id: str
    title: str
    unit: str
    """`x`: a multiple of the reference of the same round; `s`: seconds of one core; `MiB`."""
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
)
BY_ID = {budget.id: budget for budget in BUDGETS}
