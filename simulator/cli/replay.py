"""`eastcity replay`: a journal played again, and how things stood."""

from __future__ import annotations

from pathlib import Path

import click

from simulator.cli.refusals import BadInput, CheckFailed, spoken
from simulator.cli.runs import JOURNAL, kit_for


@click.command()
@click.argument("journal", type=JOURNAL)
@click.option("--to", "until", metavar="HH:MM", help="Stop at this time of the shift.")
@click.option("--scenario", metavar="PATH", help="Where the scenario lies, when it is not one of the list.")
def replay(journal: Path, until: str | None, scenario: str | None) -> None:
    """Play a journal again and show how things stood at its end, or at a time."""
    from simulator.session import chain
    from simulator.session.replay import replay as again

    with spoken(journal):
        reading = chain.read(chain.load(journal))
        if reading.damage is not None and not reading.cut:
            click.echo(f"{journal}: {reading.damage}; replaying what holds", err=True)
        made = kit_for(scenario)(reading.header.scenario)
        stage = made.stage_for(reading.header)
        tick = None if until is None else tick_of(until, made.plan.scenario.shift)
        engine = again(stage, reading.records, tick)
    _show(engine)
    if reading.damage is not None and not reading.cut and tick is None:
        raise CheckFailed(f"{journal}: does not hold: {reading.damage}")


def tick_of(time: str, shift: object) -> int:
    """Give the tick of a time of day within a shift; raises BadInput."""
    from simulator.domain.plan import Shift
    from simulator.domain.time import MINUTE, BadTime, parse_clock

    assert isinstance(shift, Shift)
    try:
        minute, days = parse_clock(time)
    except BadTime as bad:
        raise BadInput(f"--to {bad}") from None
    tick = ((minute - shift.start) % 1440 + days * 1440) * MINUTE
    if not 0 <= tick <= shift.length:
        last = shift.start + shift.length // MINUTE
        raise BadInput(
            f"--to must lie in the shift, {shift.start // 60:02d}:{shift.start % 60:02d} to "
            f"{last // 60 % 24:02d}:{last % 60:02d}"
        )
    return tick


def _show(engine: object) -> None:
    from scoring.explain import clock
    from simulator.domain.text import clean
    from simulator.engine.engine import Engine

    assert isinstance(engine, Engine)
    record = engine.world.record
    click.echo(f"{clock(engine.now, engine.book.start)}  {len(engine.log)} events  {engine.digest()}")
    for ticket in record.tickets.values():
        services = engine.book.services
        name = services[ticket.service].name if ticket.service in services else ticket.service
        click.echo(f"  {clean(ticket.id):10} {ticket.state:12} {clean(name)}")
    waiting = [item.id for item in record.interactions.values() if item.opened is None and item.arrived <= engine.now]
    click.echo(f"  {len(record.tickets)} tickets, {len(waiting)} contacts not opened, {len(record.facts)} facts")
