"""Reading files: the right place for everything, all problems at once, and nothing that a file says can do harm."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.compiler.files import load_model
from simulator.compiler.locate import MAX_BYTES, Source, load_markdown, load_yaml, parse_yaml
from simulator.compiler.problems import Problem, Problems
from simulator.compiler.schema.firm import SitesFile
from simulator.compiler.schema.shift import ScenarioFile
from tests.compiler.mini import FILES

SITES = """\
sites:
  - {id: north, name: North, zone: Asia/Singapore}
units:
  - id: ops
    name: Operations
cells: []
"""


def said(text: str, model: type[SitesFile] | type[ScenarioFile] = SitesFile) -> list[str]:
    try:
        load_model(model, parse_yaml(text, "f.yaml"))
    except Problems as bad:
        return [str(problem) for problem in bad.problems]
    return []


def refused(text: str) -> str:
    with pytest.raises(Problems) as bad:
        parse_yaml(text, "f.yaml")
    return str(bad.value)


def test_a_good_file_has_no_problems() -> None:
    assert said(SITES) == []


def test_an_unknown_key_names_the_one_that_was_meant() -> None:
    assert said(SITES.replace("    name:", "    nmae:")) == [
        "f.yaml:5:5  units[0].nmae  is no known key  (did you mean name?)",
    ]


def test_a_wrong_type_says_what_it_must_be() -> None:
    (line,) = said(SITES.replace("cells: []", "cells: [{site: north, unit: ops, heads: three}]"))
    assert line == "f.yaml:6:41  cells[0].heads  must be a whole number, not 'three'"
    (line,) = said(SITES.replace("cells: []", "cells: many"))
    assert line == "f.yaml:6:8  cells  must be a list, not 'many'"
    (line,) = said(SITES.replace("name: Operations", "name: 7"))
    assert line == "f.yaml:5:11  units[0].name  must be a text, not 7; quotation marks make it one"


def test_all_problems_come_at_once_and_in_order() -> None:
    text = FILES["m9/slow-morning/scenario.yaml"]
    text = (
        text.replace("format: 1", "format: 2")
        .replace("channel: phone", "channel: fone", 1)
        .replace("wait: 5m", "wait: 5")
    )
    found = said(text, ScenarioFile)
    assert [line.split("  ")[1] for line in found] == ["format", "calls[0].channel", "injects[1].wait"]
    assert found[1].endswith("not 'fone'  (did you mean phone?)")
    assert found[2].endswith("must be written like 90s, 15m, 2h or 1h30m, not 5")


def test_problems_inside_a_branch_stand_where_the_branch_stands() -> None:
    text = FILES["m9/slow-morning/scenario.yaml"].replace("{id: quiet, faults: []}", "{id: quiet, faults: [{mood: x}]}")
    found = said(text, ScenarioFile)
    assert [line.partition("  ")[2] for line in found] == [
        "faults[1].one-of[1].faults[0].mood  is no known key  (did you mean mode?)",
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: 1\na: 2\n", "f.yaml:2:1  has the key 'a' twice; the first stands in line 1"),
        ("a: &x 1\nb: *x\n", "f.yaml:1:4  is not YAML: uses an anchor or alias; write the value out"),
        ("a: !!python/object:os.system x\n", "uses a tag"),
        ("a: !thing x\n", "uses a tag"),
        ("a: 1\n---\nb: 2\n", "holds a second document"),
        ("a: [1, 2\n", "is not YAML"),
        ("a: b: c\n", "f.yaml:1:5"),
        ("on: 1\n", "has the key 'on', which older YAML reads as a boolean"),
        ("{[1]: 2}\n", "uses a map or list as a key"),
        ('a: "\\u001b[2J"\n', "has the unprintable character U+001B"),
        ('a: "\\u202e"\n', "has the unprintable character U+202E"),
        ("a: 12345678901234567890\n", "too many digits"),
        ("[" * 60 + "]" * 60, "is nested deeper than 40 levels"),
        ("a: {" * 60 + "}" * 60, "is nested deeper than 40 levels"),
        ("- " * 60 + "x", "is nested deeper than 40 levels"),
    ],
)
def test_what_is_not_allowed_is_said_with_its_place(text: str, says: str) -> None:
    assert says in refused(text)


def test_an_alias_bomb_stays_small() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{new}: &{new} [{','.join(f'*{old}' for _ in range(9))}]\n"
        for old, new in zip("abcdefg", "bcdefgh", strict=True)
    )
    assert "anchor or alias" in refused(bomb)


def test_plain_words_are_read_as_yaml_1_2_reads_them() -> None:
    data = parse_yaml("a: yes\nb: 08:40\nc: 2025-10-13\nd: 010\ne: true\nf: ~\ng: 1_000\nh: x\n", "f").data
    assert data == {
        "a": "yes", "b": "08:40", "c": "2025-10-13", "d": 10, "e": True, "f": None, "g": "1_000", "h": "x",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"a: b\nc: \xff\n", "f.yaml:2:4  is not UTF-8 text here"),
        (b"a: \x00\n", "f.yaml:1:4  has the unprintable character U+0000"),
        (b"a:\n\tb: 1\n", "f.yaml:2:1  has a tab; use spaces"),
        (b"a: b" * MAX_BYTES, "f.yaml  is larger than 320 KiB"),
        (b"", "f.yaml:1:1  is empty"),
        (b"# only a remark\n", "f.yaml:1:1  is empty"),
    ],
    ids=["encoding", "nul", "tab", "huge", "empty", "remark"],
)
def test_what_is_no_text_is_refused_before_it_is_parsed(tmp_path: Path, raw: bytes, says: str) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(raw)
    with pytest.raises(Problems) as bad:
        load_model(SitesFile, load_yaml(path, tmp_path, "f.yaml"))
    assert says in str(bad.value)


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + SITES.replace("\n", "\r\n").encode())
    assert load_yaml(path, tmp_path, "f.yaml").data == parse_yaml(SITES, "f.yaml").data


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("a: 1\n")
    inside = tmp_path / "inside"
    inside.mkdir()
    os.symlink(secret, inside / "f.yaml")
    with pytest.raises(Problems, match="leads out of the folder"):
        load_yaml(inside / "f.yaml", inside, "f.yaml")


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(Problems, match="cannot be read: No such file"):
        load_yaml(tmp_path / "f.yaml", tmp_path, "f.yaml")


def test_the_head_of_a_markdown_file_keeps_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "f.md"
    path.write_text("---\nid: x\ntitle: Two\n---\n\nBody here.\n")
    source = load_markdown(path, tmp_path, "f.md")
    assert source.data == {"id": "x", "title": "Two"}
    assert source.values[("title",)] == (3, 8)
    assert source.body == "Body here."
    path.write_text("no head\n")
    with pytest.raises(Problems, match="must begin with a head"):
        load_markdown(path, tmp_path, "f.md")


def test_a_place_that_is_not_in_the_file_is_shown_at_the_nearest_above() -> None:
    source: Source = parse_yaml(SITES, "f.yaml")
    assert source.problem(("units", 0, "lead"), "x") == Problem("f.yaml", 4, 5, "units[0].lead", "x")
    assert source.problem(("sites", 0, "id"), "x").column == 10
    assert source.problem(("sites", 0, "id"), "x", key=True).column == 6


@given(st.text(max_size=60))
def test_any_text_is_data_or_problems(text: str) -> None:
    try:
        parse_yaml(text, "f.yaml")
    except Problems as bad:
        assert bad.problems  # noqa: PT017  either way is right, but not another exception
