"""Where runs lie: in a folder of the player's choice, each in a file of its own."""

from pathlib import Path

import pytest

from simulator.session.errors import StoreFailed
from simulator.session.paths import home, new_journal


def test_the_variable_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EASTCITY_HOME", str(tmp_path))
    assert home() == tmp_path
    assert new_journal("x", 7, "shift").is_relative_to(tmp_path)


def test_without_it_the_systems_folder_for_data_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EASTCITY_HOME", "")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert home().name == "eastcity"


def test_a_home_nobody_knows_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EASTCITY_HOME", "~nobody-of-that-name/x")
    with pytest.raises(StoreFailed, match="no home folder"):
        home()


def test_a_name_is_free_and_nothing_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EASTCITY_HOME", str(tmp_path))
    first = new_journal("x", 7, "shift")
    assert not first.parent.exists()
    first.parent.mkdir()
    first.write_text("")
    assert new_journal("x", 7, "shift") != first
