"""Two who work as our careful expert does but for one thing: one tells nobody, one minds no boundary.

Certification holds them beside careful, to see whether a shift that is about telling or boundaries pays for them.
"""

from __future__ import annotations

from dataclasses import replace

from simulator.bots import attending, telling
from simulator.bots.careful import CAREFUL, duties
from simulator.bots.desk import Desk
from simulator.bots.policy import Duty, DutyPolicy, Wait
from simulator.domain.base import Command
from simulator.domain.inputs import ApplyRemedy, EscalateBySkill, RaiseChange
from simulator.views.desk import View

UNSAID: tuple[Duty, ...] = (telling.promise_soon,)
"""Duties of careful that consist of telling."""


class SilentDesk(Desk):
    """A desk from which no word goes out that nobody asked for."""

    silent = True

    def permission(self, remedy: str) -> str:
        """As the role says; telling people a way round is telling."""
        return "must-not" if remedy == "tell-workaround" else super().permission(remedy)


SILENT = DutyPolicy(
    "careful-silent",
    tuple(duty for duty in duties() if duty not in UNSAID),
    busy=(attending.park_for_phone,),
    desk=SilentDesk,
)


class Oversteps:
    """Careful, who asks no owner and no change but uses the own hands at once, and tells Security nothing."""

    name = "careful-oversteps"
    untold = DutyPolicy(
        "careful-untold",
        tuple(duty for duty in duties() if duty is not telling.notify_security),
        busy=CAREFUL.busy,
    )

    def choose(self, view: View) -> Command | Wait:
        """What careful would do, by one's own hands; as careful would where the rules turn these away."""
        asked = self.untold.choose(replace(view, refused=None))
        bold = by_hand(asked)
        if view.refused is None:
            return bold
        return asked if bold != asked else self.untold.choose(view)


def by_hand(choice: Command | Wait) -> Command | Wait:
    """The remedy itself in place of asking for it or for the change that allows it."""
    if isinstance(choice, EscalateBySkill) and choice.remedy:
        return ApplyRemedy(seat=choice.seat, remedy=choice.remedy, target=choice.target, ticket=choice.ticket)
    if isinstance(choice, RaiseChange) and choice.ticket:
        return ApplyRemedy(seat=choice.seat, remedy=choice.remedy, target=choice.target, ticket=choice.ticket)
    return choice


OVERSTEPS = Oversteps()
VARIANTS = (SILENT, OVERSTEPS)
