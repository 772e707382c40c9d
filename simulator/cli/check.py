"""`eastcity check` and `eastcity schema`: what is wrong with scenario files. What is right stands in the compiler."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from simulator.compiler.problems import Severity


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How problems are printed.")
@click.option("--werror", is_flag=True, help="A warning counts as an error.")
def check(paths: tuple[Path, ...], form: str, werror: bool) -> int:
    """Find everything wrong with scenario files: exit code 0 when no error is found, 2 otherwise.

    Errors keep a shift from being played, warnings say what will disappoint, hints what could be better.

    A path is a scenario folder, an enterprise folder, or a folder that holds such.
    """
    from simulator.compiler.check import check_paths

    problems = check_paths(paths)
    count = Counter(problem.severity for problem in problems)
    if form == "json":
        click.echo(json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            click.echo(str(problem))
        click.echo(_sum(count), err=True)
    return 2 if count["error"] or (werror and count["warning"]) else 0


def _sum(count: Counter[Severity]) -> str:
    parts = [f"{count[word]} {word}{'s' * (count[word] != 1)}" for word in ("error", "warning", "hint") if count[word]]
    return ", ".join(parts) or "nothing is wrong"


@click.command()
def schema() -> None:
    """Print the JSON Schemas of the scenario files, one object by kind of file."""
    from simulator.compiler.schema.export import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2, sort_keys=True))


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def cast(folder: Path) -> int:
    """Fill the seats of an enterprise that nobody was written for, and freeze the names in its cast.yaml.

    A cast.yaml that is there is made anew; read it once, people will meet these names.
    """
    from simulator.compiler.cast import main

    return main([str(folder)])
