"""The registry of acts: every command of the game once, with its words, what it needs and an example.

Parser, help and the table of the documentation read it. What a command does and whether it may is the domain's.
"""

from __future__ import annotations

from simulator.wording.acts_desk import DESK
from simulator.wording.acts_out import OUT
from simulator.wording.slots import Act, Slot

GROUPS = ("triage", "talk", "work", "reach out", "tell", "close", "improve", "shift")
ACTS: tuple[Act, ...] = (*DESK, *OUT)
"""Every act, in the order of the help."""
BY_NAME = {act.name: act for act in ACTS}

__all__ = ["ACTS", "BY_NAME", "GROUPS", "Act", "Slot"]
