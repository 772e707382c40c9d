"""The examples of a page: files to be written, commands to be run, and what they then say. Runs nothing itself."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"\A(?:# |<!-- )(\S+\.(?:yaml|md))(?: -->)?\n")


@dataclass(slots=True)
class Step:
    """Either a file with its text, or a command with the lines that it prints; `...` stands for lines left out."""

    file: str = ""
    text: str = ""
    command: tuple[str, ...] = ()
    says: list[str] = field(default_factory=list)


def steps(page: Path) -> Iterator[Step]:
    """Give the examples of a page in order.

    A block of `yaml` or `markdown` that begins with a comment holding a file's name is that file. A block of `console`
    holds commands behind `$ ` and what they print below. Other blocks are no examples.
    """
    for kind, body in _BLOCK.findall(page.read_text(encoding="utf-8")):
        named = _FILE.match(body)
        if kind in ("yaml", "markdown") and named:
            yield Step(file=named[1], text=body[named.end() :])
        elif kind == "console":
            yield from _commands(body)


def _commands(body: str) -> Iterator[Step]:
    found: list[Step] = []
    for line in body.splitlines():
        if line.startswith("$ "):
            found.append(Step(command=tuple(shlex.split(line[2:]))))
        elif found and line.strip():
            found[-1].says.append(line)
    yield from found


def said(output: str, wanted: list[str]) -> str:
    """Give the first wanted line that does not come in its turn, '' when all do."""
    left = iter([line.strip() for line in output.splitlines()])
    for line in wanted:
        if line.strip() != "..." and not any(line.strip() in found for found in left):
            return line
    return ""
