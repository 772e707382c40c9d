"""The terminal app: themes, glyphs and settings for whatever screens are shown. Knows no shift and no lobby."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable
from typing import Any, ClassVar

from rich.segment import Segment
from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.filter import LineFilter, Monochrome, NoColor
from textual.screen import Screen

from simulator.tui.glyphs import ascii_only
from simulator.tui.settings import Settings, load, save
from simulator.tui.theme import MONO, Inks, themes

WIDE, TALL = 100, 30
"""Cells and rows from which there is room for panes side by side."""
IDLE = 0.5
"""Seconds without a key after which memory is tidied."""
LITTER = 2_000
"""Things made and kept since memory was tidied last, below which it is left as it is."""
THOROUGH = 8
"""Every so many times everything is looked through, and not just what is new."""


def _at_terminal() -> bool:
    """Whether standard input is a terminal that is still there."""
    try:
        return os.isatty(sys.__stdin__.fileno()) if sys.__stdin__ is not None else False
    except (OSError, ValueError):
        return False


def _hang_up() -> None:
    """End as by a hang-up when a terminal went away without one being heard: the reader of keys would spin for ever."""
    if sys.platform != "win32":
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        signal.raise_signal(signal.SIGHUP)


class AsciiOnly(LineFilter):
    """The last door before the terminal where only ASCII may be shown: frames and fields of others pass it too."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Segments with every sign by its twin, as wide as before."""
        return [Segment(ascii_only(text), style, control) for text, style, control in segments]


class EastCityApp(App[Any]):
    """Shows screens. `first` makes the screen it begins with; `exit(value)` ends `run()` with that value."""

    CSS_PATH = "app.tcss"
    TITLE = "EastCity"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", "leave", show=False, priority=True),
        Binding("ctrl+c", "leave", "leave", show=False, priority=True),
    ]

    def __init__(self, first: Callable[[], Screen[Any]], settings: Settings | None = None) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
        self.VERTICAL_BREAKPOINTS = [(0, "-low"), (TALL, "-tall")]
        self._first = first
        self.settings = settings or load()
        self.inks = Inks(self.settings.theme)
        for theme in themes():
            self.register_theme(theme)
        if self.settings.theme == MONO:
            self.theme = MONO
        else:  # set without its watcher: the style sheet is parsed once, in these colours
            self.set_reactive(App.theme, self.settings.theme)
            self.stylesheet.set_variables(self.get_css_variables())
        # Where no colour is wanted Textual makes greys of the theme that it starts with, and of none it makes black.
        self._filters = [NoColor() if isinstance(found, Monochrome) else found for found in self._filters]
        self._ascii = AsciiOnly(enabled=self.plain)
        self._filters.append(self._ascii)
        self._typing = False
        self._tidied = 0
        self._heard_from = 0.0
        self._at_terminal = False

    @property
    def plain(self) -> bool:
        """Whether only ASCII may be shown."""
        return self.settings.glyphs == "plain"

    def get_default_screen(self) -> Screen[Any]:
        """The first screen is the lowest one, and its styles are read with the app's: everything is drawn once."""
        screen = self._first()
        for path in screen.css_path:
            self.stylesheet.read(path)
        wide, high = self.size
        screen.add_class("-wide" if wide >= WIDE else "-narrow", "-tall" if high >= TALL else "-low")
        return screen

    def on_mount(self) -> None:
        """From now on memory is tidied between keys, never under one, and not before the first screen is drawn."""
        gc.disable()
        self._at_terminal = not self.is_headless and _at_terminal()
        self.set_class(self.plain, "-ascii")
        self.set_timer(IDLE, self._settle)

    def _settle(self) -> None:
        gc.collect()
        gc.freeze()
        self.set_interval(IDLE, self._idle)

    def _idle(self) -> None:
        if self._at_terminal and not _at_terminal():
            _hang_up()
        typing, self._typing = self._typing, False
        if not typing and gc.get_count()[0] > LITTER:
            self._tidied += 1
            gc.collect(1 if self._tidied % THOROUGH else 2)

    async def on_event(self, event: events.Event) -> None:
        """A key came: tidy a little later."""
        if isinstance(event, events.Key):
            if event.time < self._heard_from:
                return
            self._typing = True
        await super().on_event(event)

    def forget_keys(self) -> None:
        """Keys that were pressed until now were not meant for the screen that comes: nobody had seen it."""
        self._heard_from = events.Idle().time  # the clock that keys carry is another one on every system

    def on_unmount(self) -> None:
        """Give memory back to its usual keeper."""
        gc.enable()
        gc.unfreeze()

    def watch_theme(self, theme: str) -> None:
        """Other inks for another theme."""
        self.inks = Inks(theme)

    def change(self, settings: Settings) -> None:
        """Take over other settings and keep them."""
        self.settings = settings
        self.theme = settings.theme
        self._ascii.enabled = self.plain
        self.set_class(self.plain, "-ascii")
        save(settings)
        self.refresh(layout=True)
        for widget in self.screen.walk_children():
            widget.refresh()

    def action_leave(self) -> None:
        """Leave the app; what is shown may have something to keep first."""
        leave = getattr(self.screen, "leave", None)
        if leave is not None:
            leave()
        else:
            self.exit(None)
