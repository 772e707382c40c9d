"""The bench runs and speaks of every budget. What it measures is never judged here: no test is timed."""

from pathlib import Path

import pytest

from bench.__main__ import measured
from bench.budgets import BUDGETS, Budget
from bench.measures import STATUS
from bench.recorded import lived
from bench.table import missed, table
from simulator.compiler import load
from simulator.compiler.stage import stage
from simulator.engine.engine import Engine


def test_one_tiny_round_takes_every_measure_and_its_table_names_every_budget() -> None:
    figures = measured(rounds=1, scenario="portal-warning", seed=3, many=120)
    wanted = {budget.id for budget in BUDGETS if not budget.title.startswith(("app: ", "debrief"))}
    assert set(figures) == (wanted if STATUS.exists() else wanted - {"memory"})
    assert all(figure > 0 for rounds in figures.values() for figure in rounds)
    printed = table(figures)
    for budget in BUDGETS:
        assert budget.title in printed


@pytest.mark.parametrize(
    ("figure", "verdict"),
    [(0.5, "holds"), (1, "holds"), (1.5, "misses goal"), (2, "misses goal"), (2.1, "misses must")],
)
def test_a_figure_holds_up_to_its_goal_and_misses_beyond_its_must(figure: float, verdict: str) -> None:
    assert Budget("some", "some", "x", must=2, goal=1).verdict(figure) == verdict


def test_what_has_no_limit_is_shown_and_never_missed() -> None:
    free = next(budget for budget in BUDGETS if budget.must is None)
    assert missed({free.id: [1e9]}) == []
    assert free.title in table({free.id: [1e9]})


def test_the_median_decides_and_a_measure_not_taken_is_said_to_be() -> None:
    strict = next(budget for budget in BUDGETS if budget.must is not None)
    assert strict.must is not None
    assert missed({strict.id: [strict.must, strict.must, strict.must * 50]}) == []
    assert missed({strict.id: [strict.must * 2, strict.must * 2, 0.0]}) == [strict.id]
    assert "not taken" in table({})


def test_nothing_of_the_bench_is_in_the_product() -> None:
    here = Path(__file__).parents[2]
    assert not [path for path in (here / "simulator").rglob("*.py") if "import bench" in path.read_text("utf-8")]


def test_closed_tickets_own_no_timer_and_nothing_that_is_looked_through() -> None:
    engine = Engine(stage(load("portal-warning")[0], 3))
    index, timers = engine.world.record.index, engine.clock.timers
    live, promises = len(index.live), len(index.promises)
    lived(engine, 300)
    assert engine.clock.timers == timers
    assert (len(index.live), len(index.promises)) == (live, promises)
    assert sum(ticket.state == "closed" for ticket in engine.world.record.tickets.values()) == 300
