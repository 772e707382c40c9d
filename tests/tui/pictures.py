"""A few screens as text, kept beside the tests: what is on them, and how they come about."""

from __future__ import annotations

import asyncio
from pathlib import Path

from simulator.tui.settings import Settings
from tests.tui.stage import STILL, seated, themed

FOLDER = Path(__file__).parent / "golden"
TO_THE_PHONE = ("full_stop", "full_stop", "full_stop")
TO_A_TICKET = (*TO_THE_PHONE, "down", "down", "down")
PICTURES: dict[str, tuple[tuple[int, int], Settings, tuple[str, ...]]] = {
    "desk-120x40": ((120, 40), STILL, TO_A_TICKET),
    "queue-80x24": ((80, 24), STILL, TO_THE_PHONE),
    "talk-80x24-ascii": ((80, 24), themed("eastcity-mono", "plain"), (*TO_A_TICKET, "right_square_bracket")),
    "call-120x40": ((120, 40), STILL, (*TO_THE_PHONE, "f2", "a", "2")),
    "clock-80x24": ((80, 24), STILL, ("c",)),
}
"""Name -> size, settings, keys."""


async def _drawn(name: str) -> str:
    size, settings, keys = PICTURES[name]
    async with seated(size, settings=settings) as seat:
        await seat.press(*keys)
        return "\n".join(line.rstrip() for line in seat.lines) + "\n"


def drawn(name: str) -> str:
    """A screen as text."""
    return asyncio.run(_drawn(name))


def write() -> None:
    """Write every picture anew."""
    for name in PICTURES:
        (FOLDER / f"{name}.txt").write_text(drawn(name), encoding="utf-8")
