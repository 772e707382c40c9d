"""A sitting: scripted or typed, every line is answered, and the journal is what direct commands give."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.domain.base import Refusal
from simulator.domain.inputs import AskCaller, OpenInteraction, TakeTicket
from simulator.plain.desk import READERS
from simulator.session.commands import understood
from simulator.session.session import Session
from simulator.wording import look
from tests.plain.sitting import compiled, loop, played, said_by, scene, session

GOLDEN = Path(__file__).with_name("transcript.txt")
SCRIPT = """\
# the first quarter of an hour
look
facts
take K1
ask K1 which
reply K1 with 3
note K1 next ring back at nine
hold K1 caller until 09:00 question K1
next
open C01
look C01
wait 08:00
clock K1
handover K1 saying waits for the caller
end
"""
HOSTILE = (
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x1b]52;c;AAAA\x07",
    "\x9b2J",
    "\x1bc",
    "a\rb\x08c",
    "\u202eabc\u2066",
    "zero\u200bwidth",
    "a" + "\u0301" * 40,
    "{caller} {person:nobody} {unknown} {0} {value!r}",
)


def harmless(text: str) -> bool:
    """Whether a terminal would obey nothing in a text."""
    return all(sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn") for sign in text)


def test_a_scripted_shift_reads_as_the_golden_transcript() -> None:
    assert played(SCRIPT) == GOLDEN.read_text(encoding="utf-8")


def test_a_scripted_run_is_the_run_of_its_commands_given_directly() -> None:
    typed, direct = session(), session()
    played(SCRIPT, run=typed)
    for record in typed.commands:
        direct.advance(record.tick, frozenset())
        assert not isinstance(direct.submit(understood(record.seat, record.command)), Refusal)
    assert direct.finish().digest() == typed.engine.digest()
    assert len(typed.commands) == 8


def test_typed_words_become_exactly_these_commands() -> None:
    run = session()
    played("take K1\nask K1 which\nquit\n", run=run)
    seat = run.header.seats[0]
    given_ = [understood(record.seat, record.command) for record in run.commands]
    assert given_ == [TakeTicket(seat=seat, ticket="K1"), AskCaller(seat=seat, interaction="K1", intent="scope")]


def test_the_end_of_the_lines_ends_the_shift_and_quitting_keeps_it() -> None:
    ended, kept = session(), session()
    assert loop("look\n", run=ended).play() is True
    assert ended.finished
    assert loop("look\nquit\n", run=kept).play() is False
    assert not kept.finished


def test_looking_takes_no_time_and_writes_nothing() -> None:
    sitting = loop()
    before = (sitting.session.now, sitting.session.engine.digest())
    for word in READERS:
        for rest in ("", "K1", "A19", "portal", "nonsense zzz"):
            sitting._line(f"{word} {rest}")
    for line in (
        "why",
        "why loss",
        "why K1",
        "why priority",
        "why hands",
        "why close K1",
        "help",
        "help ask",
        "?",
        "? log",
    ):
        sitting._line(line)
    assert (sitting.session.now, sitting.session.engine.digest()) == before
    assert not sitting.session.commands


@pytest.mark.parametrize(
    "line", ["close K1", "hold K1 caller until 09:00", "open K1", "unhold K1", "reopen K1", "stand-down K1", "park"]
)
def test_a_refusal_is_a_sentence_and_why_repeats_it(line: str) -> None:
    sitting = loop()
    sitting._line(line)
    refused = sitting.state.refused
    assert refused is not None
    assert f"Not done: {refused.reason}" in " ".join(said_by(sitting).split())
    sitting._line("why")
    assert "no time passed" in " ".join(said_by(sitting).split())
    assert not sitting.session.commands


def test_undo_gives_the_time_back_in_practice_and_is_refused_in_a_shift() -> None:
    sitting = loop()
    start = sitting.session.now
    sitting._line("take K1")
    assert sitting.session.now > start
    sitting._line("undo")
    assert sitting.session.now == start
    earnest = loop(run=session("shift"))
    earnest._line("take K1")
    earnest._line("undo")
    assert len(earnest.session.commands) == 1
    assert "Not done" in said_by(earnest)


def test_a_running_major_incident_stands_first_and_what_is_due_first_after_it() -> None:
    sitting = loop()

    def listed() -> list[str]:
        lines = look.queue(sitting.scene)
        return [line.split()[0] for line in lines[lines.index("Tickets:") + 1 :] if line.startswith("  K")]

    def due(name: str) -> int:
        ticket = sitting.scene.ticket(name)
        assert ticket is not None
        dues = [clock.due for clock in (ticket.response, ticket.resolution) if clock.state != "met"]
        return min(due for due in dues if due is not None)

    assert listed() == sorted(listed(), key=due)
    last = listed()[-1]
    sitting._line(f"priority {last} 1 1 because its time is long past")
    assert listed()[0] == last, "late and not solved is due before all others"
    sitting._line(f"revise {last} incident")
    sitting._line(f"priority {last} 2 3 because everybody has it")
    assert listed()[0] != last
    sitting._line(f"declare {last} wide")
    assert listed()[0] == last
    assert listed()[1:] == sorted(listed()[1:], key=due)
    sitting._line(f"restored {last}")
    sitting._line(f"stand-down {last}")
    assert listed()[0] != last


def test_a_hint_comes_only_once_one_was_stuck_for_its_time() -> None:
    sitting = loop()
    hint = next(iter(sitting.scene.inner.hints.values()))
    assert hint.stuck.kind == "not"
    sitting._line(f"wait {sitting.scene.clock(hint.for_ - 60_000)}")
    sitting._line("hint")
    assert "has no hint for this" in " ".join(said_by(sitting).split())
    assert not sitting.session.commands
    sitting._line(f"wait {sitting.scene.clock(hint.for_)}")
    sitting._line("hint")
    assert [record.command["kind"] for record in sitting.session.commands] == ["TakeHint"]
    assert dict(sitting.scene.view.hints) == {hint.id: 1}


def test_a_person_is_asked_for_what_is_missing_and_may_leave_it() -> None:
    run = session()
    text = played("take\nK1\nhold K1\ncancel\nquit\n", typed=True, run=run)
    assert [record.command["kind"] for record in run.commands] == ["TakeTicket"]
    assert "Left as it was." in text


def test_a_script_is_told_what_is_missing_and_goes_on() -> None:
    run = session()
    text = played("hold K1\ntake K1\nquit\n", run=run)
    assert "Still to say" in text
    assert len(run.commands) == 1


def test_a_ringing_phone_stops_a_person_and_can_be_taken_from_busy_hands() -> None:
    run = session()
    sitting = loop(run=run, typed=True)
    while not scene(run).view.ringing:
        sitting._line("next")
    sitting._line("answer")
    assert scene(run).view.on_call or any(item.call == "voice-mail" for item in scene(run).view.interactions)
    assert OpenInteraction.__name__ not in [record.command["kind"] for record in run.commands][-1:]


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_words_reach_the_terminal_as_harmless_text(payload: str) -> None:
    text = played(f"{payload}\nlook {payload}\ntake K1\nnote K1 saying {payload}\nhistory\nask K1 {payload}\nquit\n")
    assert harmless(text)


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_prose_and_names_reach_the_terminal_as_harmless_text(payload: str) -> None:
    _, texts = compiled()
    bad = replace(
        texts,
        texts=tuple((name, tuple(f"{payload} {variant}" for variant in variants)) for name, variants in texts.texts),
        names=tuple((person, f"{payload} {name}") for person, name in texts.names),
    )
    assert harmless(played("look\nnext\nopen C01\nlook C01\nfacts\npeople\nwall\nbriefing\nquit\n", texts=bad))


def test_no_line_is_longer_than_the_screen() -> None:
    assert max(len(line) for line in played(SCRIPT).split("\n")) <= 80


@settings(max_examples=60)
@given(lines=st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=30), max_size=6))
def test_no_typed_line_breaks_a_sitting(lines: list[str]) -> None:
    assert harmless(played("\n".join([*lines, "quit"]) + "\n", run=fresh()))


_RUN: list[Session] = []


def fresh() -> Session:
    """One run for all examples: whatever they type, it only goes on."""
    if not _RUN or _RUN[0].finished:
        _RUN[:] = [session()]
    return _RUN[0]
