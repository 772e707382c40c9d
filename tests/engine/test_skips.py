"""Numbers nobody reads: drawn and counted as if somebody had."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from simulator.engine.streams import Streams

STEPS = st.lists(st.tuples(st.booleans(), st.sampled_from(["a", "b"])), max_size=30)


@given(STEPS, st.integers(0, 30))
def test_what_is_read_after_skips_is_what_would_have_been_read(steps: list[tuple[bool, str]], cut: int) -> None:
    plain, lazy = Streams(7), Streams(7)
    places = [0, 0]
    for number, (skipped, name) in enumerate(steps):
        drawn = plain[name].draw53()
        if skipped:
            lazy.skip(name)
        else:
            assert lazy[name].draw53() == drawn
        if number == cut:
            for which, streams in enumerate((plain, lazy)):
                _, places[which] = streams.since(0)
    assert plain.counts() == lazy.counts()
    assert plain.since(places[0])[0] == lazy.since(places[1])[0]


def test_a_look_that_no_noise_can_change_still_counts_its_draws() -> None:
    streams = Streams(7)
    streams.skip("noise/a")
    assert streams.counts() == {"noise/a": 1}
    assert streams.since(0) == ({"noise/a": 1}, 1)
