"""A screen that follows the size of the terminal and nothing else: what every screen of the app is."""

from __future__ import annotations

from textual import events, on
from textual.screen import Screen, ScreenResultType


class Steady(Screen[ScreenResultType]):
    """A screen that passes over sizes that the terminal no longer has.

    Laying a screen out for a size sends it that size once more; where a newer one came meanwhile, the two would chase
    each other for ever, and the screen would never come to its keys.
    """

    @on(events.Resize)
    def pass_over(self, event: events.Resize) -> None:
        """An older size that was still on its way changes nothing."""
        if event.size != self.app.size:
            event.prevent_default()
            event.stop()
