"""Lines are read forgivingly: shortened ids, times, names, facts by number; nothing typed breaks anything."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.domain.base import Command
from simulator.domain.codec import decode, encode
from simulator.domain.time import MINUTE
from simulator.session.session import Session
from simulator.wording.find import find
from simulator.wording.parse import VERBS, led_by, said, verb_of
from simulator.wording.values import Trouble, facts, moment
from tests.plain.sitting import loop, said_by, scene, session

WORDS = st.text(alphabet=st.characters(codec="utf-8"), max_size=40)
VERB = st.sampled_from(sorted(VERBS))
TOKEN = st.sampled_from(
    [
        "K1",
        "K2",
        "C01",
        "with",
        "1",
        "all",
        "next",
        "09:10",
        "to",
        "infrastructure",
        "because",
        "saying",
        '"',
        ",",
        ":",
        "-",
    ]
)


@pytest.fixture(scope="module")
def desk() -> Session:
    sitting = loop()
    sitting._line("wait 07:48")
    return sitting.session


@pytest.mark.parametrize("words", ["K1", "k1", "K01", "k 1"])
def test_ids_may_be_shortened(desk: Session, words: str) -> None:
    assert find(scene(desk), "ticket", words).ids == ("K1",)


@pytest.mark.parametrize(
    ("words", "minutes"),
    [("09:10", 85), ("9:10", 85), ("0910", 85), ("9.10", 85), ("9am", 75), ("noon", 255), ("10:00+1", 135 + 1440)],
)
def test_times_of_day_are_times_of_the_shift(words: str, minutes: int) -> None:
    assert moment(scene(session()), words) == minutes * MINUTE


@pytest.mark.parametrize(("words", "minutes"), [("10m", 10), ("in 10 minutes", 10), ("+1h30m", 90), ("now", 0)])
def test_durations_count_from_now(words: str, minutes: int) -> None:
    run = scene(session())
    assert moment(run, words) == run.view.now + minutes * MINUTE


@pytest.mark.parametrize("words", ["25:00", "soon", "9999999d", "-5m", "09:71"])
def test_what_is_no_time_is_refused_in_a_sentence(words: str) -> None:
    with pytest.raises(Trouble) as trouble:
        moment(scene(session()), words)
    assert trouble.value.sentence


def test_facts_are_chosen_by_number_range_and_all(desk: Session) -> None:
    run = scene(desk)
    held = [fact.id for fact in run.view.facts]
    assert facts(run, "2") == (held[1],)
    assert facts(run, "1-3, 2") == tuple(held[:3])
    assert facts(run, "all") == tuple(held)
    assert facts(run, "none") == ()
    with pytest.raises(Trouble):
        facts(run, str(len(held) + 1))


@given(start=st.integers(min_value=2, max_value=12), name=VERB)
def test_a_unique_beginning_means_its_verb_and_no_other(start: int, name: str) -> None:
    found, close = verb_of(name[:start])
    assert found or close
    if found and name[:start] not in VERBS:
        assert name.startswith(name[:start])
        assert VERBS.get(found, found) == VERBS[name]


@given(name=VERB, rest=st.sampled_from(["", "C22", "C22 with 3"]))
def test_a_verb_of_two_words_may_be_said_as_two(name: str, rest: str) -> None:
    said_apart = f"{name.replace('-', ' ')} {rest}".strip()
    assert led_by(said_apart) == (name, rest)


def test_an_unknown_word_is_answered_with_what_is_close() -> None:
    sitting = loop()
    sitting._line("resolv3 K1 fixed")
    assert "Did you mean" in said_by(sitting)
    assert "resolve" in said_by(sitting)


def test_the_order_of_what_is_said_does_not_matter(desk: Session) -> None:
    run = scene(desk)
    one = said(run, "update", "client-coverage K1 with 1 next 09:10")
    other = said(run, "update", "K1 client-coverage next 09:10 with 1")
    assert one.values == other.values
    assert not one.missing


def test_free_words_after_saying_are_kept_as_typed(desk: Session) -> None:
    found = said(scene(desk), "reply", "K1 with 1 saying to whom it may concern, with 2 thanks")
    assert found.values["text"] == "to whom it may concern, with 2 thanks"
    assert len(found.values["facts"]) == 1


def test_a_contact_stands_for_its_ticket(desk: Session) -> None:
    assert said(scene(desk), "take", "K1").values == {"ticket": "K1"}


@settings(max_examples=150)
@given(verb=VERB, rest=WORDS)
def test_no_words_break_an_act(desk: Session, verb: str, rest: str) -> None:
    found = said(scene(desk), verb, rest)
    if not found.problem and not found.missing:
        assert isinstance(found.act.build(scene(desk), found.values), Command)


@settings(max_examples=150)
@given(verb=VERB, tokens=st.lists(TOKEN, max_size=8))
def test_no_order_of_known_words_breaks_an_act(desk: Session, verb: str, tokens: list[str]) -> None:
    found = said(scene(desk), verb, " ".join(tokens))
    if found.problem or found.missing or verb == "hint":
        assert found.problem.strip() == found.problem
        return
    command = found.act.build(scene(desk), found.values)
    assert isinstance(command, Command)
    assert command.seat == desk.book.seat
    assert decode(type(command), encode(command)) == command
