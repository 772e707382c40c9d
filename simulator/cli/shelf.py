"""`eastcity list` and the lobby: which shifts there are. What a shift is made of is the compiler's."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.cli import screen

if TYPE_CHECKING:
    from simulator.compiler import Entry

UNLISTED = "practice"
"""Shifts below a folder of this name are for measuring bots, not for playing."""


def shifts() -> list[Entry]:
    """Give the shifts that are there to be played."""
    from simulator.compiler import list_scenarios

    return [entry for entry in list_scenarios() if UNLISTED not in entry.folder.parts]


@click.command("list")
@click.option("--json", "json_wanted", is_flag=True, help="Print JSON.")
def listing(json_wanted: bool) -> None:
    """Show which shifts there are."""
    from simulator.lab.certify.mark import state_of

    if not json_wanted:
        _print(shifts(), compiling=True)
        return
    names = ("id", "title", "module", "lesson", "shift")
    found = [
        {name: getattr(entry, name) for name in names}
        | {"folder": str(entry.folder), "certificate": state_of(entry.folder, compiling=True)}
        for entry in shifts()
    ]
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))


def lobby() -> None:
    """Open the lobby where it can be drawn; else say what there is to play and how to begin."""
    if screen.drawable():
        screen.lobby()
        return
    click.echo("EastCity. One desk, one morning, three hundred people who need their work to work.\n")
    found = shifts()
    if found and sys.stdin is not None and sys.stdin.isatty():
        _enter(found)
        return
    _print(found)
    first = found[0].id if found else "SCENARIO"
    click.echo(f"\nPlay:   eastcity play {first}\nWatch:  eastcity bot careful {first}\nMore:   eastcity --help")


def choose() -> str | None:
    """Show the shifts and ask for one; None where there is nobody to ask or nothing to choose."""
    found = shifts()
    if not found or sys.stdin is None or not sys.stdin.isatty():
        return None
    _print(found)
    return str(click.prompt("\nWhich one?", default=found[0].id))


def _enter(found: list[Entry]) -> None:
    """Ask for a shift, or for the run that is not finished, and begin it."""
    from simulator.cli.play import play
    from simulator.plain.lobby import last_unfinished, pick
    from simulator.session.paths import home

    chosen = pick([(entry.id, entry.title) for entry in found], last_unfinished(home() / "runs"), sys.stdin, sys.stdout)
    if chosen is not None:
        play.main(args=["--journal", str(chosen)] if isinstance(chosen, Path) else [chosen], standalone_mode=False)


def _print(found: list[Entry], *, compiling: bool = False) -> None:
    from simulator.domain.text import clean
    from simulator.lab.certify.mark import state_of

    width = max((len(entry.id) for entry in found), default=0)
    for entry in found:
        when = f"  ({clean(entry.shift)})" if entry.shift else ""
        state = state_of(entry.folder, compiling=compiling)
        mark = f"  [{state}]" if state else ""
        click.echo(f"{clean(entry.module):3}  {clean(entry.id):{width}}  {clean(entry.title)}{when}{mark}")
    if not found:
        click.echo("There is no shift here.")
