"""A rehearsal: a scenario played while it is written. What was done so far is done again on each saved version."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from simulator.bots.policy import Policy
from simulator.compiler import Problem, Problems, load
from simulator.compiler.check import check_paths
from simulator.compiler.find import firm_for
from simulator.domain.base import Refusal
from simulator.domain.time import MINUTE
from simulator.lab.runner import play
from simulator.lab.verdict import Kit
from simulator.session.commands import understood
from simulator.session.session import Session

DAY = 24 * 60
WATCHED = (".yaml", ".md")
NOBODY: frozenset[str] = frozenset()

Stamp = tuple[tuple[str, int, int], ...]
"""(file, time of writing, size) of everything that a scenario is made of."""


@dataclass(frozen=True, slots=True)
class Version:
    """A scenario as it was saved last: what plays, and what `check` says of it."""

    kit: Kit | None
    """None while an error keeps it from being played."""
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps it from being played."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


def stamp(folder: Path) -> Stamp:
    """Give what tells whether a scenario, or the enterprise it plays in, was saved since."""
    found: list[tuple[str, int, int]] = []
    for path in _files(folder):
        with suppress(OSError):  # an editor may be putting another in its place
            state = path.stat()
            found.append((path.as_posix(), state.st_mtime_ns, state.st_size))
    return tuple(found)


def _files(folder: Path) -> Iterator[Path]:
    firm = firm_for(folder)
    for root in (folder, *([firm] if firm is not None else [])):
        yield from sorted(path for path in root.rglob("*") if path.suffix in WATCHED)


def version(folder: Path) -> Version:
    """Compile a scenario and check it."""
    problems = tuple(check_paths([folder]))
    try:
        kit = Kit.of(load(folder))
    except Problems as bad:
        return Version(None, tuple(sorted({*problems, *bad.problems})))
    return Version(kit, problems)


def tick_of(kit: Kit, minute: int) -> int:
    """Give the tick of a minute of the day within the shift. Raises ValueError with a sentence for any other."""
    shift = kit.plan.scenario.shift
    tick = (minute - shift.start) % DAY * MINUTE
    if tick > shift.length:
        ends = (shift.start + shift.length // MINUTE) % DAY
        raise ValueError(f"{_clock(minute)} lies outside the shift, {_clock(shift.start)} to {_clock(ends)}")
    return tick


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def begun(kit: Kit, seed: int, tick: int, policy: Policy | None = None) -> Session:
    """Give a run that was played up to a tick: by a policy, or by nobody. It lies in no file and can be taken back."""
    header = kit.header(seed, "practice", policy.name if policy else "person")
    session = Session(kit.stage_for(header), header)
    if policy is not None:
        play(session, policy, session.book.seat, tick)
    _pass(session, tick)
    return session


def again(kit: Kit, before: Session) -> tuple[Session, int]:
    """Do everything that a run did on another version of its scenario, up to the same tick.

    Gives the run and how many commands the new version refuses; those are left out.
    """
    header = kit.header(before.header.seed, "practice", before.header.player)
    session = Session(kit.stage_for(header), header)
    refused = 0
    for record in before.commands:
        if record.tick > session.length:
            break
        _pass(session, record.tick)
        refused += isinstance(session.submit(understood(record.seat, record.command)), Refusal)
    _pass(session, before.now)
    return session, refused


def _pass(session: Session, tick: int) -> None:
    goal = min(tick, session.length)
    while session.now < goal:
        session.advance(goal, NOBODY)
