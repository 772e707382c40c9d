"""From a finished journal to a whole debrief: what was kept beside it, what must be played, and the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from scoring.debrief import kept
from scoring.debrief.commitment import Commitment
from scoring.debrief.decisions import Value
from scoring.debrief.moments import curves, expert_case
from scoring.debrief.page import Block, page
from scoring.debrief.rollouts import WORKERS, Progress, values
from scoring.debrief.story import story_of
from scoring.debrief.takeover import Case, case_of
from scoring.debrief.taught import taught
from simulator.domain.plan import Texts
from simulator.lab.verdict import Judged
from simulator.session import chain


def case_in(journal: Path, judged: Judged) -> Case:
    """The case of a judged journal."""
    return case_of(judged, chain.read(chain.load(journal)).records)


def valued(
    journal: Path | None,
    case: Case,
    progress: Callable[[Progress], None],
    *,
    workers: int = WORKERS,
    stop: Callable[[], bool] = lambda: False,
) -> dict[int, Value]:
    """The values of a run, told as they come, and laid beside its journal at the end, also when stopped."""
    known = kept.read_values(journal, case) if journal is not None else {}
    before, gone = dict(known), {**known}
    try:
        for step in values(case, known, workers=workers, stop=stop):
            known = step.known
            gone.update(known)
            progress(step)
    finally:
        if journal is not None and gone != before:
            kept.write_values(journal, case, gone)
    return known


def whole_page(
    judged: Judged,
    case: Case,
    texts: Texts,
    journal: Path | None,
    progress: Callable[[Progress], None],
    said: Commitment | None = None,
) -> tuple[Block, ...]:
    """Everything of a run as blocks; plays what is not kept."""
    known = valued(journal, case, progress)
    story = story_of(judged, case, texts)
    lessons = taught(judged.grade.scenario, judged.engine.book.scenario.teaches)
    return page(story, known, lessons=lessons, expert=curves(expert_case(case)), said=said)
