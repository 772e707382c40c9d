"""A shift on screen: acts by keys, halts, phone, sizes; and the same journal as in plain mode."""

from __future__ import annotations

from typing import Any

import pytest

from simulator.domain.inputs import ReadArticle
from simulator.session.session import Session
from simulator.tui.app import EastCityApp
from simulator.tui.screens.shift.screen import ShiftScreen
from simulator.tui.settings import Settings
from tests.plain.sitting import compiled, loop, session
from tests.support.runs import MINUTE
from tests.tui.stage import Seat, seated


def records(run: Session) -> list[Any]:
    return list(run._records)


def state(seat: Seat, name: str) -> str:
    ticket = seat.sitting.scene.ticket(name)
    return ticket.state if ticket else ""


def moving(seat: Seat) -> bool:
    return seat.screen.motion is not None


async def test_the_same_acts_give_the_same_journal_as_plain_mode() -> None:
    run = session()
    async with seated(run=run) as seat:
        await seat.press("full_stop", "full_stop", "full_stop", "f2")
        assert seat.sitting.view.on_call == "C03"
        await seat.press("a", "2", "ctrl+s")
        await seat.press("f2")
        seat.desk.choose("K1")
        await seat.press("g", "1")
    by_lines = session()
    sitting = loop(
        "next\nnext\nnext\nanswer C03\nask C03 since\nhang-up C03\ntake K1\nquit\n", typed=True, run=by_lines
    )
    sitting.play()
    assert [type(r).__name__ for r in records(run)] == [type(r).__name__ for r in records(by_lines)]
    assert records(run) == records(by_lines)


async def test_a_ringing_phone_is_a_row_and_takes_nothing_from_the_cursor() -> None:
    async with seated() as seat:
        before = seat.app.focused
        await seat.press("full_stop", "full_stop", "full_stop")
        assert "( PHONE )" in seat.text
        assert seat.app.focused is before
        assert "F2 take the call" in seat.text


async def test_an_act_is_refused_in_words_and_nothing_moves() -> None:
    async with seated() as seat:
        now = seat.sitting.session.now
        await seat.press("z")
        assert "Not done" in seat.text
        await seat.press("x")
        assert seat.sitting.session.now == now


async def test_what_cannot_be_done_is_explained_when_asked() -> None:
    async with seated() as seat:
        await seat.press("w")
        assert "Why not" in seat.text
        assert "take it first" in seat.text
        await seat.press("escape")
        assert "Why not" not in seat.text


async def test_a_draft_outlives_the_drawer() -> None:
    async with seated() as seat:
        seat.desk.choose("K1")
        await seat.press("n")
        await seat.press("up", "up", "enter", *"ring", "escape")
        assert not seat.desk.drawer
        await seat.press("n")
        assert seat.desk.form.values["next_step"] == "ring"


async def test_work_that_is_stopped_asks_what_to_do() -> None:
    run = session()
    async with seated(run=run) as seat:
        await seat.press("full_stop", "full_stop")
        for subject in ("K1", "K2", "K3"):
            seat.desk.choose(subject)
            await seat.press("j", "3", "ctrl+s")
            if seat.sitting.busy:
                break
        assert seat.sitting.busy
        assert "PHONE" in seat.text
        await seat.press("y", "f3")
        assert "lay aside" not in seat.text
        assert len(seat.sitting.view.hands.parked) == 1
        await seat.press("y")
        assert not seat.sitting.view.hands.parked


async def test_what_stopped_the_work_stays_said_whatever_is_pressed() -> None:
    async with seated() as seat:
        sitting = seat.sitting
        for article in sitting.scene.book.articles:
            if sitting.busy and not sitting.view.ringing:
                break
            if sitting.view.ringing:
                await seat.press("f3", "x")
            sitting.give(ReadArticle(seat=sitting.view.seat, article=article))
        assert sitting.busy
        seat.screen.show()
        await seat.press()
        before = [line for line in seat.lines if "HALTED" in line]
        assert len(before) == 1
        assert seat.sitting.halted_by[:20] in before[0]
        assert seat.sitting.halted_by
        await seat.press("f3")
        assert "No phone rings." in seat.text
        assert [line for line in seat.lines if "HALTED" in line] == before


async def test_going_back_brings_the_time_back() -> None:
    async with seated() as seat:
        seat.desk.choose("K1")
        await seat.press("g", "1")
        assert state(seat, "K1") == "in-progress"
        await seat.press("z")
        assert state(seat, "K1") == "new"


@pytest.mark.parametrize("room", range(1, 9))
async def test_every_room_opens_at_both_sizes(room: int) -> None:
    async with seated((80, 24)) as seat:
        await seat.press("full_stop", str(room))
        await seat.press("down", "down")
        assert len(seat.lines) == 24
        await seat.pilot.resize_terminal(120, 40)
        await seat.press("down")
        assert len(seat.lines) == 40


async def test_a_storm_of_sizes_harms_nothing() -> None:
    async with seated() as seat:
        await seat.press("full_stop", "full_stop", "a")
        for size in ((20, 5), (160, 50), (80, 24), (60, 20), (121, 41), (99, 29), (3, 2), (120, 40)):
            await seat.pilot.resize_terminal(*size)
        await seat.press("escape")
        assert "Queue" in seat.text


async def test_an_act_moves_across_the_screen_and_arrives() -> None:
    async with seated(settings=Settings(pace="slow")) as seat:
        seat.desk.choose("K1")
        await seat.pilot.press("g")
        await seat.pilot.press("1")
        await seat.pilot.pause(0.2)
        assert moving(seat)
        assert "runs" in seat.text
        await seat.press("down")
        seat.screen.arrive()
        await seat.press()
        assert not moving(seat)
        assert "stands" in seat.text


async def test_whoever_is_quicker_than_the_end_of_the_shift_ends_it_once() -> None:
    run, ended = session(), list[str]()
    late = run.length - 10 * MINUTE
    while run.now < late:
        run.advance(late, frozenset())
    app = EastCityApp(lambda: ShiftScreen(run, compiled()[1], ended.append), Settings(pace="slow"))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        while not ended:
            await pilot.press("full_stop")
        await pilot.press("full_stop", "full_stop")
    assert ended == ["finished"]
    assert run.finished


async def test_a_screen_that_is_too_small_says_so_and_loses_nothing() -> None:
    async with seated((80, 24)) as seat:
        await seat.press("right_square_bracket")
        before = seat.desk.subject, seat.desk.tab
        await seat.pilot.resize_terminal(60, 20)
        await seat.press()
        assert "This terminal is 60 x 20" in seat.text
        await seat.pilot.resize_terminal(80, 24)
        await seat.press()
        assert (seat.desk.subject, seat.desk.tab) == before
        assert "This terminal" not in seat.text


async def test_the_desk_once_more_is_its_queue_on_a_small_screen() -> None:
    async with seated((80, 24)) as seat:
        await seat.press("right_square_bracket")
        assert seat.desk.tab == 0
        await seat.press("1")
        assert seat.desk.tab == -1
        assert seat.desk.rows_of("queue").has_focus


async def test_going_back_leaves_nothing_of_the_run_that_is_no_more() -> None:
    async with seated() as seat:
        await seat.press("g", "1", "n")
        assert seat.sitting.session.commands
        assert seat.desk.drawer
        await seat.press("escape")
        assert seat.screen.drafts
        seat.screen.rewind(1)
        await seat.press()
        assert not seat.screen.drafts
        assert not seat.desk.drawer
