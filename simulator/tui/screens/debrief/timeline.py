"""The timeline as rows: the curves with a cursor, and how the desk stood at that moment. Pure."""

from __future__ import annotations

from scoring.debrief.moments import Reel, people_without, true_rate
from scoring.debrief.story import counted
from simulator.engine.engine import Engine
from simulator.tui.cells import Row, cut, fit, row, rule, wrap
from simulator.tui.glyphs import FINE
from simulator.tui.screens.debrief.charts import area, axis, column_of, drawn
from simulator.tui.screens.debrief.work import Work
from simulator.tui.screens.desk.clocks import pressing
from simulator.tui.screens.desk.queue import ticket_title
from simulator.views.desk import View
from simulator.wording.results import doing, told
from simulator.wording.scene import Scene, money

NEWS = 8
"""Things that happened last, beside a moment."""


class At:
    """A run at a moment, as a scene reads it."""

    def __init__(self, reel: Reel) -> None:
        self._reel = reel

    @property
    def engine(self) -> Engine:
        """The engine as it stands."""
        return self._reel.engine

    def view(self, seat: str = "") -> View:
        """What the seat knew."""
        return self._reel.view(seat)


def moment_rows(work: Work, scene: Scene, tick: int, cells: int, tall: int) -> tuple[list[Row], list[Row]]:
    """Curves with a cursor and figures left; queue and last news right."""
    story = work.story
    assert story is not None
    own, length = story.curves, story.curves.ticks[-1]
    cursor = column_of(tick, length, cells)
    world = scene.world
    true, known = true_rate(world), scene.view.loss_per_hour
    most = max(*own.true_rate, *own.known_rate, 0) // 100
    left = [
        row((scene.clock(tick), "accent!"), ("  ← → a minute, page up and down ten, [ ] your acts", "faint")),
        row(),
        rule(("People without a service", "text!"), (f"  {people_without(world):,} now", "late")),
        *drawn(own.without, cells, tall, "nobody, all shift long", ink="late", cursor=cursor),
        rule(("Open tickets", "text!"), (f"  {sum(t.open for t in world.record.tickets.values())} now", "text")),
        *drawn(own.open, cells, tall, "none, all shift long", ink="soft", cursor=cursor),
        rule(("Loss an hour", "text!"), (f"  really {money(true)}, known {money(known)}", "text")),
    ]
    rates = [[value // 100 for value in line] for line in (own.true_rate, own.known_rate)]
    if not most:
        left.append(row((f"{FINE} nothing that costs money failed", "soft")))
    else:
        for words, ink, rate in (("really", "late", rates[0]), ("as the desk knew", "soft", rates[1])):
            left += [row((words, ink)), *area(rate, cells, tall, ink=ink, cursor=cursor, most=most)]
    left.append(axis(scene, length, cells))
    return left, desk_rows(scene, cells)


def desk_rows(scene: Scene, cells: int) -> list[Row]:
    """The desk as it stood: hands, contacts, tickets by what pressed, what had happened."""
    view = scene.view
    hands = doing(scene, view.hands.command) if view.hands.command is not None else "free"
    rows = [row(("hands ", "soft"), (cut(hands, cells - 8), "text!"))]
    rows.append(row((f"{counted(len(view.facts), 'fact')} held", "soft")))
    waiting = [item for item in view.interactions if item.opened is None and not item.dismissed]
    rows.append(rule((f"Not opened: {len(waiting)}", "text!")))
    rows += [
        row(
            (fit(item.id, 6), "soft"),
            (cut(scene.who(item.person) if item.person else "monitoring", cells - 9 - len(item.channel)), "text"),
            right=[(item.channel + " ", "soft")],
        )
        for item in waiting
    ]
    live = [ticket for ticket in view.tickets if ticket.state not in ("resolved", "closed", "cancelled")]
    rows.append(rule((f"Open: {len(live)}", "text!")))
    for ticket in sorted(live, key=lambda one: pressing(one, view.now).due):
        press = pressing(ticket, view.now)
        level = f"P{ticket.priority}" if ticket.priority else "P-"
        rows.append(
            row(
                (fit(ticket.id, 7), "soft"),
                (f"{level} ", "text!"),
                (cut(ticket_title(scene, ticket), cells - 28), "text"),
                right=[(f"{press.sign} {press.words} ", press.ink.strip("="))],
            )
        )
    rows.append(rule(("What had just happened", "text!")))
    return rows + _news(scene, cells)


def _news(scene: Scene, cells: int) -> list[Row]:
    found: list[tuple[int, str]] = []
    for event in reversed(scene.run.engine.log):
        words = told(scene, event) if event.tick >= 0 else []
        if words:
            found.append((event.tick, words[0].split(" `")[0]))
        if len(found) >= NEWS:
            break
    rows: list[Row] = []
    for tick, line in found:
        for place, part in enumerate(wrap(line, cells - 9)):
            head = f"{scene.clock(tick)[-5:]} " if place == 0 else " " * 6
            rows.append(row((head, "faint"), (part, "text")))
    return rows or [row((f"{FINE} nothing yet", "soft"))]
