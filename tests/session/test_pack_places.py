"""The packs that config.toml names."""

from __future__ import annotations

import pathlib
import shutil

import pytest

from onrecord.packs import bundled_packs
from onrecord.session.pack_places import configured_packs
from onrecord.settings import Config, ConfigError
from tests.packs.a_pack import PackFolder


@pytest.fixture
def file(tmp_path: pathlib.Path) -> pathlib.Path:
    """The configuration's path, in a folder of its own."""
    folder = tmp_path / "own"
    folder.mkdir()
    return folder / "config.toml"


def paths(file: pathlib.Path, *packs: str) -> list[str]:
    config = Config(file, packs=packs, line_numbers={"packs": 7})
    return [str(pathlib.Path(str(place)).resolve()) for _, place in configured_packs(config)]


def test_none_are_none(file: pathlib.Path) -> None:
    assert configured_packs(Config(file)) == []


@pytest.mark.parametrize("name", ["bundled", "shipped"])
def test_the_bundled_ones_by_both_of_their_names(file: pathlib.Path, name: str) -> None:
    assert configured_packs(Config(file, packs=(name,))) == bundled_packs() != []


def test_folders_are_relative_to_the_configuration_or_at_home(
    file: pathlib.Path, a_pack: PackFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(a_pack.path, file.parent / "beside")
    monkeypatch.setenv("HOME", str(file.parent))
    beside = str((file.parent / "beside").resolve())
    assert paths(file, "beside") == paths(file, "~/beside") == [beside]
    assert paths(file, str(a_pack.path), "beside") == [str(a_pack.path.resolve()), beside]


def test_each_is_there_once_in_the_order_of_the_list(file: pathlib.Path, a_pack: PackFolder) -> None:
    bundled = paths(file, "bundled")
    named = str(a_pack.path)
    assert paths(file, named, "shipped", f"{named}/.", "bundled") == [str(a_pack.path.resolve()), *bundled]


@pytest.mark.parametrize(
    ("name", "reason"), [("", "an empty name of a folder; write a name, or bundled"), ("gone", "")]
)
def test_a_folder_without_a_pack_is_an_error_with_its_line(file: pathlib.Path, name: str, reason: str) -> None:
    with pytest.raises(ConfigError) as error:
        paths(file, "bundled", name)
    assert str(error.value).startswith(f"{file}:7: packs: {reason}")
