"""`eastcity script`: a run that was played becomes the draft of a playthrough."""

from __future__ import annotations

from pathlib import Path

import click

from simulator.cli.grade import finished
from simulator.cli.refusals import CheckFailed, spoken
from simulator.cli.runs import JOURNAL, kit_for

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("journal", type=JOURNAL)
@click.option("--out", type=FILE, metavar="FILE", help="Write it there, such as playthroughs/expert.yaml.")
@click.option("--name", default="", help="What the script shows; left out = who played it, and the seed.")
@click.option("--scenario", metavar="PATH", help="Where the scenario lies, when it is not one of the list.")
def script(journal: Path, out: Path | None, name: str, scenario: str | None) -> None:
    """Draft a playthrough from a finished run: its commands as steps, with names that hold on other seeds.

    Played on the same seed it earns nearly the same. Laid in the folder playthroughs of its scenario it is played by
    `eastcity bot script:NAME` and by `eastcity certify`.
    """
    from simulator.lab.draft import draft
    from simulator.lab.verdict import judge
    from simulator.session import chain

    with spoken(journal), finished(journal):
        judged = judge(journal, kit_for(scenario))
        records = chain.read(chain.load(journal)).records
    header = judged.header
    text = draft(judged.engine, records, name or f"{header.player}, seed {header.seed}", judged.grade.points)
    if out is None:
        click.echo(text, nl=False)
        return
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text, encoding="utf-8", newline="\n")
    except OSError as failure:
        raise CheckFailed(f"{out}: {failure.strerror or failure}") from None
    click.echo(
        f"{out}: play it with: eastcity bot script:{out.stem} {scenario or header.scenario} --seed {header.seed}"
    )
