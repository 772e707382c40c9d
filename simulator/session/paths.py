"""Where a player's own files lie. Makes no folder and reads no file."""

from __future__ import annotations

import os
from pathlib import Path

HOME_VARIABLE = "EASTCITY_HOME"


def home() -> Path:
    """Give the folder for journals: EASTCITY_HOME when it is set, else the user's data folder of the system."""
    given = os.environ.get(HOME_VARIABLE)
    if given:
        return Path(given).expanduser()
    from platformdirs import user_data_path  # noqa: PLC0415  not needed by whoever names a file

    return user_data_path("eastcity", appauthor=False)


def new_journal(scenario: str, seed: int, mode: str) -> Path:
    """Give the first free name for a run's journal in the player's folder."""
    folder = home() / "runs"
    number = 1
    while (path := folder / f"{scenario}.{mode}.seed-{seed}.run-{number}.simlog").exists():
        number += 1
    return path
