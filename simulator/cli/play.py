"""`eastcity play`: a person works a shift. Which run, which file, what at the end; the game itself is a front end's."""

from __future__ import annotations

import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.cli import screen
from simulator.cli.refusals import BadInput, spoken
from simulator.cli.runs import JOURNAL, SEED, fresh_seed, kit

if TYPE_CHECKING:
    from simulator.domain.plan import Texts
    from simulator.lab.verdict import Kit
    from simulator.session.session import Session


@click.command()
@click.argument("scenario", required=False)
@click.option("--seed", type=SEED, help="Which day it is; the same seed is the same day.")
@click.option("--mode", type=click.Choice(["practice", "shift"]), help="Practice can be taken back; a shift counts.")
@click.option("--plain", is_flag=True, help="Lines of text in place of a screen; also for screen readers and scripts.")
@click.option("--recast", type=click.IntRange(0, 2**31 - 1), metavar="N", help="Other names for everybody.")
@click.option("--journal", type=JOURNAL, help="Where the run is kept; one that is not finished is gone on with.")
def play(
    scenario: str | None, seed: int | None, mode: str | None, plain: bool, recast: int | None, journal: Path | None
) -> None:
    """Work a shift. Without --journal the run is kept in your own folder; `help` in the game says what you can do."""
    if journal is not None and journal.is_file() and journal.stat().st_size:
        session, made = _resumed(journal, scenario, seed, mode)
    else:
        made = kit(scenario or _chosen())
        session = _begun(made, fresh_seed() if seed is None else seed, mode or "practice", journal)
    texts = _texts(made, recast)
    if plain or not screen.drawable():
        _work(session, made, texts)
    else:
        from simulator.tui.start import shift

        shift(session, replace(made, texts=texts)).run()
        _put_down(session, said=False)


def _begun(made: Kit, seed: int, mode: str, journal: Path | None) -> Session:
    from simulator.session.journal import Journal
    from simulator.session.paths import new_journal
    from simulator.session.session import Session

    header = made.header(seed, mode)
    with spoken(hint="name another place with --journal FILE"):
        file = Journal.create(journal or new_journal(header.scenario, seed, mode), header)
        return Session(made.stage_for(header), header, file)


def _resumed(journal: Path, scenario: str | None, seed: int | None, mode: str | None) -> tuple[Session, Kit]:
    """Go on with a run; raises BadInput when it is another than the one asked for."""
    from simulator.domain.plan import Stage
    from simulator.session.header import Header
    from simulator.session.session import Session

    kits: list[Kit] = []

    def stage_for(header: Header) -> Stage:
        kits.append(kit(scenario or header.scenario))
        asked = {"scenario": kits[0].plan.scenario.id, "seed": seed, "mode": mode}
        for name, value in asked.items():
            if value is not None and value != getattr(header, name):
                raise BadInput(f"{journal}: this run has {name} {getattr(header, name)}, not {value}")
        return kits[0].stage_for(header)

    with spoken(journal):
        session, recovery = Session.resume(journal, stage_for)
    if recovery.said:
        click.echo(recovery.said, err=True)
    return session, kits[0]


def _work(session: Session, made: Kit, texts: Texts) -> None:
    """Play until the shift is over or the player goes; then grade, or say how to go on."""
    from simulator.plain.loop import run

    said = False
    try:
        with spoken():
            if not session.finished:
                # Without any input there is nobody: the run is kept rather than played to its end by an empty chair.
                lines, at_end = (sys.stdin, "end") if sys.stdin is not None else (StringIO(), "keep")
                said = not run(session, texts, lines, sys.stdout, at_end=at_end)
            if session.finished:
                from simulator.lab.verdict import conclude
                from simulator.plain.debrief import render

                judged = conclude(session, lambda policy: click.echo(f"... {policy} works the same shift", err=True))
                click.echo(render(judged, texts))
    finally:
        _put_down(session, said=said)


def _put_down(session: Session, *, said: bool) -> None:
    """Leave a run, and say where it lies unless that was said."""
    with spoken():
        session.leave()
    path = session.path
    if path is not None and not said:
        word = "Kept in" if session.closed else "Kept; go on with: eastcity play --journal"
        click.echo(f"{word} {path}", err=True)


def _texts(made: Kit, number: int | None) -> Texts:
    if number is None:
        return made.texts
    from simulator.compiler.cast import recast

    return replace(made.texts, names=recast(made.plan, number))


def _chosen() -> str:
    """Ask which shift; raises BadInput where nobody can be asked."""
    from simulator.cli.shelf import choose

    chosen = choose()
    if chosen is None:
        raise BadInput("which shift? `eastcity list` shows which there are")
    return chosen
