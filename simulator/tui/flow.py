"""From screen to screen: lobby, briefing, desk, debrief. Makes and opens runs; draws nothing and knows no rule."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from simulator.compiler import Problems, load
from simulator.session.errors import DoesNotHold, NotAJournal, OtherPlan, StoreFailed
from simulator.tui.notice import NoticeScreen

if TYPE_CHECKING:
    from simulator.domain.plan import Texts
    from simulator.lab.verdict import Kit
    from simulator.session.header import Header
    from simulator.session.session import Session
    from simulator.tui.app import EastCityApp

SEEDS = 1_000_000
"""A seed that nobody named lies below it: short enough to tell a friend."""
TROUBLE = (Problems, DoesNotHold, NotAJournal, OtherPlan, StoreFailed, OSError, ValueError)
Desk = Callable[["Session", "Texts", Callable[[str], None]], Screen[Any]]
"""Makes the screen on which a run is played; it says `finished` or `left` when the player is done there."""


def any_seed() -> int:
    """A seed that nobody named."""
    import secrets  # noqa: PLC0415  the lobby needs none

    return secrets.randbelow(SEEDS)


class Flow:
    """What comes after what. `app` is set before anything is shown."""

    app: EastCityApp

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kits: dict[str, Kit] = {}

    def _open(self, screen: Screen[Any]) -> None:
        """Show a screen, deaf to what was pressed while it was made."""
        self.app.push_screen(screen)
        self.app.forget_keys()

    # ---- what the lobby asks for

    def brief(self, scenario: str, seed: int | None = None, mode: str = "practice") -> None:
        """Show the briefing of a shift."""
        from simulator.tui.screens.briefing.screen import BriefingScreen  # noqa: PLC0415  screens know the flow

        made = self._tried(lambda: self.kit(scenario))
        if made is not None:
            chosen = any_seed() if seed is None else seed
            self._open(BriefingScreen(self, made, chosen, mode))

    def history(self) -> None:
        """Show the kept runs."""
        from simulator.tui.screens.lobby.history import HistoryScreen  # noqa: PLC0415

        self._open(HistoryScreen(self))

    def settings(self) -> None:
        """Show the settings."""
        from simulator.tui.screens.settings.screen import SettingsScreen  # noqa: PLC0415

        self._open(SettingsScreen())

    # ---- runs

    def kit(self, scenario: str) -> Kit:
        """The compiled scenario of an id; compiled once."""
        if scenario not in self._kits:
            from simulator.lab.verdict import Kit  # noqa: PLC0415  the engine is not needed to see the lobby

            self._kits[scenario] = Kit.of(load(scenario))
        return self._kits[scenario]

    def sit(self, made: Kit, seed: int, mode: str) -> None:
        """Begin a run and go to the desk."""

        def begun() -> Session:
            from simulator.session.journal import Journal  # noqa: PLC0415
            from simulator.session.paths import new_journal  # noqa: PLC0415
            from simulator.session.session import Session  # noqa: PLC0415

            header = made.header(seed, mode)
            stage = made.stage_for(header)
            return Session(stage, header, Journal.create(new_journal(header.scenario, seed, mode), header))

        session = self._tried(begun)
        if session is not None:
            self.play(session, made)

    def go_on(self, path: Path) -> None:
        """Go on with a run that is not finished."""
        from simulator.session.session import Session  # noqa: PLC0415

        kits: list[Kit] = []

        def stage_for(header: Header) -> Any:
            kits.append(self.kit(header.scenario))
            return kits[0].stage_for(header)

        found = self._tried(lambda: Session.resume(path, stage_for))
        if found is not None:
            self.play(found[0], kits[0])

    def play(self, session: Session, made: Kit) -> None:
        """To the desk; to the debrief when the shift is over, else back with the run kept."""
        if session.finished:
            self.debrief(made, session=session)
            return

        def ended(how: str) -> None:
            del how
            self.app.pop_screen()
            if session.finished:
                self.debrief(made, session=session)
            else:
                self._tried(session.leave)

        self._open(self._desk(session, made.texts, ended))

    def watch(self, scenario: str) -> None:
        """Watch our expert work a shift on the desk; nothing of it is kept."""
        from simulator.session.session import Session  # noqa: PLC0415
        from simulator.tui.screens.watch.screen import WatchScreen  # noqa: PLC0415

        made = self._tried(lambda: self.kit(scenario))
        if made is not None:
            header = made.header(any_seed(), "shift", "careful")
            session = Session(made.stage_for(header), header)

            def ended(how: str) -> None:
                del how
                self.app.pop_screen()

            self._open(WatchScreen(session, made.texts, ended))

    def compare(self, one: Path, other: Path) -> None:
        """Lay two finished runs of one shift and seed side by side."""
        from simulator.tui.screens.debrief.compare import CompareScreen  # noqa: PLC0415
        from simulator.tui.screens.debrief.work import judged_story  # noqa: PLC0415

        found = self._tried(lambda: [judged_story(path, self.kit) for path in (one, other)])
        if found is not None:
            self._open(CompareScreen(*found))

    def debrief(self, made: Kit, *, session: Session | None = None, path: Path | None = None) -> None:
        """Show the debrief of a run that has just ended, or of a finished journal."""
        from simulator.tui.screens.debrief.screen import DebriefScreen  # noqa: PLC0415
        from simulator.tui.screens.debrief.work import Work  # noqa: PLC0415

        self._open(DebriefScreen(self, Work(made, session=session, path=path)))

    def open_kept(self, path: Path) -> None:
        """The debrief of a finished journal."""

        def made() -> Kit:
            from simulator.session import chain  # noqa: PLC0415

            return self.kit(chain.read(chain.load(path)).header.scenario)

        found = self._tried(made)
        if found is not None:
            self.debrief(found, path=path)

    # ---- trouble

    def say(self, *lines: str) -> None:
        """Tell the player something that stands in the way."""
        self._open(NoticeScreen(lines))

    def _tried(self, act: Callable[[], Any]) -> Any:
        """What an act gives; None when it failed, which is then said."""
        try:
            return act()
        except Problems as found:
            self.say(*(str(item) for item in (found.errors or found.problems)[:10]))
        except TROUBLE as failure:
            self.say(str(failure) or type(failure).__name__)
        return None
