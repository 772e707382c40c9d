"""How people write times, shares, money and conditions, and what each notation stands for."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.compiler.schema import notation
from simulator.compiler.schema.expression import conditions_in, parse_expression
from simulator.compiler.schema.notation import Moment, Onset, Rate, Reading
from simulator.compiler.schema.predicate import Question, read_question
from simulator.domain.plan import AllOf, AnyOf, Expression, Is
from simulator.domain.tables import constant, exponential, spread, uniform
from simulator.domain.time import DAY, HOUR, MINUTE, SECOND

Reader = Callable[[object], Any]

GOOD: tuple[tuple[Reader, object, object], ...] = (
    (notation.duration, "90s", 90 * SECOND),
    (notation.duration, "1h30m", 90 * MINUTE),
    (notation.duration, "3d", 3 * DAY),
    (notation.duration, 0, 0),
    (notation.minutes, 20, 20),
    (notation.minutes, "2h", 120),
    (notation.moment, "08:40", Moment(0, 520)),
    (notation.moment, "24:00", Moment(0, 1440)),
    (notation.moment, "02:10+1", Moment(1, 130)),
    (notation.moment, "-2d 14:20", Moment(-2, 860)),
    (notation.moment_or_onset, "onset", Onset(0)),
    (notation.moment_or_onset, "onset+5m", Onset(5 * MINUTE)),
    (notation.moment_or_onset, "onset - 1h", Onset(-HOUR)),
    (notation.minute_of_day, "07:45", 465),
    (notation.share, "33%", 3_300),
    (notation.share, "12.5%", 1_250),
    (notation.share, "0.01 %", 1),
    (notation.share, "100%", 10_000),
    (notation.multiplier, "x30", 30_000),
    (notation.multiplier, "x0.5", 500),
    (notation.multiplier, "5%", 50),
    (notation.money, "SGD 4,500", 450_000),
    (notation.money, "SGD 1,234,567.89", 123_456_789),
    (notation.money, "SGD 900", 90_000),
    (notation.waits, "12m-24m", uniform(12 * MINUTE, 24 * MINUTE)),
    (notation.waits, "5m", constant(5 * MINUTE)),
    (notation.waits, "4m / 9m / 22m", spread(4 * MINUTE, 9 * MINUTE, 22 * MINUTE)),
    (notation.waits, "~2h", exponential(2 * HOUR)),
    (notation.rate, "3 per 10m", Rate(3, 10 * MINUTE)),
    (notation.reading, 340, Reading(340, 0, "")),
    (notation.reading, "340 s", Reading(None, 340_000_000, "s")),
    (notation.reading, "-1.5 ms", Reading(None, -1_500_000, "ms")),
    (notation.reading, "15,000 ms", Reading(None, 15_000_000_000, "ms")),
    (notation.slug, "drain member", "drain-member"),
    (notation.slug, "A19/edge-dc", "A19/edge-dc"),
    (notation.points, 80, 8_000),
    (notation.points, "72.5", 7_250),
    (notation.prose, " one ", ("one",)),
    (notation.prose, ["one", "two"], ("one", "two")),
    (notation.damage_units, "+40", 40),
    (notation.weight, "30%", 3_000),
    (notation.weight, 2, 2),
)

BAD: tuple[tuple[Reader, object], ...] = (
    (notation.duration, "90"),
    (notation.duration, "1m2h"),
    (notation.duration, 90),
    (notation.duration, ""),
    (notation.duration, True),
    (notation.moment, "8:40"),
    (notation.moment, "25:00"),
    (notation.moment, 520),
    (notation.moment_or_onset, "onset+5"),
    (notation.minute_of_day, "-1d 08:00"),
    (notation.share, "101%"),
    (notation.share, "33"),
    (notation.share, "-1%"),
    (notation.multiplier, "30"),
    (notation.multiplier, "x-1"),
    (notation.money, "4500"),
    (notation.money, "SGD 4,50"),
    (notation.money, "USD 4"),
    (notation.waits, "24m-12m"),
    (notation.waits, "9m/4m/22m"),
    (notation.waits, "soon"),
    (notation.rate, "3 per 0s"),
    (notation.reading, "fast"),
    (notation.reading, True),
    (notation.slug, "a b/c/d"),
    (notation.slug, "../etc"),
    (notation.slug, ""),
    (notation.points, 101),
    (notation.points, True),
    (notation.prose, []),
    (notation.prose, ["one", ""]),
    (notation.prose, 3),
    (notation.damage_units, "many"),
    (notation.weight, 0),
)


@pytest.mark.parametrize(("reader", "written", "meant"), GOOD)
def test_a_notation_stands_for_its_numbers(reader: Reader, written: object, meant: object) -> None:
    assert reader(written) == meant


@pytest.mark.parametrize(("reader", "written"), BAD)
def test_what_is_no_notation_gets_one_sentence(reader: Reader, written: object) -> None:
    with pytest.raises(ValueError, match=r"\w") as bad:
        reader(written)
    assert "\n" not in str(bad.value)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_and_never_breaks_a_reader(text: str) -> None:
    for reader in {reader for reader, _, _ in GOOD}:
        try:
            reader(text)
        except ValueError as bad:
            assert str(bad)  # noqa: PT017  either way is right, but not another exception


A, B, C = Is("a", "1"), Is("b", "2"), Is("c", "3")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a=1", A),
        ("a = 1 & b=2", AllOf((A, B))),
        ("a=1 | b=2 & c=3", AnyOf((A, AllOf((B, C))))),
        ("(a=1 | b=2) & c=3", AllOf((AnyOf((A, B)), C))),
        ("((a=1))", A),
    ],
)
def test_and_binds_closer_than_or(text: str, tree: Expression) -> None:
    assert parse_expression(text) == tree


@pytest.mark.parametrize("text", ["", "a", "a=", "a=1 &", "a=1 b=2", "(a=1", "a=1)", "a!=1", "a=1 && b=2", "(" * 50])
def test_a_broken_expression_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parse_expression(text)


trees: st.SearchStrategy[Expression] = st.recursive(
    st.sampled_from([A, B, C]),
    lambda inner: st.lists(inner, min_size=2, max_size=3).flatmap(
        lambda parts: st.sampled_from([AllOf(tuple(parts)), AnyOf(tuple(parts))])
    ),
    max_leaves=8,
)


def _written(tree: Expression) -> str:
    if isinstance(tree, Is):
        return f"{tree.name}={tree.value}"
    joint = " & " if isinstance(tree, AllOf) else " | "
    return joint.join(f"({_written(part)})" for part in tree.parts)


@given(trees)
def test_a_tree_that_is_written_out_is_read_back(tree: Expression) -> None:
    read = parse_expression(_written(tree))
    assert read == tree
    assert len(conditions_in(read)) == _written(tree).count("=")


@pytest.mark.parametrize(
    ("value", "question"),
    [
        ({"told": "staff"}, Question("told", (("audience", "staff"),))),
        ({"declared": True}, Question("declared")),
        ({"not": {"opened": "C1"}}, Question("not", (), (Question("opened", (("contact", "C1"),)),))),
        ({"ticket": {"about": "x", "is": "p1", "for": "10m"}},
         Question("ticket", (("about", "x"), ("for", "600000"), ("is", "p1")))),
        ({"condition": "x.y=z"}, Question("condition", (("fault", "x"), ("name", "y"), ("value", "z")))),
        ({"fact": {"id": "x", "shared": True}}, Question("fact", (("shared", "x"),))),
        ({"fact": "x"}, Question("fact", (("id", "x"),))),
        ({"told": "a", "opened": "b"},
         Question("all", (), (Question("told", (("audience", "a"),)), Question("opened", (("contact", "b"),))))),
    ],
)  # fmt: skip
def test_a_question_is_read(value: object, question: Question) -> None:
    assert read_question(value) == question


def _deep(levels: int) -> object:
    value: object = {"told": "staff"}
    for _ in range(levels):
        value = {"not": value}
    return value


@pytest.mark.parametrize(
    "value",
    [
        "told",
        {},
        {"heard": "x"},
        {"told": {"whom": "x"}},
        {"condition": "x=y"},
        {"not": [{}, {}]},
        {"fact": {}},
        _deep(30),
    ],
)
def test_a_question_outside_the_closed_set_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_question(value)
