"""The lobby on screen: choose a shift, go on, play the daily one, look at kept runs, settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Container

from scoring.debrief.commitment import last
from simulator.lab.certify.mark import CERTIFIED, state_of
from simulator.tui.cells import row
from simulator.tui.glyphs import STAR
from simulator.tui.outside import Outer, bindings, foot, keys_of
from simulator.tui.screens.lobby.maps import (
    Lobby,
    map_rows,
    next_rows,
    said_rows,
    shift_rows,
    star_rows,
    waiting_rows,
)
from simulator.tui.shelf import best, daily, runs, shifts, unfinished
from simulator.tui.widgets.bar import Bar
from simulator.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from simulator.tui.flow import Flow


class LobbyScreen(Outer):
    """The campaign and what waits."""

    WHERE = "lobby"
    CSS_PATH = "lobby.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("lobby"),
        Binding("left", "travel(-1)", "travel", show=False),
        Binding("right", "travel(1)", "travel", show=False),
    ]

    def __init__(self, flow: Flow) -> None:
        super().__init__()
        self._flow = flow
        self._lobby = Lobby((), {}, None, None, None, None)
        self._busy = False

    def body(self) -> Iterable[Any]:
        """Map and shifts left, what waits right."""
        with Container(id="both"):
            with Container(id="west", classes="framed"):
                yield Bar(id="map")
                yield Rows(id="shifts")
            with Container(id="east"):
                yield Bar(id="next", classes="framed")
                yield Bar(id="waiting", classes="framed")
                yield Bar(id="said", classes="framed")

    def on_screen_resume(self) -> None:
        """Look at the folder again: a run may have been played."""
        self.read()
        self.draw()
        self.call_after_refresh(self._complete)

    def read(self) -> None:
        """Look at what lies on the shelf and in the folder."""
        entries, kept = shifts(), runs()
        bests = {entry.id: found for entry in entries if (found := best(kept, entry.id)) is not None}
        today = daily(entries, date.today())  # noqa: DTZ011  the day on the player's own wall
        mine = [run.points for run in kept if today and (run.scenario, run.seed) == (today.entry.id, today.seed)]
        done = max((points for points in mine if points is not None), default=None)
        self._lobby = Lobby(entries, bests, unfinished(kept), today, done, last(), self._lobby.certified)

    def _complete(self) -> None:
        """What takes reading every file of every shift comes when the lobby already stands."""
        entries = self._lobby.entries
        certified = frozenset(entry.id for entry in entries if state_of(entry.folder) == CERTIFIED)
        self._lobby = replace(self._lobby, certified=certified)
        self.draw()

    def draw(self) -> None:
        """Everything anew."""
        if not self.is_mounted or not self.size.width:
            return
        lobby, shift_list = self._lobby, self.rows("shifts")
        shift_list.show(shift_rows(lobby, max(shift_list.size.width, 40)))
        self._follow()
        west, east = self.query_one("#west"), self.query_one("#east")
        west.border_title = "Campaign"
        west.border_subtitle = "enter brief me"
        cells = max(east.size.width - 2, 20)
        self.bar("waiting").show(*waiting_rows(lobby, cells))
        said = said_rows(lobby, cells)
        for name, title in (("next", "Chosen"), ("waiting", "Waiting"), ("said", "You said" if said else "Stars")):
            self.bar(name).border_title = title
        self.bar("said").show(*said, *(star_rows()[0 if said else 1 :] if self.wide else []))
        won = f"{STAR} {lobby.stars} of {3 * len(lobby.entries)} stars "
        self.bar("top").show(
            row(("E A S T C I T Y", "accent!"), ("  You keep it running.", "soft"), right=[(won, "accent")])
        )
        hints = [(key.show, key.what) for key in keys_of("lobby") if key.name != "continue" or lobby.going is not None]
        self.bar("foot").show(foot("lobby", self.size.width, hints))

    def _follow(self) -> None:
        chosen = self.rows("shifts").chosen
        area = self.bar("map")
        area.show(*map_rows(self._lobby, chosen, max(area.size.width, 60), tall=self.size.height >= 34 and self.wide))
        self.bar("next").show(*next_rows(self._lobby, chosen, max(self.bar("next").size.width, 20)))

    def on_rows_sized(self) -> None:
        """Lines are cut for the width that there is."""
        self.draw()

    def on_rows_moved(self) -> None:
        """The map follows the cursor."""
        self._follow()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """To the briefing."""
        entry = self._lobby.entry(event.name)
        if entry is not None:
            self._step(lambda: self._flow.brief(entry.id))

    def _step(self, step: Callable[[], None]) -> None:
        """Do what takes a second or two, and say so first; a second press meanwhile does nothing."""
        if self._busy:
            return
        self._busy = True
        self.bar("foot").show(row((" One moment ...", "accent!")))
        self.call_after_refresh(self._stepped, step)

    def _stepped(self, step: Callable[[], None]) -> None:
        self._busy = False
        step()
        self.draw()

    def action_travel(self, by: int) -> None:
        """One shift on, as on a line of stops."""
        self.rows("shifts").action_step(by)

    def action_continue(self) -> None:
        """Go on with what is not finished."""
        going = self._lobby.going
        if going is not None:
            self._step(lambda: self._flow.go_on(going.path))

    def action_daily(self) -> None:
        """The briefing of the daily shift."""
        daily = self._lobby.daily
        if daily is not None:
            self._step(lambda: self._flow.brief(daily.entry.id, daily.seed, "shift"))

    def action_watch(self) -> None:
        """Watch our expert work the chosen shift."""
        chosen = self.rows("shifts").chosen
        if chosen:
            self._step(lambda: self._flow.watch(chosen))

    def action_history(self) -> None:
        """Kept runs."""
        self._flow.history()

    def action_settings(self) -> None:
        """Settings."""
        self._flow.settings()

    def action_quit(self) -> None:
        """Leave."""
        self.app.exit(None)
