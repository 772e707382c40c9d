"""The sanitiser: nothing a terminal obeys comes through, and people's writing stays readable."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.domain.text import MOST_MARKS, NAME_LIMIT, clean, clean_name

FORBIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn")
JOINERS = "\u200c\u200d"

odd = st.sampled_from(
    "\x00\x07\x08\x09\x0a\x0d\x1b\x7f\x80\x84\x85\x90\x98\x9b\x9c\x9d\x9e\x9f\u00ad\u034f\u061c\u0301\u0308\u200b\u200c"
    "\u200d\u200e\u202e\u2028\u2029\u2066\u2069\u3164\ufe0f\ufeff\ud800\ue000\U000e0041\u0644\u0627\u0915\u094d\u0937"
    "\u0940\u09c7\u09be\u1100\u1161\U0001f469\U0001f525\u2764\U0001f3fd[]()m;JPX^_\\1a "
)
texts = st.lists(odd | st.characters(), max_size=40).map("".join)


@settings(max_examples=2_000)
@given(texts, st.booleans(), st.integers(0, 50))
def test_nothing_that_commands_hides_or_reorders_comes_through(text: str, multiline: bool, limit: int) -> None:
    result = clean(text, multiline=multiline, limit=limit)
    allowed = "\n\t" if multiline else ""
    for character in result:
        assert unicodedata.category(character) not in FORBIDDEN or character in allowed + JOINERS
    assert len(result) <= limit


@settings(max_examples=2_000)
@given(texts, st.booleans(), st.integers(0, 50))
def test_cleaning_twice_changes_nothing_more(text: str, multiline: bool, limit: int) -> None:
    once = clean(text, multiline=multiline, limit=limit)
    assert clean(once, multiline=multiline, limit=limit) == once


@settings(max_examples=2_000)
@given(texts)
def test_no_character_carries_more_than_two_marks(text: str) -> None:
    run = 0
    for character in clean(text):
        run = run + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        assert run <= MOST_MARKS


@settings(max_examples=2_000)
@given(texts)
def test_joiners_stand_between_characters_only(text: str) -> None:
    result = clean(text)
    assert not result.startswith(tuple(JOINERS))
    assert not result.endswith(tuple(JOINERS))
    assert not any(pair in result for pair in ("\u200c\u200d", "\u200d\u200c", "\u200c\u200c", "\u200d\u200d"))


@settings(max_examples=2_000)
@given(texts)
def test_a_name_is_one_tidy_line_without_joiners(text: str) -> None:
    name = clean_name(text)
    assert all(unicodedata.category(character) not in FORBIDDEN for character in name)
    assert name == " ".join(name.split())
    assert len(name) <= NAME_LIMIT
    assert clean_name(name) == name


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_text_stays_as_it_was_typed(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("payload", "left"),
    [
        ("a\x1b[31mred\x1b[0m", "ared"),
        ("a\x1b[2Jb", "ab"),
        ("a\x1b]0;title\x07b", "ab"),
        ("a\x1b]52;c;ZXZpbA==\x1b\\b", "ab"),
        ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("a\x1bPq#0\x1b\\b", "ab"),
        ("a\x1b_apc\x9cb", "ab"),
        ("a\x1bXsos\x07b", "ab"),
        ("a\x1b^pm\x1b\\b", "ab"),
        ("a\x1bcb", "ab"),
        ("a\x1b[6nb", "ab"),
        ("a\x9b2Jb", "ab"),
        ("a\x9d0;title\x9cb", "ab"),
        ("\x1b]0;never ends", "0;never ends"),
        ("\x1b\x1b[0m[31m", "[31m"),
        ("\x1b", ""),
        ("good\rbad", "good bad"),
        ("ab\b\bcd", "abcd"),
        ("admin\u202egnp.exe", "admingnp.exe"),
        ("ad\u200bmin\ufeff", "admin"),
        ("a\u200db", "ab"),
        ("flag\U000e0067\U000e0062", "flag"),
        ("Z" + "\u0301" * 50, "Z\u0301\u0301"),
        ("x\ue000\ud800y", "xy"),
        ("a\u3164b", "ab"),
        ("a\ufe0fb", "ab"),
        ("a\tb", "a b"),
    ],
)
def test_each_kind_of_payload_leaves_harmless_text(payload: str, left: str) -> None:
    assert clean(payload) == left


@pytest.mark.parametrize(
    "text",
    [
        "Señor Łukasz Ōtomo, Zoë & O'Brien – 40 €",
        "مرحبا بالعالم",
        "می\u200cخواهم",
        "שָׁלוֹם",
        "張偉 ありがとう 안녕하세요",
        "नमस्ते क्\u200dष ক্ষতি",
        "ภาษาไทยที่นี่",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f\u200d\U0001f525 1\ufe0f\u20e3 \U0001f44d\U0001f3fd",
    ],
)
def test_the_worlds_writing_stays_as_it_was(text: str) -> None:
    assert clean(text) == text


def test_line_ends_of_every_kind_become_new_lines_or_spaces() -> None:
    assert clean("a\r\nb\rc\u2028d\x85e\tf", multiline=True) == "a\nb\nc\nd\ne\tf"
    assert clean("a\r\nb\rc") == "a b c"


def test_a_long_text_ends_in_an_ellipsis() -> None:
    assert clean("abcdef", limit=4) == "abc…"
    assert clean("é" * 6, limit=4) == "ééé…"
    assert clean("abcd", limit=4) == "abcd"
    assert clean("abcd", limit=0) == ""


@pytest.mark.parametrize("name", ["張偉", "Zoë", "O'Brien", "İbrahim", "Nur Aisyah binti Rahman"])
def test_ordinary_names_stay(name: str) -> None:
    assert clean_name(name) == name


def test_a_name_is_composed_and_loses_padding() -> None:
    assert clean_name("  Zoe\u0308 \n\t  \u00a0Tan ") == "Zoë Tan"
    assert clean_name("می\u200cخواهم") == "میخواهم"


@pytest.mark.parametrize("part", ["\x1b]", "\x9d", "\x1b[", "\u0301", "\u200d", "a\x1bP"])
def test_time_grows_with_the_length_only(part: str) -> None:
    started = time.process_time()
    clean(part * 200_000)
    assert time.process_time() - started < 5
