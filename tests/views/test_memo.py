"""A view is the same whether parts of it were drawn before or not."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from simulator.bots import POLICIES
from simulator.bots.policy import Policy, Wait
from simulator.domain.base import Command
from simulator.domain.world import RELIEF_SEAT
from simulator.engine.engine import Engine
from simulator.lab.runner import play
from simulator.views.desk import View
from simulator.views.project import handbook, project
from tests.support.runs import SHIFTS, staged


@dataclass
class Doubting:
    """Plays as another policy does, and draws every view it is shown once more from nothing."""

    other: Policy
    engine: Engine
    name: str = "doubting"
    seen: int = 0

    def choose(self, view: View) -> Command | Wait:
        """Compare, then choose."""
        fresh = project(self.engine.world, view.seat, handbook(self.engine.book), view.refused)
        assert replace(view, handbook=fresh.handbook) == fresh
        self.seen += 1
        return self.other.choose(view)


@pytest.mark.parametrize("name", SHIFTS)
@pytest.mark.parametrize("policy", ["careful", "random-legal"])
def test_a_view_drawn_with_what_was_drawn_before_equals_one_drawn_anew(name: str, policy: str) -> None:
    engine = Engine(staged(name, 11))
    player = Doubting(POLICIES[policy], engine)
    play(engine, player, engine.book.seat, engine.book.length)
    relief = Doubting(POLICIES["relief"], engine)
    play(engine, relief, RELIEF_SEAT, engine.book.horizon)
    assert player.seen > 50
    assert relief.seen > 10
