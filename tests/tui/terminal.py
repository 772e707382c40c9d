"""The game in a pseudo-terminal: started, typed at, resized and ended; what stands on its screen is read as text."""

from __future__ import annotations

import os
import sys
import time
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress

import pexpect
import pyte

GAME = "from simulator.cli import main; main()"
PATIENCE = 40
"""Seconds after which what is waited for will not come any more."""
STRIPPED = ("NO_COLOR", "COLORTERM", "LC_ALL", "LC_CTYPE", "TEXTUAL_ANIMATIONS")
"""What a test decides for itself and does not take over from whoever runs it."""


def even(lines: Sequence[str]) -> str:
    """Lines as one text that two screens can be compared by: composed, without blanks at line ends."""
    return "\n".join(unicodedata.normalize("NFC", line).rstrip() for line in lines)


class Play:
    """A program in a terminal, and the screen that it draws."""

    def __init__(self, program: str, words: tuple[str, ...], env: Mapping[str, str], size: tuple[int, int]) -> None:
        cells, rows = size
        self.written = bytearray()
        """Every byte that the program has sent."""
        self._screen = pyte.Screen(cells, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.process = pexpect.spawn(
            sys.executable, ["-c", program, *words], env=dict(env), dimensions=(rows, cells), timeout=PATIENCE
        )
        self.process.delaybeforesend = None

    @property
    def text(self) -> str:
        """The screen, line by line, blanks at line ends left out."""
        return even(self._screen.display)

    @property
    def title(self) -> str:
        """What the terminal's title was set to."""
        return self._screen.title

    def until(self, words: str) -> str:
        """Read until words stand on the screen; give the screen."""
        end = time.monotonic() + PATIENCE
        while words not in self.text:
            assert time.monotonic() < end, f"{words!r} never came:\n{self.text}"
            assert self.read() or self.process.isalive(), f"gone before {words!r} came:\n{self.text}"
        return self.text

    def read(self, seconds: float = 0.1) -> bool:
        """Read what comes within some time; give whether anything came."""
        try:
            piece = self.process.read_nonblocking(65_536, seconds)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self.written += piece
        self._stream.feed(piece)
        return True

    def press(self, *keys: str | bytes) -> None:
        """Type keys, one after the other."""
        for key in keys:
            self.process.send(key)

    def resize(self, cells: int, rows: int) -> None:
        """Another size."""
        self._screen.resize(rows, cells)
        self.process.setwinsize(rows, cells)

    def ended(self) -> int | None:
        """Read to the end of the program; give how it left, None when a signal ended it."""
        end = time.monotonic() + PATIENCE
        while self.process.isalive():
            assert time.monotonic() < end, f"still there:\n{self.text}"
            self.read()
        while self.read(0):
            pass
        left: int | None = self.process.exitstatus
        return left


@contextmanager
def playing(
    *words: str,
    home: str,
    program: str = GAME,
    size: tuple[int, int] = (80, 24),
    env: Mapping[str, str] | None = None,
) -> Iterator[Play]:
    """The game with these arguments in a terminal; whatever is left of it is ended."""
    around = {name: value for name, value in os.environ.items() if name not in STRIPPED}
    around |= {"TERM": "xterm-256color", "LANG": "C.UTF-8", "EASTCITY_HOME": home, **(env or {})}
    play = Play(program, words, around, size)
    try:
        yield play
    finally:
        with suppress(OSError, pexpect.ExceptionPexpect):
            play.process.close(force=True)
