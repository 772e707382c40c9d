"""Always apologise: everybody is told how sorry we are, every quarter of an hour, and nothing else."""

from __future__ import annotations

from simulator.bots import talk
from simulator.bots.desk import Desk
from simulator.bots.policy import DutyPolicy
from simulator.bots.records import MACHINES
from simulator.domain.base import Command
from simulator.domain.inputs import ReplyToCaller
from simulator.domain.time import MINUTE

AGAIN = 15 * MINUTE


def apologise(desk: Desk) -> Command | None:
    """Whoever has waited longest for a sorry gets one."""
    people = [one for one in desk.opened() if one.channel not in MACHINES and one.call != "gone"]
    waiting = [one for one in people if one.last_response is None or desk.now - one.last_response >= AGAIN]
    if not waiting:
        return None
    one = min(waiting, key=lambda one: (one.last_response or one.arrived, one.id))
    return ReplyToCaller(seat=desk.seat, interaction=one.id, unknown=("cause", "end"), opener="sorry")


ALWAYS_APOLOGISE = DutyPolicy("always-apologise", (talk.take_phone, talk.hang_up, talk.open_next, apologise))
