"""Every example of the pages for authors and tutors is written and run as it stands there, in an empty folder."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest

from simulator.cli.app import run
from tests.docs import catalogue, reference
from tests.docs.examples import DOCS, Step, said, steps

PAGES = tuple(page for page in sorted(DOCS.glob("*.md")) if any(step.command for step in steps(page)))


@pytest.fixture
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with homes for data and cache that are nobody's."""
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    place = tmp_path / "work"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


def do(step: Step, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    if step.file:
        Path(step.file).parent.mkdir(parents=True, exist_ok=True)
        Path(step.file).write_text(step.text, encoding="utf-8")
        return
    assert step.command[0] == "eastcity", f"only eastcity is run from a page: {step.command}"
    monkeypatch.setattr("sys.stdin", StringIO("quit\n"))
    capsys.readouterr()
    code = run(list(step.command[1:]))
    printed = capsys.readouterr()
    output = printed.out + printed.err
    missing = said(output, step.says)
    assert not missing, f"{' '.join(step.command)} (exit {code}) does not say {missing!r}, but:\n{output}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_examples_do_what_the_page_says(
    page: Path, own_folders: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert own_folders.is_dir()
    for step in steps(page):
        do(step, monkeypatch, capsys)


def test_the_pages_for_authors_have_examples() -> None:
    assert {"first-scenario", "scenario-worth-a-lesson"} <= {page.stem for page in PAGES}


def test_the_reference_is_made_from_the_models() -> None:
    assert reference.PAGE.read_text(encoding="utf-8") == reference.page(), "make it anew: make golden"


def test_the_catalogue_is_made_from_the_enterprise() -> None:
    assert catalogue.PAGE.read_text(encoding="utf-8") == catalogue.page(), "make it anew: make golden"
