"""`onrecord config`, and what the configuration says of packs."""

from __future__ import annotations

import pathlib
import shutil
import tomllib

import pytest

from onrecord.cli.config_template import config_template
from onrecord.commands import build_keymap
from onrecord.settings import Config, read_config
from tests.cli.running import Onrecord
from tests.packs.a_pack import PackFolder


def test_one_to_begin_with_says_nothing(onrecord: Onrecord, config: pathlib.Path) -> None:
    config.unlink()
    result = onrecord("config", "--init")
    assert (result.code, result.out) == (0, "")
    assert result.err == f"onrecord: wrote {config}; edit it, then check it with onrecord config\n"
    said = read_config(config)
    assert said == Config(config, line_numbers=said.line_numbers)
    assert onrecord("config").code == 0


def test_it_is_never_written_over_another(onrecord: Onrecord, config: pathlib.Path) -> None:
    config.write_text('default_style = "plain"')
    result = onrecord("config", "--init")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"onrecord: {config} already exists, and was left as it is")
    assert config.read_text() == 'default_style = "plain"'


def test_where_it_cannot_be_written(
    onrecord: Onrecord, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("ONRECORD_CONFIG", str(tmp_path / "file" / "config.toml"))
    result = onrecord("config", "--init")
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert "cannot be written: not a directory; set ONRECORD_CONFIG to another file" in result.err


def uncommented() -> str:
    """With the # taken away from every line that is a setting."""
    lines = []
    for line in config_template().splitlines():
        without = line.removeprefix("# ")
        is_setting = without.startswith("[style") or " = " in without.partition("#")[0]
        lines.append(without if line.startswith("# ") and is_setting and not without[0].isupper() else line)
    return "\n".join(lines)


def test_what_is_commented_out_can_be_used_as_it_stands(config: pathlib.Path) -> None:
    config.write_text(uncommented())
    said = read_config(config)
    assert (said.theme, said.default_style, said.start_section) == ("dark", "quote", "missions")
    assert said.packs == ("bundled",)
    assert said.styles[0].name == "cable"
    built_in, own = build_keymap(), build_keymap(said.keys)
    for before, after in zip(built_in.main + built_in.clippings, own.main + own.clippings, strict=True):
        for one, other in zip(before.commands, after.commands, strict=True):
            assert (one.name, set(one.keys)) == (other.name, set(other.keys))


def test_every_command_is_in_it() -> None:
    named = tomllib.loads(uncommented())["keys"]
    screens = build_keymap()
    names = {command.name for group in screens.main + screens.clippings for command in group.commands}
    assert set(named) == names - {"close"}


def test_what_it_says_is_printed(onrecord: Onrecord, config: pathlib.Path, a_pack: PackFolder) -> None:
    config.write_text(
        f'theme = "light"\nstart_section = "terms"\npacks = ["{a_pack.path}", "shipped"]\n[keys]\ncopy = ["x", "f5"]\n'
    )
    result = onrecord("config")
    assert (result.code, result.err) == (0, "")
    facts = dict(line.split("  ", 1) for line in result.out.splitlines())
    stripped = {key: value.strip() for key, value in facts.items()}
    assert stripped["file"] == str(config)
    assert (stripped["theme"], stripped["start_section"], stripped["default_style"]) == ("light", "terms", "quote")
    assert stripped["packs"] == f"{a_pack.path}, shipped"
    assert stripped["keys"] == "copy = x f5"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('theme = "pink"', ":1: no theme “pink”; there are auto, dark, light, "),
        ('\nstart_section = "news"', ":2: no start_section “news”; there are areas, participants, missions"),
        ("theme = 1", ':1: theme is not a name; write theme = "dark"'),
        ('packs = "here"', ':1: packs is not a list of names; write packs = ["bundled", "~/statements"]'),
        ('\npacks = ["none"]', ":2: packs: "),
        ('packs = [""]', ":1: packs: an empty name of a folder; write a name, or bundled"),
        ('keys = "x"', ':1: keys is not a table; write [keys] and, below it, copy = "y"'),
        ("[keys]\ncopy = 1", ':2: copy is neither a key nor a list of keys; write "x" or ["x", "f5"]'),
        ('[keys]\n\ncopi = "x"', ":3: there is no command copi; did you mean copy?"),
        ('[keys]\ncopy = "enter"', ":2: enter cannot be changed; choose another"),
        ('[keys]\nfold = "x"\ncopy = "n"', ":3: the key n of copy is also that of next-match; give one of them"),
    ],
)
def test_what_is_wrong_is_said_with_file_line_and_mend(
    onrecord: Onrecord, config: pathlib.Path, text: str, said: str
) -> None:
    config.write_text(text)
    result = onrecord("config")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"onrecord: {config}{said}")
    assert result.err.count("\n") == 1


def test_the_packs_that_it_names_are_those_that_commands_open(
    onrecord: Onrecord,
    config: pathlib.Path,
    a_pack: PackFolder,
    tmp_path: pathlib.Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shutil.copytree(a_pack.path, config.parent / "beside")
    monkeypatch.chdir(tmp_path)
    shipped = onrecord("list", "sentences").out
    for named in (a_pack.path, "beside"):
        config.write_text(f'packs = ["{named}"]')
        own = onrecord("list", "sentences")
        assert (own.code, own.err) == (0, "")
        assert own.out not in ("", shipped)
        assert onrecord("check").err.startswith(f"{a_pack.load().id}: fine")
    config.write_text('packs = ["beside", "bundled"]')
    assert len(onrecord("check").err.splitlines()) == 2
    assert onrecord("list", "sentences", "--pack", str(a_pack.path)).out == own.out


@pytest.mark.parametrize("text", ["a = [", '\npacks = ["none"]', "packs = 3"])
@pytest.mark.parametrize("command", ["show p8", "list missions", "search METI", "check"])
def test_other_words_are_never_shown_in_the_place_of_packs_that_cannot_be_had(
    onrecord: Onrecord, config: pathlib.Path, command: str, text: str
) -> None:
    config.write_text(text)
    result = onrecord(*command.split())
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"onrecord: {config}:")


def test_a_broken_rest_of_it_keeps_nobody_from_its_packs(
    onrecord: Onrecord, config: pathlib.Path, a_pack: PackFolder
) -> None:
    config.write_text(f'packs = ["{a_pack.path}"]\n[keys]\ncopy = "enter"\n[colour]\nx = 1')
    assert onrecord("list", "sentences").code == 0


def test_a_pack_that_is_named_twice_is_opened_once(
    onrecord: Onrecord, config: pathlib.Path, a_pack: PackFolder
) -> None:
    config.write_text(f'packs = ["bundled", "{a_pack.path}", "{a_pack.path}/.", "shipped"]')
    result = onrecord("check")
    assert result.code == 0
    assert [line.partition(":")[0] for line in result.err.splitlines()] == [a_pack.load().id, "japan-us-space-8"]


def test_a_command_without_keys_of_its_own_keeps_those_that_are_fixed(onrecord: Onrecord, config: pathlib.Path) -> None:
    without = ("page-up", "open", "leave", "back", "narrow")
    lines = ["[keys]", *(f"{name} = []" for name in without), 'down = "n"', 'next-match = "x"']
    config.write_text("\n".join(lines))
    [line] = [line for line in onrecord("config").out.splitlines() if line.startswith("keys")]
    assert line.removeprefix("keys").strip() == (
        "page-up = PgUp (fixed), open = Enter (fixed), leave = Esc (fixed), back = Backspace (fixed), narrow = none, "
        "down = n, next-match = x"
    )
