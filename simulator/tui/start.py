"""The whole app: lobby first, everything else from there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from simulator.tui.app import EastCityApp
from simulator.tui.flow import Flow
from simulator.tui.screens.lobby.screen import LobbyScreen
from simulator.tui.settings import Settings
from simulator.tui.steady import Steady

if TYPE_CHECKING:
    from pathlib import Path

    from simulator.domain.plan import Texts
    from simulator.lab.verdict import Kit
    from simulator.session.session import Session


def desk(session: Session, texts: Texts, ended: Callable[[str], None]) -> Screen[Any]:
    """The desk of a run."""
    from simulator.tui.screens.shift.screen import ShiftScreen  # noqa: PLC0415  not needed to open the lobby

    return ShiftScreen(session, texts, ended)


def shift(session: Session, made: Kit) -> EastCityApp:
    """The app that opens on a run; the lobby lies beneath it, for when it is over or put down."""
    flow = Flow(desk)

    def first() -> Screen[Any]:
        app.call_after_refresh(flow.play, session, made)
        return LobbyScreen(flow)

    app = EastCityApp(first)
    flow.app = app
    return app


def lobby(settings: Settings | None = None) -> EastCityApp:
    """The app that opens the lobby."""
    flow = Flow(desk)
    app = EastCityApp(lambda: LobbyScreen(flow), settings)
    flow.app = app
    return app


def rehearsal(folder: Path, kit: Kit, session: Session, start: Callable[[Kit], Session]) -> EastCityApp:
    """The app that shows the desk of a scenario while it is written."""
    from simulator.tui.screens.rehearsal.screen import RehearsalScreen  # noqa: PLC0415  the lobby needs none of it

    def first() -> Screen[Any]:
        app.call_after_refresh(app.push_screen, RehearsalScreen(folder, kit, session, start))
        return Steady()

    app = EastCityApp(first)
    return app
