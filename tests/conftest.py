"""Settings every test runs under, and which tests one process must run so that long runs are played once."""

from __future__ import annotations

import re
import signal
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

# What ignores hang-ups (nohup) hands that on to all it starts, and programs that are to be hung up here would not end.
signal.signal(signal.SIGHUP, signal.SIG_DFL)

SHIFTS = sorted(
    (folder.parent.name for folder in (Path(__file__).parents[1] / "scenarios").glob("*/*/scenario.yaml")),
    key=len,
    reverse=True,
)
PARAMETERS = re.compile(r"\[(.*)\]$")


def shared_by(test: str) -> str:
    """What a test shares with others: its file and the shift it is a case of, or nothing but itself.

    The group marks of xdist say the same; with newer pytests they are written where nothing reads them any more.
    """
    file, _, _ = test.partition("::")
    case = PARAMETERS.search(test)
    shift = next((name for name in SHIFTS if case is not None and name in case[1]), "")
    return f"{file}@{shift}" if shift else test


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """With `--dist loadgroup`, tests that share runs go to one process."""
    if config.getvalue("dist") != "loadgroup":
        return None
    # Looked up by name, because the plugin ships no types and not every environment has it.
    scheduler: object = import_module("xdist.scheduler").LoadScopeScheduling(config, log)
    setattr(scheduler, "_split_scope", shared_by)  # noqa: B010  the plugin's own hook for a scope has no public name
    return scheduler
