"""How an event is written for the digest of the log: its class name and its field values in order, as compact JSON."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import Any

import orjson

from simulator.domain.base import Event
from simulator.domain.shift.events import WorkBegan, WorkQueued

_WAYS: dict[type[Event], tuple[bytes, Callable[[Event], Any]]] = {}


def event_line(event: Event) -> bytes:
    """The line that stands for an event; work names the command it is, because its fields alone may not.

    JSON holds no raw newline, so lines put together are told apart and their digest stands for their order too.
    """
    kind = type(event)
    way = _WAYS.get(kind)
    if way is None:
        way = _WAYS[kind] = (kind.__name__.encode(), attrgetter(*(field.name for field in fields(kind))))
    name, values = way
    if kind is WorkBegan or kind is WorkQueued:
        name += f":{type(event.command).__name__}".encode()  # type: ignore[attr-defined]  # both hold one
    return name + orjson.dumps(values(event)) + b"\n"
