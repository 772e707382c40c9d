"""A shift on a screen for tests: no terminal, no motion, no files; what is drawn can be read as text."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from textual.pilot import Pilot

from simulator.domain.plan import Texts
from simulator.session.session import Session
from simulator.tui.app import EastCityApp
from simulator.tui.screens.desk.desk import Desk
from simulator.tui.screens.shift.screen import ShiftScreen
from simulator.tui.settings import Settings
from simulator.tui.sitting import Sitting
from tests.plain.sitting import compiled, session

STILL = Settings(pace="still")


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody at the desk, with hands on the keys."""

    app: EastCityApp
    pilot: Pilot[object]

    @property
    def screen(self) -> ShiftScreen:
        """The shift."""
        found = self.app.screen_stack[0]
        assert isinstance(found, ShiftScreen)
        return found

    @property
    def desk(self) -> Desk:
        """The desk."""
        return self.screen.desk

    @property
    def sitting(self) -> Sitting:
        """The run."""
        return self.screen.sitting

    async def press(self, *keys: str) -> None:
        """Press keys and wait until everything is drawn."""
        for key in keys:
            await self.pilot.press(key)
        await self.pilot.pause()
        self.desk.settle()
        await self.pilot.pause()

    @property
    def lines(self) -> list[str]:
        """The screen as text."""
        return lines(self.app)

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)


def lines(app: EastCityApp) -> list[str]:
    """What a screen shows. The compositor is private; this is the only place that knows it."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


@asynccontextmanager
async def seated(
    size: tuple[int, int] = (120, 40),
    *,
    settings: Settings = STILL,
    run: Session | None = None,
    texts: Texts | None = None,
) -> AsyncIterator[Seat]:
    """Somebody at the desk of the first morning."""
    made = run or session()
    prose = texts or compiled()[1]
    app = EastCityApp(lambda: ShiftScreen(made, prose), settings)
    async with app.run_test(size=size) as pilot:
        seat = Seat(app, pilot)
        await pilot.pause()
        await pilot.pause()
        yield seat


def themed(theme: str, glyphs: str = "rich") -> Settings:
    """Settings with another look."""
    return replace(STILL, theme=theme, glyphs=glyphs)
