"""Re-simulation: the records of a journal played again into a fresh engine, stopping at the first that differs."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.domain.base import Refusal
from simulator.domain.plan import Stage
from simulator.engine.collector import uncollected
from simulator.engine.engine import Engine
from simulator.session.commands import understood
from simulator.session.errors import DoesNotHold
from simulator.session.records import CheckRecord, CommandRecord, Record, TimeRecord


class Draws:
    """Draw counts since the last time somebody asked."""

    def __init__(self) -> None:
        self._before: dict[str, int] = {}
        self._place = 0

    def since(self, engine: Engine) -> dict[str, int]:
        """Give how often each stream was drawn from since the last call; streams not drawn from are left out."""
        now, self._place = engine.streams.since(self._place)
        fresh = {name: count - self._before.get(name, 0) for name, count in now.items()}
        self._before |= now
        return {name: count for name, count in fresh.items() if count}


def replay(stage: Stage, records: Sequence[Record], to: int | None = None) -> Engine:
    """Play the records again and give the engine as it then stands: at the last record, or at tick `to`.

    Raises DoesNotHold naming the line: a command the rules refuse, a check that comes out otherwise, or a world that
    breaks under it. A journal whose records come from `chain.read` is in order already.
    """
    with uncollected():
        player = Player(stage)
        last = len(records) + 1
        for line, record in enumerate(records, 2):
            if to is not None and record.tick > to:
                break
            if line == last or not isinstance(record, TimeRecord):  # time on the way to something later passes with it
                player.play(line, record)
        if to is not None and to > player.engine.now:
            player.engine.advance(to)
    return player.engine


class Player:
    """Plays records one by one into an engine of its own."""

    def __init__(self, stage: Stage) -> None:
        self.engine = Engine(stage)
        self.draws = Draws()

    def play(self, line: int, record: Record) -> None:
        """Let one record happen; raises DoesNotHold."""
        length = self.engine.world.book.length
        if record.tick > length:
            raise DoesNotHold(line, "lies behind the end of the shift")
        try:
            self.engine.advance(record.tick)
            if isinstance(record, CommandRecord):
                self._submit(line, record)
        except DoesNotHold:
            raise
        except Exception as failure:  # a forged command may break what no honest one can
            raise DoesNotHold(line, f"the run breaks here: {failure}") from failure
        if isinstance(record, CheckRecord):
            self._compare(line, record)

    def _submit(self, line: int, record: CommandRecord) -> None:
        if record.seat != self.engine.world.book.seat:
            raise DoesNotHold(line, f"command {record.n} is of a seat that nobody plays: {record.seat[:40]!r}")
        try:
            command = understood(record.seat, record.command)
        except (ValueError, TypeError) as failure:
            raise DoesNotHold(line, f"command {record.n}: {failure}") from None
        answer = self.engine.submit(command)
        if isinstance(answer, Refusal):
            raise DoesNotHold(line, f"command {record.n} is refused: {answer.reason}")

    def _compare(self, line: int, record: CheckRecord) -> None:
        if self.engine.digest() != record.digest:
            raise DoesNotHold(line, "the run comes out otherwise than this check says")
        draws = self.draws.since(self.engine)
        if draws != record.draws:
            names = sorted(name for name in {**draws, **record.draws} if draws.get(name) != record.draws.get(name))
            raise DoesNotHold(line, f"stream {names[0][:60]!r} was drawn from another number of times")
