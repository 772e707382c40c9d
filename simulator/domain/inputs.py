"""Every command and stimulus by class name, for the journal and for tests that must meet them all."""

from __future__ import annotations

from simulator.domain.asking.inputs import *  # noqa: F403  the practices together are one vocabulary
from simulator.domain.base import Command, Stimulus
from simulator.domain.changes.inputs import *  # noqa: F403
from simulator.domain.clocks.inputs import *  # noqa: F403
from simulator.domain.faults.inputs import *  # noqa: F403
from simulator.domain.shift.inputs import *  # noqa: F403
from simulator.domain.telling.inputs import *  # noqa: F403
from simulator.domain.triage.inputs import *  # noqa: F403
from simulator.domain.work.inputs import *  # noqa: F403

COMMANDS: dict[str, type[Command]] = {kind.__name__: kind for kind in Command.__subclasses__()}
STIMULI: dict[str, type[Stimulus]] = {kind.__name__: kind for kind in Stimulus.__subclasses__()}
