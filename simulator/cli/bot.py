"""`eastcity bot`: a policy works a shift headless, through the same door as a person."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.cli.refusals import BadInput, spoken
from simulator.cli.runs import JOURNAL, SEED, as_json, fresh_seed, kit

if TYPE_CHECKING:
    from simulator.bots.policy import Policy
    from simulator.session.header import Header
    from simulator.session.session import Session


@click.command()
@click.argument("policy")
@click.argument("scenario")
@click.option("--seed", type=SEED, help="Which day it is; the same seed is the same day.")
@click.option("--journal", type=JOURNAL, help="Keep the run in this file.")
@click.option("--json", "json_wanted", is_flag=True, help="Print the grade as JSON.")
def bot(policy: str, scenario: str, seed: int | None, journal: Path | None, json_wanted: bool) -> None:
    """Let a bot work a shift, and print its grade.

    POLICY is careful, fifo, strict-priority, idle, oracle, or another; a wrong name shows them all. A playthrough that
    lies beside the scenario is played by its name: script:reference. `way:` and `trap:` are what certify tries.
    """
    from simulator.cli.tell import summary
    from simulator.compiler.problems import Problems
    from simulator.lab.batch import UnknownPolicy, maker_for
    from simulator.lab.runner import play
    from simulator.lab.verdict import conclude
    from simulator.session.journal import Journal
    from simulator.session.session import Session

    compiled = kit(scenario)
    try:
        make = maker_for(policy, scenario, compiled.plan)
    except UnknownPolicy as unknown:
        raise BadInput(str(unknown)) from None
    except Problems as found:
        raise BadInput("\n".join(map(str, found.problems))) from None
    header = compiled.header(fresh_seed() if seed is None else seed, "shift", _player(policy))
    with spoken(journal):
        file = None
        if journal is not None:
            _make_room(journal, header)
            file = Journal.create(journal, header, durable=False)
        session = Session(compiled.stage_for(header), header, file)
        player = make(session.engine)
        play(session, player, session.book.seat, session.length)
        judged = conclude(session)
        session.leave()
    if json_wanted:
        click.echo(json.dumps(as_json(judged, compiled.texts), ensure_ascii=False, indent=2))
    else:
        click.echo(summary(judged, compiled.texts))
    for note in _notes(policy, player, session):
        click.echo(note, err=True)


def _notes(policy: str, player: Policy, session: Session) -> Iterator[str]:
    """Give what whoever called this bot should know: that nothing was tried, or which steps of a script never came."""
    from simulator.lab.certify.ways import Experiment
    from simulator.lab.playthrough import Playthrough

    tried, stage = Experiment.read(policy), session.book.stage
    if tried is not None and tried.fault not in {fault.fault for fault in stage.faults}:
        yield f"seed {stage.seed} does not hold {tried.fault}: this is the oracle and nothing was tried"
    if isinstance(player, Playthrough):
        for reason, steps in player.left().items():
            yield f"steps that did not come, {reason}: {', '.join(map(str, steps))}"


def _player(policy: str) -> str:
    """Give the name that a journal's header holds: a policy's own, with what a name cannot hold as dashes."""
    return re.sub(r"[^a-z0-9]+", "-", policy.lower())[:60]


def _make_room(journal: Path, header: Header) -> None:
    """Take away an earlier journal of the very same bot, shift and seed: it comes back byte for byte. Others stay."""
    from simulator.session import chain
    from simulator.session.errors import DoesNotHold, NotAJournal

    if not journal.exists() or not journal.is_file() or not journal.stat().st_size:
        return
    try:
        found = chain.read(chain.load(journal)).header
    except (DoesNotHold, NotAJournal):
        found = None
    if found is None or (found.player, found.scenario, found.seed) != (header.player, header.scenario, header.seed):
        raise BadInput(f"{journal}: there is a file of that name already, and not a run of this bot on this seed")
    journal.unlink()
