"""The registry of keys: one meaning a key, and every act of the game behind one."""

from __future__ import annotations

from pathlib import Path

from simulator.domain.decide import RULES
from simulator.domain.inputs import (
    DropWork,
    EndCall,
    OpenInteraction,
    ParkWork,
    ReadArticle,
    RefuseCall,
    ResumeWork,
    TakeCall,
    TakeHint,
)
from simulator.tui.registry import KEYS, LETTERS, table
from simulator.wording.acts import BY_NAME

BY_OTHER_KEYS = {TakeCall, RefuseCall, EndCall, OpenInteraction, ReadArticle, ParkWork, ResumeWork, DropWork, TakeHint}
"""F2, F3, enter on a contact or an article, y, x, F5."""


def test_every_command_of_the_game_can_be_reached() -> None:
    reached = {BY_NAME[name].command for key in KEYS for name in key.acts} | BY_OTHER_KEYS
    assert reached == set(RULES)


def test_a_key_means_one_thing() -> None:
    pressed = [press for key in KEYS if key.where != "drawer" for press in key.press]
    assert len(pressed) == len(set(pressed))


def test_a_letter_stands_for_acts_that_exist() -> None:
    assert all(name in BY_NAME for key in LETTERS.values() for name in key.acts)
    assert all(len(letter) == 1 and letter.isascii() for letter in LETTERS)


def test_the_page_of_keys_is_what_the_registry_says() -> None:
    page = (Path(__file__).parents[2] / "docs" / "keys.md").read_text(encoding="utf-8")
    assert table() in page
