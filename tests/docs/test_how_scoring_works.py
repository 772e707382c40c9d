"""The page about scoring says what the code computes."""

from __future__ import annotations

import re

from scoring.rubric import DEFAULTS, FAMILIES, WHOLE
from tests.docs.scoring_tables import BLOCK, PAGE, TABLES, filled


def test_every_table_of_the_page_is_the_one_the_code_computes() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == filled(page), "make it anew: python -m tests.docs.scoring_tables"


def test_every_table_stands_on_the_page_once() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert sorted(block[2] for block in BLOCK.finditer(page)) == sorted(TABLES)


def test_every_measure_has_its_own_words() -> None:
    page = BLOCK.sub("", PAGE.read_text(encoding="utf-8"))
    said = re.findall(r"^\*\*`([a-z-]+)`\.\*\*", page, re.MULTILINE)
    assert sorted(said) == sorted(measure.id for measure in DEFAULTS)


def test_the_weights_add_up_to_the_whole_and_every_family_has_a_measure() -> None:
    assert sum(measure.weight for measure in DEFAULTS) == WHOLE
    assert {measure.family for measure in DEFAULTS} == set(FAMILIES)
