"""The wall: services as tiles and alerts as monitoring sees them, with their course over time. Pure rows.

A service that is well is grey with a small sign; only what lies beyond its limit is coloured.
"""

from __future__ import annotations

from simulator.tui.cells import BLANK, Row, Span, fit, paragraph, row, rule, wrap
from simulator.tui.glyphs import FINE, LATE, LEFT, RISK, SPARK, WELL
from simulator.tui.screens.desk.clocks import short
from simulator.tui.screens.wall.course import Point, course
from simulator.tui.sitting import Sitting
from simulator.tui.widgets.chart import run_chart, spark
from simulator.tui.widgets.tiles import Tile
from simulator.wording.scene import number

WHOLE = 10_000
WARN, BAD = 9_900, 9_000
FLOOR = 8_000
"""What a tile's chart shows at its foot."""
BARS = 12
LINES = 2
"""Rows of a tile's chart."""


def tiles(sitting: Sitting, find: str, cells: int) -> list[Tile]:
    """A tile for each service, in the firm's own order; `cells` are those of one tile."""
    scene = sitting.scene
    return [
        _tile(sitting, service.id, service.name, cells - 2)
        for service in scene.book.services.values()
        if find.casefold() in f"{service.name} {service.id}".casefold()
    ]


def _tile(sitting: Sitting, service: str, name: str, cells: int) -> Tile:
    points = course(sitting.series.get(service, ()), sitting.view.now)[-cells:]
    if not points:
        line = ((LEFT * cells, "line"),)
        return Tile(service, name, (("? ", "soft"), ("not watched", "soft")), ("", "text"), ((), line))
    value = points[-1][1]
    sign, ink, word = _state(value)
    frame = "line" if value >= WARN else ink
    share = (f"{number(value // 10, 1)} %", "text!" if value < WARN else "text")
    word_ink = "soft" if value >= WARN else f"{ink}!"
    return Tile(service, name, ((f"{sign} ", ink), (word, word_ink)), share, _columns(points, cells), frame)


def _columns(points: list[Point], cells: int) -> tuple[tuple[Span, ...], ...]:
    """Two rows of bars; what lies beyond the limit is coloured and so stands out in a grey course."""
    rows = []
    steps = LINES * len(SPARK)
    for line in range(LINES - 1, -1, -1):
        spans: list[Span] = [(" " * (cells - len(points)), "text")]
        for _, value in points:
            level = max((value - FLOOR) * steps // (WHOLE - FLOOR), 1) - line * len(SPARK)
            bar = " " if level <= 0 else SPARK[min(level, len(SPARK)) - 1]
            spans.append((bar, "faint" if value >= WARN else _state(value)[1]))
        rows.append(tuple(spans))
    return tuple(rows)


def alerts(sitting: Sitting, cells: int) -> list[Row]:
    """Alerts, those that are on first, the newest above."""
    found = sorted(((on, raised, name, value) for name, raised, value, on in sitting.view.alerts), reverse=True)
    standing = sum(1 for on, *_ in found if on)
    head = f"{standing} on" if standing else "none is on"
    rows: list[Row] = [row((head, "text!"), right=[("newest first", "faint")] if found else []), BLANK]
    for on, raised, name, value in found:
        rows += _alert(sitting, name, raised, value, cells, on=on)
    return [*rows, BLANK, rule(), *_seen(sitting, cells)]


def _seen(sitting: Sitting, cells: int) -> list[Row]:
    """How the wall looks, in words: what is well, what is not, and what it cannot see."""
    now = [points[-1][1] for name in sitting.scene.book.services if (points := sitting.series.get(name, ()))]
    weak = sum(1 for value in now if BAD <= value < WARN)
    down = sum(1 for value in now if value < BAD)
    return [
        row((f"{WELL} ", "ok"), (f"{len(now) - weak - down} ok", "soft")),
        row((f"{RISK} ", "risk"), (f"{weak} weak, under 99 %", "risk!" if weak else "soft")),
        row((f"{LATE} ", "late"), (f"{down} down, under 90 %", "late!" if down else "soft")),
        BLANK,
        *paragraph("Probes look from inside, every five minutes, and they lag. Callers may know more.", cells, "faint"),
    ]


def items(sitting: Sitting, find: str, cells: int) -> list[Row]:
    """Everything in one list, where there is no room for tiles."""
    scene = sitting.scene
    on = sorted(((raised, name, value) for name, raised, value, still in sitting.view.alerts if still), reverse=True)
    rows: list[Row] = [row(("ALERTS", "text!"), (f" {len(on)} on" if on else " none is on", "soft"))]
    for raised, name, value in on:
        rows += _alert(sitting, name, raised, value, cells)
    rows += [rule(), row(("SERVICES", "text!"), (" as probes see them", "soft"))]
    rows += [
        _service(sitting, service.id, cells)
        for service in scene.book.services.values()
        if find.casefold() in f"{service.name} {service.id}".casefold()
    ]
    return rows


def _alert(sitting: Sitting, name: str, raised: int, value: int, cells: int, *, on: bool = True) -> list[Row]:
    scene = sitting.scene
    known = scene.book.rules[name]
    signal = scene.signal(known.ci, known.signal)
    text = scene.text(known.text, value=number(value, signal.digits if signal else 0))
    sign: Span = (
        {"red": (LATE, "late!"), "amber": (RISK, "risk!")}.get(known.level, (WELL, "ok")) if on else (FINE, "faint")
    )
    level = {"red": "failed", "amber": "warning"}.get(known.level, "information") if on else "over"
    ink = "text" if on else "soft"
    return [
        row(sign, (f" {scene.clock(raised)[-5:]}", "soft"), right=[(level, "soft")], name=f"rule:{name}"),
        *(row((f"  {line}", ink), name=f"rule:{name}") for line in wrap(text, cells - 3)),
    ]


def _service(sitting: Sitting, service: str, cells: int) -> Row:
    name = sitting.scene.service(service)
    points = course(sitting.series.get(service, ()), sitting.view.now)
    if not points:
        return row(("? ", "soft"), (name, "soft"), right=[("not watched", "faint")], name=service)
    value = points[-1][1]
    sign, ink, word = _state(value)
    bars = spark([one for _, one in points], BARS, FLOOR, WHOLE) if cells > 54 else ""
    share = f" {number(value // 10, 1):>6} % " if cells > 54 else ""
    return row(
        (sign + " ", ink),
        (fit(name, max(cells - BARS - 22, 12)) if bars else name, "text"),
        (bars, "faint" if value >= WARN else ink),
        (share, "text!" if value < WARN else "text"),
        right=[(word, "soft" if value >= WARN else f"{ink}!")],
        name=service,
    )


def _state(value: int) -> tuple[str, str, str]:
    if value >= WARN:
        return WELL, "ok", "ok"
    return (RISK, "risk", "weak") if value >= BAD else (LATE, "late", "down")


def title(sitting: Sitting, name: str) -> str:
    """What the chart is of."""
    scene = sitting.scene
    if name.startswith("rule:"):
        known = scene.book.rules[name[5:]]
        signal = scene.signal(known.ci, known.signal)
        return f"{scene.part(known.ci)} · {signal.name if signal else known.signal}"
    return f"{scene.service(name)} · requests answered" if name else "Nothing is chosen"


def detail(sitting: Sitting, name: str, cells: int, tall: int = 9) -> list[Row]:
    """One service or alert: its course over time in `tall` rows, and what it stands on."""
    scene = sitting.scene
    if name.startswith("rule:"):
        return _alert_detail(sitting, name[5:], cells)
    service = scene.book.services.get(name)
    if service is None:
        return [row(("Choose an alert or a service.", "soft"))]
    points = course(sitting.series.get(name, ()), sitting.view.now)
    rows: list[Row] = []
    if points:
        low = min(BAD, *(value for _, value in points))
        rows += run_chart(points, cells - 2, tall, low=low, high=WHOLE, limit=WARN, label=("100 %", f"{low // 100} %"))
        first, last = scene.clock(points[0][0])[-5:], scene.clock(points[-1][0])[-5:]
        rows.append(row((f"      {first}", "faint"), right=[(last, "faint")]))
        rows += paragraph(_verdict(sitting, points), cells - 1)
    else:
        rows += paragraph("Nobody watches this service: no probe, no line here.", cells, "soft")
    people = [t.id for t in sitting.view.tickets if t.service == name and t.state not in ("closed", "cancelled")]
    stands = ", ".join(scene.part(part) for part in scene.book.service_parts.get(name, ())[:12])
    rows += paragraph(f"tier {service.tier}; tickets: {', '.join(people) or 'none'}", cells - 1, "soft")
    return rows + paragraph(f"stands on {stands}", cells - 1, "soft")


def _verdict(sitting: Sitting, points: list[Point]) -> str:
    beyond = [tick for tick, value in points if value < WARN]
    if not beyond:
        return f"{WELL} Never beyond its limit: 99 % of requests answered."
    since = sitting.scene.clock(beyond[0])[-5:]
    return f"{LATE} {len(beyond)} of {len(points)} looks under 99 % of requests answered, the first at {since}."


def _alert_detail(sitting: Sitting, name: str, cells: int) -> list[Row]:
    scene = sitting.scene
    known = scene.book.rules[name]
    signal = scene.signal(known.ci, known.signal)
    digits, unit = (signal.digits, signal.unit) if signal else (0, "")
    side = "above" if known.above else "below"
    raised = [(tick, value) for rule_, tick, value, _ in sitting.view.alerts if rule_ == name]
    rows = [row((scene.part(known.ci), "text!"), right=[(known.level, "soft")]), BLANK]
    rows += paragraph(
        f"{signal.name if signal else known.signal}: speaks when {side} {number(known.limit, digits)} {unit}.", cells
    )
    for tick, value in raised:
        rows.append(
            row(
                (f"  {scene.clock(tick)}", "faint"),
                (f"  {number(value, digits)} {unit}", "text!"),
                right=[(f"{short(sitting.view.now - tick)} ago", "soft")],
            )
        )
    rows += [
        BLANK,
        *paragraph("An alert is a contact too: it stands in the inbox and can be logged from there.", cells, "faint"),
    ]
    return rows
