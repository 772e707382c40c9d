"""`eastcity certify`: the machine plays a scenario with good, poor and cheating players and says what it is worth."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.cli.ends import INTERRUPTED
from simulator.cli.refusals import BadInput, CheckFailed

if TYPE_CHECKING:
    from simulator.lab.certify.certify import Progress
    from simulator.lab.certify.lines import Certificate

SEEDS = 200
MOST_SEEDS = 10_000
FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("scenario")
@click.option("--seeds", type=click.IntRange(1, MOST_SEEDS), default=SEEDS, show_default=True, help="Days to play.")
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes that play; left out = all cores.")
@click.option("--json", "json_wanted", is_flag=True, help="Print the certificate as JSON.")
@click.option("--out", type=FILE, metavar="FILE", help="Write the certificate there, not beside the scenario.")
def certify(scenario: str, seeds: int, jobs: int | None, json_wanted: bool, out: Path | None) -> int:
    """Say whether a scenario is solvable, fair and worth the lesson: by playing it.

    SCENARIO is a folder or an id. The verdict fits on a screen. With 20 seeds or more it is also laid beside the
    scenario as certificate.json; with fewer it is a rehearsal. What was played is kept: stop it and go on later. Exit
    code 0: certified. 1: not. 130: interrupted.
    """
    from simulator.compiler.problems import Problems
    from simulator.lab.certify.certify import Interrupted
    from simulator.lab.certify.certify import certify as judge
    from simulator.lab.certify.lines import written
    from simulator.lab.certify.words import shown

    workers = jobs if jobs is not None else os.cpu_count() or 1
    with stoppable() as stop:
        try:
            found = judge(scenario, seeds, workers, Meter(), stop)
        except Problems as problems:
            raise BadInput("\n".join(map(str, problems.problems))) from None
        except Interrupted:
            click.echo("eastcity: stopped; what was played is kept, the same command goes on from here", err=True)
            return INTERRUPTED
    if json_wanted:
        click.echo(written(found).decode("utf-8"), nl=False)
    else:
        click.echo(shown(found, scenario), nl=False)
    _keep(found, out if out is not None else _beside(scenario, found), named=out is not None)
    return 0 if found.certified else 1


def _beside(scenario: str, found: Certificate) -> Path | None:
    """Where the certificate of a scenario lies; None for a rehearsal."""
    from simulator.compiler.catalog import find
    from simulator.lab.certify.lines import LEAST_SEEDS
    from simulator.lab.certify.mark import FILE as NAME

    if found.seeds >= LEAST_SEEDS:
        return find(scenario) / NAME
    if found.seeds:
        click.echo(f"a rehearsal: {LEAST_SEEDS} seeds and more are written down as a certificate", err=True)
    return None


def _keep(found: Certificate, place: Path | None, *, named: bool) -> None:
    from simulator.lab.certify.lines import written

    if place is None:
        return
    try:
        place.write_bytes(written(found))
    except OSError as failure:
        sentence = f"{place}: {failure.strerror or failure}"
        if named:
            raise CheckFailed(sentence) from None
        click.echo(f"eastcity: the certificate is not kept: {sentence}", err=True)


class Meter:
    """Progress with the time left, on standard error; one line that is written over where there is a terminal."""

    STEP = 10
    """Lines a run of many seeds writes where there is no terminal."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._said = -1
        self._live = sys.stderr is not None and sys.stderr.isatty()

    def __call__(self, progress: Progress) -> None:
        """Say how far it is."""
        fresh = progress.done - progress.kept
        left = progress.of - progress.done
        step = progress.done * self.STEP // max(progress.of, 1)
        if not self._live and step == self._said and left:
            return
        self._said = step
        words = f"{progress.done} of {progress.of} seeds played"
        if progress.kept:
            words += f" ({progress.kept} kept from before)"
        if fresh and left:
            seconds = int((time.monotonic() - self._begun) * left / fresh) + 1
            words += f", {seconds // 60} min {seconds % 60:02} s left" if seconds >= 60 else f", {seconds} s left"
        if self._live:
            click.echo(f"\r{words:70}", err=True, nl=not left)
        else:
            click.echo(words, err=True)


@contextmanager
def stoppable() -> Iterator[Callable[[], bool]]:
    """Let Ctrl-C ask for a stop, so that what is under way is finished and kept; a second one ends it at once."""
    asked: list[bool] = []

    def ask(number: int, frame: object) -> None:
        del number, frame
        if asked:
            raise KeyboardInterrupt
        asked.append(True)

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: bool(asked)
    finally:
        signal.signal(signal.SIGINT, before)
