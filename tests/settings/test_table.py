"""The table of settings: every entry has its field, its examples are valid, and its words are true."""

from __future__ import annotations

import inspect
import pathlib
import tomllib

import pytest

from onrecord.quoting import DEFAULT_STYLE
from onrecord.settings import Config, ConfigError, read_config
from onrecord.settings.config import BUNDLED, NAMES_OF_BUNDLED
from onrecord.settings.setting import Setting
from onrecord.settings.table import SETTINGS

every_setting = pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)


def read(tmp_path: pathlib.Path, text: str) -> Config:
    file = tmp_path / "config.toml"
    file.write_text(text)
    return read_config(file)


def test_every_field_of_the_configuration_is_a_setting_and_the_other_way_round() -> None:
    assert {setting.name for setting in SETTINGS} == set(Config._fields) - {"path", "line_numbers"}
    assert len({setting.key for setting in SETTINGS}) == len(SETTINGS)


def test_tables_come_last_as_toml_demands() -> None:
    tables = [bool(setting.heading) for setting in SETTINGS]
    assert True in tables
    assert tables == sorted(tables)


@every_setting
def test_its_example_and_its_template_set_it_and_nothing_else(setting: Setting, tmp_path: pathlib.Path) -> None:
    for lines in filter(None, (setting.example, setting.template)):
        assert list(tomllib.loads(lines)) == [setting.key]
        config, default = read(tmp_path, lines), Config(tmp_path / "config.toml")
        changed = {name for name in Config._fields if getattr(config, name) != getattr(default, name)}
        assert changed == {setting.name, "line_numbers"}
        value = getattr(config, setting.name)
        assert setting.form.to_text(value)
        assert value in setting.names or not setting.names


@every_setting
def test_a_number_in_its_place_is_refused_with_its_line(setting: Setting, tmp_path: pathlib.Path) -> None:
    with pytest.raises(ConfigError) as error:
        read(tmp_path, f"\n{setting.key} = 1\n")
    assert str(error.value).startswith(f"{tmp_path / 'config.toml'}:2: {setting.key} is not a ")
    if not setting.heading:
        assert str(error.value).endswith(f"; write {setting.example}")


@every_setting
def test_its_longest_value_is_as_long_as_it_says(setting: Setting, tmp_path: pathlib.Path) -> None:
    if setting.heading:
        return  # tables have lengths of their own, see test_bounds.py
    for excess in (0, 1):
        name = "x" * (setting.max_chars + excess)
        text = tomllib.loads(setting.example)[setting.key]
        line = f"{setting.key} = {[name] if isinstance(text, list) else repr(name)}"
        if not excess:
            assert name in getattr(read(tmp_path, line), setting.name)
            continue
        with pytest.raises(ConfigError, match="are the most; shorten it"):
            read(tmp_path, line)


@every_setting
def test_it_is_explained(setting: Setting) -> None:
    for words in (setting.meaning, setting.if_omitted):
        assert words == inspect.cleandoc(words) != ""
        assert "|" not in words  # it is a cell of a table
        assert " = " not in words
    docs = pathlib.Path(__file__).parents[2] / "docs"
    assert not setting.page or (docs / setting.page).is_file()


def test_the_defaults_that_it_names() -> None:
    if_omitted = {setting.name: setting.if_omitted for setting in SETTINGS}
    assert if_omitted["default_style"] == DEFAULT_STYLE.name
    assert if_omitted["packs"] == BUNDLED == NAMES_OF_BUNDLED[0]
