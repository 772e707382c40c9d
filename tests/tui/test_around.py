"""Screens around the shift: by keys alone, at every size, harmless, and nothing is lost on the way."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot

from scoring.debrief.commitment import commit, last
from simulator.bots import POLICIES
from simulator.lab.runner import play
from simulator.lab.verdict import Kit, conclude
from simulator.session.journal import Journal
from simulator.session.session import Session
from simulator.tui.app import EastCityApp
from simulator.tui.cells import width
from simulator.tui.flow import Flow
from simulator.tui.outside import KEYS
from simulator.tui.screens.debrief.charts import area, columns, points_over
from simulator.tui.screens.debrief.screen import DebriefScreen
from simulator.tui.screens.lobby.maps import Lobby, map_rows, shift_rows
from simulator.tui.screens.lobby.screen import LobbyScreen
from simulator.tui.screens.shift.screen import ShiftScreen
from simulator.tui.screens.watch.screen import WatchScreen
from simulator.tui.settings import Settings
from simulator.tui.shelf import best, daily, read_run, runs, shifts, unfinished
from simulator.tui.start import desk, lobby
from tests.plain.sitting import compiled
from tests.tui.stage import lines
from tests.tui.test_look import unmeasured

SIZES = ((80, 24), (120, 40), (160, 50))
SEED = 7


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A player's folder of its own."""
    monkeypatch.setenv("EASTCITY_HOME", str(tmp_path))
    (tmp_path / "runs").mkdir()
    return tmp_path


@asynccontextmanager
async def opened(size: tuple[int, int], glyphs: str = "rich") -> AsyncIterator[tuple[EastCityApp, Pilot[object]]]:
    app = lobby(Settings(pace="still", glyphs=glyphs))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield app, pilot


async def settled(pilot: Pilot[object]) -> None:
    for _ in range(3):
        await pilot.pause()


async def until(pilot: Pilot[object], app: EastCityApp, words: str) -> str:
    for _ in range(240):
        await pilot.pause(0.25)
        shown = "\n".join(lines(app))
        if words in shown:
            return shown
    raise AssertionError(f"{words!r} never came:\n{shown}")


def kept(home: Path, bot: str, minutes: int | None) -> Path:
    """A run in the player's folder: played to its end but not graded, or left in the middle."""
    made = Kit.of(compiled())
    header = made.header(SEED, "shift")
    path = home / "runs" / f"{bot}-{minutes}.simlog"
    session = Session(made.stage_for(header), header, Journal.create(path, header))
    play(session, POLICIES[bot], session.book.seat, session.length if minutes is None else minutes * 60_000)
    if minutes is None:
        while not session.finished:
            session.advance(session.length, frozenset())
    session.leave()
    return path


@pytest.mark.parametrize("size", SIZES)
async def test_from_the_lobby_to_the_briefing_and_back(home: Path, size: tuple[int, int]) -> None:
    commit("Ask who else has it.", "portal-warning")
    async with opened(size) as (app, pilot):
        shown = "\n".join(lines(app))
        for entry in shifts():
            assert entry.title in shown
        assert "Ask who else has it." in shown
        await pilot.press("enter")
        await settled(pilot)
        shown = "\n".join(lines(app))
        assert "You are " in shown
        assert "Ask who else has it." in shown
        assert "take the seat" in shown
        await pilot.press("escape")
        await settled(pilot)
        assert "E A S T C I T Y" in lines(app)[0]


async def test_a_key_pressed_while_the_lobby_was_busy_does_not_take_the_seat(home: Path) -> None:
    async with opened((80, 24)) as (app, pilot):
        impatient = Key("enter", "\r")
        await pilot.press("enter")
        await settled(pilot)
        app.post_message(impatient)
        await settled(pilot)
        assert "take the seat" in "\n".join(lines(app))
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, ShiftScreen)


async def test_taking_the_seat_begins_a_run_and_leaving_keeps_it(home: Path) -> None:
    async with opened((80, 24)) as (_app, pilot):
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("ctrl+q")
        await settled(pilot)
    [run] = runs()
    assert not run.finished
    assert unfinished(runs()) == run


async def test_plain_signs_are_ascii_on_every_screen(home: Path) -> None:
    async with opened((80, 24), "plain") as (app, pilot):
        for keys in (("enter",), ("escape", "h"), ("escape", "comma"), ("question_mark",)):
            assert "\n".join(lines(app)).isascii()
            await pilot.press(*keys)
            await settled(pilot)
        assert "\n".join(lines(app)).isascii()


async def test_settings_show_at_once_and_are_kept(home: Path) -> None:
    async with opened((80, 24)) as (app, pilot):
        before = app.theme
        await pilot.press("comma", "right")
        await settled(pilot)
        assert app.theme != before
    assert (home / "settings.toml").read_text(encoding="utf-8").count("\n") >= 4


async def test_the_whole_debrief_by_keys_alone(home: Path) -> None:
    path = kept(home, "close-everything", None)
    async with opened((120, 40)) as (app, pilot):
        await pilot.press("c")
        shown = await until(pilot, app, "What do you think you scored?")
        assert "of 100 points" not in shown
        await pilot.press("pagedown", "left", "down", "s", "enter")
        shown = await until(pilot, app, "of 100 points")
        assert "you guessed 59" in shown
        assert isinstance(app.screen, DebriefScreen)
        await pilot.press("3")
        await until(pilot, app, "Cost most")
        await pilot.press("4", "pagedown", "right_square_bracket")
        assert "The desk at that moment" in await until(pilot, app, "What had just happened")
        await pilot.press("5")
        await until(pilot, app, "What happened after you left")
        await pilot.press("6")
        await until(pilot, app, "Every point")
        await pilot.press("t")
        await settled(pilot)
        await pilot.press("tab", *"ask first", "enter")
        await settled(pilot)
        await pilot.press("e")
        await until(pilot, app, "Written to")
        await pilot.press("q")
        await settled(pilot)
        assert "E A S T C I T Y" in lines(app)[0]
        await pilot.press("comma", "escape", "h")
        await settled(pilot)
        assert unmeasured(app.inks) == set()
    said = last()
    assert said is not None
    run = read_run(path)
    assert run is not None
    assert run.finished
    assert run.points is not None
    assert path.with_name("close-everything-None.debrief.html").exists()


async def test_leaving_before_the_guess_loses_nothing(home: Path) -> None:
    path = kept(home, "idle", None)
    async with opened((80, 24)) as (app, pilot):
        await pilot.press("c")
        await until(pilot, app, "What do you think you scored?")
        await pilot.press("q")
        await settled(pilot)
        await pilot.press("c")
        await until(pilot, app, "What do you think you scored?")
    run = read_run(path)
    assert run is not None
    assert not run.finished


def test_the_shelf_reads_what_runs_say_of_themselves(home: Path) -> None:
    kept(home, "careful", 30)
    (home / "runs" / "junk.simlog").write_bytes(b"\xff\x00 no journal")
    (home / "runs" / "list.simlog").write_bytes(b"[1]\n")
    [run] = runs()
    assert (run.scenario, run.seed, run.finished, run.points) == ("portal-warning", SEED, False, None)
    assert best(runs(), "portal-warning") is None


def test_the_daily_seed_is_the_same_for_everybody_and_another_tomorrow() -> None:
    entries = shifts()
    first, second = daily(entries, date(2026, 11, 24)), daily(entries, date(2026, 11, 25))
    assert first is not None
    assert second is not None
    assert first == daily(entries, date(2026, 11, 24))
    assert first.seed == 20261124 != second.seed
    assert daily((), date(2026, 11, 24)) is None


@pytest.mark.parametrize("cells", [58, 78, 110])
def test_no_word_of_the_map_is_cut(cells: int) -> None:
    shown = Lobby(shifts(), {}, None, None, None, None)
    for tall in (False, cells >= 78):
        for row in (*map_rows(shown, "portal-warning", cells, tall=tall), *shift_rows(shown, cells)):
            assert not any("…" in text for text, _ in row.left) or cells < 78


def test_a_key_means_one_thing_on_each_screen() -> None:
    for where in {key.where for key in KEYS}:
        pressed = [press for key in KEYS if key.where == where for press in key.press]
        assert len(pressed) == len(set(pressed))


def test_curves_keep_peaks_and_fit_their_place() -> None:
    values = [0] * 100 + [7] + [0] * 79
    assert max(columns(values, 40)) == 7
    for rows in (area(values, 50, 3, ink="late"), points_over([(values, "o", "text")], 50, 3)):
        assert len(rows) == 3
        assert {sum(len(text) for text, _ in row.left) for row in rows} == {49}


async def test_watching_moves_the_bot_alone_and_keeps_nothing(home: Path) -> None:
    async with opened((120, 40)) as (app, pilot):
        await pilot.press("w")
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, WatchScreen)
        for _ in range(8):
            await pilot.press("full_stop")
            await settled(pilot)
        moved = screen.sitting.session.now
        assert moved > 0
        assert screen.sitting.session.commands
        await pilot.press("a", "i", "r", "enter")
        await settled(pilot)
        assert screen.sitting.session.now == moved
        await pilot.press("ctrl+q")
        await settled(pilot)
        assert "E A S T C I T Y" in lines(app)[0]
    assert runs() == ()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_two_runs_of_one_day_stand_side_by_side(home: Path, size: tuple[int, int]) -> None:
    for bot in ("idle", "close-everything"):
        graded(kept(home, bot, None))
    async with opened(size) as (app, pilot):
        await pilot.press("h")
        await settled(pilot)
        await pilot.press("m", "down", "m")
        shown = await until(pilot, app, "Two runs of one day")
        assert shown.count("What was done") >= 1


def graded(path: Path) -> None:
    made = Kit.of(compiled())
    session, _ = Session.resume(path, made.stage_for)
    conclude(session)
    session.leave()


NASTY = "[bold]x[/] \x1b[2J\u202e\u200b 測試 " + "long " * 40


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_no_name_does_anything_on_the_screens_of_a_debrief(home: Path, size: tuple[int, int]) -> None:
    path = kept(home, "close-everything", None)
    graded(path)
    plan, texts = compiled()
    made = Kit.of((plan, replace(texts, names=tuple((person, NASTY) for person, _ in texts.names))))
    flow = Flow(desk)
    app = EastCityApp(lambda: LobbyScreen(flow), Settings(pace="still"))
    flow.app = app
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        flow.debrief(made, path=path)
        shown = await until(pilot, app, "of 100 points")
        for keys in (("2", "end"), ("3", "a"), ("4", "pagedown", "pagedown"), ("5",), ("6",)):
            await pilot.press(*keys)
            await settled(pilot)
            shown += "\n".join(lines(app))
            for line in lines(app):
                assert not {"\x1b", "\u202e", "\u200b"} & set(line)
                assert width(line) == size[0]
    assert "[bold]x[/]" in shown


async def test_no_size_is_too_small_or_too_large_for_any_screen(home: Path) -> None:
    graded(kept(home, "idle", None))
    async with opened((120, 40)) as (app, pilot):
        for keys in (("enter",), ("escape", "comma"), ("escape", "h"), ("enter",), ("3",), ("4",)):
            await pilot.press(*keys)
            await pilot.resize_terminal(80, 24)
            await settled(pilot)
            screen, top = app.screen, lines(app)[0]
            for size in ((20, 5), (1, 1), (200, 60), (80, 24)):
                await pilot.resize_terminal(*size)
                await settled(pilot)
                assert [width(line) for line in lines(app)] == [size[0]] * size[1]
            assert (app.screen, lines(app)[0]) == (screen, top)
        await until(pilot, app, "Debrief")


async def test_what_was_meant_is_judged_at_the_next_debrief(home: Path) -> None:
    graded(kept(home, "idle", None))
    commit("Ask who else.", "portal-warning")
    async with opened((120, 40)) as (app, pilot):
        await pilot.press("h")
        await settled(pilot)
        await pilot.press("enter")
        await until(pilot, app, "of 100 points")
        await pilot.press("3", "k")
        await until(pilot, app, "This time you meant")
    said = last()
    assert said is not None
    assert said.state == "kept"


async def test_another_way_is_asked_for_at_a_decision_and_answered(home: Path) -> None:
    path = kept(home, "close-everything", None)
    graded(path)
    async with opened((120, 40)) as (app, pilot):
        await pilot.press("h")
        await settled(pilot)
        await pilot.press("enter")
        await until(pilot, app, "of 100 points")
        await pilot.press("3")
        await until(pilot, app, " of 60")
        await pilot.press("a")
        await until(pilot, app, "All of them")
        await pilot.press("home", "w")
        shown = await until(pilot, app, "What if you had")
        assert "waited 5 minutes" in shown
        await pilot.press("enter")
        shown = await until(pilot, app, "What if you had: waited 5 minutes")
        assert "points" in shown
        await pilot.press("escape")
        await until(pilot, app, "All of them")
        await pilot.press("w", "tab", *"juggle", "enter")
        assert "There is no act 'juggle'" in await until(pilot, app, "juggle")


@pytest.mark.parametrize("keys", [("f8", "2", "2"), ("f8", "1", "ctrl+s", "f8", "2", "2", "enter")])
async def test_whoever_leaves_the_chair_comes_to_the_debrief(home: Path, keys: tuple[str, ...]) -> None:
    app = lobby(Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await until(pilot, app, "free hints")
        await pilot.press("enter")
        await until(pilot, app, "HANDS")
        for key in keys:
            await pilot.press(key)
        await until(pilot, app, "Debrief")
        assert isinstance(app.screen, DebriefScreen)
