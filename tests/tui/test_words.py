"""Words are found where they are met: glossary, articles in the palette, hints, reasons; what acts cost; tone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.compiler import catalog
from simulator.domain.inputs import OpenInteraction, TakeHint
from simulator.domain.predicates import true
from simulator.tui.gentle import MILD, softened
from simulator.tui.price import price
from simulator.tui.screens.map.room import MapRoom
from simulator.tui.sitting import Sitting
from simulator.wording.acts import ACTS
from tests.plain.sitting import compiled, fresh, session
from tests.tui.stage import STILL, seated


async def test_a_word_leads_to_the_map_and_an_article_is_found_from_anywhere() -> None:
    async with seated() as seat:
        await seat.press("4", "w", *"kyc", "enter")
        here = seat.screen.room_here
        assert isinstance(here, MapRoom)
        assert here.chosen == "onboard-client"
        await seat.press("ctrl+p", *"warning")
        assert "READ" in seat.text
        await seat.press("escape", "1")


async def test_what_a_colleague_said_stays_readable_and_says_what_more_costs() -> None:
    async with seated() as seat:
        await seat.press("f5")
        first = seat.sitting.advice[0]
        assert seat.sitting.advice[1] == 1
        assert first[:30] in seat.text
        assert "F5 says more" in seat.text
        await seat.press("4", "f5")
        assert seat.sitting.advice[1] == 2
        assert first[:30] not in seat.text


def test_a_colleague_goes_on_with_what_they_said_last() -> None:
    sitting = Sitting(fresh("blotter-crawls"), catalog.load("blotter-crawls")[1])
    *_, later = (
        hint.id
        for hint in sitting.scene.inner.hints.values()
        if true(sitting.scene.world, hint.stuck, sitting.scene.seat)
    )
    assert sitting.give(TakeHint(seat=sitting.view.seat, hint=later)) is None
    assert sitting.hint() is None
    assert sitting.view.hints == ((later, 2),)


def test_a_colleague_speaks_first_of_what_is_chosen() -> None:
    for chosen, meant in (("D01", "first-answer"), ("D03", "joiner")):
        sitting = Sitting(fresh("first-day"), catalog.load("first-day")[1])
        for name in ("D01", "D03"):
            while sitting.scene.interaction(name) is None:
                sitting.next()
            assert sitting.give(OpenInteraction(seat=sitting.view.seat, interaction=name)) is None
        assert sitting.hint(chosen) is None
        assert sitting.view.hints == ((meant, 1),)


async def test_a_colleagues_words_go_when_they_are_done() -> None:
    run = fresh("first-day")
    async with seated((80, 24), run=run, texts=catalog.load("first-day")[1]) as seat:
        await seat.press("f5")
        assert "A colleague" in seat.text
        await seat.press("enter")
        assert "A colleague:" not in seat.text
        assert "F5 asks your colleague" in seat.text


async def test_on_the_bench_the_reason_against_the_chosen_one_is_told() -> None:
    async with seated() as seat:
        await seat.press("7", "w")
        assert "Why not" in seat.text
        assert "Test" in seat.text or "Nothing is in the way" in seat.text


def test_every_act_has_a_price_that_can_be_read() -> None:
    run = session()
    book = run.view().handbook
    shown = {act.name: price(book, act.name) for act in ACTS}
    assert all(len(words) <= 6 for words in shown.values())
    assert shown["test"].endswith("m")
    assert shown["log"] == "1m"


def test_the_gentle_tone_changes_sharp_lines_and_nothing_else() -> None:
    texts = compiled()[1]
    book = session().engine.book
    soft = softened(texts, book)
    sharp = {text for voice in book.voices.values() for kind, text in voice.lines if kind in MILD}
    assert sharp
    assert replace(soft, texts=()) == replace(texts, texts=())
    for (name, before), (same, after) in zip(texts.texts, soft.texts, strict=True):
        assert name == same
        assert (before == after) != (name in sharp)


async def test_the_gentle_tone_is_heard_at_the_desk() -> None:
    async with seated(settings=replace(STILL, gentle=True)) as seat:
        book = seat.sitting.scene.inner
        line = next(text for voice in book.voices.values() for kind, text in voice.lines if kind == "angry")
        assert seat.sitting.scene.text(line) in MILD["angry"]


async def test_what_was_told_whole_is_shown_again_before_a_colleague_speaks_of_something_else() -> None:
    async with seated((80, 24), run=fresh("first-day"), texts=catalog.load("first-day")[1]) as seat:
        await seat.press("enter", "full_stop", "enter", "full_stop", "f2", "f5", "f5", "f5")
        whole = seat.sitting.advice
        assert whole[1] == 3
        await seat.press("f5", "f5", "f5")
        assert seat.sitting.advice != whole
        assert seat.sitting.advice[1] == 3
        asked = len(seat.sitting.session.commands)
        await seat.press("f5")
        assert seat.sitting.advice == whole
        assert len(seat.sitting.session.commands) == asked


@pytest.mark.parametrize(
    ("typed", "first"), [("write", "Write article"), ("no", "Note"), ("take", "Take it"), ("say", "Ask")]
)
async def test_what_is_called_like_the_letters_stands_first_in_the_palette(typed: str, first: str) -> None:
    async with seated() as seat:
        seat.desk.choose("K1")
        await seat.press("ctrl+p", *typed)
        lines = seat.lines
        below = next(n for n, line in enumerate(lines) if " DO " in line)
        assert first in lines[below + 1]
