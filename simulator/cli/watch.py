"""`eastcity watch`: a scenario played while it is being written. Reloading is the lab's, the desk the app's."""

from __future__ import annotations

import time
from pathlib import Path

import click

from simulator.cli import screen
from simulator.cli.refusals import BadInput
from simulator.cli.runs import SEED

LOOK = 0.3
"""Seconds between two looks at the files where there is no screen."""


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--at", "minute", metavar="HH:MM", help="Begin at this minute, in the state that the shift then is in.")
@click.option("--seed", type=SEED, default=1, show_default=True, help="Which day it is.")
@click.option("--played-by", "player", metavar="POLICY", help="Who works until then; else nobody.")
@click.option("--plain", is_flag=True, help="Only say what each saved version has wrong, in lines of text.")
def watch(folder: Path, minute: str | None, seed: int, player: str | None, plain: bool) -> None:
    """Play the scenario in FOLDER while you write it: what you save is there within a second, at the same minute.

    What you did so far is done again on the new version. While a file has an error it is named above the desk and the
    version before goes on. Nothing of this is kept. f5 begins again.
    """
    if plain or not screen.drawable():
        _lines(folder)
        return
    from simulator.bots import POLICIES
    from simulator.lab.rehearsal import begun, tick_of, version
    from simulator.lab.verdict import Kit
    from simulator.session.session import Session

    if player is not None and player not in POLICIES:
        raise BadInput(f"{player[:40]}: there is no such policy; there are {', '.join(sorted(POLICIES))}")
    found = version(folder)
    if found.kit is None:
        raise BadInput("\n".join(map(str, found.errors)))
    wanted = _minute(minute)

    def start(kit: Kit) -> Session:
        tick = 0 if wanted is None else tick_of(kit, wanted)
        return begun(kit, seed, tick, POLICIES[player] if player else None)

    try:
        session = start(found.kit)
    except ValueError as bad:
        raise BadInput(f"--at: {bad}") from None
    from simulator.tui.start import rehearsal

    rehearsal(folder, found.kit, session, start).run()


def _minute(said: str | None) -> int | None:
    """Give minutes after midnight of HH:MM. Raises BadInput."""
    if said is None:
        return None
    hours, _, minutes = said.partition(":")
    if not (hours.isdecimal() and minutes.isdecimal() and len(minutes) == 2 and int(hours) < 24 and int(minutes) < 60):
        raise BadInput(f"--at: {said[:20]!r} is no time of day such as 08:40")
    return int(hours) * 60 + int(minutes)


def _lines(folder: Path) -> None:
    """Say what each saved version has wrong, until somebody stops it."""
    from simulator.domain.text import clean
    from simulator.lab.rehearsal import stamp, version

    seen = None
    while True:
        now = stamp(folder)
        if now != seen:
            seen = now
            found = version(folder)
            for problem in found.problems:
                click.echo(clean(str(problem)))
            click.echo(
                "does not play" if found.kit is None else f"{found.kit.plan.scenario.id} plays; save to look again"
            )
        time.sleep(LOOK)
