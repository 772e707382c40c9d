"""A sitting at the desk for tests: a session without a file, lines in, text out."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

from simulator.compiler import catalog
from simulator.compiler.stage import stage
from simulator.domain.plan import Plan, Texts
from simulator.plain.console import Console
from simulator.plain.loop import Loop
from simulator.session.header import Header
from simulator.session.session import Session
from simulator.wording.scene import Scene

SHIFT = "portal-warning"
SEED = 7
NO_DIGEST = "0" * 64


@cache
def compiled() -> tuple[Plan, Texts]:
    """The plan and prose of the first morning."""
    return catalog.load(SHIFT)


def session(mode: str = "practice") -> Session:
    """A fresh run of the first morning, kept nowhere."""
    return fresh(SHIFT, mode)


def fresh(shift: str, mode: str = "practice") -> Session:
    """A fresh run of a shift, kept nowhere."""
    plan, _ = compiled() if shift == SHIFT else catalog.load(shift)
    seat = plan.scenario.role.seat
    header = Header(
        engine="0", rubric="0", scenario=shift, plan=NO_DIGEST, texts=NO_DIGEST, seed=SEED, seats=(seat,), mode=mode
    )
    return Session(replace(stage(plan, SEED), practice=mode == "practice"), header)


def loop(lines: str = "", *, typed: bool = False, run: Session | None = None, texts: Texts | None = None) -> Loop:
    """A loop that reads these lines; what it says is in `said_by`."""
    out = io.StringIO()
    console = Console(io.StringIO(lines), out, typed=typed)
    return Loop(run or session(), texts or compiled()[1], console)


def said_by(sitting: Loop) -> str:
    """Everything a loop has said so far."""
    out = sitting.console.out
    assert isinstance(out, io.StringIO)
    return out.getvalue()


def played(lines: str, *, typed: bool = False, run: Session | None = None, texts: Texts | None = None) -> str:
    """What a whole sitting with these lines says."""
    sitting = loop(lines, typed=typed, run=run, texts=texts)
    sitting.play()
    return said_by(sitting)


def scene(run: Session) -> Scene:
    """The scene of a run."""
    return Scene(run, compiled()[1])
