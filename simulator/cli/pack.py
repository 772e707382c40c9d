"""`eastcity pack`: a scenario as one file to hand on, and taking one in. What is safe is the compiler's to say."""

from __future__ import annotations

from pathlib import Path

import click

from simulator.cli.refusals import BadInput


@click.group()
def pack() -> None:
    """Hand a scenario on as one file, or take one in."""


@pack.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--to", "place", type=click.Path(file_okay=False, path_type=Path), default=Path(), help="Where it goes.")
def build(folder: Path, place: Path) -> None:
    """Write the scenario in FOLDER as one file, named by its id and the digest of what it holds.

    The same folder gives the same file. A scenario with an error is not packed.
    """
    from simulator.compiler.pack import pack_folder
    from simulator.compiler.problems import Problems

    try:
        made = pack_folder(folder)
        place.mkdir(parents=True, exist_ok=True)
        target = place / made.name
        target.write_bytes(made.to_bytes())
    except Problems as found:
        raise BadInput("\n".join(map(str, found.problems))) from None
    except OSError as bad:
        raise BadInput(f"{bad.filename or folder}: {bad.strerror or bad}") from None
    click.echo(f"{target}\nsha256 {made.digest}\n{len(made.files)} files of {made.id}")


@pack.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--into", "root", type=click.Path(file_okay=False, path_type=Path), help="Instead of your own scenarios.")
@click.option("--digest", "expected", default="", metavar="SHA256", help="Refuse any other than this one.")
@click.option("--replace", is_flag=True, help="Take the place of one that you added before.")
def add(file: Path, root: Path | None, expected: str, replace: bool) -> None:
    """Take in the scenario that FILE holds, so that it can be played by its id.

    Everything is looked at before anything is written: names, sizes, links, what the table of contents says, and the
    scenario itself, as `eastcity check` does.
    """
    from simulator.compiler import list_scenarios
    from simulator.compiler.pack import LARGEST_PACK, install, read_pack
    from simulator.compiler.places import user_folder
    from simulator.compiler.problems import Problems

    home = root or user_folder()
    if home is None:
        raise BadInput("there is no folder for your own scenarios here; name one with --into")
    try:
        with file.open("rb") as stream:
            found = read_pack(stream.read(LARGEST_PACK + 1), file.name)
        if expected and found.digest != expected.strip().lower():
            raise BadInput(f"{file.name}: its digest is {found.digest}, not the one you named; nothing was written")
        taken = next((one.folder for one in list_scenarios() if one.id == found.id), None)
        if taken is not None and taken.resolve() != (home / found.id).resolve():
            raise BadInput(f"{file.name}: {found.id} is the id of a shift that is here already, in {taken}")
        home.mkdir(parents=True, exist_ok=True)
        target = install(found, home, replace=replace)
    except Problems as bad:
        raise BadInput("\n".join(map(str, bad.problems))) from None
    except OSError as bad:
        raise BadInput(f"{bad.filename or file}: {bad.strerror or bad}") from None
    play = f"eastcity play {found.id}" if root is None else f"eastcity play {target}"
    click.echo(f"{found.id} is in {target}\nsha256 {found.digest}\n\nPlay:   {play}")
