"""Where a player's own files lie. Makes no folder and reads no file."""

from __future__ import annotations

import os
from pathlib import Path

from simulator.session.errors import StoreFailed

HOME_VARIABLE = "EASTCITY_HOME"


def home() -> Path:
    """Give the folder for journals: EASTCITY_HOME when it is set, else the user's data folder of the system.

    Raises StoreFailed where the system knows no such folder.
    """
    from platformdirs import user_data_path  # noqa: PLC0415  not needed by whoever names a file

    given = os.environ.get(HOME_VARIABLE)
    try:
        return Path(given).expanduser() if given else user_data_path("eastcity", appauthor=False)
    except (RuntimeError, KeyError, OSError):
        raise StoreFailed("there is no home folder to keep runs in") from None


def new_journal(scenario: str, seed: int, mode: str) -> Path:
    """Give the first free name for a run's journal in the player's folder."""
    folder = home() / "runs"
    number = 1
    while (path := folder / f"{scenario}.{mode}.seed-{seed}.run-{number}.simlog").exists():
        number += 1
    return path
