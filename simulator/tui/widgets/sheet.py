"""A sheet over the room: a list to pick from or a text to read, found by typing. Knows no game."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from simulator.tui.cells import Row, row
from simulator.tui.widgets.bar import Bar
from simulator.tui.widgets.rows import Rows


@dataclass(frozen=True, slots=True)
class Page:
    """What a sheet shows: made anew from what was typed."""

    title: str
    rows: Callable[[str, int], Sequence[Row]]
    """(typed, cells) -> rows."""
    pick: Callable[[str], None] | None = None
    """What becomes of the row that is picked; None = only read."""
    typing: bool = False
    """Whether letters find."""
    digits: bool = False
    """Whether a digit picks."""
    hint: str = "esc back"


class Sheet(Vertical):
    """One page over the room; esc takes it away."""

    class Gone(Message):
        """The sheet was put away."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.page: Page | None = None
        self.typed = ""

    def compose(self) -> ComposeResult:
        """What is typed above what is found."""
        yield Bar(id="typed", ground="raised")
        yield Rows(id="sheet-rows")

    def begin(self, page: Page) -> None:
        """Show a page."""
        self.page, self.typed = page, ""
        self.border_title = Content(page.title)
        self.border_subtitle = Content(page.hint)
        self.query_one("#typed", Bar).display = page.typing
        rows = self.query_one("#sheet-rows", Rows)
        rows.show([])
        self.draw()
        rows.scroll_to(y=0, animate=False, force=True, immediate=True)
        rows.focus()

    def draw(self, *, anew: bool = False) -> None:
        """Draw what is found; anew means other words were typed, and the cursor goes to the first thing they find."""
        if self.page is None:
            return
        rows = self.query_one("#sheet-rows", Rows)
        found = list(self.page.rows(self.typed, max((self.size.width or 80) - 6, 30)))
        first = next((item.name for item in found if item.name), "")
        keep = rows.chosen if not anew and any(item.name == rows.chosen for item in found) else first
        rows.show(found, keep if self.page.pick is not None else None)
        self.query_one("#typed", Bar).show(
            row((self.typed, "text!"), ("▌", "accent"), ("" if self.typed else " type to find", "faint"))
        )

    def on_rows_sized(self, event: Rows.Sized) -> None:
        """Another width breaks lines elsewhere."""
        event.stop()
        if event.rows.size.width:
            self.draw()

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Nobody else's business."""
        event.stop()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Something was picked."""
        event.stop()
        self._pick(event.name)

    def _pick(self, name: str) -> None:
        page = self.page
        if page is not None and page.pick is not None:
            self.post_message(self.Gone())
            page.pick(name)

    def on_key(self, event: events.Key) -> None:
        """Letters find, digits pick, esc goes back."""
        page = self.page
        if page is None:
            return
        if event.key == "escape":
            self.post_message(self.Gone())
        elif page.typing and event.key == "backspace":
            self.typed = self.typed[:-1]
            self.draw(anew=True)
        elif event.character and event.is_printable:
            self._character(page, event.character)
        else:
            return
        event.stop()
        event.prevent_default()

    def _character(self, page: Page, character: str) -> None:
        names = self.query_one("#sheet-rows", Rows).names
        if page.digits and character.isdigit() and 0 < int(character) <= len(names):
            self._pick(names[int(character) - 1])
        elif page.typing:
            self.typed += character
            self.draw(anew=True)
        elif page.pick is None and character in "qv?w ":
            self.post_message(self.Gone())
