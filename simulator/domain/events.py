"""Every event by class name."""

from __future__ import annotations

from simulator.domain.asking.events import *  # noqa: F403  the practices together are one vocabulary
from simulator.domain.base import Event
from simulator.domain.changes.events import *  # noqa: F403
from simulator.domain.clocks.events import *  # noqa: F403
from simulator.domain.faults.events import *  # noqa: F403
from simulator.domain.shift.events import *  # noqa: F403
from simulator.domain.telling.events import *  # noqa: F403
from simulator.domain.triage.events import *  # noqa: F403
from simulator.domain.work.events import *  # noqa: F403

EVENTS: dict[str, type[Event]] = {kind.__name__: kind for kind in Event.__subclasses__()}
