"""Hands: work that began ends in its time."""

from __future__ import annotations

from simulator.domain import events as e
from simulator.domain import inputs as i
from simulator.domain.decide import work_draws
from simulator.engine.processes.runtime import Runtime


def began(run: Runtime, event: e.WorkBegan | e.WorkResumed) -> None:
    """At its end the work is judged, with the noise it needs drawn then."""
    seat, work = event.seat, event.work

    def ended() -> i.WorkEnded:
        hands = run.world.record.hands.get(seat)
        due = hands is not None and hands.work == work and hands.ends == run.clock.now
        run.world.now = run.clock.now
        return i.WorkEnded(seat=seat, work=work, noise=run.draw(work_draws(run.world, seat)) if due else ())

    run.offer_at(event.ends, ended)


REACTIONS = {e.WorkBegan: began, e.WorkResumed: began}
