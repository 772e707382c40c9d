"""The lobby as lines of text: go on with the last run, or pick a shift by number or name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from simulator.plain.asker import GIVE_UP
from simulator.plain.console import Console, EndOfInput
from simulator.wording.parse import tidy

TAIL = 4_096
FINISHED = b'"kind":"end"'
CONTINUE = ("c", "continue", "go on")


def last_unfinished(folder: Path) -> Path | None:
    """The youngest journal of a folder that has no end yet; None when there is none or the folder cannot be read."""
    try:
        files = sorted(folder.glob("*.simlog"), key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)
    except OSError:
        return None
    return next((path for path in files if not _finished(path)), None)


def _finished(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            file.seek(max(path.stat().st_size - TAIL, 0))
            return FINISHED in file.read()
    except OSError:
        return True


def pick(
    shifts: Sequence[tuple[str, str]],
    unfinished: Path | None,
    stdin: TextIO,
    stdout: TextIO,
    *,
    typed: bool | None = None,
) -> str | Path | None:
    """Ask what to play: the id of a shift, the journal to go on with, or None when the player leaves.

    `shifts` are (id, title) in the order shown.
    """
    console = Console(stdin, stdout, typed=typed)
    if unfinished is not None:
        console.say(f"c. Go on with {unfinished.name}")
    console.say(*(f"{number}. {title} ({name})" for number, (name, title) in enumerate(shifts, 1)))
    usual = "c" if unfinished is not None else "1"
    while True:
        try:
            answer = tidy(console.ask(f"Which one? Enter takes {usual}, q leaves: ")).casefold() or usual
        except EndOfInput:
            return None
        if answer in ("q", "quit", "exit", *GIVE_UP):
            return None
        if answer in CONTINUE and unfinished is not None:
            return unfinished
        found = [name for number, (name, title) in enumerate(shifts, 1) if _means(answer, number, name, title)]
        if len(found) == 1:
            return found[0]
        console.say(f"There is no {answer[:40]!r} here; give a number of the list.")


def _means(answer: str, number: int, name: str, title: str) -> bool:
    if answer.isdigit():
        return int(answer) == number
    return name.startswith(answer) or answer in title.casefold()
