"""Processes: one module a kind of thing that happens by itself.

Each says what it does at the start and on which events. A process waits, draws, and offers a stimulus; it holds no
rule: what the stimulus leads to is decided in the domain.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from simulator.domain.base import Event
from simulator.engine.processes import (
    changes,
    clocks,
    contacts,
    faults,
    groups,
    hands,
    injects,
    monitoring,
    promises,
    remedies,
    shift,
)

Reaction = Callable[[Any, Any], None]

_MODULES = (shift, faults, monitoring, contacts, hands, groups, remedies, promises, clocks, changes, injects)

SETUPS: tuple[Callable[[Any], None], ...] = tuple(module.begin for module in _MODULES if hasattr(module, "begin"))
REACTIONS: dict[type[Event], tuple[Reaction, ...]] = {}
for _module in _MODULES:
    for _kind, _reaction in _module.REACTIONS.items():
        REACTIONS[_kind] = (*REACTIONS.get(_kind, ()), _reaction)
