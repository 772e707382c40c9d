"""How an event is written for the digest of the log: its class name and its fields as sorted compact JSON."""

from __future__ import annotations

import orjson

from simulator.domain.base import Event
from simulator.domain.shift.events import WorkBegan, WorkQueued

_OPTIONS = orjson.OPT_SORT_KEYS


def event_bytes(event: Event) -> bytes:
    """The bytes that stand for an event; work names the command it is, because its fields alone may not."""
    name = type(event).__name__
    if isinstance(event, WorkBegan | WorkQueued):
        name = f"{name}:{type(event.command).__name__}"
    return name.encode() + orjson.dumps(event, option=_OPTIONS)
