"""The desk of a scenario that is being written: saved versions take over, broken ones are named, nothing is lost."""

from __future__ import annotations

import asyncio
from pathlib import Path

from simulator.compiler.archetype import write_new
from simulator.lab.rehearsal import begun, tick_of, version
from simulator.lab.verdict import Kit
from simulator.session.session import Session
from simulator.tui.app import EastCityApp
from simulator.tui.start import rehearsal
from simulator.tui.widgets.bar import Bar


def said(app: EastCityApp) -> str:
    found = app.screen.query("#author")
    return " ".join(text for row in found.first(Bar).rows for text, _ in row.left) if found else ""


async def until(app: EastCityApp, words: str) -> None:
    async with asyncio.timeout(30):
        while words not in said(app):
            await asyncio.sleep(0.05)


async def played(folder: Path) -> None:
    kit = version(folder).kit
    assert kit is not None

    def start(made: Kit) -> Session:
        return begun(made, 1, tick_of(made, 530))

    app = rehearsal(folder, kit, start(kit), start)
    mark = folder / "scenario.yaml"
    good = mark.read_text(encoding="utf-8")
    async with app.run_test(size=(100, 32)) as pilot:
        await until(app, "as it lies there")
        session = app.screen.sitting.session  # type: ignore[attr-defined]  # the desk has one
        mark.write_text(good.replace("seat:", "saet:"), encoding="utf-8")
        await until(app, "does not play")
        assert app.screen.sitting.session is session  # type: ignore[attr-defined]
        mark.write_text(good.replace("title: My shift", "title: Saved anew"), encoding="utf-8")
        await until(app, "the saved version, at the same minute")
        after = app.screen.sitting.session  # type: ignore[attr-defined]
        assert after is not session
        assert after.now == session.now
        await pilot.press("f5")
        await until(app, "from the start")


def test_a_saved_version_is_played_on_and_a_broken_one_named(tmp_path: Path) -> None:
    write_new(tmp_path / "my-shift", "busy-queue")
    asyncio.run(played(tmp_path / "my-shift"))
