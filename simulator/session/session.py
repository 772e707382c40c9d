"""A run in progress: one engine, one player's seat, and a journal written before anything acts. No pace, no grade."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.domain.base import Command, Event, Refusal
from simulator.domain.book import Book
from simulator.domain.canonical import canonical
from simulator.domain.plan import Stage
from simulator.domain.world import World
from simulator.engine.engine import Engine
from simulator.session.commands import spelled
from simulator.session.errors import DoesNotHold
from simulator.session.header import Header
from simulator.session.journal import Journal
from simulator.session.records import CheckRecord, CommandRecord, EndRecord, Order, Record, TimeRecord
from simulator.session.recover import Recovery
from simulator.session.replay import Player
from simulator.views.desk import View
from simulator.views.project import handbook, project


@dataclass(frozen=True, slots=True)
class Rewound:
    """What going back did."""

    tick: int
    """Where time stands again."""
    branch: Path | None
    """The journal that keeps what was taken back, when there are files."""


class Session:
    """A shift being worked: submit commands, let time pass, look.

    Every method that moves the run raises StoreFailed *before* anything happens when the journal cannot be written;
    the run stays where it is and the same call may be made again.
    """

    def __init__(self, stage: Stage, header: Header, journal: Journal | None = None) -> None:
        self.stage = stage
        self.length = stage.plan.scenario.shift.length
        """Ticks of the planned shift."""
        self.header = header
        self._journal = journal
        self._player = Player(stage)
        self._handbook = handbook(self.engine.book)
        self._records: list[Record] = list(journal.records) if journal else []
        self._order = Order()
        self._refused: Refusal | None = None
        for line, record in enumerate(self._records, 2):
            self._player.play(line, record)
            self._order.take(line, record)

    @classmethod
    def resume(
        cls, path: Path, stage_for: Callable[[Header], Stage], *, durable: bool = True
    ) -> tuple[Session, Recovery]:
        """Open a journal and go on where it stops, a damaged tail moved aside first.

        `stage_for` makes the stage from the header and may raise OtherPlan. Raises NotAJournal, DoesNotHold (also for a
        run that is finished) and StoreFailed; the file is then left as it is, but for a tail moved aside.
        """
        journal, recovery = Journal.reopen(path, durable=durable)
        try:
            _unfinished(recovery)
            return cls(stage_for(journal.header), journal.header, journal), recovery
        except BaseException:  # cleans up and raises again: an interrupt must not keep the lock either
            journal.close()
            raise

    @property
    def engine(self) -> Engine:
        """The engine, for what runs on after the shift; during the shift only this session may move it."""
        return self._player.engine

    @property
    def path(self) -> Path | None:
        """Where the journal lies."""
        return self._journal.path if self._journal else None

    @property
    def now(self) -> int:
        """The tick at which time stands."""
        return self.engine.now

    @property
    def book(self) -> Book:
        """What is fixed about the run."""
        return self.engine.book

    @property
    def world(self) -> World:
        """What is so now; for whoever may know the truth."""
        return self.engine.world

    @property
    def over(self) -> bool:
        """Whether nothing more can be done in this session."""
        return self.finished

    @property
    def finished(self) -> bool:
        """Whether the planned end of the shift is reached."""
        return self.now >= self.length

    @property
    def closed(self) -> bool:
        """Whether the end is written."""
        return self._order.ended

    @property
    def commands(self) -> tuple[CommandRecord, ...]:
        """Every command taken so far."""
        return tuple(record for record in self._records if isinstance(record, CommandRecord))

    def view(self, seat: str = "") -> View:
        """Give what a seat sees; the player's when none is named."""
        return project(self.engine.world, seat or self.header.seats[0], self._handbook, self._refused)

    def check(self, command: Command) -> Refusal | None:
        """Give why a command would be refused now, or None."""
        return self.engine.check(command)

    def submit(self, command: Command) -> tuple[Event, ...] | Refusal:
        """Let a command act once it is in the journal, and give its events; a refusal is not journalled."""
        self._settle()
        if self.now > self.length or command.seat not in self.header.seats:
            return Refusal("the shift is over, or this is not your seat", "not-yours")
        try:
            spelling = spelled(command)
            canonical(spelling)
        except (TypeError, ValueError):
            self._refused = Refusal("these words hold signs that cannot be written down", "bad-text")
            return self._refused
        self._refused = self.engine.check(command)
        if self._refused is not None:
            return self._refused
        record = CommandRecord(self._order.commands + 1, self.now, command.seat, spelling)
        if self._journal:
            self._journal.commit(record)
        self._keep(record)
        answer = self.engine.submit(command)
        if isinstance(answer, Refusal):
            raise RuntimeError(  # noqa: TRY004  check and submit disagree: a defect, whatever the type
                f"{type(command).__name__} passed its check and was refused: {answer.reason}"
            )
        return answer

    def advance(self, to: int, stop_for: frozenset[str] | None = None) -> tuple[Event, ...]:
        """Let time pass until `to` or the shift's end, or until something is addressed to one of the seats.

        Gives what it halted for, () when nothing did. `stop_for` None means the player's seat.
        """
        self._settle()
        seats = frozenset(self.header.seats) if stop_for is None else stop_for
        goal, events = min(to, self.length), len(self.engine.log)
        halts: tuple[Event, ...] = ()
        while self.now < goal and not halts and not self._behind:
            halts = self.engine.advance(min(goal, self._order.next_check), seats)
            if self.now == self._order.next_check:
                self._note(CheckRecord(self.now, self.engine.digest(), self._player.draws.since(self.engine)))
        if len(self.engine.log) > events:
            self._mark()
        return halts

    def rewind(self, n: int) -> Rewound | Refusal:
        """Go back to just before command `n` (practice only): the time comes back, the rest becomes a branch."""
        if self.header.mode != "practice":
            return Refusal("a shift cannot be taken back; only practice can", "no-rewind")
        if self.closed:
            return Refusal("this run is finished and graded", "closed")
        if not 1 <= n <= self._order.commands:
            return Refusal(f"there is no command {n} to go back to", "no-such-command")
        branch = self._journal.cut(n) if self._journal else None
        place = next(k for k, record in enumerate(self._records) if isinstance(record, CommandRecord) and record.n == n)
        tick = self._records[place].tick
        del self._records[place:]
        self._player, self._order, self._refused = Player(self.stage), Order(), None
        for line, record in enumerate(self._records, 2):
            self._player.play(line, record)
            self._order.take(line, record)
        self.engine.advance(tick)
        return Rewound(tick, branch)

    def undo(self, count: int = 1) -> Rewound | Refusal:
        """Take back the last commands (practice only)."""
        return self.rewind(self._order.commands + 1 - count)

    def finish(self) -> Engine:
        """Let the rest of the shift pass and give the engine, on which the aftermath goes on."""
        while not self.finished:
            self.advance(self.length, frozenset())
        self._settle()
        return self.engine

    def close(self, grade: Mapping[str, Any]) -> int:
        """Write the end with the grade that is claimed, an opaque mapping here; give its line. The run is finished."""
        record = EndRecord(self._order.tick, dict(grade))
        if self._journal:
            self._journal.commit(record)
        self._keep(record)
        return len(self._records) + 1

    def leave(self) -> None:
        """Put the run down to go on another day; raises StoreFailed when what is owed cannot be written."""
        if not self._journal:
            return
        if not self._order.ended:
            self._mark()
        self._journal.close()

    @property
    def _behind(self) -> bool:
        return self._journal is not None and self._journal.behind

    def _settle(self) -> None:
        if self._journal:
            self._journal.settle()

    def _mark(self) -> None:
        """Note how far time is, unless the last line says so."""
        if self._order.tick < self.now <= self.length:
            self._note(TimeRecord(self.now))

    def _note(self, record: CheckRecord | TimeRecord) -> None:
        if self._journal:
            self._journal.note(record)
        self._keep(record)

    def _keep(self, record: Record) -> None:
        self._order.take(len(self._records) + 2, record)
        self._records.append(record)


def _unfinished(recovery: Recovery) -> None:
    if recovery.reading.end is not None:
        raise DoesNotHold(len(recovery.reading.ends), "this shift is finished; nothing can be added to it")
