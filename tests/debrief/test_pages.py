"""A debrief to keep: whole, harmless whatever people wrote, and in need of nothing outside itself."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.debrief.commitment import Commitment
from scoring.debrief.html import html
from scoring.debrief.markdown import escaped, markdown, spark
from scoring.debrief.moments import curves, expert_case
from scoring.debrief.page import Block, page
from scoring.debrief.rollouts import values
from scoring.debrief.story import story_of
from scoring.debrief.svg import said
from scoring.debrief.taught import Taught
from simulator.domain.plan import Texts
from simulator.lab.verdict import Judged
from tests.debrief.small import BASELINE, played
from tests.session.small import header

HOSTILE = '</td><script>alert(1)</script> [x](javascript:1) \x1b[31m\u202e"onload="x `| #_*'
ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "ul", "li", "table", "thead",
    "tbody", "tr", "th", "td", "figure", "figcaption", "svg", "line", "text", "path", "rect",
}  # fmt: skip


@pytest.fixture(scope="module")
def blocks() -> tuple[Block, ...]:
    case, engine, grade = played()
    story = story_of(Judged(header(), engine, grade, BASELINE, 1), case, Texts((), (("p001", HOSTILE),)))
    *_, last = values(case, workers=0)
    lessons = (Taught("a", HOSTILE, ("satisfaction",), HOSTILE),)
    expert = curves(expert_case(case))
    return page(story, last.known, lessons=lessons, expert=expert, said=Commitment(HOSTILE, "small"))


class Strict(HTMLParser):
    """Notes every element and attribute, and whether elements close in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_holds_only_elements_that_we_draw_and_they_close(blocks: tuple[Block, ...]) -> None:
    parser = Strict()
    parser.feed(html(blocks))
    parser.close()
    assert parser.open == []
    assert parser.elements <= ALLOWED
    assert not {name for name in parser.attributes if name.startswith("on") or name in ("href", "src")}


def test_the_page_refers_to_nothing_outside(blocks: tuple[Block, ...]) -> None:
    text = html(blocks)
    assert not re.search(r"https?:|url\(|@import|<link|<img|<iframe|xlink", text)
    assert "default-src 'none'" in text


def test_no_text_obeys_anybody(blocks: tuple[Block, ...]) -> None:
    for text in (html(blocks), markdown(blocks)):
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert not re.search(r"(?<!\\)<script", text)
        assert "alert(1)" in text
    assert not re.search(r"(?<!\\)\]\(", markdown(blocks))


def test_every_part_of_the_debrief_stands_in_both(blocks: tuple[Block, ...]) -> None:
    for text in (html(blocks), markdown(blocks)):
        for words in ("What each decision was worth", "Backlog", "Money lost so far", "People without a service",
                      "Points by family", "Every point", "One thing for next time"):  # fmt: skip
            assert words in text


def test_the_same_run_gives_the_same_page(blocks: tuple[Block, ...]) -> None:
    assert html(blocks) == html(blocks)
    assert markdown(blocks).endswith("\n")


@given(st.text(max_size=80))
def test_no_written_text_leaves_its_place(text: str) -> None:
    assert not set('<>"') & set(said(text))
    assert "\n" not in escaped(text)
    assert not re.search(r"(?<!\\)[`*_<>|]", escaped(text).replace("\\\\", ""))


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=200))
def test_a_small_curve_keeps_its_peak(numbers: list[int]) -> None:
    drawn = spark(numbers, max(numbers))
    assert len(drawn) == min(60, len(numbers))
    assert ("█" in drawn) == (max(numbers) > 0)
