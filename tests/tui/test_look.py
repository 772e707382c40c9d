"""Colours, signs and cells: what must hold of every screen, proved without one."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.tui.cells import Row, cut, fit, row, width, wrap
from simulator.tui.glyphs import ASCII, DIGITS, SPARK, ascii_only
from simulator.tui.theme import GROUNDS, INKS, NAMES, PALETTES, Inks, themes
from simulator.tui.widgets.paint import paint
from tests.tui.stage import seated, themed

ROOT = Path(__file__).parents[2] / "simulator"
READABLE = 4.5
ON_LATE = ("text", "soft", "accent", "late")
"""What the major-incident line is drawn in."""
WORDS = tuple(ink for ink in INKS if ink != "line")
HOSTILE = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("\x1b[]/\\\u202e\u200b\x07\x9b日本語e\u0301🙂")), max_size=80
)


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_ink_can_be_read_on_every_ground_it_is_drawn_on(theme: str, ground: str) -> None:
    inks = Inks(theme)
    for ink in (*WORDS, "=accent!", "=late!"):
        if ground == "late-bg" and ink not in ON_LATE:
            continue
        style = inks(ink, ground)
        assert style.color is not None
        assert style.bgcolor is not None
        measured = contrast(style.color.get_truecolor().hex, style.bgcolor.get_truecolor().hex)
        assert measured >= READABLE - 0.05, f"{ink} on {ground}: {measured:.2f}"


@pytest.mark.parametrize("theme", PALETTES)
def test_what_style_sheets_put_on_a_ground_can_be_read(theme: str) -> None:
    tokens = PALETTES[theme]
    for sheet in (ROOT / "tui").rglob("*.tcss"):
        for rule in sheet.read_text(encoding="utf-8").split("}"):
            inks = re.findall(r"(?:^|[^-\w])(?:border-(?:sub)?title-)?color: \$ec-([\w-]+)", rule)
            grounds = re.findall(r"(?:^|[^-\w])background: \$ec-([\w-]+)", rule) or ["base"]
            for ink in inks:
                for ground in grounds:
                    assert contrast(tokens[ink], tokens[ground]) >= READABLE - 0.05, f"{sheet.name}: {ink} on {ground}"


def unmeasured(inks: Inks) -> set[tuple[str, str]]:
    """What was drawn by now in an ink on a ground whose contrast no test has measured."""
    measured = {(ink, ground) for ink in WORDS for ground in GROUNDS if ground != "late-bg" or ink in ON_LATE}
    measured |= {(ink, ground) for ink in ("line", "=accent", "=late") for ground in GROUNDS}
    return {(ink.rstrip("!").replace("_", ""), ground) for ink, ground in inks._made} - measured


async def test_no_screen_draws_an_ink_on_a_ground_that_was_not_measured() -> None:
    async with seated(settings=themed("eastcity-night")) as seat:
        for keys in (
            ("full_stop",),
            ("2",),
            ("3",),
            ("8",),
            ("1", "p"),
            ("escape", "t"),
            ("escape", "w"),
            ("escape", "v"),
        ):
            await seat.press(*keys)
        assert unmeasured(seat.app.inks) == set()


def test_without_colour_what_is_loud_is_bold_and_what_is_filled_is_reversed() -> None:
    inks = Inks("eastcity-mono")
    assert inks("late", "base").bold
    assert inks("=late!", "base").reverse
    assert inks("text", "accent").reverse
    assert inks("text", "base").color is None


def test_three_themes_have_the_same_tokens() -> None:
    found = [set(theme.variables) for theme in themes()]
    assert len(themes()) == len(NAMES)
    assert all({f"ec-{token}" for token in PALETTES["eastcity-night"]} <= tokens for tokens in found)


def own_signs() -> set[str]:
    """Every character beyond ASCII in a string that the app itself spells."""
    found: set[str] = set()
    for path in sorted((ROOT / "tui").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docs = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
                found |= {character for character in node.value if not character.isascii()}
    return found


def test_every_sign_the_app_draws_has_an_ascii_twin_of_one_cell() -> None:
    assert own_signs() <= set(ASCII)
    assert all(len(twin) == 1 and twin.isascii() for twin in ASCII.values())
    assert all(width(sign) == 1 for sign in (*ASCII, *SPARK, *"".join("".join(rows) for rows in DIGITS.values())))


@given(HOSTILE)
def test_ascii_mode_lets_nothing_else_out(text: str) -> None:
    assert ascii_only(text).isascii()


@given(HOSTILE, st.integers(1, 40))
def test_a_fitted_text_has_exactly_its_cells(text: str, cells: int) -> None:
    from simulator.domain.text import clean

    assert width(fit(clean(text), cells)) == cells
    assert width(cut(clean(text), cells)) <= cells


@given(HOSTILE, st.integers(4, 60))
def test_no_wrapped_line_is_wider_than_it_may_be(text: str, cells: int) -> None:
    assert all(width(line) <= cells for line in wrap(text, cells))


@given(HOSTILE, HOSTILE, st.integers(3, 100), st.booleans(), st.booleans())
def test_a_painted_row_is_as_wide_as_asked_and_harmless(
    one: str, two: str, cells: int, chosen: bool, plain: bool
) -> None:
    for made in (row((one, "text"), right=[(two, "late!")]), Row(((one, "text"),), rule=True)):
        strip = paint(made, cells, "base", Inks("eastcity-night"), chosen=chosen, plain=plain)
        assert strip.cell_length == cells
        assert "\x1b" not in strip.text
        assert "\u202e" not in strip.text
        assert not plain or strip.text.isascii()
