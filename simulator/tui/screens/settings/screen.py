"""The settings on screen: each change shows at once and is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from simulator.tui.cells import BLANK, Row, fit, row, wrap
from simulator.tui.glyphs import ASCII
from simulator.tui.outside import Outer, bindings, foot
from simulator.tui.settings import PACES, Settings, folder
from simulator.tui.theme import NAMES
from simulator.tui.widgets.rows import Rows

CHOICES: tuple[tuple[str, str, tuple[object, ...], str], ...] = (
    ("theme", "Colours", NAMES, "night, day, or none: bold, reverse and underline only"),
    ("pace", "Pace of an act", tuple(PACES), "how long an act takes on screen; it costs nothing in the shift"),
    ("glyphs", "Signs", ("rich", "plain"), "plain is ASCII, for terminals that tear the line below"),
    (
        "gentle",
        "Gentle tone",
        (False, True),
        "out of patience, callers stay mild; a debrief begins with what served best",
    ),
    ("bell", "Bell", (False, True), "one sound of the terminal when the phone rings"),
)
"""(field, name, values, what it is)."""
WORDS = {False: "off", True: "on", "eastcity-night": "night", "eastcity-day": "day", "eastcity-mono": "no colour"}


def setting_rows(settings: Settings, cells: int, tall: int = 0) -> list[Row]:
    """Every setting with its value and what it means, then the ruler of signs; air where `tall` has room."""
    rows: list[Row] = [row()]
    for name, title, values, about in CHOICES:
        value = getattr(settings, name)
        shown = WORDS.get(value, str(value))
        place = f"{values.index(value) + 1 if value in values else 1} of {len(values)}"
        rows.append(row((fit(title, 18), "text!"), (fit(shown, 12), "accent!"), (place, "faint"), name=name))
        rows += [row((" " * 18 + line, "soft"), name=name) for line in wrap(about, cells - 20)]
        rows.append(row())
    signs = "".join(ASCII)[: max(cells - 24, 10)]
    rows += [row(("The bars must stand in line:", "soft")), row(("|" + signs + "|", "text"))]
    rows.append(row(("|" + "-" * len(signs) + "|", "text")))
    kept = folder()
    rows += [row(), row((f"Kept in {kept}" if kept else "There is no folder to keep them in.", "faint"))]
    while tall and len(rows) > tall and BLANK in rows:
        rows.remove(BLANK)
    return rows


class SettingsScreen(Outer):
    """Choose and see."""

    WHERE = "settings"
    CSS_PATH = "settings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("settings"),
        Binding("left", "change(-1)", "change", show=False, priority=True),
        Binding("right", "change(1)", "change", show=False, priority=True),
    ]

    def body(self) -> Iterable[Any]:
        """One list."""
        yield Rows(id="choices")

    def draw(self) -> None:
        """Everything anew."""
        self.rows("choices").show(setting_rows(self.eastcity.settings, self.size.width, self.size.height - 2))
        self.bar("top").show(row(("Settings", "accent!")))
        self.bar("foot").show(foot("settings", self.size.width))

    def on_rows_opened(self) -> None:
        """The next value."""
        self.action_change(1)

    def action_next(self) -> None:
        """The next value."""
        self.action_change(1)

    def action_change(self, by: int) -> None:
        """Another value of the chosen setting."""
        chosen = self.rows("choices").chosen
        for name, _, values, _ in CHOICES:
            if name == chosen:
                now = getattr(self.eastcity.settings, name)
                place = values.index(now) if now in values else 0
                changed: dict[str, Any] = {name: values[(place + by) % len(values)]}
                self.eastcity.change(replace(self.eastcity.settings, **changed))
        self.draw()

    def action_back(self) -> None:
        """Back; everything is kept already."""
        self.dismiss(None)
