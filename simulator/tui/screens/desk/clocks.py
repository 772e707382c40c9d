"""Which clock of a ticket presses most, and how it reads in a few cells. Pure; from the view only."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.time import DAY, HOUR, MINUTE
from simulator.tui.glyphs import DONE, FINE, FULL, HELD, LATE, LEFT, RISK
from simulator.views.desk import ClockView, TicketView
from simulator.wording.look import DONE as CLOSED
from simulator.wording.look import at_risk
from simulator.wording.scene import Scene

FOREVER = 1 << 60
WEEK = 7
"""Days within which a weekday says enough."""


@dataclass(frozen=True, slots=True)
class Pressing:
    """The clock of a ticket that presses most."""

    word: str
    """reply, fix, late, held, done, no clock."""
    time: str
    due: int
    """For sorting."""
    share: int
    """Percent of the agreed time that is left."""
    ink: str
    sign: str

    @property
    def words(self) -> str:
        """Word and time."""
        return f"{self.word} {self.time}".strip()


def short(ticks: int) -> str:
    """A duration in few cells: `12m`, `1h05`, `8d`; under a minute in seconds."""
    ticks = abs(ticks)
    if ticks < MINUTE:
        return f"{(ticks + 999) // 1000}s"
    if ticks < HOUR:
        return f"{ticks // MINUTE}m"
    if ticks < DAY:
        hours, rest = divmod(ticks // MINUTE, 60)
        return f"{hours}h{rest:02d}"
    return f"{ticks // DAY}d"


def worked(ticks: int) -> str:
    """Service time in hours, whose days are not twenty-four hours long: `11h20`, `35h20`."""
    hours, rest = divmod(ticks // MINUTE, 60)
    return f"{hours}h{rest:02d}" if hours else f"{rest}m"


def moment(scene: Scene, tick: int) -> str:
    """A time in few cells: `10:30` today, `Thu 10:30` within a week, else `21 Oct`."""
    day, today = scene.epoch.day(tick), scene.epoch.day(scene.view.now)
    if day == today:
        return scene.epoch.clock(tick)
    weekday = scene.epoch.stamp(tick)[:3]
    return f"{weekday} {scene.epoch.clock(tick)}" if 0 < day - today < WEEK else scene.epoch.dated(tick)


def cost(ticks: int) -> str:
    """What an act costs: `20s`, `1m`, `1m30`."""
    if not ticks:
        return ""
    minutes, rest = divmod((ticks + 999) // 1000, 60)
    if not minutes:
        return f"{rest}s"
    return f"{minutes}m{rest:02d}" if rest else f"{minutes}m"


def pressing(ticket: TicketView, now: int) -> Pressing:
    """The clock of a ticket that presses most now."""
    if ticket.state in CLOSED:
        return Pressing(ticket.state, "", FOREVER, 0, "faint", DONE)
    clocks = [
        (word, clock)
        for word, clock in (("reply", ticket.response), ("fix", ticket.resolution))
        if clock.state not in ("met", "none")
    ]
    if not ticket.priority or not clocks:
        word = "no clock yet" if not ticket.priority else "met"
        return Pressing(word, "", FOREVER - 1, 100, "soft", FINE)
    late = [(word, clock) for word, clock in clocks if clock.state == "breached"]
    if late:
        word, clock = late[0]
        since = now - clock.due if clock.due is not None else 0
        return Pressing("late", short(since), clock.due or 0, 0, "=late!", LATE)
    word, clock = min(clocks, key=lambda item: item[1].due if item[1].due is not None else FOREVER)
    left = max(clock.amount - clock.elapsed, 0)
    if ticket.hold is not None and clock.due is None:
        return Pressing("held", short(left), now + left, _share(clock), "soft", HELD)
    due = clock.due if clock.due is not None else now + left
    ink, sign = ("risk!", RISK) if at_risk(clock) or due - now < 15 * MINUTE else ("text", FINE)
    return Pressing(word, short(due - now), due, _share(clock), ink, HELD if ticket.hold is not None else sign)


def _share(clock: ClockView) -> int:
    return max(100 - clock.elapsed * 100 // clock.amount, 0) if clock.amount else 100


def bar(share: int, cells: int) -> tuple[str, str]:
    """The full and the empty part of a bar."""
    full = (share * cells + 50) // 100
    return FULL * full, LEFT * (cells - full)
