"""Idle: an empty chair."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.bots.policy import Wait
from simulator.domain.base import Command
from simulator.views.desk import View


@dataclass(frozen=True, slots=True)
class Idle:
    """Nothing is ever done."""

    name: str = "idle"

    def choose(self, view: View) -> Command | Wait:
        """Wait for the end."""
        return Wait(max(view.handbook.length, view.now + 1))


IDLE = Idle()
