"""A desk on which every name and text is hostile, kept in the journal that is named; runs in a terminal of its own."""

from __future__ import annotations

import sys
from pathlib import Path

from simulator.session.journal import Journal
from simulator.session.session import Session
from simulator.tui.app import EastCityApp
from simulator.tui.screens.shift.screen import ShiftScreen
from tests.plain.sitting import session
from tests.tui.stage import STILL
from tests.tui.test_pictures import hostile

PROGRAM = "from tests.tui.hostile_game import main; main()"


def kept(path: Path) -> Session:
    """The first morning's run with a journal."""
    made = session()
    return Session(made.stage, made.header, Journal.create(path, made.header))


def main() -> None:
    """Play it."""
    run = kept(Path(sys.argv[1]))
    EastCityApp(lambda: ShiftScreen(run, hostile()), STILL).run()
