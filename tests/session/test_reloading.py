"""The configuration read again: all of it or nothing, with the errors of the start."""

from __future__ import annotations

import pathlib

import pytest

from onrecord.session import SessionPreferences
from onrecord.session.dialogs import ChoiceList
from onrecord.session.outcome import Stale
from tests.session.conftest import OpenedSession, OpenSession

CONFIG = """\
default_style = "plain"
routes = ["file"]
layout = "one"
theme = "light"
[keys]
copy = "X"
[style.cable]
template = "{words}"
letter = "z"
"""


@pytest.fixture
def config(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("ONRECORD_CONFIG", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    path = tmp_path / ".config" / "onrecord" / "config.toml"
    path.parent.mkdir(parents=True)
    return path


def reload(on: OpenedSession) -> str:
    return on.run("reload").message


def test_every_setting_holds_at_once(open_session: OpenSession, config: pathlib.Path) -> None:
    on = open_session()
    config.write_text(CONFIG)
    outcome = on.run("reload")
    assert outcome.message == "read ~/.config/onrecord/config.toml again: keys, styles, theme, routes, layout"
    assert outcome.stale is Stale.EVERYTHING
    preferences = on.session.preferences
    assert preferences.styles.default.name == "plain"
    assert (preferences.routes, preferences.layout, preferences.theme) == (("file",), "one", "light")
    assert on.session.key("copy") == "X"
    offered = on.run("copy-as").follow_up
    assert isinstance(offered, ChoiceList)
    assert "cable" in [choice.value for choice in offered.choices]
    assert on.host.uses_of_preferences == 1


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("theme = 3\n", "~/.config/onrecord/config.toml:1: "),
        ('packs = ["/nope"]\n', "~/.config/onrecord/config.toml:1: packs: /nope: no such file or directory"),
        ('packs = ["bundled", "."]\n', "~/.config/onrecord/config.toml:1: packs: "),
        ('packs = [""]\n', "~/.config/onrecord/config.toml:1: packs: an empty name"),
        ('[keys]\ncopy = "j"\n', "~/.config/onrecord/config.toml:2: "),
        ('layout = "three"\n', "~/.config/onrecord/config.toml:1: no layout “three”; there are auto, one"),
    ],
)
def test_an_error_changes_nothing(open_session: OpenSession, config: pathlib.Path, text: str, error: str) -> None:
    before = SessionPreferences(layout="one")
    on = open_session(before)
    config.write_text(text)
    message = reload(on)
    assert message.startswith(error)
    assert message.endswith("; the earlier settings stay")
    assert on.session.preferences is before
    assert on.host.uses_of_preferences == 0


def test_what_was_done_stays(open_session: OpenSession, config: pathlib.Path) -> None:
    on = open_session()
    on.browser.search("slim")
    on.run("collect")
    location, clippings = on.browser.location, len(on.session.clippings)
    config.write_text(CONFIG)
    reload(on)
    assert (on.browser.location, len(on.session.clippings)) == (location, clippings)
    assert clippings == 1


def test_without_a_file_the_built_in_settings_hold(open_session: OpenSession, config: pathlib.Path) -> None:
    on = open_session(SessionPreferences(layout="one"))
    assert reload(on) == "there is no ~/.config/onrecord/config.toml: the built-in settings hold"
    assert on.session.preferences.layout == "auto"


def test_what_an_option_named_stays_whatever_is_configured(open_session: OpenSession, config: pathlib.Path) -> None:
    on = open_session(SessionPreferences().with_options({"theme": "terminal", "signs": "ascii"}))
    config.write_text('theme = "light"\nsigns = "unicode"\nlayout = "one"\n')
    for _ in range(2):
        reload(on)
        preferences = on.session.preferences
        assert (preferences.theme, preferences.signs, preferences.layout) == ("terminal", "ascii", "one")
