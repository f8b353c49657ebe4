"""config.toml: its values, and its errors with file, line and how to fix them."""

from __future__ import annotations

import os
import pathlib

import pytest
import tomli_w
from hypothesis import example, given, settings
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
ENDLESS = "a" * 300_000


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    return tmp_path_factory.mktemp("config") / "config.toml"


def read(file: pathlib.Path, content: str | bytes) -> Config:
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_config(file)


def refused(file: pathlib.Path, content: str | bytes) -> str:
    """Return the error message after the file's name."""
    with pytest.raises(ConfigError) as error:
        read(file, content)
    said = str(error.value)
    assert said.startswith(f"{file}:")
    assert said.isprintable()
    return said.removeprefix(f"{file}:")


def test_what_it_says(file: pathlib.Path) -> None:
    config = read(file, GOOD)
    assert (config.path, config.default_style, config.routes) == (file, "cable", ("tmux", "file"))
    assert config.styles == (UserStyle("cable", "{words}", "z", "As in our cables"),)
    assert config.location("style.cable.template") == f"{file}:7"
    assert [config.line_numbers[f"style.cable{key}"] for key in ("", ".title", ".letter")] == [4, 5, 6]
    assert (config.location("default_style"), config.location("routes")) == (f"{file}:1", f"{file}:2")


@pytest.mark.parametrize(
    "change", [("\n", "\r\n"), ("default", "\ufeffdefault"), ('"', "'"), ('"{words}"', '"""\n{words}"""')]
)
def test_as_other_editors_write_it(file: pathlib.Path, change: tuple[str, str]) -> None:
    assert read(file, GOOD.replace(*change)) == read(file, GOOD)


def test_styles_keep_their_order(file: pathlib.Path) -> None:
    config = read(file, 'style.b = { template = "1" }\nstyle.a-2 = { template = "2" }\n')
    assert config.styles == (UserStyle("b", "1", "", ""), UserStyle("a-2", "2", "", ""))
    assert [config.line_numbers[f"style.{name}.template"] for name in ("b", "a-2")] == [1, 2]


@pytest.mark.parametrize("content", ["", "# nothing\n", "routes = []\n", "[style]\n"])
def test_it_may_say_nothing(file: pathlib.Path, content: str) -> None:
    config = read(file, content)
    assert (config.default_style, config.routes, config.styles) == (None, (), ())


@pytest.mark.parametrize(
    "content",
    [
        'theme = "dark"\n\ntheme = "light"\n#',
        "[keys]\n\n[keys]\n",
        "[style.a]\n\n[style.a]\n",
        "a.b = 1\n\na.b = 2\n",
    ],
)
def test_what_stands_there_twice_is_said_to(file: pathlib.Path, content: str) -> None:
    assert refused(file, content) == "3: this key or table is defined twice; keep one of the two"


def test_one_that_is_named_should_be_there(tmp_path: pathlib.Path) -> None:
    with pytest.raises(ConfigError) as error:
        read_config(tmp_path / "none.toml", must_exist=True)
    mend = "create it with onrecord config --init, or unset ONRECORD_CONFIG, which names it"
    assert str(error.value) == f"{tmp_path / 'none.toml'}: no such file; {mend}"


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("default_style = cable\n", 'default_style = "cable"'),
        ("\n[style.a]\nletter = z", 'letter = "z"'),
        ("routes = [tmux, osc52]", 'routes = ["tmux"'),
    ],
)
def test_missing_quotation_marks_are_named(file: pathlib.Path, text: str, mend: str) -> None:
    said = refused(file, text)
    assert said.startswith(f"{text.rstrip().count(chr(10)) + 1}: ")
    assert said.endswith(f"; put text in quotation marks: {mend}")


def test_there_may_be_none(tmp_path: pathlib.Path) -> None:
    assert read_config(tmp_path / "none.toml") == Config(tmp_path / "none.toml")


KEYS = "known keys: theme, default_style, start_section, layout, signs, cursor, routes, packs, [keys], [style.NAME]"
STYLE_KEYS = "known keys: template, letter, title"
STYLE = "[style.cable]\ntemplate = 'a'\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour = 1", f"1: the key colour is unknown; {KEYS}"),
        ("\n\nx = 1\na = 1", f"3: the key x is unknown; {KEYS}"),
        ("[colour]\nblue = 1", f"1: the key colour is unknown; {KEYS}"),
        ('"\\u001b[2J" = 1', "1: the key \\u{001B}[2J is unknown; " + KEYS),
        ("\nroutes = 'tmux'", '2: routes is not a list of names; write routes = ["tmux", "osc52"]'),
        ("routes = [1]", '1: routes is not a list of names; write routes = ["tmux", "osc52"]'),
        ("[routes]", '1: routes is not a list of names; write routes = ["tmux", "osc52"]'),
        ("default_style = 3", '1: default_style is not a name; write default_style = "quote"'),
        ("\ndefault_style = ['quote']", '2: default_style is not a name; write default_style = "quote"'),
        ("style = 'quote'", '1: style is not a table; write default_style = "quote" or [style.NAME]'),
        ("[[style]]", '1: style is not a table; write default_style = "quote" or [style.NAME]'),
        ("\n[style.X]\ntemplate = 'a'", "2: a style's name may have only a-z, 0-9 and single hyphens; rename it"),
        ("[style.'a b']\ntemplate = 'a'", "1: a style's name may have only a-z, 0-9 and single hyphens; rename it"),
        ("[style]\ncable = 'x'", '2: style.cable is not a table; write [style.cable] and template = "..." below it'),
        ("[style.cable]\nletter = 'z'", '1: style.cable has no template; add template = "..."'),
        ("[style.cable]\ntemplate = ''", "2: template is empty; write {quote} and the words around it"),
        ("[style.cable]\ntemplate = 3", "2: template is not text; write it in quotation marks"),
        (STYLE + "title = 2023-03-24", "3: title is not text; write it in quotation marks"),
        (STYLE + "letter = 1", "3: letter is not text; write it in quotation marks"),
        (STYLE + "letter = 'zz'", "3: letter is not a single letter or digit; choose one"),
        (STYLE + "letter = '!'", "3: letter is not a single letter or digit; choose one"),
        (STYLE + "letter = 'é'", "3: letter is not a single letter or digit; choose one"),
        (STYLE + 'title = "\\u001b[2J"', "3: title has a character that cannot be displayed; remove it"),
        (STYLE + "size = 3", f"3: the key size is unknown; {STYLE_KEYS}"),
        (STYLE + "\n[style.b]\ntemplate = 'b'\nname = 'x'", f"6: the key name is unknown; {STYLE_KEYS}"),
    ],
)
def test_what_is_wrong_is_said_with_line_and_mend(file: pathlib.Path, text: str, said: str) -> None:
    assert refused(file, text) == said


@pytest.mark.parametrize(("text", "line"), [("a = 1\nb = [", 2), ("\na = ?\nb = 1", 2), ("a = '\x1b'\n#", 1)])
def test_what_is_no_toml_is_said_with_its_line(file: pathlib.Path, text: str, line: int) -> None:
    said = refused(file, text)  # the reason is tomllib's, whose words change with Python
    assert said.startswith(f"{line}: ")
    assert said.endswith("; write TOML, see docs/settings.md")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a = 1\nb = '\xff'\n", "2: not UTF-8; save the file as UTF-8"),
        (GOOD.encode("utf-16"), "1: not UTF-8; save the file as UTF-8"),
        (ENDLESS.encode(), " larger than 256 KiB, so not a configuration of onrecord; move it elsewhere"),
    ],
    ids=["latin-1", "utf-16", "endless"],
)
def test_files_that_are_no_configuration(file: pathlib.Path, content: bytes, said: str) -> None:
    assert refused(file, content) == said


def test_a_folder_in_its_place(tmp_path: pathlib.Path) -> None:
    with pytest.raises(ConfigError, match="not a file but a folder") as error:
        read_config(tmp_path)
    assert str(error.value).startswith(f"{tmp_path}: ")


def test_a_configuration_of_many_styles_is_read_in_good_time(file: pathlib.Path) -> None:
    many = "".join(f"[style.s{number}]\ntemplate = '{{words}}'\n" for number in range(3_300))
    lines = read(file, many).line_numbers
    assert [lines[f"style.s{number}.template"] for number in range(3_300)] == [2 * n + 2 for n in range(3_300)]


def config_or_error(file: pathlib.Path, content: bytes) -> None:
    try:
        config = read(file, content)
    except ConfigError as error:
        said = str(error)
    else:
        assert isinstance(config, Config)
        said = "".join(style.name + style.letter + style.title for style in config.styles)
    assert said.isprintable()


@given(st.binary(max_size=200) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
@example(b"a = " + b"[" * 50_000)
@example(b"a = " + b"9" * 10_000)
@example(b"a = 0000-00-00\n")
@example(b'"\\ud800" = 1')
@settings(max_examples=150)
def test_any_bytes_are_a_configuration_or_an_error(file: pathlib.Path, content: bytes) -> None:
    config_or_error(file, content)


_NAMES = st.sampled_from(["default_style", "routes", "style", "cable", "template", "letter", "title"]) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=4
)
_VALUES = st.recursive(
    st.sampled_from(["quote", "cable", "z", "{words}", "a{", "\x1b[2J", "", 1, 1.5, True]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(_NAMES, _VALUES, max_size=4))
@settings(max_examples=150)
def test_any_toml_is_a_configuration_or_an_error(file: pathlib.Path, values: dict[str, object]) -> None:
    config_or_error(file, tomli_w.dumps(values).encode())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe with a name")
def test_a_pipe_is_not_waited_for(tmp_path: pathlib.Path) -> None:
    os.mkfifo(tmp_path / "config.toml")
    with pytest.raises(ConfigError, match="not a file but a folder, pipe or device; fix or remove it"):
        read_config(tmp_path / "config.toml")
