"""Preferences: names in a configuration become styles, routes and keys, or an error with file and line."""

from __future__ import annotations

import pathlib
import subprocess
import sys

import pytest

from onrecord import session
from onrecord.commands import build_keymap
from onrecord.quoting.styles import STYLES
from onrecord.session import SessionPreferences, resolve_preferences, with_user_keys
from onrecord.settings import Config, ConfigError, read_config
from onrecord.settings.setting import Setting
from onrecord.settings.table import SETTINGS

FULL = """\
theme = "light"
default_style = "cable"
start_section = "terms"
routes = ["tmux", "file"]
[keys]
copy = "x"
[style.cable]
template = "{words}"
letter = "z"
"""


@pytest.fixture
def file(tmp_path: pathlib.Path) -> pathlib.Path:
    return tmp_path / "config.toml"


def read(file: pathlib.Path, text: str) -> Config:
    file.write_text(text)
    return read_config(file)


def test_every_name_of_the_room_can_be_had_by_its_name() -> None:
    assert session.__all__
    for name in session.__all__:
        assert callable(getattr(session, name)), name
    with pytest.raises(AttributeError, match=r"onrecord\.session has no preference"):
        _ = session.preference


def test_without_a_configuration_everything_is_built_in(file: pathlib.Path) -> None:
    config = read_config(file)
    assert with_user_keys(resolve_preferences(config), config) == SessionPreferences()
    built_in = SessionPreferences()
    assert (built_in.styles.all, built_in.styles.default) == (STYLES, STYLES[0])
    assert built_in.keymap == build_keymap()
    assert built_in.keymap is SessionPreferences(theme="dark").keymap


def test_names_become_what_they_name(file: pathlib.Path) -> None:
    config = read(file, FULL)
    preferences = resolve_preferences(config)
    assert preferences.styles.default.name == "cable"
    assert [style.name for style in preferences.styles.user_styles] == ["cable"]
    assert (preferences.routes, preferences.theme, preferences.section) == (("tmux", "file"), "light", "terms")
    assert preferences.keymap == build_keymap()
    with_keys = with_user_keys(preferences, config)
    assert with_keys.keymap == build_keymap({"copy": ["x"]}) != build_keymap()
    assert with_keys._replace(user_keymap=None) == preferences


@pytest.mark.parametrize(
    "setting", [setting for setting in SETTINGS if setting.names], ids=lambda setting: setting.name
)
def test_each_of_the_names_of_the_table_and_no_other(file: pathlib.Path, setting: Setting) -> None:
    key, names = setting.key, setting.names
    assert names
    for name in names:
        assert name in resolve_preferences(read(file, f'{key} = "{name}"'))
    for wrong in ("", "nowhere", names[0].upper()):
        with pytest.raises(ConfigError) as error:
            resolve_preferences(read(file, f'\n{key} = "{wrong}"'))
        suggestion = f"; did you mean {names[0]}?" if wrong == names[0].upper() else ""
        assert str(error.value) == f"{file}:2: no {key} “{wrong}”{suggestion}; there are {', '.join(names)}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('\nroutes = ["file", "fax"]', ":2: no route “fax” in routes; there are wl-copy, xclip, "),
        ('default_style = "cable"', ":1: default_style: no style “cable”; there are quote, "),
        ('[style.quote]\ntemplate = "x"', ":1: the style quote is built in; give yours another name"),
        ('[style.a]\ntemplate = "x"\nletter = "q"', ":3: the letter q belongs to quote; free letters: "),
        ('[style.a]\ntemplate = "{word}"', ":2: "),
    ],
)
def test_names_that_there_are_not(file: pathlib.Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError) as error:
        resolve_preferences(read(file, text))
    assert str(error.value).startswith(f"{file}{message}")


def test_keys_are_checked_only_where_they_are_used(file: pathlib.Path) -> None:
    config = read(file, 'theme = "light"\n[keys]\nquit = []\n')
    preferences = resolve_preferences(config)
    assert preferences.theme == "light"
    with pytest.raises(ConfigError) as error:
        with_user_keys(preferences, config)
    assert str(error.value) == f"{file}:3: quit needs a key; give it one"


def test_what_nobody_configured_is_not_loaded(file: pathlib.Path) -> None:
    script = (
        "import pathlib, sys; from onrecord.session import resolve_preferences, with_user_keys; "
        "from onrecord.settings import read_config; config = read_config(pathlib.Path(sys.argv[1])); "
        "with_user_keys(resolve_preferences(config), config); print(*sys.modules)"
    )
    rooms = {"onrecord.clipboard", "onrecord.commands", "onrecord.quoting.styles"}

    def loaded() -> set[str]:
        command = [sys.executable, "-c", script, str(file)]
        return rooms & set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())

    file.write_text('theme = "dark"')
    assert loaded() == set()
    file.write_text(FULL)
    assert loaded() == rooms
