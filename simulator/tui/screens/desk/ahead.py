"""Ahead: every time that matters to the seat in one list, next first. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.time import DAY, MINUTE
from simulator.tui.cells import Row, fit, row, width
from simulator.tui.screens.desk.clocks import short
from simulator.tui.screens.desk.queue import live
from simulator.wording.results import doing
from simulator.wording.scene import Scene

SOON = 15 * MINUTE


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that falls due."""

    tick: int
    words: str
    name: str = ""
    """Ticket or contact it belongs to."""
    mine: bool = False
    short: str = ""
    """The same in fewer words, for narrow places."""

    def fitting(self, cells: int) -> str:
        """The words that so many cells have room for."""
        return self.words if width(self.words) <= cells or not self.short else self.short


def coming(scene: Scene) -> list[Coming]:
    """What lies ahead, next first."""
    view = scene.view
    found: list[Coming] = []
    if view.hands.work and view.hands.command is not None:
        found.append(
            Coming(view.hands.ends, f"hands free: {doing(scene, view.hands.command)}", mine=True, short="hands free")
        )
    for ticket in live(scene):
        for word, clock in (("first reply", ticket.response), ("fix", ticket.resolution)):
            if clock.due is not None and clock.state in ("running", "outside", "paused") and clock.due > view.now:
                found.append(Coming(clock.due, f"{word} {ticket.id}", ticket.id))
        if ticket.hold is not None and ticket.hold[1] > view.now:
            found.append(Coming(ticket.hold[1], f"look again {ticket.id}", ticket.id))
    found += [
        Coming(
            p.due,
            f"promised {scene.to(p.to)}",
            p.ticket or p.to,
            mine=True,
            short=f"promised {_plainly(scene.to(p.to))}",
        )
        for p in view.promises
        if p.state == "open" and p.due >= view.now
    ]
    found += [
        Coming(change.window, f"window {change.id}")
        for change in view.changes
        if change.window > view.now and change.state in ("raised", "approved")
    ]
    found.append(Coming(scene.book.length, "shift ends, hand over"))
    return sorted(found, key=lambda item: (item.tick, item.words))


def _plainly(to: str) -> str:
    """Somebody without the contact or the way by which they are told."""
    return to.partition(" (")[0].partition(",")[0]


def ahead_rows(scene: Scene, count: int, cells: int) -> list[Row]:
    """The next few."""
    now = scene.view.now
    rows = []
    for item in coming(scene)[:count]:
        left = item.tick - now
        when = fit(scene.epoch.clock(item.tick) if left < DAY else scene.epoch.dated(item.tick), 7)
        ink = "accent" if item.mine else "risk" if left < SOON else "text"
        rows.append(
            row(
                (when, "text!"),
                (item.fitting(cells - len(when) - 3 - len(short(left))), "text"),
                right=[(short(left), ink)],
                name=f"{item.name}|{item.words}" if item.name else "",
            )
        )
    return rows
