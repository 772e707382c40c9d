"""Remedies and longer tests run their time; outages they cause end."""

from __future__ import annotations

from functools import partial

from simulator.domain import events as e
from simulator.domain import inputs as i
from simulator.domain.faults.readings import draws_for
from simulator.engine.processes.runtime import Runtime


def remedy_started(run: Runtime, event: e.RemedyStarted) -> None:
    """It is done after its drawn wait."""
    wait = run.streams[f"remedy/{event.run}"].value(run.book.remedies[event.remedy].wait)
    run.offer_at(run.clock.now + wait, partial(i.RemedyEnded, remedy=event.run))


def test_started(run: Runtime, event: e.TestStarted) -> None:
    """The result is there after its drawn wait."""
    wait = run.streams[f"test/{event.test}"].value(run.book.diagnostics[event.diagnostic].wait)

    def ended() -> i.TestEnded:
        run.world.now = run.clock.now
        return i.TestEnded(test=event.test, noise=run.draw(draws_for(run.world, event.diagnostic, event.target)))

    run.offer_at(run.clock.now + wait, ended)


def outage_began(run: Runtime, event: e.OutageBegan) -> None:
    """It is over at its time."""
    run.offer_at(event.until, partial(i.OutageOver, run=event.run))


REACTIONS = {e.RemedyStarted: remedy_started, e.TestStarted: test_started, e.OutageBegan: outage_began}
