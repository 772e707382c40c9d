"""What was parsed before is read as it was, and never in the way."""

from pathlib import Path

import pytest

from simulator.compiler import files, parsed
from simulator.compiler.locate import Source, parse_yaml
from tests.compiler.mini import write

TEXT = "a: [1, {b: two}]\nc: |\n  three\n"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "eastcity" / "parsed"


def never(text: str, name: str) -> Source:
    raise AssertionError(f"{name} is parsed again: {text}")


never.__name__ = parse_yaml.__name__


def test_a_text_that_was_kept_is_not_parsed_again_and_says_the_same(tmp_path: Path, cache: Path) -> None:
    first = parsed.Parsed(tmp_path)
    source = first.source(TEXT, "f.yaml", parse_yaml)
    first.keep()
    again = parsed.Parsed(tmp_path).source(TEXT, "g.yaml", never)
    assert again == Source("g.yaml", source.data, source.values, source.keys, source.body, source.body_line)
    assert str(again.problem(("a", 1, "b"), "x")) == "g.yaml:1:12  a[1].b  x"


@pytest.mark.parametrize("junk", [b"", b"[]", b"{}", b'{"x": 1}', b"\xff"])
def test_what_is_damaged_is_passed_over(tmp_path: Path, cache: Path, junk: bytes) -> None:
    first = parsed.Parsed(tmp_path)
    first.source(TEXT, "f.yaml", parse_yaml)
    first.keep()
    (kept,) = cache.iterdir()
    kept.write_bytes(junk)
    assert parsed.Parsed(tmp_path).source(TEXT, "f.yaml", parse_yaml).data == {"a": [1, {"b": "two"}], "c": "three\n"}


def test_an_enterprise_is_read_once_until_a_file_changes(tmp_path: Path, cache: Path) -> None:
    home = write(tmp_path) / "eastcity"
    first = files.load_firm(home)
    assert files.load_firm(home) is first
    (home / "glossary.yaml").write_text("glossary: {the hole: see-stones}\n", encoding="utf-8")
    assert files.load_firm(home).files["glossary"].model.glossary == {"the hole": "see-stones"}


def test_only_the_last_few_enterprises_are_kept(tmp_path: Path, cache: Path) -> None:
    for number in range(parsed.KEPT + 3):
        one = parsed.Parsed(tmp_path / str(number))
        one.source(f"a: {number}", "f.yaml", parse_yaml)
        one.keep()
    assert len(list(cache.iterdir())) == parsed.KEPT
