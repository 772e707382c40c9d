"""The app is measured in terminals: every measure is taken once, on little. What it measures is never judged here."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.app_measures import AppBench
from bench.budgets import BUDGETS
from bench.measures import STATUS
from simulator.compiler import load
from simulator.lab.verdict import Kit
from simulator.session.journal import Journal
from simulator.session.session import Session
from tests.support.runs import MINUTE


def late(path: Path) -> Path:
    """A run that nobody worked on, a few minutes before its end."""
    made = Kit.of(load("portal-warning"))
    header = made.header(7, "practice")
    with_file = Session(made.stage_for(header), header, Journal.create(path, header))
    tick = with_file.length - 3 * MINUTE
    while with_file.now < tick:
        with_file.advance(tick, frozenset())
    with_file.leave()
    return path


@pytest.mark.skipif(not STATUS.exists(), reason="memory of a process is read where Linux shows it")
def test_a_small_round_takes_every_measure_of_the_app(tmp_path: Path) -> None:
    bench = AppBench(
        tmp_path,
        starts=1,
        keys=2,
        idle=0.1,
        acts=1,
        run=late(tmp_path / "late.simlog"),
        settled=0.1,
        under_way=0.1,
    )
    figures = bench.round()
    assert set(figures) == {budget.id for budget in BUDGETS if budget.title.startswith("app: ")}
    assert all(figure > 0 for figure in figures.values())
