"""Log and leave: a tidy list of tickets, and not a word to anybody."""

from __future__ import annotations

from simulator.bots.intake import INTAKE, take_each
from simulator.bots.policy import DutyPolicy

LOG_AND_LEAVE = DutyPolicy("log-and-leave", (*INTAKE, take_each))
