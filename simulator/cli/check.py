"""`eastcity check` and `eastcity schema`: what is wrong with scenario files. What is right stands in the compiler."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How problems are printed.")
@click.option("--werror", is_flag=True, help="A warning counts as an error.")
def check(paths: tuple[Path, ...], form: str, werror: bool) -> int:
    """Find everything wrong with scenario files: exit code 0 when nothing is, 2 when something is.

    A path is a scenario folder, an enterprise folder, or a folder that holds such.
    """
    from simulator.compiler.check import check_paths

    problems = check_paths(paths)
    errors = sum(problem.severity == "error" or werror for problem in problems)
    if form == "json":
        click.echo(json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            click.echo(str(problem))
        click.echo(_sum(errors, len(problems) - errors), err=True)
    return 2 if errors else 0


def _sum(errors: int, warnings: int) -> str:
    if not errors and not warnings:
        return "nothing is wrong"
    parts = [f"{n} {word}{'s' * (n != 1)}" for n, word in ((errors, "error"), (warnings, "warning")) if n]
    return ", ".join(parts)


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
