"""The chain: every way a line can be touched is found, and found where it is."""

import hashlib
import re
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.canonical import canonical
from simulator.session import chain, header
from simulator.session.errors import DoesNotHold, NotAJournal
from tests.session.lines import HEADER, RECORDS, chained, plain_lines, written

CONTENT = written()
LINES = CONTENT.splitlines(keepends=True)


def damage(content: bytes) -> DoesNotHold | None:
    """What reading finds."""
    try:
        return chain.read(content).damage
    except DoesNotHold as found:
        return found


def test_what_was_written_reads_back_whole() -> None:
    reading = chain.read(CONTENT)
    assert reading.header == HEADER
    assert reading.records == RECORDS
    assert (reading.damage, reading.cut, reading.torn) == (None, False, False)
    assert reading.ends[-1] == len(CONTENT)
    assert reading.end == RECORDS[-1]


def test_a_line_is_canonical_json_chained_by_sha_256() -> None:
    above = ""
    for line in LINES:
        record = orjson.loads(line)
        value = record.pop("h")
        assert value == hashlib.sha256(above.encode() + canonical(record)).hexdigest()
        above = value


@pytest.mark.parametrize("number", range(1, len(LINES) + 1))
def test_every_changed_byte_of_every_line_is_found_in_that_line(number: int) -> None:
    before, line, after = LINES[: number - 1], LINES[number - 1], LINES[number:]
    for place in range(len(line) - 1):
        changed = bytearray(line)
        changed[place] ^= 1
        if changed[place] == ord("\n"):
            continue
        found = damage(b"".join([*before, bytes(changed), *after]))
        assert found is not None
        assert found.line == number


@pytest.mark.parametrize("number", range(1, len(LINES)))
def test_a_dropped_repeated_or_swapped_line_is_found_where_it_is(number: int) -> None:
    dropped = LINES[: number - 1] + LINES[number:]
    repeated = LINES[:number] + LINES[number - 1 :]
    swapped = [*LINES[: number - 1], LINES[number], LINES[number - 1], *LINES[number + 1 :]]
    for lines, line in ((dropped, number), (repeated, number + 1), (swapped, number)):
        found = damage(b"".join(lines))
        assert found is not None
        assert found.line == line


@pytest.mark.parametrize("end", [b"\n", b" ", b"\r\n", b"{}\n", LINES[-1]])
def test_anything_behind_the_end_is_found(end: bytes) -> None:
    found = damage(CONTENT + end)
    assert found is not None
    assert found.line == len(LINES) + 1


@pytest.mark.parametrize("change", [lambda c: c.replace(b"\n", b"\r\n"), lambda c: c.replace(b'":', b'": ', 1)])
def test_another_spelling_of_the_same_values_is_a_change(change: Any) -> None:
    found = damage(change(CONTENT))
    assert found is not None
    assert found.line == 1


def test_lines_of_another_run_do_not_fit_in() -> None:
    other = written(header=header.parse({**HEADER.plain(), "seed": 8})).splitlines(keepends=True)
    for number in range(1, len(LINES)):
        found = damage(b"".join([*LINES[:number], *other[number:]]))
        assert found is not None
        assert found.line == number + 1


@pytest.mark.parametrize("name", sorted(HEADER.plain()))
def test_a_header_field_that_is_gone_is_named_even_when_the_chain_was_made_anew(name: str) -> None:
    lines = plain_lines(CONTENT)
    del lines[0][name]
    with pytest.raises(DoesNotHold, match=rf"line 1: the header has no field {name}"):
        chain.read(chained(lines))
    stripped = re.sub(rb'"%s":("[^"]*"|\[[^\]]*\]|null|\d+),?' % name.encode(), b"", LINES[0]).replace(b",}", b"}")
    found = damage(b"".join([stripped, *LINES[1:]]))
    assert found is not None
    assert found.line == 1


def test_a_line_without_its_chain_value_is_named() -> None:
    bare = canonical(HEADER.plain()) + b"\n"
    with pytest.raises(DoesNotHold, match="line 1: has lost its field h"):
        chain.read(b"".join([bare, *LINES[1:]]))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("format", "eastcity-journal-2"),
        ("format", 1),
        ("kind", "time"),
        ("seed", -1),
        ("seed", "7"),
        ("seed", True),
        ("seed", 2**53),
        ("plan", "x"),
        ("texts", None),
        ("engine", ""),
        ("rubric", 1),
        ("scenario", "../x"),
        ("seats", []),
        ("seats", ["a", "b"]),
        ("policy", "live"),
        ("mode", "exam"),
        ("carry", "mine"),
        ("options", ["fast"]),
        ("player", ""),
        ("branch_of", {"of": "ab" * 32}),
        ("branch_of", {"of": "ab" * 32, "n": 0}),
    ],
)
def test_a_header_field_that_cannot_be_is_named_even_when_the_chain_was_made_anew(name: str, value: Any) -> None:
    lines = plain_lines(CONTENT)
    lines[0][name] = value
    with pytest.raises(DoesNotHold, match=rf"line 1: header field {name}"):
        chain.read(chained(lines))


def test_a_header_field_too_many_is_named() -> None:
    lines = plain_lines(CONTENT)
    lines[0]["trust"] = "witnessed"
    with pytest.raises(DoesNotHold, match="line 1: the header has a field that does not belong there: 'trust'"):
        chain.read(chained(lines))


@pytest.mark.parametrize("number", range(2, len(LINES) + 1))
def test_every_field_gone_or_too_many_in_a_record_is_found_under_a_new_chain(number: int) -> None:
    for name in plain_lines(CONTENT)[number - 1]:
        lines = plain_lines(CONTENT)
        del lines[number - 1][name]
        found = damage(chained(lines))
        assert found is not None
        assert found.line == number
    lines = plain_lines(CONTENT)
    lines[number - 1]["more"] = 1
    found = damage(chained(lines))
    assert found is not None
    assert found.line == number


def test_records_out_of_order_are_found_under_a_new_chain() -> None:
    plain = plain_lines(CONTENT)
    without_check = [*plain[:4], *plain[5:]]
    time_back = [*plain[:1], {**plain[1], "tick": 2_000}, *plain[2:]]
    number_left_out = [*plain[:2], *plain[3:]]
    off_the_grid = [*plain[:4], {**plain[4], "tick": 200_000}, *plain[5:]]
    two_ends = [*plain, plain[-1]]
    for lines, line in ((without_check, 5), (time_back, 3), (number_left_out, 4), (off_the_grid, 5), (two_ends, 10)):
        found = damage(chained(lines))
        assert found is not None
        if lines is not number_left_out:
            assert found.line == line


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"hello\n", b"[1,2]\n", b'{"id": 1}\n', b"\x00" * 64, b"id: x\nformat: 1\n", b"{" * 9999]
)
def test_what_is_no_journal_is_called_so(content: bytes) -> None:
    with pytest.raises(NotAJournal):
        chain.read(content)


@pytest.mark.parametrize("content", [b'{"seed":7}\n', b'{"format":"eastcity-journal-1"}', b'{"plan":', b"[" + LINES[0]])
def test_a_first_line_with_one_of_our_fields_is_a_journal_that_does_not_hold(content: bytes) -> None:
    with pytest.raises(DoesNotHold, match="line 1: "):
        chain.read(content)


@given(st.binary(max_size=200), st.integers(0, len(CONTENT)), st.integers(0, 40))
def test_no_bytes_whatever_make_reading_fail_otherwise(noise: bytes, place: int, width: int) -> None:
    for content in (noise, CONTENT[:place] + noise + CONTENT[place + width :]):
        try:
            reading = chain.read(content)
        except (NotAJournal, DoesNotHold):
            continue
        assert content.startswith(CONTENT[: reading.ends[-1]].rstrip(b"\n"))
