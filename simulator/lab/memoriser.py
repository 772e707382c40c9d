"""The memoriser: the acts of one seed said again on another, at the same times. It must not pay."""

from __future__ import annotations

from dataclasses import dataclass, field

from simulator.bots.policy import Wait
from simulator.domain.base import Command
from simulator.domain.plan import Stage
from simulator.engine.engine import Engine
from simulator.lab.oracle import Oracle
from simulator.lab.runner import play
from simulator.views.desk import View


@dataclass(slots=True)
class Memoriser:
    """Says a remembered list of commands; what is refused is skipped. It remembers, so it is no policy of the bots."""

    acts: tuple[tuple[int, Command], ...]
    name: str = "memoriser"
    place: int = 0
    offered: list[int] = field(default_factory=list)

    def choose(self, view: View) -> Command | Wait:
        """The next remembered act, at its time."""
        if view.over or self.place >= len(self.acts):
            return Wait()
        if view.hands.work:
            return Wait(view.hands.ends)
        tick, command = self.acts[self.place]
        if view.now < tick:
            return Wait(tick)
        self.place += 1
        return command


def remembered(stage: Stage) -> Memoriser:
    """The acts of the oracle on a stage, to be said on another."""
    engine = Engine(stage)
    acts: list[tuple[int, Command]] = []
    play(engine, Oracle(engine.world), engine.book.seat, engine.book.length, lambda c: acts.append((engine.now, c)))
    return Memoriser(tuple(acts))
