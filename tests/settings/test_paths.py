"""Paths of the user's files."""

from __future__ import annotations

import pathlib
import sys

import platformdirs
import pytest

from onrecord.settings import cache_folder, config_file, config_is_named, data_folder, last_copy_file, state_file


@pytest.fixture(autouse=True)
def nothing_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ONRECORD_DATA", "ONRECORD_CONFIG", "ONRECORD_PORTABLE"):
        monkeypatch.delenv(name, raising=False)


def test_one_variable_moves_all_that_is_written(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path / "mine"))
    assert data_folder() == tmp_path / "mine"
    assert last_copy_file() == tmp_path / "mine" / "last-copy.txt"
    assert state_file() == tmp_path / "mine" / "state.toml"
    assert cache_folder() == tmp_path / "mine" / "cache"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("home", [None, "", "/an/other/place"])
@pytest.mark.parametrize("named", [None, ""])
def test_without_it_the_platform_says_where(
    named: str | None, home: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
        if home is None:
            monkeypatch.delenv(f"XDG_{kind}_HOME", raising=False)
        else:
            monkeypatch.setenv(f"XDG_{kind}_HOME", home)
    for name in ("ONRECORD_DATA", "ONRECORD_CONFIG"):
        if named is not None:
            monkeypatch.setenv(name, named)
    assert last_copy_file() == platformdirs.user_data_path("onrecord", appauthor=False) / "last-copy.txt"
    assert state_file() == platformdirs.user_state_path("onrecord", appauthor=False) / "state.toml"
    assert config_file() == platformdirs.user_config_path("onrecord", appauthor=False) / "config.toml"
    assert cache_folder() == platformdirs.user_cache_path("onrecord", appauthor=False)


def test_another_variable_names_the_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_CONFIG", "/somewhere/my.toml")
    assert config_file() == pathlib.Path("/somewhere/my.toml")
    assert config_is_named()


@pytest.mark.parametrize(("named", "full"), [("~/x", "{home}/x"), ("x/y", "{here}/x/y"), ("/x", "/x"), ("~", "{home}")])
def test_what_a_variable_names_is_one_place_wherever_it_is_said(
    named: str, full: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No shell reads `~` in an .env file; said as ~/x and written to ./~/x it would be two places."""
    home, here = tmp_path / "home", tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("ONRECORD_DATA", named)
    monkeypatch.setenv("ONRECORD_CONFIG", named)
    expected = pathlib.Path(full.format(home=home, here=here))
    assert (data_folder(), config_file()) == (expected, expected)
    here.rmdir()
    assert data_folder().name == expected.name


def test_a_portable_program_keeps_everything_in_one_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_PORTABLE", "1")
    monkeypatch.setenv("ONRECORD_CONFIG", "/somewhere/my.toml")
    monkeypatch.setenv("ONRECORD_DATA", "/somewhere/else")
    folder = pathlib.Path(sys.prefix, "onrecord-files")
    assert data_folder() == folder
    assert [config_file(), state_file(), last_copy_file()] == [
        folder / name for name in ("config.toml", "state.toml", "last-copy.txt")
    ]
    assert cache_folder() == folder / "cache"
    assert not config_is_named()


def test_a_program_in_a_folder_of_its_own_keeps_them_there(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_PORTABLE", "1")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "onrecord"))
    assert config_file() == tmp_path / "onrecord-files" / "config.toml"
