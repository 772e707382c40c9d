"""What a compiled scenario is: frozen values, no behaviour, serialisable by `simulator.domain.codec`."""

from simulator.domain.plan.enterprise import *  # noqa: F403  the package is one vocabulary
from simulator.domain.plan.faults import *  # noqa: F403
from simulator.domain.plan.people import *  # noqa: F403
from simulator.domain.plan.scenario import *  # noqa: F403
