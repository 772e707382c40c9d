"""The wall: alerts and services as monitoring sees them, with their course over time. Pure rows.

A service that is well is grey with a small sign; what nobody watches is a state of its own.
"""

from __future__ import annotations

from simulator.tui.cells import BLANK, Row, Span, fit, paragraph, row, rule
from simulator.tui.glyphs import LATE, RISK, WELL
from simulator.tui.screens.desk.clocks import short
from simulator.tui.sitting import Sitting
from simulator.tui.widgets.chart import run_chart, spark
from simulator.wording.scene import number

WHOLE = 10_000
WARN, BAD = 9_900, 9_000
BARS = 12


def items(sitting: Sitting, find: str, cells: int) -> list[Row]:
    """Alerts that are on, then every service."""
    scene, view = sitting.scene, sitting.view
    on = sorted(((raised, rule_, value) for rule_, raised, value, still in view.alerts if still), reverse=True)
    rows: list[Row] = [row(("ALERTS", "text!"), (f" {len(on)} on" if on else " none is on", "soft"))]
    for raised, name, value in on:
        rows += _alert(sitting, name, raised, value)
    seen = {service: (tick, value) for service, tick, value in view.samples}
    rows += [rule(), row(("SERVICES", "text!"), (" as the probes saw them last", "soft"))]
    rows += [
        _service(sitting, service.id, seen.get(service.id), cells)
        for service in scene.book.services.values()
        if find.casefold() in f"{service.name} {service.id}".casefold()
    ]
    return rows


def _alert(sitting: Sitting, name: str, raised: int, value: int) -> list[Row]:
    scene = sitting.scene
    known = scene.book.rules[name]
    signal = scene.signal(known.ci, known.signal)
    text = scene.text(known.text, value=number(value, signal.digits if signal else 0))
    sign: Span = {"red": (LATE, "late!"), "amber": (RISK, "risk!")}.get(known.level, (WELL, "ok"))
    return [
        row(
            sign,
            (f" {known.level:6}", "soft"),
            (scene.part(known.ci), "text!"),
            right=[(scene.clock(raised)[-5:], "soft")],
            name=f"rule:{name}",
        ),
        row(("   ", "text"), (text, "text"), name=f"rule:{name}"),
    ]


def _service(sitting: Sitting, service: str, seen: tuple[int, int] | None, cells: int) -> Row:
    scene = sitting.scene
    name = scene.service(service)
    if seen is None:
        return row(
            ("? ", "soft"), (fit(name, max(cells - 24, 12)), "soft"), right=[("not watched", "faint")], name=service
        )
    _, value = seen
    sign, ink, word = _state(value)
    course = [point[1] for point in sitting.series.get(service, ())]
    bars = spark(course, BARS, BAD - 1_000, WHOLE) if cells > 44 else ""
    share = f" {number(value // 10, 1):>6} %" if cells > 44 else ""
    rest = BARS + 20 if cells > 44 else 8
    return row(
        (sign + " ", ink),
        (fit(name, max(cells - rest, 12)), "text"),
        (bars, "faint" if value >= WARN else ink),
        (share, "text!" if value < WARN else "text"),
        right=[(word, ink)],
        name=service,
    )


def _state(value: int) -> tuple[str, str, str]:
    if value >= WARN:
        return WELL, "ok", "ok"
    return (RISK, "risk", "weak") if value >= BAD else (LATE, "late", "down")


def detail(sitting: Sitting, name: str, cells: int) -> list[Row]:
    """One service or alert: its course over time, and what it stands on."""
    scene = sitting.scene
    if name.startswith("rule:"):
        return _alert_detail(sitting, name[5:], cells)
    service = scene.book.services.get(name)
    if service is None:
        return [row(("Choose an alert or a service.", "soft"))]
    points = [point for point in sitting.series.get(name, ()) if point[0] >= 0]
    rows = [row((service.name, "text!"), right=[(f"tier {service.tier}", "soft")]), BLANK]
    if points:
        low = min(BAD, *(value for _, value in points))
        rows += run_chart(points, cells, 9, low=low, high=WHOLE, limit=WARN, label=("100 %", f"{low // 100} %"))
        first, last = scene.clock(points[0][0])[-5:], scene.clock(points[-1][0])[-5:]
        rows.append(row((f"      {first}", "faint"), right=[(last, "faint")]))
        beyond = [tick for tick, value in points if value < WARN]
        if beyond:
            rows.append(
                row((f"{LATE} {len(beyond)} readings beyond the limit since {scene.clock(beyond[0])[-5:]}", "late"))
            )
        rows += paragraph(
            "The limit is 99 % of requests answered. Probes look from inside, and they lag.", cells, "faint"
        )
    else:
        rows += paragraph("Nobody watches this service: no probe, no line here.", cells, "soft")
    people = [t.id for t in sitting.view.tickets if t.service == name and t.state not in ("closed", "cancelled")]
    rows += [BLANK, row(("tickets", "soft"), right=[(", ".join(people) or "none", "text")])]
    rows += [row(("stands on", "soft"))]
    rows += [row((f"  {scene.part(part)}", "text")) for part in scene.book.service_parts.get(name, ())[:12]]
    return rows


def _alert_detail(sitting: Sitting, name: str, cells: int) -> list[Row]:
    scene = sitting.scene
    known = scene.book.rules[name]
    signal = scene.signal(known.ci, known.signal)
    digits, unit = (signal.digits, signal.unit) if signal else (0, "")
    side = "above" if known.above else "below"
    raised = [(tick, value) for rule_, tick, value, _ in sitting.view.alerts if rule_ == name]
    rows = [row((scene.part(known.ci), "text!"), right=[(known.level, "soft")]), BLANK]
    rows += paragraph(
        f"Speaks when {signal.name if signal else known.signal} is {side} {number(known.limit, digits)} {unit}.", cells
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
