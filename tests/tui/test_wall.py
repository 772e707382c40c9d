"""The wall: what a tile says, what is coloured, and a cursor that walks both ways."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.time import MINUTE
from simulator.tui.cells import width
from simulator.tui.screens import wall
from simulator.tui.screens.wall.course import GRID, course
from simulator.tui.screens.wall.room import WallRoom
from simulator.tui.widgets.chart import run_chart
from simulator.tui.widgets.tiles import WIDE
from tests.tui.stage import Seat, seated


def room(seat: Seat) -> WallRoom:
    here = seat.screen.room_here
    assert isinstance(here, WallRoom)
    return here


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 10_000)), max_size=8), st.integers(0, 60))
def test_a_course_has_a_value_for_every_look_since_the_first(told: list[tuple[int, int]], looks: int) -> None:
    steps = sorted({tick * GRID: value for tick, value in told}.items())
    found = course(steps, looks * GRID + MINUTE)
    first = steps[0][0] // GRID if steps else looks + 1
    assert [tick for tick, _ in found] == [n * GRID for n in range(first, looks + 1)]
    assert all(value == max(s for s in steps if s[0] <= tick)[1] for tick, value in found)


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=30), st.integers(3, 12))
def test_what_is_beyond_the_limit_is_never_drawn_above_it(values: list[int], tall: int) -> None:
    points = [(n * GRID, value) for n, value in enumerate(values)]
    rows = run_chart(points, 60, tall, low=0, high=10_000, limit=wall.WARN)
    inks = [{ink for _, ink in row.left} for row in rows]
    limit = next(n for n, found in enumerate(inks) if "risk" in found)
    assert all("late!" not in found for found in inks[:limit])
    assert any(value < wall.WARN for value in values) == any("late!" in found for found in inks)


async def test_tiles_tell_state_in_sign_word_and_number_and_the_cursor_walks_both_ways() -> None:
    async with seated() as seat:
        await seat.press("2")
        made = wall.tiles(seat.sitting, "", WIDE)
        assert {len(tile.chart) for tile in made} == {wall.LINES}
        assert all(sum(width(text) for text, _ in line) == WIDE - 2 for tile in made for line in tile.chart)
        assert seat.text.count("● ok") >= len(made)
        names = [tile.name for tile in made]
        await seat.press("right", "down")
        assert room(seat).chosen == names[1 + room(seat).tiles.columns]
        assert f"{seat.sitting.scene.service(room(seat).chosen)} · requests answered" in seat.text


async def test_a_small_screen_has_the_same_wall_as_one_list() -> None:
    async with seated((80, 24)) as seat:
        await seat.press("2", "down")
        assert room(seat).chosen in seat.sitting.scene.book.services
        assert seat.sitting.scene.service(room(seat).chosen) in seat.text
        await seat.pilot.resize_terminal(120, 40)
        await seat.press()
        assert "requests answered" in seat.text


async def test_a_letter_jumps_to_every_tile_in_view_and_goes_when_it_is_done() -> None:
    async with seated() as seat:
        await seat.press("2")
        before, shown = seat.text, room(seat).tiles.in_view()
        await seat.press("semicolon")
        letters = {name: letter for letter, (_, name) in seat.screen._labels.items()}
        assert set(shown) <= set(letters)
        await seat.press("escape")
        assert seat.text == before
        await seat.press("semicolon", letters[shown[-1]])
        assert room(seat).chosen == shown[-1]
        assert seat.text.count("● ok") == before.count("● ok")
