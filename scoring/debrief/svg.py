"""Charts as SVG: steps over a shift, and bars with our expert's mark. Text is escaped, nothing is fetched."""

from __future__ import annotations

from html import escape

from scoring.debrief.page import Bars, Curve
from scoring.debrief.sections import points
from simulator.domain.text import clean

WIDTH, HEIGHT = 720, 190
LEFT, RIGHT, TOP, BOTTOM = 78, 12, 10, 44
ROW = 30
NAMES = 120


def said(text: str) -> str:
    """Text made harmless for a page."""
    return escape(clean(text), quote=True)


def curve(chart: Curve) -> str:
    """Give steps over the shift, lines told apart by stroke, with a legend in words."""
    most = max((max(values) for _, values in chart.lines), default=0) or 1
    first, last = chart.ticks[0], chart.ticks[-1]
    inner, tall = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM

    def across(tick: int) -> int:
        return LEFT + (tick - first) * inner // max(last - first, 1)

    def up(value: int) -> int:
        return TOP + tall - value * tall // most

    parts = [f'<figure><figcaption>{said(chart.title)}</figcaption><svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img">']
    parts.append(f"<title>{said(chart.title)}</title>")
    for value in dict.fromkeys((0, most // 2, most)):
        parts.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{up(value)}" y2="{up(value)}"/>')
        parts.append(f'<text class="end" x="{LEFT - 8}" y="{up(value) + 4}">{value:,}</text>')
    for place in range(5):
        number = place * (len(chart.ticks) - 1) // 4
        anchor = "start" if place == 0 else "end" if place == 4 else "middle"
        parts.append(
            f'<text class="{anchor}" x="{across(chart.ticks[number])}" y="{HEIGHT - BOTTOM + 16}">'
            f"{said(chart.times[number])}</text>"
        )
    for number, (name, values) in enumerate(chart.lines):
        steps = _steps([across(tick) for tick in chart.ticks], [up(value) for value in values])
        parts.append(f'<path class="line l{number}" d="{steps}"/>')
        x, y = LEFT + number * 216, HEIGHT - 8
        parts.append(f'<line class="line l{number}" x1="{x}" x2="{x + 26}" y1="{y - 4}" y2="{y - 4}"/>')
        parts.append(f'<text class="start" x="{x + 32}" y="{y}">{said(name)}</text>')
    return "".join(parts) + "</svg></figure>"


def _steps(across: list[int], up: list[int]) -> str:
    height, path = up[0], [f"M{across[0]} {up[0]}"]
    for x, y in zip(across[1:], up[1:], strict=True):
        if y != height:
            path.append(f"H{x}V{y}")
            height = y
    return "".join(path) + f"H{across[-1]}"


def bars(chart: Bars) -> str:
    """Give a bar a row: points of how many, and a mark where our expert stands."""
    tall = ROW * len(chart.bars) + 8
    most = max((of for _, _, of, _ in chart.bars), default=0) or 1
    inner = WIDTH - NAMES - 190
    parts = [f'<figure><figcaption>{said(chart.title)}</figcaption><svg viewBox="0 0 {WIDTH} {tall}" role="img">']
    parts.append(f"<title>{said(chart.title)}</title>")
    for number, (name, got, of, expert) in enumerate(chart.bars):
        y = number * ROW + 6
        wide, filled = of * inner // most, max(got, 0) * inner // most
        parts.append(f'<text class="start" x="0" y="{y + 14}">{said(name.capitalize())}</text>')
        parts.append(f'<rect class="empty" x="{NAMES}" y="{y}" width="{wide}" height="18"/>')
        parts.append(f'<rect class="full" x="{NAMES}" y="{y}" width="{filled}" height="18"/>')
        words = f"{points(got)} of {points(of)}"
        if expert >= 0:
            x = NAMES + expert * inner // most
            parts.append(f'<line class="mark" x1="{x}" x2="{x}" y1="{y - 3}" y2="{y + 21}"/>')
            words += f", expert {points(expert)}"
        parts.append(f'<text class="end" x="{WIDTH}" y="{y + 14}">{words}</text>')
    return "".join(parts) + "</svg></figure>"
