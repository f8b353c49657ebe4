"""config.toml: what is wrong in it is said with its line."""

from __future__ import annotations

import pathlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.settings import Config, ConfigError, UserStyle, read_config

GOOD = """\
default_style = "cable"
routes = ["tmux", "file"]

[style.cable]
title = "As in our cables"
letter = "z"
template = "{words}"
"""


def read(tmp_path: pathlib.Path, text: str) -> Config:
    file = tmp_path / "config.toml"
    file.write_text(text, encoding="utf-8")
    return read_config(file)


def test_what_it_says(tmp_path: pathlib.Path) -> None:
    config = read(tmp_path, GOOD)
    assert (config.default_style, config.routes) == ("cable", ("tmux", "file"))
    assert config.styles == (UserStyle("cable", "{words}", "z", "As in our cables", 7),)


def test_without_a_file_there_is_nothing_to_say(tmp_path: pathlib.Path) -> None:
    assert read_config(tmp_path / "none.toml") == Config(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour = 1", "config.toml:1: the key colour is unknown; known are default_style, routes, [style.NAME]"),
        ("\nroutes = 'tmux'", "config.toml:2: routes is not a list of names"),
        ("routes = [1]", "config.toml:1: routes is not a list of names"),
        ("default_style = 3", "config.toml:1: default_style is not a name"),
        ("style = 'quote'", "config.toml:1: style is not a table"),
        ("[style.X]\ntemplate = 'a'", "config.toml:1: a style's name is of a-z"),
        ("[style]\ncable = 'x'", "config.toml:2: style.cable is not a table"),
        ("[style.cable]\nletter = 'z'", "config.toml:1: style.cable has no template"),
        ("[style.cable]\ntemplate = 'a'\nletter = 'zz'", "config.toml:3: letter is not one letter or digit"),
        ("[style.cable]\ntemplate = 'a'\nletter = '!'", "config.toml:3: letter is not one letter or digit"),
        ("[style.cable]\ntemplate = 3", "config.toml:2: template is not text"),
        ("[style.cable]\ntemplate = 'a'\nsize = 3", "config.toml:3: the key size is unknown; known are template"),
        ("a = 1\nb = [", "config.toml:2: "),
        ('"\\u001b[2J" = 1', "config.toml:1: the key �[2J is unknown"),
    ],
)
def test_what_is_wrong_is_said_with_file_line_and_mend(tmp_path: pathlib.Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError) as error:
        read(tmp_path, text)
    assert said in str(error.value)
    assert str(error.value).isprintable()


def test_files_that_are_no_configuration(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "config.toml"
    for raw, said in ((b"\xff", "not UTF-8"), (b"#" * 300_000, "larger than 256 KiB")):
        file.write_bytes(raw)
        with pytest.raises(ConfigError, match=said):
            read_config(file)
    with pytest.raises(ConfigError, match="is a directory"):
        read_config(tmp_path)


@given(st.text(max_size=300))
def test_any_text_is_a_configuration_or_an_error(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_text(text.encode("utf-8", "replace").decode(), encoding="utf-8")
    said = ""
    try:
        config = read_config(file)
    except ConfigError as error:
        said = str(error)
    else:
        assert isinstance(config, Config)
    assert said.isprintable()
