"""Named streams: the same draws everywhere, and none of another name's business."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.tables import DRAWS, uniform
from simulator.engine.streams import Highest, Lowest, SeededStream, Stream, Streams

GOLDEN = {
    "customer/kim/patience": [8_202_117_390_791_941, 820_143_850_511_380, 7_588_882_578_049_254],
    "fault/certificate-expired/onset": [4_845_095_013_439_183, 7_787_585_168_202_046, 1_571_583_633_805_761],
}


@pytest.mark.parametrize("name", GOLDEN)
def test_the_first_draws_of_a_name_never_change(name: str) -> None:
    stream = Streams(7)[name]
    assert [stream.draw53() for _ in range(3)] == GOLDEN[name]


@pytest.mark.parametrize("salt", ["0", "1", "random"])
def test_draws_do_not_depend_on_the_hash_seed(salt: str) -> None:
    program = (
        "from simulator.engine.streams import Streams\ns = Streams(7)['customer/kim/patience']\n"
        "print(s.draw53(), s.draw53(), s.draw53())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env={"PYTHONHASHSEED": salt}, capture_output=True, text=True, check=True
    )
    assert [int(word) for word in done.stdout.split()] == GOLDEN["customer/kim/patience"]


@given(st.integers(0, 2**64), st.lists(st.sampled_from("abcd"), max_size=30))
def test_draws_under_other_names_move_nothing(seed: int, others: list[str]) -> None:
    alone, among = Streams(seed), Streams(seed)
    expected = [alone["kim"].draw53() for _ in range(3)]
    seen = []
    for _ in range(3):
        for other in others:
            among[other].draw53()
        seen.append(among["kim"].draw53())
    assert seen == expected


def test_every_question_costs_one_draw_and_is_counted_under_its_name() -> None:
    streams = Streams(7)
    streams["b"].below(3)
    streams["b"].pick("xyz")
    streams["a"].chance(5_000)
    streams["b"].value(uniform(0, 9))
    assert streams["never drawn from"].drawn == 0
    assert list(streams.counts().items()) == [("a", 1), ("b", 3)]


@given(st.integers(0, 10**6), st.integers(1, 10**9))
def test_a_number_below_n_is_below_n(seed: int, n: int) -> None:
    assert 0 <= Streams(seed)["x"].below(n) < n


def test_chance_keeps_its_promise_at_both_ends() -> None:
    for kind in (Lowest, Highest):
        stream: Stream = Streams(0, kind)["x"]
        assert stream.chance(10_000)
        assert not stream.chance(0)


def test_the_doubles_give_the_ends() -> None:
    low, high = Streams(0, Lowest)["x"], Streams(0, Highest)["x"]
    assert (low.draw53(), high.draw53()) == (0, DRAWS - 1)
    assert (low.pick("abc"), high.pick("abc")) == ("a", "c")
    assert (low.value(uniform(3, 8)), high.value(uniform(3, 8))) == (3, 8)


def test_impossible_questions_are_refused() -> None:
    stream = Streams(7)["x"]
    with pytest.raises(ValueError, match="below"):
        stream.below(0)
    with pytest.raises(ValueError, match="pick"):
        stream.pick([])


@given(st.integers(0, 99), st.lists(st.sampled_from(["a", "b"]), max_size=9))
def test_a_first_number_is_the_same_however_often_asked_and_is_no_draw(seed: int, names: list[str]) -> None:
    streams = Streams(seed)
    for name in names:
        assert streams.first(name) == SeededStream(seed, name).draw53()
    assert streams.counts() == {}
    assert streams.since(0) == ({}, 0)
