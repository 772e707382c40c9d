"""What happens after the player left: the empty chair to the planned end, then the next desk to the horizon."""

from __future__ import annotations

from simulator.bots.relief import RELIEF
from simulator.domain.world import RELIEF_SEAT
from simulator.engine.engine import Engine
from simulator.lab.runner import play


def finish(engine: Engine) -> None:
    """Run an engine to its horizon: nobody sits there until the planned end, then relief works from the record.

    Leaving early therefore equals waiting: both reach the planned end with the same world.
    """
    if engine.now < engine.book.length:
        engine.advance(engine.book.length)
    play(engine, RELIEF, RELIEF_SEAT, engine.book.horizon)
    if not engine.over:
        engine.advance(engine.book.horizon)
