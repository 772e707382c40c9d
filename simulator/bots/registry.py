"""Every policy by the name a player types."""

from __future__ import annotations

from simulator.bots.always_apologise import ALWAYS_APOLOGISE
from simulator.bots.careful import CAREFUL
from simulator.bots.close_everything import CLOSE_EVERYTHING
from simulator.bots.downgrade import DOWNGRADE
from simulator.bots.escalate_everything import ESCALATE_EVERYTHING
from simulator.bots.fifo import FIFO
from simulator.bots.hold_everything import HOLD_EVERYTHING
from simulator.bots.idle import IDLE
from simulator.bots.log_and_leave import LOG_AND_LEAVE
from simulator.bots.loudest_first import LOUDEST_FIRST
from simulator.bots.policy import Policy
from simulator.bots.random_legal import RANDOM_LEGAL
from simulator.bots.relief import RELIEF
from simulator.bots.shotgun import SHOTGUN
from simulator.bots.strict_priority import STRICT_PRIORITY
from simulator.bots.variants import OVERSTEPS, SILENT

ALL: tuple[Policy, ...] = (
    IDLE,
    CLOSE_EVERYTHING,
    HOLD_EVERYTHING,
    ESCALATE_EVERYTHING,
    ALWAYS_APOLOGISE,
    DOWNGRADE,
    SHOTGUN,
    LOG_AND_LEAVE,
    RANDOM_LEGAL,
    LOUDEST_FIRST,
    FIFO,
    STRICT_PRIORITY,
    CAREFUL,
    RELIEF,
    SILENT,
    OVERSTEPS,
)
POLICIES: dict[str, Policy] = {policy.name: policy for policy in ALL}
GAMING: tuple[str, ...] = (
    "close-everything",
    "hold-everything",
    "escalate-everything",
    "always-apologise",
    "downgrade",
    "shotgun",
    "log-and-leave",
    "random-legal",
)
"""Policies that look busy and help nobody; a fair scenario gives them next to nothing."""
