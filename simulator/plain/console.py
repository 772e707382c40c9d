"""The two ends of the line: text out, wrapped and harmless; lines in, from a person or a script. Knows no game."""

from __future__ import annotations

import os
import sys
import textwrap
from collections import deque
from contextlib import suppress
from typing import TextIO

from simulator.domain.text import clean

WIDTH = 80
LONGEST = 10_000


class EndOfInput(Exception):
    """There are no more lines."""


class Console:
    """Says and asks. `typed` tells whether a person sits there; a script's lines are echoed as they are read."""

    def __init__(self, stdin: TextIO, stdout: TextIO, *, typed: bool | None = None, width: int = WIDTH) -> None:
        self._in, self.out = stdin, stdout
        self.typed = bool(stdin.isatty() and stdout.isatty()) if typed is None else typed
        self.width = width
        self._bold = bool(stdout.isatty()) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        self._ahead: deque[str | None] = deque()
        for stream in (stdin, stdout):
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure is not None:
                with suppress(ValueError, OSError):
                    reconfigure(errors="replace")

    def say(self, *lines: str) -> None:
        """Print lines, each made harmless and wrapped; a wrapped line goes on a little further in."""
        for line in lines:
            for part in clean(line, multiline=True, limit=LONGEST).split("\n"):
                self.out.write("\n".join(self._wrapped(part)) + "\n")
        self.out.flush()

    def _wrapped(self, line: str) -> list[str]:
        if len(line) <= self.width:
            return [line.rstrip()]
        lead = len(line) - len(line.lstrip())
        return textwrap.wrap(
            line.rstrip(), self.width, initial_indent="", subsequent_indent=" " * (lead + 2), break_on_hyphens=False
        ) or [""]

    def ask(self, prompt: str) -> str:
        """Print a prompt and give the next line; raises EndOfInput."""
        shown = clean(prompt, multiline=True)
        if self.typed and self._in is sys.stdin and not self._ahead:
            return self._typed(shown)
        line = self._next()
        if self.typed:
            self.out.write(shown)
            self.out.flush()
        if line is None:
            raise EndOfInput
        if not self.typed:
            self.say(shown + clean(line.strip()))
        return line

    def _typed(self, shown: str) -> str:
        with suppress(ImportError):
            import readline  # noqa: F401, PLC0415  line editing where the system has it
        head, _, cursor = shown.rpartition("\n")
        if head:
            head = "\n".join(self._wrapped(head))
            self.out.write((f"\x1b[1m{head}\x1b[0m" if self._bold else head) + "\n")
            self.out.flush()
        try:
            return input(cursor)
        except EOFError:
            self.out.write("\n")
            raise EndOfInput from None

    def _next(self) -> str | None:
        if self._ahead:
            return self._ahead.popleft()
        return self._line()

    def _line(self) -> str | None:
        try:
            line = self._in.readline(LONGEST)
        except (OSError, ValueError):
            return None
        return line.rstrip("\r\n") if line else None

    def peek(self) -> str:
        """The next line of a script that says something, without taking it; '' at the end or when a person types."""
        if self.typed:
            return ""
        for line in self._ahead:
            if line is None or spoken(line):
                return line or ""
        while True:
            line = self._line()
            self._ahead.append(line)
            if line is None or spoken(line):
                return line or ""


def spoken(line: str) -> bool:
    """Whether a line of a script says something: neither empty nor a remark behind `#`."""
    return bool(line.strip()) and not line.lstrip().startswith("#")
