"""The map: lines that can be followed, boxes that are whole, harm only along what is recorded or marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from simulator.tui.cells import width
from simulator.tui.screens.map.layout import TALL, Box, Link, drawn
from simulator.tui.screens.map.ranks import HEADS, around
from simulator.tui.screens.map.room import MapRoom
from simulator.tui.sitting import Sitting
from tests.plain.sitting import compiled, session
from tests.tui.stage import Seat, seated

NAMES = st.text(alphabet="abc 日e\u0301[]", min_size=1, max_size=40).map(lambda text: text.strip() or "x")


def room(seat: Seat) -> MapRoom:
    here = seat.screen.room_here
    assert isinstance(here, MapRoom)
    return here


@given(st.lists(st.tuples(st.integers(0, 3), NAMES), max_size=14), st.data())
def test_every_box_is_whole_and_every_row_as_wide_as_asked(made: list[tuple[int, str]], data: st.DataObject) -> None:
    boxes = [Box(f"n{n}", rank, "A01", title) for n, (rank, title) in enumerate(made)]
    ends = [(a, b) for a in boxes for b in boxes if a.rank <= b.rank <= a.rank + 1 and a is not b and b.rank]
    chosen = data.draw(st.lists(st.sampled_from(ends), max_size=12)) if ends else []
    picture = drawn(boxes, [Link(a.name, b.name) for a, b in dict.fromkeys(chosen)], 80, HEADS)
    assert all(sum(width(text) for text, _ in row.left) == 80 for row in picture.rows[1:])
    tops = [picture.places[box.name] for box in boxes]
    assert all(rank != other or abs(y - z) >= TALL for n, (rank, y) in enumerate(tops) for other, z in tops[:n])


def test_every_node_has_a_picture_around_it_that_shows_only_known_lines() -> None:
    sitting = Sitting(session(), compiled()[1])
    known = {(of, on) for of, on, _ in sitting.view.dependencies}
    for name in (*sitting.scene.book.services, *sitting.scene.book.cis):
        found = around(sitting, name)
        assert name in {box.name for box in found.boxes}
        ways = {box.name for box in found.boxes if not box.title}
        lines = [link for link in found.links if not link.of.startswith("who:") and not {link.of, link.on} & ways]
        assert {(link.of, link.on) for link in lines} <= known
        assert not any(link.harm for link in found.links)


async def test_a_mark_is_drawn_and_says_no_more_than_the_player_said() -> None:
    async with seated() as seat:
        await seat.press("3", "right")
        part = room(seat).chosen
        assert part in seat.sitting.scene.book.cis
        await seat.press("q")
        assert "suspected" in seat.text
        await seat.press("o")
        assert "ruled out" in seat.text
        await seat.press("enter")
        assert f"around {seat.sitting.scene.part(part)}" in seat.text


async def test_the_map_is_found_by_words_and_from_the_wall() -> None:
    async with seated() as seat:
        await seat.press("3", "slash", *"quayside", "enter")
        assert room(seat).chosen == "A19"
        await seat.press("2", "down", "3")
        assert room(seat).chosen in seat.sitting.scene.book.services


async def test_a_letter_jumps_to_every_box_in_view_and_goes_when_it_is_done() -> None:
    async with seated() as seat:
        await seat.press("3")
        before, shown = seat.text, room(seat).canvas.in_view()
        await seat.press("semicolon")
        letters = {name: letter for letter, (_, name) in seat.screen._labels.items()}
        assert len(shown) > 1
        assert set(shown) <= set(letters)
        assert sum(f"│{letters[name]} " in seat.text for name in shown) >= len(shown) - 1
        await seat.press("escape")
        assert seat.text == before
        await seat.press("semicolon", letters[shown[-1]])
        assert room(seat).chosen == shown[-1]
