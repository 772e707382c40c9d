"""What a scenario teaches, in words: outcomes with their measures and articles, read from the enterprise's files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Taught:
    """One outcome: what a learner can show, by which measures, and what to read."""

    id: str
    text: str
    measures: tuple[str, ...]
    article: str


def taught(scenario: str, teaches: Sequence[str]) -> tuple[Taught, ...]:
    """Give the outcomes of a scenario in its own order; none when its files are not here."""
    from simulator.compiler.catalog import find  # noqa: PLC0415  YAML is loaded at the end of a run only
    from simulator.compiler.files import load_firm  # noqa: PLC0415
    from simulator.compiler.find import firm_for  # noqa: PLC0415
    from simulator.compiler.problems import Problems  # noqa: PLC0415

    try:
        home = firm_for(find(scenario))
        entry = load_firm(home).files.get("outcomes") if home else None
    except (Problems, OSError, ValueError):
        return ()
    known = {item.id: item for item in entry.model.outcomes} if entry else {}
    chosen = [known[name] for name in teaches if name in known]
    return tuple(Taught(item.id, _words(item.text), tuple(item.measures), item.article or "") for item in chosen)


def _words(text: str | Sequence[str]) -> str:
    return text if isinstance(text, str) else next(iter(text), "")
