"""A debrief written beside its run, as HTML and as Markdown."""

from __future__ import annotations

from scoring.debrief.commitment import Commitment
from scoring.debrief.html import html
from scoring.debrief.markdown import markdown
from scoring.debrief.page import page
from simulator.tui.screens.debrief.work import Work


def exported(work: Work, said: Commitment | None) -> str:
    """Write both and say where, or why not."""
    if work.story is None or work.path is None:
        return "There is no file beside which it could lie."
    blocks = page(work.story, work.known, lessons=work.lessons, expert=work.expert, said=said)
    place = work.path.with_name(work.path.name.removesuffix(".simlog") + ".debrief.html")
    try:
        place.write_text(html(blocks), encoding="utf-8", newline="\n")
        place.with_suffix(".md").write_text(markdown(blocks), encoding="utf-8", newline="\n")
    except OSError as failure:
        return f"It could not be written: {failure.strerror or failure}"
    return f"Written to {place} and .md"
