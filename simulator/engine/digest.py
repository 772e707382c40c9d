"""How an event is written for the digest of the log: its class name and its fields as sorted compact JSON."""

from __future__ import annotations

import orjson

from simulator.domain.base import Event
from simulator.domain.shift.events import WorkBegan, WorkQueued

_OPTIONS = orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE
_NAMES: dict[type[Event], bytes] = {}


def event_line(event: Event) -> bytes:
    """The line that stands for an event; work names the command it is, because its fields alone may not.

    JSON holds no raw newline, so lines put together are told apart and their digest stands for their order too.
    """
    kind = type(event)
    name = _NAMES.get(kind)
    if name is None:
        name = _NAMES[kind] = kind.__name__.encode()
    if kind is WorkBegan or kind is WorkQueued:
        name += f":{type(event.command).__name__}".encode()  # type: ignore[attr-defined]  # both hold one
    return name + orjson.dumps(event, option=_OPTIONS)
