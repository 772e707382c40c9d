"""The picture of the desk in the README: `make picture` plays a few keys and writes `docs/desk.svg`."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from tests.tui.pictures import PICTURES
from tests.tui.stage import seated

TARGET = Path(__file__).parents[2] / "docs" / "desk.svg"
FONT_FACE = re.compile(r"@font-face\s*\{.*?\}", re.DOTALL)
"""Fonts that a picture would fetch from elsewhere; the reader's own monospaced font does."""


async def _drawn() -> str:
    size, settings, keys = PICTURES["call-120x40"]
    async with seated(size, settings=settings) as seat:
        await seat.press(*keys)
        return seat.app.export_screenshot(title="EastCity")


def picture() -> str:
    """The desk as an SVG that fetches nothing."""
    return FONT_FACE.sub("", asyncio.run(_drawn()))


if __name__ == "__main__":
    TARGET.write_text(picture(), encoding="utf-8")
