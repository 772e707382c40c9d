"""`eastcity check` and `eastcity schema`: what is wrong with scenario files. What is right stands in the compiler."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.cli.refusals import BadInput

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
    from simulator.domain.text import clean

    problems = check_paths(paths)
    count = Counter(problem.severity for problem in problems)
    if form == "json":
        click.echo(json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            click.echo(clean(str(problem)))
        click.echo(_sum(count), err=True)
    return 2 if count["error"] or (werror and count["warning"]) else 0


def _sum(count: Counter[Severity]) -> str:
    parts = [f"{count[word]} {word}{'s' * (count[word] != 1)}" for word in ("error", "warning", "hint") if count[word]]
    return ", ".join(parts) or "nothing is wrong"


@click.command()
@click.argument("kind", required=False)
@click.option("--to", "folder", type=click.Path(path_type=Path), help="Write one file a kind into this folder instead.")
def schema(kind: str | None, folder: Path | None) -> None:
    """Print the JSON Schemas of the scenario files, one object by kind of file, or that of one KIND.

    A first line such as `# yaml-language-server: $schema=schema/scenario.json` tells an editor which to use.
    """
    from simulator.compiler.problems import did_you_mean
    from simulator.compiler.schema.export import json_schema, write_schemas

    if folder is not None:
        try:
            written = write_schemas(folder)
        except OSError as bad:
            raise BadInput(f"{folder}: cannot be written: {bad.strerror or bad}") from None
        click.echo(f"{len(written)} schemas in {folder}")
        return
    schemas = json_schema()
    if kind is not None and kind not in schemas:
        meant = did_you_mean(kind, schemas)
        hint = f"did you mean {meant}?" if meant else f"there are {', '.join(schemas)}"
        raise BadInput(
            f"{kind[:40]}: there is no such kind of file; {f'did you mean {hint}?' if hint else ', '.join(schemas)}"
        )
    click.echo(json.dumps(schemas if kind is None else schemas[kind], ensure_ascii=False, indent=2, sort_keys=True))


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def cast(folder: Path) -> int:
    """Fill the seats of an enterprise that nobody was written for, and freeze the names in its cast.yaml.

    A cast.yaml that is there is made anew; read it once, people will meet these names.
    """
    from simulator.compiler.cast import main

    return main([str(folder)])
