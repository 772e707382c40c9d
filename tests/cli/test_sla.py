"""`eastcity sla -`: worked clock cases, odd nights, and a stream that nothing stops."""

import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.compiler.sla import Answerer

SIX_DAYS = [[day, "08:00", "20:00"] for day in ("mon", "tue", "wed", "thu", "fri", "sat")]
DESK: dict[str, Any] = {"tz": "Asia/Singapore", "weekly": SIX_DAYS, "holidays": ["2025-10-20"]}
HOUR = 3600


def ask(**question: Any) -> Any:
    """The answer to one question, with an id and a calendar filled in."""
    return json.loads(Answerer().answer(json.dumps({"id": 1, "calendar": DESK, **question}).encode()))


def due(start: str, hours: float, **more: Any) -> Any:
    return ask(op="due", start=start, amount_s=hours * HOUR, **more).get("due")


def elapsed(start: str, end: str, **more: Any) -> Any:
    return ask(op="elapsed", start=start, end=end, **more).get("elapsed_s")


@pytest.mark.parametrize(
    ("start", "hours", "pauses", "expected"),
    [
        ("2025-10-17T18:30:00+08:00", 8, [], "2025-10-18T14:30:00+08:00"),
        ("2025-10-18T19:00:00+08:00", 4, [], "2025-10-21T11:00:00+08:00"),
        ("2025-10-13T09:00:00+08:00", 8, [("11:00", "15:30")], "2025-10-14T09:30:00+08:00"),
        ("2025-10-13T09:00:00+08:00", 8, [], "2025-10-13T17:00:00+08:00"),
        ("2025-10-12T02:00:00+08:00", 1, [], "2025-10-13T09:00:00+08:00"),
        ("2025-10-13T09:00:00+08:00", 11, [], "2025-10-13T20:00:00+08:00"),
        ("2025-10-13T09:00:00+08:00", 8, [("11:00", "14:00"), ("13:00", "15:30")], "2025-10-14T09:30:00+08:00"),
        ("2025-10-13T09:00:00+08:00", 8, [("06:00", "09:00"), ("21:00", "23:00")], "2025-10-13T17:00:00+08:00"),
        ("2025-10-13T01:00:00+00:00", 0, [], "2025-10-13T09:00:00+08:00"),
    ],
)
def test_the_worked_cases_of_the_clock_rules(
    start: str, hours: int, pauses: list[tuple[str, str]], expected: str
) -> None:
    stops = [[f"2025-10-13T{a}:00+08:00", f"2025-10-13T{b}:00+08:00"] for a, b in pauses]
    assert due(start, hours, pauses=stops) == expected


def test_a_hold_over_night_pauses_service_hours_only() -> None:
    monday, tuesday = "2025-10-13T08:00:00+08:00", "2025-10-14T20:00:00+08:00"
    hold = [["2025-10-13T19:00:00+08:00", "2025-10-14T09:00:00+08:00"]]
    assert elapsed(monday, tuesday) - elapsed(monday, tuesday, pauses=hold) == 2 * HOUR


def test_an_open_pause_has_no_due_time_and_counts_up_to_the_end() -> None:
    start, hold = "2025-10-13T09:00:00+08:00", [["2025-10-13T11:00:00+08:00", None]]
    assert ask(op="due", start=start, amount_s=HOUR * 8, pauses=hold) == {"id": 1, "due": None}
    assert elapsed(start, "2025-10-13T15:00:00+08:00", pauses=hold) == 2 * HOUR


@pytest.mark.parametrize(
    ("tz", "start", "expected"),
    [
        ("America/New_York", "2025-03-08T23:00:00-05:00", "2025-03-09T05:00:00-04:00"),
        ("America/New_York", "2025-11-01T23:00:00-04:00", "2025-11-02T03:00:00-05:00"),
        ("Australia/Sydney", "2025-10-04T23:00:00+10:00", "2025-10-05T05:00:00+11:00"),
        ("Australia/Sydney", "2025-04-05T23:00:00+11:00", "2025-04-06T03:00:00+10:00"),
    ],
)
def test_five_hours_over_a_change_of_clocks_are_five_real_hours(tz: str, start: str, expected: str) -> None:
    assert due(start, 5, calendar={"tz": tz, "weekly": None}) == expected


def test_the_answer_carries_the_offset_of_the_calendar_at_that_instant() -> None:
    sydney = {"tz": "Australia/Sydney", "weekly": [["fri", "09:00", "17:00"], ["mon", "09:00", "17:00"]]}
    assert due("2025-10-03T06:00:00+00:00", 2, calendar=sydney) == "2025-10-06T10:00:00+11:00"


def test_several_windows_a_day_and_windows_over_midnight_count() -> None:
    split = {"tz": "Asia/Singapore", "weekly": [["mon", "08:00", "12:00"], ["mon", "13:00", "24:00"]]}
    assert elapsed("2025-10-13T00:00:00+08:00", "2025-10-14T00:00:00+08:00", calendar=split) == 15 * HOUR
    night = {"tz": "Asia/Singapore", "weekly": [["mon", "22:00", "06:00"]]}
    assert due("2025-10-13T23:00:00+08:00", 7, calendar=night) == "2025-10-14T06:00:00+08:00"


def test_exceptions_replace_the_windows_of_their_date() -> None:
    eve = {**DESK, "exceptions": {"2025-12-24": [["08:00", "12:00"]]}}
    assert due("2025-12-24T09:00:00+08:00", 4, calendar=eve) == "2025-12-25T09:00:00+08:00"


def test_seconds_and_parts_of_them_are_kept() -> None:
    assert elapsed("2025-10-13T09:00:01+08:00", "2025-10-13T09:00:59+08:00") == 58
    assert elapsed("2025-10-13T09:00:00.250+08:00", "2025-10-13T09:00:01+08:00") == 0.75
    assert due("2025-10-13T19:59:59+08:00", 2 / HOUR) == "2025-10-14T08:00:01+08:00"


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"op": "when"}, "op"),
        ({"start": "2025-10-13"}, "start"),
        ({"start": "2025-10-13T09:00:00"}, "start"),
        ({"start": 7}, "start"),
        ({"start": "0001-01-01T00:00:00+14:00"}, "start"),
        ({"start": "9999-12-31T23:59:59-12:00"}, "start"),
        ({"amount_s": -1}, "amount_s"),
        ({"amount_s": True}, "amount_s"),
        ({"amount_s": "8h"}, "amount_s"),
        ({"amount_s": 10**30}, "amount_s"),
        ({"amount_s": 1e300}, "amount_s"),
        ({"op": "elapsed"}, "end"),
        ({"op": "elapsed", "end": "2025-10-12T09:00:00+08:00"}, "end"),
        ({"op": "elapsed", "end": "2065-10-12T09:00:00+08:00"}, "end"),
        ({"pauses": [["2025-10-13T09:00:00+08:00"]]}, "pauses"),
        ({"pauses": [["2025-10-13T09:00:00+08:00", "2025-10-13T08:00:00+08:00"]]}, "pauses"),
        ({"pauses": 5}, "pauses"),
        ({"calendar": []}, "calendar"),
        ({"calendar": {**DESK, "holiday": []}}, "calendar"),
        ({"calendar": {"tz": "Asia/Singapore"}}, "weekly"),
        ({"calendar": {"tz": "Asia/Singapore", "weekly": []}}, "weekly"),
        ({"calendar": {"tz": "Asia/Singapore", "weekly": [["mon", "08:00"]]}}, "weekly"),
        ({"calendar": {"tz": "Asia/Singapore", "weekly": [["mon", "08:00", "20:00"]] * 999}}, "weekly"),
        ({"calendar": {"tz": "Asia/Singapore", "weekly": "always"}}, "weekly"),
        ({"calendar": {"tz": None, "weekly": None}}, "tz"),
        ({"calendar": {"tz": "Mars/Olympus", "weekly": None}}, "tz"),
        ({"calendar": {**DESK, "holidays": [20251020]}}, "holidays"),
        ({"calendar": {**DESK, "exceptions": {"24 Dec": []}}}, "exceptions"),
        ({"id": [1]}, "id"),
    ],
)
def test_a_question_that_cannot_be_answered_gets_one_sentence(change: dict[str, Any], part: str) -> None:
    question = {"op": "due", "start": "2025-10-13T09:00:00+08:00", "amount_s": 60, **change}
    answer = ask(**question)
    assert set(answer) == {"id", "error"}
    assert answer["error"].startswith(f"{part}: ")
    assert "\n" not in answer["error"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
keys = ("id", "op", "calendar", "start", "end", "amount_s", "pauses")


@given(st.dictionaries(st.sampled_from(keys), json_values), st.binary(max_size=60))
def test_whatever_a_line_holds_it_gets_exactly_one_line_of_json(question: dict[str, Any], noise: bytes) -> None:
    for line in (json.dumps(question).encode(), noise):
        answer = Answerer().answer(line)
        assert "\n" not in answer
        assert "id" in json.loads(answer)


PROGRAM = [sys.executable, "-c", "from simulator.cli import main; main()", "sla", "-"]


def test_the_stream_goes_on_after_bad_lines() -> None:
    good = json.dumps(
        {"id": "ok", "op": "due", "calendar": DESK, "start": "2025-10-17T18:30:00+08:00", "amount_s": 28800}
    ).encode()
    bad = [
        b"\xff\xfe",
        b"{",
        b"[" * 100_000,
        b'{"id":' + b"9" * 5_000 + b"}",
        b"NaN",
        b"x" * 3_000_000,
        b'{"id":1e999}',
    ]
    done = subprocess.run(PROGRAM, input=b"\n".join([*bad, b"", good]), capture_output=True, check=True, timeout=60)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [set(answer) for answer in answers[:-1]] == [{"id", "error"}] * len(bad)
    assert answers[-1] == {"id": "ok", "due": "2025-10-18T14:30:00+08:00"}
    assert done.stderr == b""


def test_each_answer_comes_before_the_next_question() -> None:
    with subprocess.Popen(PROGRAM, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(2):
            process.stdin.write(b'{"id": %d}\n' % number)
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait(30) == 0


@pytest.mark.parametrize("redirection", ["<&-", ">&-", ">/dev/full", "| true"])
def test_closed_full_or_broken_ends_leave_no_traceback(redirection: str) -> None:
    words = " ".join(f"'{word}'" for word in PROGRAM)
    command = f"yes '{{}}' | head -n 5000 | {words} {redirection}" if redirection != "<&-" else f"{words} <&-"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, timeout=60)
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_asking_the_clock_loads_no_screen_engine_or_models() -> None:
    program = (
        "import sys, simulator.cli.app, simulator.cli.sla, simulator.compiler.sla\n"
        "print([name for name in ('textual', 'simpy', 'pydantic', 'networkx', 'ruamel') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
