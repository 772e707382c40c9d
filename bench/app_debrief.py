"""How long the debrief of a whole shift takes: grade, our expert's curves and the values of all decisions."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from scoring.debrief.making import valued
from scoring.debrief.moments import curves, expert_case
from scoring.debrief.takeover import case_of
from simulator.bots import POLICIES
from simulator.compiler import load
from simulator.lab.runner import play
from simulator.lab.verdict import Kit, conclude
from simulator.session.journal import Journal
from simulator.session.session import Session

PLAYER = "fifo"
"""Somebody whose decisions differ in worth: our expert's own would all be worth nothing."""


def debriefed(scenario: str, seed: int) -> dict[str, float]:
    """From the end of a shift to its complete debrief, with workers on two cores and nothing kept; by budget id.

    In wall time, and in half of all CPU time: what two cores that do nothing else would need at least.
    """
    made = Kit.of(load(scenario))
    header = made.header(seed, "shift", PLAYER)
    with TemporaryDirectory() as name:
        path = Path(name) / "debrief.simlog"
        session = Session(made.stage_for(header), header, Journal.create(path, header, durable=False))
        play(session, POLICIES[PLAYER], session.book.seat, session.length)
        began, worked = perf_counter(), _cpu()
        judged = conclude(session)
        case = case_of(judged, session.commands)
        curves(expert_case(case))
        valued(path, case, lambda _: None)
        spent, worked = perf_counter() - began, _cpu() - worked
        session.leave()
    return {"debrief": spent, "debrief-cpu": worked / 2}


def _cpu() -> float:
    """CPU seconds of this process and of its children that have ended."""
    taken = os.times()
    return taken.user + taken.system + taken.children_user + taken.children_system
