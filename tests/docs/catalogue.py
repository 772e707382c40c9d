"""Makes docs/catalogue.md from the enterprise: what an author can name without writing it. Run by `make golden`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from simulator.compiler.files import Firm, load_firm
from simulator.compiler.find import firm_for

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "catalogue.md"
HEAD = """# What EastCity has

What a scenario can name without writing it, made from `scenarios/eastcity`. It gives away what is behind the shipped
shifts: a page for authors, not for players.

"""


def page() -> str:
    """Give the whole page."""
    folder = firm_for(ROOT / "scenarios")
    assert folder is not None
    firm = load_firm(folder)
    parts = (_places, _voices, _needs, _faults, _parts, _outcomes, _facts, _others)
    return HEAD + "\n".join(line for part in parts for line in part(firm)) + "\n"


def _rows(firm: Firm, file: str, key: str = "") -> list[Any]:
    return list(getattr(firm.files[file].model, key or file))


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    names = list(head)
    yield "| " + " | ".join(names) + " |"
    yield "| " + " | ".join("---" for _ in names) + " |"
    for cells in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
    yield ""


def _ids(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _places(firm: Firm) -> Iterator[str]:
    yield from ("## Places", "", "Where somebody sits is `site/unit`; either may be `*`.", "")
    yield f"Sites: {_ids(row.id for row in _rows(firm, 'sites'))}."
    yield from ("", f"Units: {_ids(row.id for row in _rows(firm, 'sites', 'units'))}.", "")


def _voices(firm: Firm) -> Iterator[str]:
    yield from ("## Voices", "", "How somebody talks; `from: VOICE@site/unit` draws a person who talks so.", "")
    rows = _rows(firm, "voices")
    yield from _table(
        ("voice", "mood", "patience", "says when asked how far it reaches"),
        ((f"`{row.id}`", str(row.mood), f"{row.patience // 60_000 or row.patience} min", _said(row)) for row in rows),
    )


def _said(row: Any) -> str:
    said = row.lines.get("scope", "")
    return said if isinstance(said, str) else said[0]


def _needs(firm: Firm) -> Iterator[str]:
    yield from ("## Needs", "", "What people want when nothing is broken: `about: [need]`.", "")
    yield from _table(
        ("need", "kind", "service", "owner", "facts about it"),
        ((f"`{row.id}`", row.kind, row.service, row.owner, _ids(_about(firm, row.id))) for row in _rows(firm, "needs")),
    )


def _about(firm: Firm, name: str) -> list[str]:
    """Facts that are about a need, as an author may have somebody give them."""
    facts = firm.files["facts"].model.facts
    return [fact for fact, row in facts.items() if name in row.about]


def _faults(firm: Firm) -> Iterator[str]:
    yield from ("## Faults", "", 'What can be planted: `faults: [{mode: fault, at: "09:00"}]`.', "")
    found = [firm.faults[name].model for name in sorted(firm.faults)]
    yield from _table(
        ("fault", "part", "mechanism", "service", "looks like"),
        ((f"`{row.id}`", row.ci, row.mechanism, row.service, _ids(row.like)) for row in found),
    )


def _parts(firm: Firm) -> Iterator[str]:
    yield from ("## Parts", "", "What a fault sits in (`ci`), costs (`at`) and moves (`at`).", "")
    yield from _table(
        ("part", "is", "kind", "owner"),
        ((f"`{row.id}`", str(row.name), row.kind, row.owner) for row in _rows(firm, "parts")),
    )
    yield from ("What a part of each kind measures, and the records that its tests show:", "")
    yield from _table(
        ("kind", "signals", "records", "tests"),
        (
            (
                f"`{row.id}`",
                _ids(signal.id for signal in row.signals),
                _ids(dict.fromkeys(record for use in row.diagnostics for record in use.records)),
                _ids(use.diagnostic for use in row.diagnostics),
            )
            for row in _rows(firm, "kinds")
        ),
    )


def _facts(firm: Firm) -> Iterator[str]:
    yield from (
        "## Facts",
        "",
        "What somebody can give: `gives: [fact]`. Those of a fault stand in its file as well.",
        "",
    )
    rows = dict(firm.files["facts"].model.facts)
    for fault in firm.faults.values():
        rows |= fault.model.facts
    yield from _table(
        ("fact", "as the record writes it", "tells"),
        ((f"`{name}`", _line(row.text), ", ".join(row.covers)) for name, row in sorted(rows.items())),
    )


def _line(text: Any) -> str:
    return text if isinstance(text, str) else (text[0] if text else "")


def _outcomes(firm: Firm) -> Iterator[str]:
    yield from ("## Outcomes", "", "What a shift teaches: `teaches: [outcome]`.", "")
    yield from _table(
        ("outcome", "is", "measured by"),
        ((f"`{row.id}`", _line(row.text), _ids(row.measures)) for row in _rows(firm, "outcomes")),
    )


def _others(firm: Firm) -> Iterator[str]:
    yield from ("## The rest", "")
    profiles = dict.fromkeys(name for row in _rows(firm, "background") for name in row.profiles)
    yield f"Load profiles: {_ids(profiles)}.\n"
    yield f"Groups: {_ids(row.id for row in _rows(firm, 'groups'))}."
    yield f"\nServices: {_ids(row.id for row in _rows(firm, 'services'))}."
    yield f"\nTests: {_ids(row.id for row in _rows(firm, 'diagnostics'))}."
    yield f"\nRemedies: {_ids(row.id for row in _rows(firm, 'remedies'))}."
    yield f"\nAudiences: {_ids(row.id for row in _rows(firm, 'audiences'))}."
    yield f"\nArticles: {_ids(sorted(firm.articles))}."


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
