"""A program in a terminal of its own: written to, read from with the moment of every piece, its CPU time and memory.

Nothing is emulated while something is measured: an emulator beside the program would eat what it is measured in.
"""

from __future__ import annotations

import fcntl
import os
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

SIZE = (120, 40)
"""Columns and rows of a terminal to measure in."""
PATIENCE = 30.0
"""Seconds after which a program that shows nothing is given up."""
QUIET = 0.03
"""Seconds without output after which a frame is whole."""
CPU_CLOCK = 2
"""The kind of clock that counts all threads of a process."""


class NothingShown(Exception):
    """A program did not show what was waited for."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What one wait came to, in seconds from its start."""

    first: float
    """When the first piece came."""
    last: float
    """When the last piece of that frame came."""
    cpu: float
    """CPU seconds the program took meanwhile."""
    size: int
    """Bytes."""


class Terminal:
    """One program in one terminal; use it as a context, it is ended at its end."""

    def __init__(self, *words: str, env: Mapping[str, str] | None = None, size: tuple[int, int] = SIZE) -> None:
        self._words = (sys.executable, *words)
        inherited = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        self._env = {**inherited, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", **(env or {})}
        self._size = size
        self.seen = bytearray()
        """Everything that the program has written."""

    def __enter__(self) -> Terminal:
        self._fd, inner = os.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", self._size[1], self._size[0], 0, 0))
        self._began = time.perf_counter()
        self._process = subprocess.Popen(
            self._words, stdin=inner, stdout=inner, stderr=inner, env=self._env, start_new_session=True
        )
        os.close(inner)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        with suppress(OSError):
            while os.read(self._fd, 65_536):
                pass
        os.close(self._fd)
        self._process.wait()

    @property
    def pid(self) -> int:
        """The program's process."""
        return self._process.pid

    def cpu(self) -> float:
        """CPU seconds of all its threads so far."""
        return time.clock_gettime((~self.pid << 3) | CPU_CLOCK)

    def shows(self, words: str) -> Taken:
        """Wait from the program's start until these words have been written; raises NothingShown."""
        mark, first = words.encode(), 0.0
        while mark not in self.seen:
            piece = self._read(PATIENCE)
            first = first or time.perf_counter() - self._began
            if not piece:
                raise NothingShown(f"{' '.join(self._words)} has not shown {words!r}: {bytes(self.seen[-2000:])!r}")
        return Taken(first, time.perf_counter() - self._began, self.cpu(), len(self.seen))

    def press(self, keys: bytes) -> Taken:
        """Write keys and wait for the frame that answers; raises NothingShown."""
        self.rest(0)
        spent, began, size = self.cpu(), time.perf_counter(), 0
        os.write(self._fd, keys)
        first = last = 0.0
        while piece := self._read(QUIET if first else PATIENCE):
            last = time.perf_counter() - began
            first, size = first or last, size + len(piece)
        if not first:
            raise NothingShown(f"{keys!r} changed nothing on the screen")
        return Taken(first, last, self.cpu() - spent, size)

    def send(self, keys: bytes) -> None:
        """Write keys and wait for nothing."""
        os.write(self._fd, keys)

    def rest(self, seconds: float) -> float:
        """Read for so long, whatever comes; give the share of one core that the program took."""
        end, began, spent = time.perf_counter() + seconds, time.perf_counter(), self.cpu()
        while (left := end - time.perf_counter()) > 0 or self._read(0):
            self._read(max(left, 0))
        return (self.cpu() - spent) / max(time.perf_counter() - began, 1e-9)

    def still(self, quiet: float) -> None:
        """Read until nothing comes for so long."""
        while self._read(quiet):
            pass

    def memory(self) -> tuple[int, int]:
        """KiB that it holds, and that only it holds."""
        wanted = {"Rss:": 0, "Private_Clean:": 0, "Private_Dirty:": 0}
        for line in Path(f"/proc/{self.pid}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]:
            name, value = line.split()[:2]
            if name in wanted:
                wanted[name] = int(value)
        return wanted["Rss:"], wanted["Private_Clean:"] + wanted["Private_Dirty:"]

    def _read(self, seconds: float) -> bytes:
        if not select.select([self._fd], [], [], seconds)[0]:
            return b""
        try:
            piece = os.read(self._fd, 65_536)
        except OSError:
            raise NothingShown(f"{' '.join(self._words)} is gone: {bytes(self.seen[-2000:])!r}") from None
        self.seen += piece
        return piece
