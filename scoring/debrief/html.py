"""A debrief as one HTML page that needs nothing else: no script, nothing fetched, dark and light, fit to be printed."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.debrief import svg
from scoring.debrief.page import Bars, Block, Curve, Heading, Lines, Rows
from scoring.debrief.svg import said

STYLE = """
:root{color-scheme:light dark;--base:#f7f4ee;--surface:#fffdf9;--text:#1d222c;--soft:#464e5d;--line:#a99f8d;
--accent:#7527b0;--late:#9c0f3f;--ok:#0d6b66}
@media (prefers-color-scheme:dark){:root{--base:#0e1219;--surface:#151b25;--text:#e8ebf1;--soft:#aeb9c9;--line:#475670;
--accent:#d3a4ff;--late:#ff7a7a;--ok:#5fd0c0}}
@media print{:root{--base:#fff;--surface:#fff;--text:#000;--soft:#333;--line:#999;--accent:#5b1d8a;--late:#8a0d37;
--ok:#0a544f}figure,tr,li{break-inside:avoid}h2,h3{break-after:avoid}}
body{background:var(--base);color:var(--text);font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;
padding:1.5rem}
h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem;border-bottom:1px solid var(--line)}h3{font-size:1rem}
h1,h2,h3{color:var(--accent)}p,li,td,th{overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;font-size:.9rem}th{color:var(--soft);text-align:left;font-weight:600}
td,th{border-bottom:1px solid var(--line);padding:.25rem .5rem;vertical-align:top}
.n{text-align:right;white-space:nowrap}
figure{margin:1rem 0;background:var(--surface);border:1px solid var(--line);padding:.5rem 1rem}
figcaption{color:var(--soft)}svg{width:100%;height:auto;font:13px system-ui,sans-serif}text{fill:var(--text)}
.end{text-anchor:end}.start{text-anchor:start}.middle{text-anchor:middle}.grid{stroke:var(--line);stroke-width:.5}
.line{fill:none;stroke-width:2.5}.l0{stroke:var(--accent)}.l1{stroke:var(--late);stroke-dasharray:8 4}
.l2{stroke:var(--ok);stroke-dasharray:2 4}.empty{fill:none;stroke:var(--line)}.full{fill:var(--accent)}
.mark{stroke:var(--text);stroke-width:3}
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html(blocks: Sequence[Block]) -> str:
    """Give the page as HTML."""
    title = next((block.text for block in blocks if isinstance(block, Heading)), "Debrief")
    body = "\n".join(_written(block) for block in blocks)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{said(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _written(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"<h{level}>{said(text)}</h{level}>"
        case Lines(lines, listed):
            if listed:
                return "<ul>" + "".join(f"<li>{said(line)}</li>" for line in lines) + "</ul>"
            return "".join(f"<p>{said(line)}</p>" for line in lines)
        case Rows():
            return _table(block)
        case Bars():
            return svg.bars(block)
        case Curve():
            return svg.curve(block)


def _table(table: Rows) -> str:
    figures = len(table.header) - table.numbers

    def cells(row: Sequence[str], tag: str) -> str:
        kinds = ["" if place < figures else ' class="n"' for place in range(len(row))]
        return "".join(f"<{tag}{kind}>{said(text)}</{tag}>" for kind, text in zip(kinds, row, strict=True))

    rows = "".join(f"<tr>{cells(row, 'td')}</tr>" for row in table.rows)
    return f"<table><thead><tr>{cells(table.header, 'th')}</tr></thead><tbody>{rows}</tbody></table>"
