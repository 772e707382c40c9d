"""One question: choices to pick from, and a line for own words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from simulator.tui.cells import Row, cut, paragraph, row
from simulator.tui.steady import Steady
from simulator.tui.widgets.bar import Bar
from simulator.tui.widgets.rows import Rows

LIMIT = 200


class AskScreen(Steady[str]):
    """Gives the id of a choice, `= ` and the words typed, or '' when somebody thinks better of it."""

    CSS = "AskScreen #choices { height: 1fr; } AskScreen Input { margin: 1 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "back", show=False),
        Binding("ctrl+s", "send", "keep", show=False, priority=True),
        Binding("tab", "other", "other", show=False, priority=True),
    ]

    def __init__(
        self, title: Sequence[str], choices: Sequence[tuple[str, str]], words: str = "", *, hint: str = "your own words"
    ) -> None:
        super().__init__()
        self._title, self._choices, self._words, self._hint = tuple(title), tuple(choices), words, hint

    def compose(self) -> ComposeResult:
        """The question, the choices, a line, the keys."""
        yield Rows(id="choices")
        yield Input(self._words, placeholder=self._hint, max_length=LIMIT, id="words")
        yield Bar(id="foot", ground="panel")

    def on_mount(self) -> None:
        """Draw once the size is known; begin where there is something to do."""
        self.call_after_refresh(self.draw)
        (self.query_one("#choices", Rows) if self._choices else self.query_one(Input)).focus()

    def draw(self) -> None:
        """Show question and choices."""
        cells = max(self.size.width - 3, 20)
        rows: list[Row] = []
        for line in self._title:
            rows += paragraph(line, cells, "text!") if line else [row()]
        rows.append(row())
        rows += [row((cut(words, cells), "text"), name=name) for name, words in self._choices]
        self.query_one("#choices", Rows).show(rows)
        hints = [("enter", "take it"), ("tab", "line or choices"), ("esc", "back")]
        self.query_one("#foot", Bar).show(
            row(*[span for key, what in hints for span in ((key, "accent!"), (f" {what}  ", "soft"))], ground="panel")
        )

    def on_resize(self) -> None:
        """For the other size."""
        self.call_after_refresh(self.draw)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A choice."""
        self.dismiss(event.name)

    def on_input_submitted(self) -> None:
        """Own words."""
        self.action_send()

    def action_send(self) -> None:
        """Own words, when there are any."""
        words = self.query_one(Input).value.strip()
        self.dismiss(f"= {words}" if words else "")

    def action_other(self) -> None:
        """Between choices and line."""
        line = self.query_one(Input)
        (self.query_one("#choices", Rows) if line.has_focus else line).focus()

    def action_close(self) -> None:
        """Think better of it."""
        self.dismiss("")
