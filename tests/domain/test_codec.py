"""Plain data and back: whatever a plan can hold survives, and what is no plan says where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.canonical import SAFE_INTEGER, canonical
from simulator.domain.codec import CannotDecode, decode, encode
from simulator.domain.plan import AllOf, AnyOf, Cost, Expression, Is, Scope
from simulator.domain.plan.people import Predicate
from simulator.domain.tables import Table


@dataclass(frozen=True, slots=True)
class Leaf:
    name: str
    value: int


@dataclass(frozen=True, slots=True)
class Twig:
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    pair: tuple[str, int]
    many: tuple[tuple[str, bool], ...]
    choice: Leaf | Twig | None
    maybe: Leaf | None
    word: Literal["yes", "no"]
    table: dict[str, Leaf]
    names: frozenset[str]
    late: int | None = None


words = st.text(st.characters(codec="ascii"), max_size=8)
numbers = st.integers(-(1 << 60), 1 << 60)
leaves = st.builds(Leaf, words, numbers)
trees = st.builds(
    Tree,
    pair=st.tuples(words, numbers),
    many=st.lists(st.tuples(words, st.booleans()), max_size=3).map(tuple),
    choice=st.none() | leaves | st.builds(Twig, st.lists(leaves, max_size=3).map(tuple)),
    maybe=st.none() | leaves,
    word=st.sampled_from(["yes", "no"]),
    table=st.dictionaries(words, leaves, max_size=3),
    names=st.frozensets(words, max_size=3),
    late=st.none() | numbers,
)


@given(trees)
def test_what_is_encoded_decodes_to_the_same_value(tree: Tree) -> None:
    assert decode(Tree, encode(tree)) == tree


@given(trees)
def test_a_value_survives_its_canonical_bytes(tree: Tree) -> None:
    import orjson

    assert decode(Tree, orjson.loads(canonical(encode(tree)))) == tree


def _safe(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _safe(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_safe(item) for item in value]
    return str(value) if type(value) is int and abs(value) > SAFE_INTEGER else value


@given(trees)
def test_canonical_bytes_equal_the_reference_canonicaliser(tree: Tree) -> None:
    plain = encode(tree)
    assert canonical(plain) == rfc8785.dumps(_safe(plain))


@given(st.recursive(st.none() | st.booleans() | numbers | st.text(max_size=5), lambda x: st.lists(x, max_size=3)))
def test_any_text_is_written_as_the_reference_writes_it(plain: Any) -> None:
    assert canonical(plain) == rfc8785.dumps(_safe(plain))


def test_an_expression_keeps_which_joint_it_is() -> None:
    tree: Expression = AllOf((Is("a", "1"), AnyOf((Is("b", "2"), Is("c", "3")))))
    cost = Cost("A19", 3300, Scope((), (), 10_000), tree)
    plain = encode(cost)
    assert plain["when"]["kind"] == "AllOf"
    assert decode(Cost, plain) == cost


def test_a_class_may_hold_itself() -> None:
    tree = Predicate("not", (), (Predicate("told", (("audience", "staff"),), ()),))
    assert decode(Predicate, encode(tree)) == tree


@pytest.mark.parametrize(
    ("plain", "says"),
    [
        ({"name": "a"}, "value: is missing"),
        ({"name": "a", "value": True}, "value: must be a whole number, not True"),
        ({"name": "a", "value": 1.0}, "value: must be a whole number"),
        ({"name": "a", "value": "12"}, "value: must be a whole number"),
        ({"name": 3, "value": 1}, "name: must be a text"),
        ({"name": "a", "value": 1, "more": 2}, "more: is no field of a Leaf"),
        ([], "value: must be a Leaf"),
    ],
)
def test_what_is_no_value_says_where(plain: Any, says: str) -> None:
    with pytest.raises(CannotDecode, match=says):
        decode(Leaf, plain)


def test_a_fault_deep_inside_names_its_path() -> None:
    with pytest.raises(CannotDecode, match=r"leaves\[1\]\.value: must be"):
        decode(Twig, {"leaves": [{"name": "a", "value": 1}, {"name": "b", "value": None}]})


def test_a_choice_without_its_kind_is_refused() -> None:
    with pytest.raises(CannotDecode, match="one of Is, AllOf, AnyOf"):
        decode(Expression, {"name": "a", "value": "b"})


def test_a_rule_of_the_class_itself_is_a_decoding_error() -> None:
    with pytest.raises(CannotDecode, match="must not fall"):
        decode(Table, {"points": [3, 1]})
