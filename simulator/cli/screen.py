"""Whether the game can be drawn on this terminal, and the lobby where it can. Loads no command: it opens at once."""

from __future__ import annotations

import gc
import os
import sys


def drawable() -> bool:
    """Whether there is a terminal on which more than lines can be drawn."""
    ends = sys.stdin is not None and sys.stdout is not None and sys.stdin.isatty() and sys.stdout.isatty()
    return ends and os.environ.get("TERM", "dumb") not in ("dumb", "unknown")


def lobby() -> int:
    """Open the lobby, and give the exit code once it is left."""
    gc.disable()  # what is loaded now stays; the app says when memory is tidied

    from simulator.tui.start import lobby as app

    app().run()
    return 0
