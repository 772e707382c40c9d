"""Screens read as they are kept; and whatever people are called or write, a screen stays a screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.domain.plan import Texts
from simulator.tui.cells import width
from simulator.tui.offers import named
from tests.plain.sitting import compiled
from tests.tui.pictures import FOLDER, PICTURES, drawn
from tests.tui.stage import seated

NASTY = "[/nope] [b]x\x1b[31mred\x1b]0;title\x07\u202etxet\u200b \x9b2J 日本語 e\u0301\u0301\u0301 🙂 {me} %s\r\n\tend"


@pytest.mark.parametrize("name", PICTURES)
def test_a_screen_reads_as_it_is_kept(name: str) -> None:
    assert drawn(name) == (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def hostile() -> Texts:
    """Every text and name of the morning, and what nobody should call themselves."""
    texts = compiled()[1]
    return replace(
        texts,
        texts=tuple((name, tuple(NASTY + " " + words for words in variants)) for name, variants in texts.texts),
        names=tuple(
            (name, f"{NASTY} {called}{'x' * (10_000 if n % 50 == 0 else 90)}")
            for n, (name, called) in enumerate(texts.names)
        ),
    )


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_no_text_does_anything_on_a_screen(size: tuple[int, int]) -> None:
    async with seated(size, texts=hostile()) as seat:
        await seat.press("full_stop", "full_stop", "full_stop", "f2")
        for keys in (
            ("right_square_bracket",),
            ("a", "2"),
            ("escape", "c"),
            ("escape", "v"),
            ("escape", "3"),
            ("6",),
            ("1",),
            ("i",),
        ):
            await seat.press(*keys)
            assert all(width(line) == size[0] for line in seat.lines)
            assert not any(ord(sign) < 32 or sign in "\u202e\u200b\x9b" for line in seat.lines for sign in line)
        assert "[/nope]" in seat.text or "[b]" in seat.text


async def test_what_is_pasted_or_typed_is_harmless() -> None:
    from textual import events

    async with seated() as seat:
        seat.desk.choose("K1")
        await seat.press("n", "up", "up", "enter")
        seat.desk.form.fields.post_message(events.Paste(NASTY))
        await seat.press("enter", "ctrl+s")
        record = seat.sitting.session.commands[-1].command
        assert record["kind"] == "AddNote"
        assert "\x1b" not in record["next_step"]
        assert all(width(line) == 120 for line in seat.lines)


async def test_a_queue_of_five_hundred_stays_in_its_frame() -> None:
    async with seated((80, 24)) as seat:
        view = seat.sitting.view
        many = tuple(replace(view.tickets[0], id=f"T-{n:03}", opened=-n) for n in range(500))
        seat.sitting.scene._view = replace(view, tickets=many)
        seat.screen.show()
        await seat.press("end", "up", "home", *["pagedown"] * 3)
        assert seat.desk.subject.startswith("T-")
        assert len(seat.desk.rows_of("queue").names) == 500
        assert len(named(seat.sitting, "ticket")) == 500
