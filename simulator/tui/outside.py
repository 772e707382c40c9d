"""Screens outside a shift: their keys, once, with their words, and what all of them share. Knows no game."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from simulator.tui.cells import Row, Span, row, width
from simulator.tui.registry import Key
from simulator.tui.steady import Steady
from simulator.tui.widgets.bar import Bar
from simulator.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from simulator.tui.app import EastCityApp

KEYS: tuple[Key, ...] = (
    # ---- lobby
    Key("↑↓", (), "move", "travel", "Choose a shift.", "lobby"),
    Key("enter", (), "open", "brief me", "Read the briefing of the chosen shift.", "lobby"),
    Key("c", ("c",), "continue", "continue", "Go on with the run that is not finished.", "lobby"),
    Key("y", ("y",), "daily", "daily", "The shift of the day: one seed for everybody.", "lobby"),
    Key("w", ("w",), "watch", "watch", "Watch our expert work the chosen shift on the desk.", "lobby"),
    Key("h", ("h",), "history", "history", "Runs that were kept: debrief, go on, compare.", "lobby"),
    Key(",", ("comma",), "settings", "settings", "Theme, pace, signs, tone.", "lobby"),
    Key("q", ("q", "escape"), "quit", "quit", "Leave EastCity.", "lobby"),
    # ---- history
    Key("↑↓", (), "move", "choose", "Choose a run.", "history"),
    Key("enter", (), "open", "open", "Debrief a finished run; go on with another.", "history"),
    Key(
        "m",
        ("m",),
        "mark",
        "mark",
        "Mark a run, then another of the same shift and seed: they are compared.",
        "history",
    ),
    Key("esc", ("escape", "q"), "back", "to the map", "Back to the map.", "history"),
    # ---- briefing
    Key("enter", ("enter",), "sit", "take the seat", "Take the seat.", "briefing"),
    Key("↑↓", (), "move", "read on", "Read on; page, home and end as well.", "briefing"),
    Key("space", ("space",), "page", "next page", "A page on; at the end back to the top.", "briefing"),
    Key("tab", ("tab",), "other", "next pane", "The other half.", "briefing"),
    Key("p", ("p",), "practice", "practice", "Practice: undo, rewind, free hints.", "briefing"),
    Key("s", ("s",), "shift", "shift", "A shift: nothing is taken back; it counts.", "briefing"),
    Key("n", ("n",), "seed", "new seed", "Another day: a new seed.", "briefing"),
    Key("esc", ("escape", "q"), "back", "to the map", "Back to the map.", "briefing"),
    # ---- settings
    Key("↑↓", (), "move", "choose", "Choose a setting.", "settings"),
    Key("enter", (), "open", "change", "The next value; space and the arrows as well.", "settings"),
    Key("← →", ("right", "space"), "next", "change", "The next value.", "settings"),
    Key("esc", ("escape", "q", "comma"), "back", "back", "Back; what was chosen is kept.", "settings"),
    # ---- debrief
    Key("1-6", (), "page", "page", "Go to a page.", "debrief"),
    Key("← →", ("left",), "left", "page", "Pages; on the first your estimate, on the timeline the time.", "debrief"),
    Key("→", ("right",), "right", "page", "The same, onwards.", "debrief"),
    Key("tab", ("tab",), "other", "next pane", "The other half.", "debrief"),
    Key("enter", (), "open", "the moment", "Show how the desk stood at that moment.", "debrief"),
    Key("w", ("w",), "what_if", "what if", "What another act would have come to at that moment.", "debrief"),
    Key("t", ("t",), "take_away", "take-away", "One thing for next time; it is shown at the next briefing.", "debrief"),
    Key("k", ("k",), "kept", "kept it", "Say whether you kept what you meant to do this time.", "debrief"),
    Key("a", ("a",), "all", "all", "All decisions, or the first few.", "debrief"),
    Key("e", ("e",), "export", "export", "Write the debrief as HTML and Markdown beside the run.", "debrief"),
    Key("r", ("r",), "again", "again", "Play the same shift and seed again.", "debrief"),
    Key("n", ("n",), "new", "new seed", "Play the same shift on another day.", "debrief"),
    Key("q", ("q", "escape"), "quit", "to the map", "Back to the map.", "debrief"),
)
"""Every key of the screens outside a shift, in the order of their help."""
SIDES = 100
"""Cells from which two panes stand side by side; below there is no other pane to go to."""
ALWAYS = Key("?", ("question_mark", "f1"), "keys", "keys", "All keys of this screen.", "")


def keys_of(where: str) -> tuple[Key, ...]:
    """The keys of one screen."""
    return tuple(key for key in KEYS if key.where == where)


def table() -> str:
    """The keys of all screens outside a shift for the documentation, in Markdown."""
    lines = ["| key | what it does |", "| --- | --- |"]
    for where in dict.fromkeys(key.where for key in KEYS):
        lines.append(f"| **{where}** | |")
        lines += [f"| `{key.show}` | {key.help} |" for key in keys_of(where)]
    return "\n".join(lines) + "\n"


def bindings(where: str) -> list[BindingType]:
    """The bindings of one screen."""
    made: list[BindingType] = []
    for key in (*keys_of(where), ALWAYS):
        made += [Binding(press, key.name, key.what, show=False, priority=press == "enter") for press in key.press]
    return made


def foot(where: str, cells: int, extra: Sequence[tuple[str, str]] | None = None) -> Row:
    """The keys that work now, as many as fit, and always where all of them are found."""
    away = ("→",) if cells >= SIDES else ("→", "tab")
    hints = extra if extra is not None else [(key.show, key.what) for key in keys_of(where) if key.show not in away]
    fixed: list[Span] = [("?", "accent!"), (" keys ", "soft")]
    room = cells - 10
    spans: list[Span] = []
    for show, what in hints:
        wide = width(show) + width(what) + 3
        if wide > room:
            break
        spans += [(show, "accent!"), (f" {what}  ", "soft")]
        room -= wide
    return Row(tuple(spans), tuple(fixed), ground="panel", name="foot")


class Outer(Steady[Any]):
    """A screen outside a shift: a line on top, a body, a line of keys below."""

    WHERE: ClassVar[str] = ""
    AUTO_FOCUS: ClassVar[str | None] = "Rows"

    @property
    def eastcity(self) -> EastCityApp:
        """The app, as what it is."""
        return cast("EastCityApp", self.app)

    @property
    def wide(self) -> bool:
        """Whether two panes stand side by side."""
        return self.size.width >= 100

    def compose(self) -> ComposeResult:
        """Top line, body, keys."""
        yield Bar(id="top", ground="surface")
        yield from self.body()
        yield Bar(id="foot", ground="panel")

    def body(self) -> Iterable[Any]:
        """What stands between the two lines."""
        raise NotImplementedError

    def draw(self) -> None:
        """Show everything anew from what is known."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Draw once the size is known."""
        self.call_after_refresh(self.draw)

    def on_resize(self) -> None:
        """Draw for the other size."""
        self.call_after_refresh(self.draw)

    def bar(self, name: str) -> Bar:
        """A bar by its id."""
        return self.query_one(f"#{name}", Bar)

    def rows(self, name: str) -> Rows:
        """A list by its id."""
        return self.query_one(f"#{name}", Rows)

    def action_keys(self) -> None:
        """Show all keys of this screen."""
        self.app.push_screen(KeysScreen(self.WHERE))

    def action_move(self) -> None:
        """Moving is the list's own."""


class KeysScreen(Steady[None]):
    """All keys of a screen with a sentence each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1,q,enter", "close", "back", show=False),
    ]

    def __init__(self, where: str) -> None:
        super().__init__()
        self._where = where

    def compose(self) -> ComposeResult:
        """A list and a line."""
        yield Rows(id="keys")
        yield Bar(id="foot", ground="panel")

    def on_mount(self) -> None:
        """Fill it."""
        rows = [row((f"Keys: {self._where}", "accent!")), row()]
        rows += [row((f"{key.show:8}", "accent!"), (key.help, "text")) for key in keys_of(self._where)]
        rows += [row(), row((f"{'^q':8}", "accent!"), ("Leave EastCity; a run is kept.", "text"))]
        self.query_one("#keys", Rows).show(rows)
        self.query_one("#foot", Bar).show(row(("esc", "accent!"), (" back", "soft"), ground="panel"))

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)
