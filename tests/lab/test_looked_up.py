"""What a policy looks up once for several views is what it would have found anew each time."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from simulator.bots import POLICIES
from simulator.bots.policy import Policy, Wait
from simulator.bots.relief import RELIEF
from simulator.compiler import load
from simulator.compiler.stage import stage
from simulator.domain.base import Command
from simulator.domain.world import RELIEF_SEAT
from simulator.engine.engine import Engine
from simulator.lab.runner import play
from simulator.views.desk import View


@dataclass
class Twice:
    """A policy asked twice at every halt: with what it looked up before, and with nothing."""

    policy: Policy
    name: str = "twice"
    asked: int = 0

    def choose(self, view: View) -> Command | Wait:
        choice = self.policy.choose(view)
        assert choice == self.policy.choose(replace(view, drawn=0)), view.now
        self.asked += 1
        return choice


@pytest.mark.parametrize("name", ["careful", "fifo"])
def test_a_choice_is_the_same_with_and_without_what_was_looked_up_before(name: str) -> None:
    engine = Engine(stage(load("portal-warning")[0], 3))
    player, relief = Twice(POLICIES[name]), Twice(RELIEF)
    play(engine, player, engine.book.seat, engine.book.length)
    engine.advance(engine.book.length)
    play(engine, relief, RELIEF_SEAT, engine.book.horizon)
    assert player.asked > 20
    assert relief.asked > 20
