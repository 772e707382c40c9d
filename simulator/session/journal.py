"""The journal of a run being played: records go to the store before they count. Knows no engine and no rule."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from simulator.session import chain
from simulator.session.errors import DoesNotHold, StoreFailed
from simulator.session.header import Branch, Header
from simulator.session.records import CheckRecord, CommandRecord, EndRecord, Order, Record, TimeRecord
from simulator.session.recover import Recovery, recover
from simulator.session.store import Disk, Store, write_beside


class _Line(NamedTuple):
    record: Record
    value: str
    end: int


class Journal:
    """One run's journal, open for writing by this process alone.

    `commit` either keeps a record or raises StoreFailed and has changed nothing. `note` never raises: what cannot be
    written now is owed, and `settle` (or the next `commit`) writes it first. Chain values are fixed when a record is
    made, so lateness changes no byte.
    """

    def __init__(self, store: Store, header: Header, top: str, size: int, path: Path | None = None) -> None:
        self.header = header
        self.path = path
        self.order = Order()
        self._store = store
        self._top = (top, size)
        self._lines: list[_Line] = []
        self._owed: list[bytes] = []

    @classmethod
    def create(cls, path: Path, header: Header, *, durable: bool = True) -> Journal:
        """Begin a journal in a new file; raises StoreFailed, and then leaves no file of its own behind."""
        disk = Disk.create(path, durable=durable)
        try:
            return cls.begin(disk, header, path)
        except StoreFailed:
            path.unlink(missing_ok=True)
            raise

    @classmethod
    def begin(cls, store: Store, header: Header, path: Path | None = None) -> Journal:
        """Begin a journal in an empty store; raises StoreFailed."""
        line, value = chain.seal("", header.plain())
        try:
            store.append(line, sync=True)
        except StoreFailed:
            store.close()
            raise
        return cls(store, header, value, len(line), path)

    @classmethod
    def reopen(cls, path: Path, *, durable: bool = True) -> tuple[Journal, Recovery]:
        """Open a journal to go on with, its damaged tail moved aside; raises NotAJournal, DoesNotHold, StoreFailed."""
        content = chain.load(path)
        chain.read(content)
        disk = Disk.open(path, durable=durable)
        try:
            recovery = recover(path, disk, chain.load(path))
        except BaseException:  # cleans up and raises again: an interrupt must not keep the lock either
            disk.close()
            raise
        reading = recovery.reading
        journal = cls(disk, reading.header, reading.values[0], reading.ends[0], path)
        for line, record in enumerate(reading.records, 2):
            journal.order.take(line, record)
            journal._lines.append(_Line(record, reading.values[line - 1], reading.ends[line - 1]))
        return journal, recovery

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record so far, owed ones too."""
        return tuple(line.record for line in self._lines)

    @property
    def value(self) -> str:
        """The chain value of the last line."""
        return self._lines[-1].value if self._lines else self._top[0]

    @property
    def behind(self) -> bool:
        """Whether something noted is not written yet."""
        return bool(self._owed)

    def commit(self, record: CommandRecord | EndRecord) -> None:
        """Write a record to be relied upon, before it acts; raises StoreFailed and then has changed nothing."""
        line, value = self._sealed(record)
        self._store.append(b"".join((*self._owed, line)) if self._owed else line, sync=True)
        self._owed.clear()
        self._keep(record, line, value)

    def note(self, record: CheckRecord | TimeRecord) -> None:
        """Write a record of what happened already; it stays owed when the store fails."""
        line, value = self._sealed(record)
        self._keep(record, line, value)
        try:
            self.settle()
            self._store.append(line, sync=False)
        except StoreFailed:
            self._owed.append(line)  # told by the next `settle` or `commit`, before anything further happens

    def settle(self) -> None:
        """Write what is owed; raises StoreFailed."""
        if self._owed:
            self._store.append(b"".join(self._owed), sync=False)
            self._owed.clear()

    def cut(self, n: int) -> Path | None:
        """Take command `n` and all behind it off, kept as a branch file of its own; give its path. StoreFailed."""
        self.settle()
        place = self._place(n)
        value, end = (self._lines[place - 1].value, self._lines[place - 1].end) if place else self._top
        branch = None
        if self.path is not None:
            header = replace(self.header, branch_of=Branch(of=value, n=n))
            whole = copied(header, [line.record for line in self._lines])
            branch = write_beside(self.path, "branch", self.path.suffix or ".simlog", whole)
        self._store.cut(end)
        del self._lines[place:]
        self.order = Order()
        for number, kept in enumerate(self._lines, 2):
            self.order.take(number, kept.record)
        return branch

    def close(self) -> None:
        """Let go of the file; what is owed is tried once more. Raises StoreFailed when that is lost."""
        try:
            self.settle()
        finally:
            self._store.close()

    def _place(self, n: int) -> int:
        for place, line in enumerate(self._lines):
            if isinstance(line.record, CommandRecord) and line.record.n == n:
                return place
        raise DoesNotHold(len(self._lines) + 1, f"there is no command {n}")

    def _sealed(self, record: Record) -> tuple[bytes, str]:
        value = self._lines[-1].value if self._lines else self._top[0]
        return chain.seal(value, record.plain())

    def _keep(self, record: Record, line: bytes, value: str) -> None:
        above = self._lines[-1].end if self._lines else self._top[1]
        self.order.take(len(self._lines) + 2, record)
        self._lines.append(_Line(record, value, above + len(line)))


def copied(header: Header, records: list[Record]) -> bytes:
    """Give the bytes of a journal with that header and those records."""
    line, value = chain.seal("", header.plain())
    lines = [line]
    for record in records:
        line, value = chain.seal(value, record.plain())
        lines.append(line)
    return b"".join(lines)
