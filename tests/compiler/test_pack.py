"""Packs: what goes in comes out, the same bytes each time; whatever is unsafe or untrue is refused before a write."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.compiler.archetype import write_new
from simulator.compiler.pack import MOST_FILES, TABLE, Pack, install, pack_folder, read_pack
from simulator.compiler.problems import Problems

TEXTS = {"scenario.yaml": b"id: a-shift\n", "articles/one.md": b"# One\n"}
GOOD = Pack("a-shift", TEXTS)


def archive(files: dict[str, bytes], table: bytes | None = None, **entry: int) -> bytes:
    """Give a ZIP of these files behind a table, by default the true one; `entry` sets fields of every entry."""
    stream = io.BytesIO()
    rows = [(TABLE, orjson.dumps(Pack("a-shift", files).table()) if table is None else table), *files.items()]
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in rows:
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            for field, value in entry.items():
                setattr(info, field, value)
            made.writestr(info, content)
    return stream.getvalue()


def refusal(content: bytes) -> str:
    with pytest.raises(Problems) as found:
        read_pack(content, "some.ecpack")
    assert len(found.value.problems) == 1
    return str(found.value)


def test_what_is_packed_comes_out_again_with_the_same_digest() -> None:
    again = read_pack(GOOD.to_bytes(), "a.ecpack")
    assert (again, again.digest) == (GOOD, GOOD.digest)
    assert GOOD.to_bytes() == Pack("a-shift", dict(reversed(TEXTS.items()))).to_bytes()


@pytest.mark.parametrize(
    "name",
    [
        "../scenario.yaml", "/etc/passwd.md", "articles/../../x.md", "articles\\x.md", "C:x.md", "a/b/c.md", "x.py",
        "x.yaml.exe", "Scenario.yaml", ".hidden.md", "con.md", "articles/nul", "other/x.md", "sc\u0430.md", "x\n.md",
        "-x.md", "x" * 90 + ".md", "", "articles/", "pack.json/x.md",
    ],
)  # fmt: skip
def test_no_name_leads_out_of_the_folder_or_to_anything_but_a_text(name: str) -> None:
    assert "some.ecpack" in refusal(archive(TEXTS | {name: b"x"}))


def test_links_special_files_and_encrypted_entries_are_refused() -> None:
    for mode in (stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO, stat.S_IFDIR):
        assert "link or a special file" in refusal(archive(TEXTS, external_attr=(mode | 0o777) << 16))
    locked = bytearray(archive(TEXTS))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        place = -1
        while (place := locked.find(mark, place + 1)) >= 0:
            locked[place + (6 if mark == b"PK\x03\x04" else 8)] |= 1
    assert "encrypted" in refusal(bytes(locked))


def test_a_bomb_is_not_unpacked_whatever_its_header_says() -> None:
    assert "more than a text" in refusal(archive(TEXTS | {"articles/bomb.md": bytes(64 << 20)}))
    many = {f"articles/a{number}.md": bytes(300 * 1024) for number in range(60)}
    assert "more than a text" in refusal(archive(TEXTS | many))
    assert "most" in refusal(archive(TEXTS | {f"articles/a{n}.md": b"" for n in range(MOST_FILES + 5)}))


def test_a_name_that_is_there_twice_is_refused() -> None:
    stream = io.BytesIO(archive(TEXTS))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(stream, "a") as made:
        made.writestr("scenario.yaml", b"id: another\n")
    assert "twice" in refusal(stream.getvalue())


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (b"{", "no JSON"),
        (b"[]", "another format"),
        (b'{"format": 2, "id": "a-shift", "files": {}}', "another format"),
        (b'{"format": 1, "id": "../a", "files": {}}', "plain id"),
        (b'{"format": 1, "id": "a-shift", "files": {}}', "does not hold what"),
        (b'{"format": 1, "id": "a-shift", "files": 7}', "does not hold what"),
    ],
)
def test_a_table_that_is_broken_or_says_otherwise_is_refused(table: bytes, said: str) -> None:
    assert said in refusal(archive(TEXTS, table))


def test_a_changed_text_does_not_go_with_the_table() -> None:
    true = orjson.dumps(GOOD.table())
    assert "articles/one.md" in refusal(archive(TEXTS | {"articles/one.md": b"# Two\n"}, true))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_bytes_are_refused_in_one_sentence_or_say_the_same(data: st.DataObject) -> None:
    content = bytearray(GOOD.to_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(content[: data.draw(st.integers(0, len(content)))])
    for damaged in (bytes(content), cut):
        said = ""
        try:
            found = read_pack(damaged, "some.ecpack")
        except Problems as bad:
            said = str(bad)
        assert said.count("some.ecpack") == 1 if said else found == GOOD


def _scenario(folder: Path) -> Path:
    write_new(folder / "my-shift", "busy-queue")
    return folder / "my-shift"


def test_a_scenario_travels_and_plays_where_it_arrives(tmp_path: Path) -> None:
    made = pack_folder(_scenario(tmp_path))
    place = install(read_pack(made.to_bytes(), made.name), tmp_path / "there")
    assert pack_folder(place).digest == made.digest
    with pytest.raises(Problems, match="there already"):
        install(made, tmp_path / "there")
    assert install(made, tmp_path / "there", replace=True) == place


def _broken(pack: Pack) -> Pack:
    return Pack(pack.id, pack.files | {"scenario.yaml": pack.files["scenario.yaml"].replace(b"seat:", b"saet:")})


def _renamed(pack: Pack) -> Pack:
    return Pack("another", pack.files)


@pytest.mark.parametrize("spoil", [_broken, _renamed])
def test_what_does_not_check_leaves_nothing_behind(spoil: Callable[[Pack], Pack], tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    with pytest.raises(Problems):
        install(spoil(pack_folder(_scenario(tmp_path))), there)
    assert list(there.iterdir()) == []


def test_a_folder_with_anything_but_texts_is_not_packed(tmp_path: Path) -> None:
    folder = _scenario(tmp_path)
    (folder / "run.sh").write_text("echo\n")
    (folder / "articles").mkdir(exist_ok=True)
    (folder / "articles" / "away.md").symlink_to(tmp_path)
    with pytest.raises(Problems) as found:
        pack_folder(folder)
    assert {problem.file.rsplit("/", 1)[-1] for problem in found.value.problems} == {"run.sh", "away.md"}
