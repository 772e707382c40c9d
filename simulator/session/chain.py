"""The chain: how a record becomes a line, and how the lines of a file are read back until one does not hold.

A line is the canonical JSON of its record with `h` put last: SHA-256 over the chain value above it and the canonical
JSON of the record without `h`. So a line is checked byte by byte, and only what was really written reads as whole.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from simulator.domain.canonical import canonical
from simulator.session import header as headers
from simulator.session import records as shapes
from simulator.session.errors import DoesNotHold, NotAJournal
from simulator.session.header import Header
from simulator.session.records import EndRecord, Record

LARGEST = 64 << 20
"""Bytes; no honest journal comes near, and a reader must not fill the memory."""
_MARK = b',"h":"'
_TAIL = re.compile(rb',"h":"([0-9a-f]{64})"\}')
_TAIL_LENGTH = len(_MARK) + 64 + 2
_OURS = tuple(dict.fromkeys((*headers.FIELDS, *(name for names in shapes.FIELDS.values() for name in names), "h")))
_OURS_RAW = tuple(f'"{name}":'.encode() for name in _OURS)


def seal(above: str, plain: dict[str, Any]) -> tuple[bytes, str]:
    """Give the line of a record and its chain value; `above` is the value of the line above, or '' for the header."""
    body = canonical(plain)
    value = hashlib.sha256(above.encode() + body).hexdigest()
    return b'%b,"h":"%b"}\n' % (body[:-1], value.encode()), value


def unseal(number: int, above: str, line: bytes) -> tuple[dict[str, Any], str]:
    """Give the record of a line and its chain value; raises DoesNotHold."""
    body, tail = line[:-_TAIL_LENGTH] + b"}", line[-_TAIL_LENGTH:]
    value = hashlib.sha256(above.encode() + body).hexdigest()
    follows = tail == b'%b%b"}' % (_MARK, value.encode())
    plain = _decoded(body)
    if plain is None or not (follows or _TAIL.fullmatch(tail)):
        raise DoesNotHold(number, _broken(line))
    if number == 1:
        headers.parse(plain)
    if not follows:
        raise DoesNotHold(
            number, "does not follow: it was changed, or a line is missing, repeated or out of place here"
        )
    try:
        if canonical(plain) == body:
            return plain, value
    except (TypeError, ValueError):
        pass
    raise DoesNotHold(number, "is not written the way a journal is")


def _broken(line: bytes) -> str:
    whole = _decoded(line)
    if whole is not None and "h" not in whole:
        return "has lost its field h"
    return "is no whole record" if line else "is empty"


def _decoded(body: bytes) -> dict[str, Any] | None:
    try:
        plain = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    return plain if isinstance(plain, dict) else None


@dataclass(slots=True)
class Reading:
    """What a file holds: the header, every whole record, and where and why the rest does not hold.

    Record k stands in line k + 2; `ends` are byte offsets behind each whole line, `values` their chain values, the
    header's first. `torn`: the last whole line has lost its line end.
    """

    header: Header
    records: list[Record] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    order: shapes.Order = field(default_factory=shapes.Order)
    damage: DoesNotHold | None = None
    cut: bool = False
    """The damage is only an unfinished last line."""
    torn: bool = False

    @property
    def end(self) -> EndRecord | None:
        """The end record, when the run was finished."""
        last = self.records[-1] if self.records else None
        return last if isinstance(last, EndRecord) else None


def read(content: bytes) -> Reading:
    """Read a journal as far as it holds; raises NotAJournal, or DoesNotHold when not even the header does."""
    lines = content.split(b"\n")
    finished = lines[-1] == b""
    if finished:
        lines.pop()
    if not lines or not _is_ours(lines[0]):
        raise NotAJournal("is not a journal")
    plain, value = unseal(1, "", lines[0])
    reading = Reading(headers.parse(plain), ends=[len(lines[0]) + 1], values=[value])
    for number, line in enumerate(lines[1:], 2):
        try:
            plain, value = unseal(number, value, line)
            record = shapes.parse(number, plain)
            reading.order.take(number, record)
        except DoesNotHold as damage:
            reading.damage = damage
            reading.cut = number == len(lines) and not finished
            return reading
        reading.records.append(record)
        reading.values.append(value)
        reading.ends.append(reading.ends[-1] + len(line) + 1)
    reading.torn = not finished
    return reading


def load(path: Path) -> bytes:
    """Give what a journal file holds; raises NotAJournal for what is no file, cannot be read or is far too large."""
    try:
        if not path.is_file():
            raise NotAJournal("is a folder, not a journal" if path.is_dir() else "there is no such file")
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as failure:
        raise NotAJournal(f"cannot be read: {getattr(failure, 'strerror', None) or failure}") from None
    if len(content) > LARGEST:
        raise NotAJournal("is far too large for a journal")
    return content


def _is_ours(line: bytes) -> bool:
    plain = _decoded(line)
    if plain is not None:
        return any(name in plain for name in _OURS)
    return any(name in line for name in _OURS_RAW)
