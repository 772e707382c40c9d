"""Journals for the tests of the file layer: records that are in order, whatever run they may belong to."""

from pathlib import Path
from typing import Any

import orjson

from simulator.session import chain
from simulator.session.errors import StoreFailed
from simulator.session.header import Header
from simulator.session.journal import copied
from simulator.session.records import GRID, CheckRecord, CommandRecord, EndRecord, Record, TimeRecord

DIGEST = "ab" * 32
HEADER = Header(
    engine="1.2.3",
    rubric="1",
    scenario="portal-warning",
    plan=DIGEST,
    texts="cd" * 32,
    seed=7,
    seats=("application-support",),
    mode="practice",
)


def command(n: int, tick: int) -> CommandRecord:
    return CommandRecord(n, tick, "application-support", {"kind": "TakeTicket", "ticket": f"T-{n} é"})


def check(k: int) -> CheckRecord:
    return CheckRecord(k * GRID, DIGEST, {"caller/tan": k})


RECORDS: list[Record] = [
    command(1, 1_000),
    command(2, 1_000),
    TimeRecord(90_000),
    check(1),
    command(3, GRID),
    command(4, GRID + 1),
    check(2),
    EndRecord(2 * GRID, {"points": 6_100, "digest": DIGEST}),
]


def written(records: list[Record] | None = None, header: Header = HEADER) -> bytes:
    """A sound journal."""
    return copied(header, RECORDS if records is None else records)


def plain_lines(content: bytes) -> list[dict[str, Any]]:
    """The records of a journal as plain values, chain values off."""
    lines = [orjson.loads(line) for line in content.splitlines()]
    return [{name: value for name, value in line.items() if name != "h"} for line in lines]


def chained(lines: list[dict[str, Any]]) -> bytes:
    """Any plain values sealed as a journal: what a forger would do."""
    value, content = "", b""
    for plain in lines:
        line, value = chain.seal(value, plain)
        content += line
    return content


class Memory:
    """A store in memory that refuses while `failing` says why."""

    def __init__(self) -> None:
        self.content = b""
        self.failing = ""
        self.closed = False

    def append(self, data: bytes, *, sync: bool) -> None:
        del sync
        if self.failing:
            raise StoreFailed(self.failing)
        self.content += data

    def cut(self, size: int) -> None:
        if self.failing:
            raise StoreFailed(self.failing)
        self.content = self.content[:size]

    def close(self) -> None:
        self.closed = True


def file(folder: Path, content: bytes) -> Path:
    """A journal file with that content."""
    path = folder / "run.simlog"
    path.write_bytes(content)
    return path
