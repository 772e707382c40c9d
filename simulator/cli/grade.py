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

    from simulator.lab.verdict import Judged


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
@click.option("--md", "page", type=click.Path(path_type=Path), metavar="FILE", help="Write it as Markdown instead.")
@click.option("--scenario", metavar="PATH", help="Where the scenario lies, when it is not one of the list.")
def debrief(journal: Path, page: Path | None, scenario: str | None) -> None:
    """Tell a whole run: what it was about, what cost most, what happened after you left, every point."""
    from simulator.plain.debrief import render

    judged, texts = judged_run(journal, scenario)
    text = render(judged, texts)
    if page is None:
        click.echo(text, nl=False)
        return
    try:
        page.write_text(markdown(text), encoding="utf-8", newline="\n")
    except (OSError, ValueError) as failure:
        raise CheckFailed(f"{page}: {getattr(failure, 'strerror', None) or failure}") from None
    click.echo(f"written to {page}")


def markdown(text: str) -> str:
    """Give a debrief as Markdown: lines in capitals are headings, indented ones a list, wrapped ones joined again."""
    lines: list[str] = []
    for line in text.splitlines():
        body = line.strip()
        if not lines:
            lines += [f"# {body}", ""]
        elif body and body == body.upper():
            lines += [f"## {body.capitalize()}", ""]
        elif _goes_on(line, lines[-1]):
            lines[-1] += f" {body}"
        elif line.startswith("  "):
            lines.append(f"- {body}")
        elif body and lines[-1] and not lines[-1].startswith("#"):
            lines += ["", body]
        else:
            lines.append(body)
    return "\n".join(_escaped(line) for line in lines) + "\n"


def _goes_on(line: str, above: str) -> bool:
    """Whether a line only continues the one above, which was too long."""
    deep = "    " if above.startswith("- ") else "  "
    return line.startswith(deep) and bool(above) and not above.startswith("#")


def _escaped(line: str) -> str:
    """Keep what people wrote from being read as markup."""
    mark = next((start for start in ("# ", "## ", "- ") if line.startswith(start)), "")
    body = line[len(mark) :]
    for sign in "\\`*_[]<":
        body = body.replace(sign, f"\\{sign}")
    return mark + body
