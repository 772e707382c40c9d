"""`eastcity new`: a folder with a scenario that plays, to be changed line by line. What is in it is the compiler's."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from simulator.cli.refusals import BadInput


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--from", "archetype", default="busy-queue", show_default=True, metavar="ARCHETYPE", help="Its shape.")
def new(folder: Path, archetype: str) -> None:
    """Write a scenario to begin with into FOLDER; its id and title come from the folder's name.

    ARCHETYPE is busy-queue, hidden-fault, look-alikes, major-incident or change-weekend. Beside it lie schemas, with
    which an editor completes and underlines while you write.
    """
    from simulator.compiler.archetype import ARCHETYPES, write_new
    from simulator.compiler.problems import Problems
    from simulator.compiler.schema.export import write_schemas

    try:
        written = write_new(folder, archetype)
        schemas = write_schemas(folder / "schema")
    except Problems as found:
        raise BadInput("\n".join(map(str, found.problems))) from None
    except OSError as bad:
        raise BadInput(f"{folder}: cannot be written: {bad.strerror or bad}") from None
    place = shlex.quote(str(folder if folder.is_absolute() or len(folder.parts) > 1 else f"./{folder}"))
    total = len(written) + len(schemas)
    click.echo(f"{total} files: {len(written)} of {archetype}, {len(schemas)} in schema/, which editors read.")
    click.echo(f"{ARCHETYPES[archetype].capitalize()}.\n")
    click.echo("\n".join(f"  {path}" for path in written))
    click.echo(f"\nCheck:  eastcity check {place}\nPlay:   eastcity play {place}\nWatch:  eastcity bot careful {place}")
