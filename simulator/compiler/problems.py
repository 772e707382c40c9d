"""What is wrong with a file, said so that its author finds the place; no rule about content lives here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "hint"]
"""An error keeps a scenario from being played, a warning says what will disappoint, a hint what could be better."""


LONGEST_WORD = 60
"""A longer word is no slip of the pen, and is shown in part."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong at one place; line and column count from 1, 0 = the file as a whole."""

    file: str
    line: int
    column: int
    key: str
    """Dotted path of the place, such as `faults[0].costs[1].loss`."""
    message: str
    hint: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        """Give the line a person reads: `file:line:column  key  what is wrong  (did you mean ...)`."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        words = self.message if self.severity == "error" else f"{self.severity}: {self.message}"
        parts = [place, self.key, words, f"(did you mean {self.hint}?)" if self.hint else ""]
        return "  ".join(part for part in parts if part)


class Problems(Exception):
    """Everything wrong with a set of files, sorted by file and place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))

    @property
    def errors(self) -> list[Problem]:
        """Those that keep a scenario from being played."""
        return [problem for problem in self.problems if problem.severity == "error"]


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """Give the known word that is most like this one, or '' when none is."""
    from difflib import get_close_matches  # noqa: PLC0415  only when something is wrong

    text = str(word)
    close = get_close_matches(text, sorted(known), n=1, cutoff=0.6) if len(text) <= LONGEST_WORD else []
    return close[0] if close else ""


def some(problems: Iterable[Problem], file: str, most: int = 200) -> Iterator[Problem]:
    """Give so many problems, and say when there are more: nobody mends a thousand at a time."""
    for number, problem in enumerate(problems):
        if number >= most:
            yield Problem(file, 0, 0, "", f"holds more problems than these {most}; mend them first")
            return
        yield problem


def key_of(path: Iterable[str | int]) -> str:
    """Give a path as people write it: `('faults', 0, 'at')` is `faults[0].at`."""
    text = ""
    for part in path:
        word = part if isinstance(part, int) else part if len(part) <= LONGEST_WORD else f"{part[:LONGEST_WORD]}..."
        text += f"[{word}]" if isinstance(part, int) else f".{word}" if text else str(word)
    return text
