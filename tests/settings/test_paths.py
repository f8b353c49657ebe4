"""Where the files of the user's account are."""

from __future__ import annotations

import pathlib

import platformdirs
import pytest

from onrecord.settings import config_file, data_folder, last_copy, state_file


def test_one_variable_moves_all_that_is_written(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path / "mine"))
    assert data_folder() == tmp_path / "mine"
    assert last_copy() == tmp_path / "mine" / "last-copy.txt"
    assert state_file() == tmp_path / "mine" / "state.toml"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("named", [None, ""])
def test_without_it_the_platform_says_where(named: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ONRECORD_DATA", "ONRECORD_CONFIG"):
        monkeypatch.delenv(name, raising=False)
        if named is not None:
            monkeypatch.setenv(name, named)
    assert last_copy() == platformdirs.user_data_path("onrecord", appauthor=False) / "last-copy.txt"
    assert state_file() == platformdirs.user_state_path("onrecord", appauthor=False) / "state.toml"
    assert config_file() == platformdirs.user_config_path("onrecord", appauthor=False) / "config.toml"


def test_another_variable_names_the_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_CONFIG", "/somewhere/my.toml")
    assert config_file() == pathlib.Path("/somewhere/my.toml")
