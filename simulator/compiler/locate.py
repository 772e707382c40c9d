"""Text to plain data that knows where each part stands. Bounded, and nothing in a file can make anything run.

Reads the part of YAML 1.2 that authors need: maps, lists, texts, whole numbers, true, false, null. No anchors, aliases,
tags, or second documents, so that a small file stays small when read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, StringMark, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from simulator.compiler.problems import Problem, Problems, Severity, key_of

MAX_BYTES = 320 * 1024
MAX_LINE = 3_000
"""Characters; what stands in one longer line is no prose."""
MAX_NODES = 16_000
"""Values of one file; twice the largest that ships, and less than a second to read."""
MAX_SAID = 100
"""Problems after which a file is given up."""
MAX_MESSAGE = 300
MAX_DEPTH = 40
MAX_DIGITS = 18

KeyPath = tuple[str | int, ...]
Mark = tuple[int, int]

_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?|[-+]?[0-9]+[eE][-+]?[0-9]+")
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_LONG = re.compile(f"[^\\n]{{{MAX_LINE + 1}}}")
_WORDS: dict[str, object] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_OLD_BOOLEANS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false"})


@dataclass(slots=True)
class Source:
    """The data of one file, and where each value and key of it stands."""

    file: str
    data: Any
    values: dict[KeyPath, Mark] = field(default_factory=dict)
    keys: dict[KeyPath, Mark] = field(default_factory=dict)
    body: str = ""
    """What follows the front matter of a Markdown file."""
    body_line: int = 0

    def problem(
        self,
        path: KeyPath,
        message: str,
        hint: str = "",
        *,
        key: bool = False,
        warn: bool = False,
        advise: bool = False,
    ) -> Problem:
        """Make a problem at a path, or at the nearest place above it that stands in the file."""
        where = path
        marks = self.keys if key else self.values
        while where and where not in marks and where not in self.values:
            where = where[:-1]
        line, column = marks.get(where) or self.values.get(where) or (1, 1)
        severity: Severity = "hint" if advise else "warning" if warn else "error"
        short = message if len(message) <= MAX_MESSAGE else f"{message[:MAX_MESSAGE]} ..."
        return Problem(self.file, line, column, key_of(path), short, hint, severity)


def read_text(path: Path, root: Path, name: str) -> str:
    """Give the text of a file that lies inside `root`, or raise Problems: too big, no UTF-8, unprintable, elsewhere."""

    def stop(message: str, line: int = 0, column: int = 0) -> Problems:
        return Problems([Problem(name, line, column, "", message)])

    try:
        if not path.resolve().is_relative_to(root.resolve()):
            raise stop("leads out of the folder it stands in")
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as bad:
        raise stop(f"cannot be read: {bad.strerror or 'not a file'}") from None
    if len(raw) > MAX_BYTES:
        raise stop(f"is larger than {MAX_BYTES // 1024} KiB")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as bad:
        line = raw.count(b"\n", 0, bad.start) + 1
        column = bad.start - raw.rfind(b"\n", 0, bad.start)
        raise stop("is not UTF-8 text here", line, column) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if match := _LONG.search(text):
        line = text.count("\n", 0, match.start()) + 1
        raise stop(f"has a line of more than {MAX_LINE} characters", line, 1)
    if match := _UNSAFE.search(text):
        raise stop(f"has the unprintable character U+{ord(match[0]):04X}", *_position(text, match.start()))
    if (tab := text.find("\t")) >= 0:
        raise stop("has a tab; use spaces", *_position(text, tab))
    return text


def _position(text: str, offset: int) -> Mark:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def load_yaml(path: Path, root: Path, name: str) -> Source:
    """Read a YAML file. Raises Problems."""
    return parse_yaml(read_text(path, root, name), name)


def load_markdown(path: Path, root: Path, name: str) -> Source:
    """Read a Markdown file with YAML between two lines of `---` at its head. Raises Problems."""
    return parse_markdown(read_text(path, root, name), name)


def parse_markdown(text: str, name: str) -> Source:
    """Turn Markdown with a head into data with places and a body. Raises Problems."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---" or "---" not in (rest := [line.rstrip() for line in lines[1:]]):
        raise Problems([Problem(name, 1, 1, "", "must begin with a head between two lines of ---")])
    end = rest.index("---") + 1
    source = parse_yaml("\n" + "\n".join(lines[1:end]) + "\n", name)
    source.body = "\n".join(lines[end + 1 :]).strip()
    source.body_line = end + 2
    return source


def parse_yaml(text: str, name: str) -> Source:
    """Turn text into data with places. Raises Problems with everything that can be said before giving up."""
    builder = _Builder(Source(name, None))
    try:
        for event in _events(text):
            builder.take(event)
    except MarkedYAMLError as bad:
        mark = bad.problem_mark or bad.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        builder.problems.append(Problem(name, line, column, "", f"is not YAML: {bad.problem or bad.context}"))
    except (YAMLError, RecursionError, ValueError) as bad:
        builder.problems.append(Problem(name, 1, 1, "", f"is not YAML: {str(bad).splitlines()[0][:120]}"))
    if builder.problems:
        raise Problems(builder.problems)
    return builder.source


def _events(text: str) -> Iterator[Any]:
    yield from YAML(typ="safe", pure=True).parse(text)


class _Stop(MarkedYAMLError):
    """A construct that is not allowed, raised as the parser's own error so that it carries its place."""

    def __init__(self, message: str, mark: StringMark) -> None:
        super().__init__(problem=message, problem_mark=mark)


class _Builder:
    """Puts parser events together without recursion."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self._open: list[Any] = []
        self._path: list[str | int] = []
        self._key: list[str | None] = []
        self._documents = 0
        self._nodes = 0

    def take(self, event: Any) -> None:
        """Take the next event of the parser."""
        if isinstance(event, ScalarEvent | MappingStartEvent | SequenceStartEvent | AliasEvent):
            self._refuse(event)
            self._nodes += 1
            if self._nodes > MAX_NODES:
                raise _Stop(f"holds more than {MAX_NODES:,} keys and values; split it", event.start_mark)
            if len(self.problems) >= MAX_SAID:
                raise _Stop(f"is given up here, after {MAX_SAID} problems", event.start_mark)
        if isinstance(event, ScalarEvent):
            self._scalar(event)
        elif isinstance(event, MappingStartEvent):
            self._begin({}, event)
        elif isinstance(event, SequenceStartEvent):
            self._begin([], event)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self._open.pop()
            self._key.pop()
            if self._open:
                self._path.pop()
        elif isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise _Stop("holds a second document; one file is one document", event.start_mark)

    def _refuse(self, event: Any) -> None:
        if isinstance(event, AliasEvent) or event.anchor:
            raise _Stop("uses an anchor or alias; write the value out", event.start_mark)
        if event.tag and str(event.tag) != "!":
            raise _Stop("uses a tag; write a plain value", event.start_mark)

    def _begin(self, container: Any, event: Any) -> None:
        if self._expects_key():
            raise _Stop("uses a map or list as a key; a key is one word", event.start_mark)
        self._add(container, event.start_mark)
        if len(self._open) >= MAX_DEPTH:
            raise _Stop(f"is nested deeper than {MAX_DEPTH} levels", event.start_mark)
        self._open.append(container)
        self._key.append(None)

    def _expects_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1], dict) and self._key[-1] is None

    def _scalar(self, event: Any) -> None:
        if self._expects_key():
            self._take_key(event)
            return
        value = event.value if event.style or not event.implicit[0] else self._resolve(event)
        if isinstance(value, str) and (match := _UNSAFE.search(value)):
            self._say(event, f"has the unprintable character U+{ord(match[0]):04X}")
        self._add(value, event.start_mark)
        if self._open:
            self._path.pop()

    def _take_key(self, event: Any) -> None:
        key = str(event.value)
        where = (*self._path, key)
        if not event.style and key.lower() in _OLD_BOOLEANS:
            self._say(event, f"has the key {key!r}, which older YAML reads as a boolean; write it in quotation marks")
        if key in self._open[-1]:
            first = self.source.keys[where]
            self._say(event, f"has the key {key!r} twice; the first stands in line {first[0]}")
        else:
            self.source.keys[where] = (event.start_mark.line + 1, event.start_mark.column + 1)
        self._key[-1] = key

    def _add(self, value: Any, mark: Any) -> None:
        """Put a value in its container; afterwards `_path` is the path of the value."""
        if not self._open:
            self.source.data = value
            self.source.values[()] = (mark.line + 1, mark.column + 1)
            return
        container = self._open[-1]
        if isinstance(container, dict):
            key = self._key[-1]
            assert key is not None
            container[key] = value
            self._path.append(key)
            self._key[-1] = None
        else:
            self._path.append(len(container))
            container.append(value)
        self.source.values[tuple(self._path)] = (mark.line + 1, mark.column + 1)

    def _resolve(self, event: Any) -> object:
        text = event.value
        if text in _WORDS:
            return _WORDS[text]
        if _INTEGER.fullmatch(text):
            if len(text) <= MAX_DIGITS:
                return int(text)
            self._say(event, "is a number with too many digits")
        elif _FLOAT.fullmatch(text):
            return float(text)
        return text

    def _say(self, event: Any, message: str) -> None:
        mark = event.start_mark
        self.problems.append(Problem(self.source.file, mark.line + 1, mark.column + 1, key_of(self._path), message))
