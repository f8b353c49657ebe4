"""`onrecord [DIR ...]`: what happens before the screen opens."""

from __future__ import annotations

import pathlib
import sys
import types
from typing import Any

import pytest

from onrecord.commands import build_keymap
from onrecord.library import Library
from onrecord.storage import read_regular
from onrecord.tui import SessionPreferences
from tests.cli.running import Onrecord, program
from tests.packs.a_pack import PackFolder, write_pack


@pytest.fixture
def notices() -> list[str]:
    """What it was told to say first."""
    return []


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, notices: list[str]) -> list[Library]:
    """The archives that a stand-in for the browser was opened on; it ends with 0."""
    archives: list[Library] = []

    def run_browser(
        archive: Library, habits: SessionPreferences, notice: str, *, fresh: bool, remember: bool, asked: object
    ) -> int:
        assert (habits, fresh, remember) == (SessionPreferences(), False, True)
        archives.append(archive)
        notices.append(notice)
        return 0

    screen = types.ModuleType("onrecord.tui")
    screen.__dict__.update(run_browser=run_browser, SessionPreferences=SessionPreferences)
    monkeypatch.setitem(sys.modules, "onrecord.tui", screen)
    return archives


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.cli.browse._require_terminal", lambda: None)


def ids(archive: Library) -> list[str]:
    return list(archive.packs)


@pytest.mark.usefixtures("terminal")
def test_the_shipped_packs_by_default(onrecord: Onrecord, opened: list[Library]) -> None:
    result = onrecord()
    assert (result.code, result.out, result.err) == (0, "", "")
    assert [ids(archive) for archive in opened] == [["japan-us-space-8"]]


@pytest.mark.usefixtures("terminal")
def test_the_packs_that_are_named(
    onrecord: Onrecord, opened: list[Library], a_pack: PackFolder, shipped_folder: str
) -> None:
    assert onrecord(str(a_pack.path), shipped_folder).code == 0
    assert [ids(archive) for archive in opened] == [["a-pack", "japan-us-space-8"]]


@pytest.mark.usefixtures("terminal")
def test_the_word_bundled_is_a_pack_wherever_folders_are_named(
    onrecord: Onrecord,
    opened: list[Library],
    a_pack: PackFolder,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: pathlib.Path,
) -> None:
    folder = str(a_pack.path)
    for names in ([folder, "bundled"], ["bundled", folder], ["bundled"], ["shipped"]):
        result = onrecord(*names)
        assert (result.code, result.err) == (0, ""), names
    assert [set(ids(archive)) for archive in opened] == [
        {"japan-us-space-8", "a-pack"},
        {"a-pack", "japan-us-space-8"},
        {"japan-us-space-8"},
        {"japan-us-space-8"},
    ]
    assert onrecord("check", "bundled", folder).code == onrecord("check", "bundled").code == 0
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bundled").mkdir()
    assert onrecord("bundled").code == onrecord("check", "bundled").code != 0  # a folder of that name comes first


@pytest.mark.usefixtures("terminal")
def test_a_folder_that_is_called_like_a_command(
    onrecord: Onrecord, opened: list[Library], tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pack(tmp_path / "list")
    monkeypatch.chdir(tmp_path)
    assert onrecord("./list").code == 0
    assert [ids(archive) for archive in opened] == [["a-pack"]]
    assert onrecord("list").code == 2


@pytest.mark.usefixtures("terminal")
def test_a_refused_pack_is_said_and_the_others_open(
    onrecord: Onrecord, opened: list[Library], broken_pack: PackFolder, shipped_folder: str
) -> None:
    result = onrecord(str(broken_pack.path), shipped_folder)
    assert result.code == 0
    assert "missions.toml:10" in result.err
    assert [ids(archive) for archive in opened] == [["japan-us-space-8"]]
    assert len(opened[0].refused) == 1


@pytest.mark.usefixtures("terminal", "opened")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = [", ":1: "),
        ('\n\nroutes = ["fax"]', ":3: no route “fax”"),
        ('[style.a]\nletter = "j"\ntemplate = "x"', ":2: the letter j moves"),
        ('\npacks = ["gone"]', ":2: packs: "),
        ("[keys]\nquit = []", ":2: quit needs a key; give it one"),
    ],
)
def test_a_broken_configuration_keeps_nobody_from_reading(
    onrecord: Onrecord, config: pathlib.Path, notices: list[str], text: str, said: str
) -> None:
    config.write_text(text)
    result = onrecord()
    assert (result.code, result.out, result.err) == (0, "", "")
    assert len(notices) == 1
    assert notices[0].startswith(f"{config}{said}")
    assert notices[0].endswith("; the browser continues without it")
    assert config.read_text() == text
    config.write_text("")
    onrecord()
    assert notices[1:] == [""]


@pytest.mark.usefixtures("terminal", "opened")
def test_where_only_keys_are_broken_the_rest_holds(
    onrecord: Onrecord, config: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config.write_text('default_style = "plain"\nroutes = ["file"]\n[keys]\nquit = []\n')
    preferences: list[SessionPreferences] = []
    monkeypatch.setattr(
        sys.modules["onrecord.tui"], "run_browser", lambda _, habits, *more, **others: preferences.append(habits)
    )
    onrecord()
    [habits] = preferences
    assert (habits.styles.default.name, habits.routes, habits.keymap) == ("plain", ("file",), build_keymap())


@pytest.mark.usefixtures("terminal", "opened")
@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), ("light", "auto")),
        (("--theme", "high-contrast-dark"), ("high-contrast-dark", "auto")),
        (("--ascii",), ("light", "ascii")),
        (("--ascii", "--theme", "auto"), ("auto", "ascii")),
    ],
)
def test_options_count_for_more_than_the_configuration(
    onrecord: Onrecord,
    config: pathlib.Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    expected: tuple[str, str],
) -> None:
    config.write_text('theme = "light"\n')
    preferences: list[SessionPreferences] = []
    monkeypatch.setattr(
        sys.modules["onrecord.tui"], "run_browser", lambda _, habits, *more, **others: preferences.append(habits)
    )
    onrecord(*arguments)
    assert [(habits.theme, habits.signs) for habits in preferences] == [expected]


def test_a_theme_that_there_is_not_is_refused(onrecord: Onrecord) -> None:
    result = onrecord("--theme", "drak")
    assert result.code == 2
    assert "dark" in result.err


@pytest.mark.usefixtures("terminal")
def test_the_configuration_is_read_once(
    onrecord: Onrecord,
    opened: list[Library],
    config: pathlib.Path,
    a_pack: PackFolder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    config.write_text(f'theme = "dark"\npacks = ["{a_pack.path}"]\n[keys]\ncopy = "x"\n')
    looked_at: list[pathlib.Path] = []
    look = read_regular

    def counted(path: pathlib.Path, max_bytes: int) -> Any:
        looked_at.append(path)
        return look(path, max_bytes)

    monkeypatch.setattr(sys.modules["onrecord.settings.config_file"], "read_regular", counted)
    monkeypatch.setattr(sys.modules["onrecord.tui"], "run_browser", lambda archive, *_, **__: opened.append(archive))
    onrecord()
    assert [ids(archive) for archive in opened] == [["a-pack"]]
    assert looked_at.count(config) == 1


def test_no_pack_opens(onrecord: Onrecord, opened: list[Library], broken_pack: PackFolder) -> None:
    result = onrecord(str(broken_pack.path))
    assert (result.code, result.out, opened) == (2, "", [])
    assert "missions.toml:10" in result.err


def test_without_a_terminal(opened: list[Library], shipped_folder: str) -> None:
    result = program(shipped_folder)
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.decode().startswith("onrecord: the browser needs a terminal")
    assert b"onrecord list, show, search and copy need no screen" in result.stderr
    assert result.stderr.count(b"\n") == 1


def test_a_terminal_is_a_terminal_at_both_ends(
    onrecord: Onrecord, opened: list[Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    assert onrecord().code == 2
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    refused = onrecord()
    assert (refused.code, refused.out) == (2, refused.err)
    assert "its error output is not one" in refused.out
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert onrecord().code == 0
    monkeypatch.setattr(sys, "stdin", None)
    assert onrecord().code == 2
    assert len(opened) == 1
