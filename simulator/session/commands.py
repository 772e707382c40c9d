"""How a command is written in a journal and read back. Which commands there are is the domain's."""

from __future__ import annotations

import dataclasses
from typing import Any, Literal, get_args, get_origin, get_type_hints

from simulator.domain.base import Command
from simulator.domain.canonical import SAFE_INTEGER
from simulator.domain.codec import decode, encode
from simulator.domain.inputs import COMMANDS

TEXTS = tuple[str, ...]
Shape = tuple[type, frozenset[str] | None]
"""Of a field as it is written: its class, and the texts it may be where these are counted."""


def _shape(annotation: Any) -> Shape | None:
    if annotation in (str, int, bool):
        return annotation, None
    if annotation == TEXTS:
        return list, None
    options = get_args(annotation)
    if get_origin(annotation) is Literal and all(type(option) is str for option in options):
        return str, frozenset(options)
    return None


def _shapes(kind: type[Command]) -> dict[str, Shape] | None:
    hints = get_type_hints(kind)
    found = {field.name: _shape(hints[field.name]) for field in dataclasses.fields(kind) if field.name != "seat"}
    known = {name: shape for name, shape in found.items() if shape is not None}
    return known if len(known) == len(found) else None


SHAPES = {name: _shapes(kind) for name, kind in COMMANDS.items()}
"""The fields of each command that is made of texts and numbers only; the record names the seat. Else None."""


def spelled(command: Command) -> dict[str, Any]:
    """Give the plain form of a command without its seat, which the record names itself."""
    plain = encode(command)
    return {"kind": type(command).__name__, **{name: value for name, value in plain.items() if name != "seat"}}


def understood(seat: str, plain: dict[str, Any]) -> Command:
    """Give the command of a plain form; raises ValueError in one sentence when there is none like it."""
    kind = plain.get("kind")
    made = COMMANDS.get(kind) if isinstance(kind, str) else None
    if made is None:
        raise ValueError(f"there is no command {str(kind)[:40]!r}")
    return _read_at_sight(seat, made, plain) or _decoded(seat, made, plain)


def _read_at_sight(seat: str, made: type[Command], plain: dict[str, Any]) -> Command | None:
    """The command, when every field is there and plainly what it should be: a journal's own hand looks no other way."""
    shapes = SHAPES[made.__name__]
    if shapes is None or len(plain) != len(shapes) + 1:
        return None
    values: dict[str, Any] = {"seat": seat}
    for name, (shape, options) in shapes.items():
        value: Any = plain.get(name)
        written: type = value.__class__
        if written is not shape or (options is not None and value not in options):
            return None
        if shape is list:
            if any(type(part) is not str for part in value):
                return None
            value = tuple(value)
        if shape is int and abs(value) > SAFE_INTEGER:
            return None
        values[name] = value
    return made(**values)


def _decoded(seat: str, made: type[Command], plain: dict[str, Any]) -> Command:
    kind = made.__name__
    fields = {**plain, "seat": seat}
    del fields["kind"]
    command = decode(made, fields)
    if not isinstance(command, made):
        raise ValueError(f"is no {kind}")  # noqa: TRY004  the file is wrong, not a caller
    if spelled(command) != plain:
        raise ValueError(f"{kind} is not written the way a journal is")
    return command
