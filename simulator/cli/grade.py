"""`eastcity grade` and `eastcity debrief`: what a finished run was worth. Judging is scoring's, wording too."""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from simulator.cli.refusals import CheckFailed, spoken
from simulator.cli.runs import JOURNAL, as_json, kit_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.debrief.rollouts import Progress
    from simulator.lab.verdict import Judged

PAGE = click.Path(path_type=Path)


@click.command()
@click.argument("journal", type=JOURNAL)
@click.option("--json", "json_wanted", is_flag=True, help="Print JSON.")
@click.option("--scenario", metavar="PATH", help="Where the scenario lies, when it is not one of the list.")
def grade(journal: Path, json_wanted: bool, scenario: str | None) -> None:
    """Show what a run was worth, item by item."""
    from simulator.cli.tell import every, summary

    judged, texts = judged_run(journal, scenario)
    if json_wanted:
        click.echo(json.dumps(as_json(judged, texts), ensure_ascii=False, indent=2))
        return
    click.echo(summary(judged, texts))
    click.echo("\nEvery line:")
    click.echo(every(judged, texts))


def judged_run(journal: Path, scenario: str | None) -> tuple[Judged, Any]:
    """Give a journal made again and graded, with the prose of its scenario."""
    from simulator.lab import verdict as lab

    found: list[lab.Kit] = []

    def keeping(name: str) -> lab.Kit:
        found.append(kit_for(scenario)(name))
        return found[-1]

    with spoken(journal), finished(journal):
        judged = lab.judge(journal, keeping)
    return judged, found[-1].texts


@contextmanager
def finished(journal: Path) -> Iterator[None]:
    """Say what to do about a run that is not finished."""
    from simulator.lab.verdict import Unfinished

    try:
        yield
    except Unfinished as found:
        raise CheckFailed(f"{journal}: {found}; go on with: eastcity play --journal {journal}") from None


@click.command()
@click.argument("journal", type=JOURNAL)
@click.option("--html", "site", type=PAGE, metavar="FILE", help="Write it as one page for a browser instead.")
@click.option("--md", "page", type=PAGE, metavar="FILE", help="Write it as Markdown instead.")
@click.option("--scenario", metavar="PATH", help="Where the scenario lies, when it is not one of the list.")
def debrief(journal: Path, site: Path | None, page: Path | None, scenario: str | None) -> None:
    """Tell a whole run: what it was about, what cost most, what happened after you left, every point.

    A page also shows what each decision was worth, which takes some seconds the first time.
    """
    judged, texts = judged_run(journal, scenario)
    if site is None and page is None:
        from simulator.plain.debrief import render

        click.echo(render(judged, texts), nl=False)
        return
    blocks = _blocks(journal, judged, texts)
    if site is not None:
        from scoring.debrief.html import html

        _keep(site, html(blocks))
    if page is not None:
        from scoring.debrief.markdown import markdown

        _keep(page, markdown(blocks))


def _blocks(journal: Path, judged: Judged, texts: Any) -> Any:
    from scoring.debrief.making import case_in, whole_page

    def told(progress: Progress) -> None:
        if progress.done % 10 == 0 or progress.done == progress.of:
            click.echo(f"... {progress.done} of {progress.of} decisions looked at", err=True)

    return whole_page(judged, case_in(journal, judged), texts, journal, told)


def _keep(place: Path, text: str) -> None:
    try:
        place.write_text(text, encoding="utf-8", newline="\n")
    except (OSError, ValueError) as failure:
        raise CheckFailed(f"{place}: {getattr(failure, 'strerror', None) or failure}") from None
    click.echo(f"written to {place}")
