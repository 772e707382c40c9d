"""The frame as rows: rooms, clock, hands, money, counts, phone line, news, keys. The same in every room. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.domain.shift.decide import HINT_COST, HINT_LEVELS
from simulator.tui.cells import Row, Span, cut, fit, row, width, wrap
from simulator.tui.glyphs import EMPTY, HANDS, HELD, LATE, OWN, RISK, RUNNING, big
from simulator.tui.registry import ROOMS
from simulator.tui.screens.desk.ahead import coming
from simulator.tui.screens.desk.clocks import cost, short
from simulator.tui.sitting import GUIDED, News, Sitting
from simulator.views.desk import View
from simulator.views.loss import known_lost
from simulator.wording.look import counts
from simulator.wording.results import doing
from simulator.wording.scene import Scene, money


@dataclass(frozen=True, slots=True)
class Motion:
    """An act on its way across the screen: from when to when, where it stands, what it is."""

    start: int
    end: int
    at: int
    words: str


def rooms_row(scene: Scene, room: int, cells: int, *, wide: bool) -> Row:
    """The rooms; the one in front is filled."""
    spans: list[Span] = [("EastCity ", "accent!")] if wide else []
    alerts = sum(1 for name, _, _, on in scene.view.alerts if on and scene.book.rules[name].level != "green")
    major = any(t.major is not None and t.stood_down is None for t in scene.view.tickets)
    for index, name in enumerate(ROOMS):
        count = f" {RISK}{alerts}" if index == 1 and alerts else f" {LATE}" if index == 7 and major else ""
        if index == room:
            spans.append((f" {index + 1} {name}{count} ", "=accent!"))
        else:
            ink = "risk" if count else "soft"
            spans += [(f" {index + 1} ", "faint"), (f"{name}", "soft"), (f"{count} ", ink)]
    title = scene.inner.scenario.title
    used = sum(width(text) for text, _ in spans)
    room_left = cells - used - 3
    right = [(title, "soft")] if wide and width(title) <= room_left else []
    return Row(tuple(spans), tuple(right), ground="surface", name="rooms")


def room_at(x: int, *, wide: bool) -> int | None:
    """Which room stands at a cell of the rooms row."""
    at = 1 + (9 if wide else 0)
    for index, name in enumerate(ROOMS):
        end = at + len(name) + 4
        if at <= x < end:
            return index
        at = end
    return None


def top_rows(sitting: Sitting, cells: int, motion: Motion | None, *, plain: bool) -> list[Row]:
    """Clock, hands, money and counts in three rows."""
    scene, view = sitting.scene, sitting.view
    now = motion.at if motion else view.now
    digits = ("", scene.epoch.clock(now), "") if plain else big(scene.epoch.clock(now))
    day = scene.epoch.stamp(now).rsplit(" ", 1)[0]
    pace: Span = (f"{RUNNING} runs", "accent!") if motion else ("stands", "soft")
    if sitting.busy and motion is None:
        pace = (f"{HELD} halted", "risk!")
    end = scene.book.length
    clock: list[list[Span]] = [
        [(f" {digits[0]:17} ", "text!"), (fit(day, 19), "text!")],
        [(f" {digits[1]:17} ", "text!"), *_padded(pace, 19)],
        [
            (f" {digits[2]:17} ", "text!"),
            ("ends ", "soft"),
            (scene.epoch.clock(end), "text!"),
            (fit(f" in {short(end - now)}", 9), "faint"),
        ],
    ]
    hands = _hands(scene, view, motion, cells - 39 - 44)
    loss = _money(sitting)
    numbers = _counts(scene)
    return [
        Row(
            (*clock[n], ("│ ", "line"), *hands[n], (" │ ", "line"), *loss[n], (" │ ", "line"), *numbers[n]),
            ground="panel",
            sign=("", "text"),
        )
        for n in range(3)
    ]


def _padded(span: Span, cells: int) -> list[Span]:
    return [span, (" " * (cells - width(span[0])), "text")]


def _hands(scene: Scene, view: View, motion: Motion | None, cells: int) -> list[list[Span]]:
    cells = max(cells, 20)
    if motion is not None or view.hands.work:
        command = view.hands.command
        words = motion.words if motion else doing(scene, command) if command is not None else ""
        start, end, at = (motion.start, motion.end, motion.at) if motion else (view.now, view.hands.ends, view.now)
        done = (at - start) * cells // max(end - start, 1)
        left = f" {short(max(end - at, 0))} left"
        then = f", then {doing(scene, view.hands.queue[0][1])}" if view.hands.queue else ""
        bar: list[Span] = [(HANDS * done, "accent"), (EMPTY * (cells - done), "line")]
        if motion is None:
            bar = [(EMPTY * cells, "line")]
        return [
            [("HANDS ", "soft"), ("busy ", "accent!"), (fit(words, cells - 11 - len(left)), "text!"), (left, "text")],
            bar,
            [(fit(f"free {scene.epoch.clock(end)}{then}", cells - 6), "soft"), ("x", "accent!"), (" drop", "soft")],
        ]
    parked = view.hands.parked
    below = f"parked: {doing(scene, parked[-1][1])}, y takes it up" if parked else "nothing waits for them"
    if view.on_call:
        item = scene.interaction(view.on_call)
        below = f"on the line with {scene.person(item.person) if item else view.on_call}"
    return [
        [("HANDS ", "soft"), (fit("free", cells - 6), "ok!")],
        [(EMPTY * cells, "line")],
        [(fit(below, cells), "soft")],
    ]


def _money(sitting: Sitting) -> list[list[Span]]:
    loss, lost = sitting.view.loss_per_hour, known_lost(sitting.scene.world)
    now: list[Span] = [(fit("nothing lost now", 18), "ok")]
    if loss:
        now = [(money(loss), "text!"), (fit(" an hour", 18 - width(money(loss))), "soft")]
    so_far: list[Span] = [(" " * 18, "text")]
    if lost:
        so_far = [("so far ", "soft"), (fit(money(lost), 11), "text")]
    return [[(fit("KNOWN LOSS", 18), "soft")], now, so_far]


def _counts(scene: Scene) -> list[list[Span]]:
    opened, risk, late = counts(scene)
    return [
        [(f"{opened:>3}   ", "text!"), (fit(" open", 11), "soft")],
        [(f"{risk:>3} {RISK if risk else ' '} ", "risk!" if risk else "text!"), (fit(" at risk", 11), "soft")],
        [(f"{late:>3} {LATE if late else ' '} ", "=late!" if late else "text!"), (fit(" breached", 11), "soft")],
    ]


def low_rows(sitting: Sitting, cells: int, motion: Motion | None) -> list[Row]:
    """Clock, hands, money and counts in two rows, for small screens."""
    scene, view = sitting.scene, sitting.view
    now = motion.at if motion else view.now
    opened, risk, late = counts(scene)
    pace: Span = (f" {RUNNING} runs", "accent!") if motion else (" stands", "soft")
    if sitting.busy and motion is None:
        pace = (f" {HELD} halted", "risk!")
    loss: list[Span] = [("no known loss", "ok")]
    if view.loss_per_hour:
        lost = known_lost(scene.world)
        loss = [("losing ", "soft"), (money(view.loss_per_hour), "text!"), ("/h", "soft")]
        loss += [(f" lost {money(lost)}", "soft")] if lost else []
    numbers: list[Span] = [
        (" │ ", "line"),
        (str(opened), "text!"),
        (" open ", "soft"),
        (f"{risk} {RISK}" if risk else "0", "risk!" if risk else "text!"),
        (" risk ", "soft"),
        (f" {late} {LATE} " if late else "0", "=late!" if late else "text!"),
        (" late", "soft"),
    ]
    first = row(
        (scene.epoch.clock(now), "text!"),
        pace,
        (f", ends {scene.epoch.clock(scene.book.length)}", "soft"),
        right=[*loss, *numbers],
        ground="panel",
    )
    return [first, _low_hands(scene, view, motion, cells)]


def _low_hands(scene: Scene, view: View, motion: Motion | None, cells: int) -> Row:
    if motion is not None or view.hands.work:
        command = view.hands.command
        words = motion.words if motion else doing(scene, command) if command is not None else ""
        start, end, at = (motion.start, motion.end, motion.at) if motion else (view.now, view.hands.ends, view.now)
        done = (at - start) * 16 // max(end - start, 1) if motion else 0
        queue = f" then {doing(scene, view.hands.queue[0][1])}" if view.hands.queue else ""
        return row(
            ("HANDS ", "soft"),
            (HANDS * done, "accent"),
            (EMPTY * (16 - done), "line"),
            (f" {words} ", "text!"),
            (f"{short(max(end - at, 0))} left{queue}", "soft"),
            right=[("x", "accent!"), (" drop", "soft")],
            ground="panel",
        )
    ahead = next(iter(coming(scene)), None)
    right = [(f"next: {cut(ahead.fitting(34), 34)} ", "soft"), (scene.clock(ahead.tick)[-5:], "text!")] if ahead else []
    state = "on the line" if view.on_call else "free"
    return row(("HANDS ", "soft"), (state, "accent!" if view.on_call else "ok!"), right=right, ground="panel")


# ---- the colleague

ADVICE = 4
"""Rows that a colleague's words may take."""


def advice_rows(sitting: Sitting, cells: int) -> list[Row]:
    """What a colleague said and still helps; in a guided lesson, that one may be asked. None = no row."""
    words, level = sitting.advice
    cost_ = "" if sitting.scene.inner.practice else f" ({cost(HINT_COST[min(level, HINT_LEVELS - 1)])})"
    if not words:
        if sitting.scene.inner.scenario.lesson != GUIDED or sitting.over:
            return []
        return [row(("F5 ", "accent!"), (f"asks your colleague what comes next{cost_}", "soft"), ground="raised")]
    lines = wrap(f'A colleague: "{words}"', cells - 4)[:ADVICE]
    rows = [row((line, "text!"), ground="raised", sign=(OWN, "accent")) for line in lines]
    if level < HINT_LEVELS:
        says: list[Span] = [("F5 ", "accent!"), (f"says more{cost_} ", "soft")]
        room = cells - width(lines[-1]) - sum(width(text) for text, _ in says) - 4
        if room > 0:
            rows[-1] = row((lines[-1], "text!"), right=says, ground="raised", sign=(OWN, "accent"))
        else:
            rows.append(row(right=says, ground="raised", sign=(OWN, "accent")))
    return rows


# ---- news and keys


def event_row(scene: Scene, news: Sequence[News], cells: int) -> Row:
    """The last things that happened, newest at the left."""
    spans: list[Span] = []
    used = 0
    for item in list(reversed(news))[:3]:
        words = item.lines[0]
        room = cells - used - 18
        if used and width(words) > room:
            break
        shown = cut(words, cells - 24)
        spans += [
            (f"{scene.clock(item.tick)[-5:]} ", "faint"),
            (shown, "text" if not used else "soft"),
            ("   ", "text"),
        ]
        used += width(shown) + 9
    return Row(tuple(spans), (("v", "accent!"), (" event log ", "faint")), ground="surface", name="events")


def foot_row(hints: Sequence[tuple[str, str]], cells: int) -> Row:
    """Keys that work now, and always where all of them are found."""
    fixed: list[Span] = [("?", "accent!"), (" keys  ", "soft"), ("^p", "accent!"), (" palette ", "soft")]
    room = cells - 23
    spans: list[Span] = []
    for show, what in hints:
        wide = width(show) + width(what) + 3
        if wide > room:
            break
        spans += [(show, "accent!"), (f" {what}  ", "soft")]
        room -= wide
    return Row(tuple(spans), tuple(fixed), ground="panel", name="foot")
