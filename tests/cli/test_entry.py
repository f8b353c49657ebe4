"""What holds for every command: help, version, exit codes, what is imported."""

from __future__ import annotations

import pathlib
import shlex
import subprocess
import sys

import pytest

from onrecord import __version__
from onrecord.cli import commands, entry, main
from onrecord.cli.commands import command_summaries
from onrecord.cli.summaries import SUMMARIES
from tests.cli.running import Onrecord, program
from tests.packs.a_pack import write_pack

WITHOUT_A_SCREEN = (
    ("--version",),
    ("--help",),
    (),
    ("list", "participants"),
    ("list", "missions", "--format", "json"),
    ("list", "missions", "--format", "csv"),
    ("list", "sentences", "--format", "md"),
    ("show", "p6.s7"),
    ("show", "missions/slim"),
    ("show", "p6.s7", "--style", "quote"),
    ("copy", "p6.s7", "--route", "show"),
    ("styles",),
    ("search", "METI"),
    ("check",),
    ("doctor",),
    ("doctor", "--format", "json"),
)


SLOW_TO_LOAD = {"hashlib", "shutil", "tomllib"}
"""Each takes some hundredths of the time that a plain command has."""


def test_version(onrecord: Onrecord) -> None:
    result = onrecord("--version")
    assert (result.code, result.out, result.err) == (0, f"onrecord {__version__}\n", "")


@pytest.mark.parametrize("name", ["", *command_summaries()])
def test_every_help_has_examples_and_all_of_them_work(
    onrecord: Onrecord, name: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pack(tmp_path / "my-pack")
    monkeypatch.chdir(tmp_path)
    if name.startswith(("brief ", "export")):
        _write_brief(tmp_path, onrecord)
    if name.startswith("note ") and name != "note add":
        assert onrecord("note", "add", "missions/slim", "A note.").code == 0
        assert onrecord("note", "add", "p6", "Another.").code == 0
    if name == "note import":
        (tmp_path / "own" / "notes.toml").rename(tmp_path / "notes-of-ito.toml")
    if name == "restore":
        assert onrecord("backup", "onrecord-backup.zip").code == 0
    result = onrecord(*name.split(), "--help")
    assert (result.code, result.err) == (0, "")
    assert "\x1b" not in result.out
    examples = [line.strip() for line in result.out.partition("examples:\n")[2].splitlines()]
    assert examples
    for example in examples:
        prog, *arguments = shlex.split(example)
        assert prog == "onrecord"
        outcome = onrecord(*arguments)
        if not arguments:  # the browser, which needs a terminal
            assert outcome.code == 2
            continue
        # what these have to say goes to stderr
        silent = arguments == ["check"] or arguments[0] in ("copy", "upgrade", "index", "export", "backup", "restore")
        silent |= arguments[0] == "brief" and arguments[1] in ("add", "restore", "export", "import")
        silent |= arguments[0] == "note" and arguments[1] in ("add", "import")
        fine = (0, 1) if arguments[0] == "doctor" else (0,)  # 1 where no clipboard is in reach
        assert outcome.code in fine, (example, outcome.err)
        assert outcome.out or silent, example


def _write_brief(folder: pathlib.Path, onrecord: Onrecord) -> None:
    """Write the brief that the examples name, a version of it, and the file that a colleague sent."""
    assert onrecord("brief", "add", "memo", "p1").code == 0
    [file] = (folder / "own" / "briefs").glob("*.toml")
    version = file.parent / ".versions" / "memo" / "2026-11-27T09-30-00Z.toml"
    version.parent.mkdir(parents=True)
    version.write_bytes(file.read_bytes())
    if not (folder / "memo.toml").exists():
        (folder / "memo.toml").write_bytes(file.read_bytes())


def test_the_help_names_every_command(onrecord: Onrecord) -> None:
    out = onrecord("-h").out
    for name, summary in SUMMARIES.items():
        assert f"{name} " in out
        assert summary in out


@pytest.mark.parametrize(("columns", "widest"), [("60", 58), ("100", 98), ("0", 78), ("wide", 78)])
def test_the_help_is_as_wide_as_the_terminal(
    onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch, columns: str, widest: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    options = onrecord("list", "--help").out.partition("options:")[2].partition("examples:")[0].splitlines()
    assert widest - 20 < max(map(len, options)) <= widest


def test_help_works_for_people_whose_terminal_asks_for_colour() -> None:
    result = program("list", "--help", FORCE_COLOR="1", PYTHON_COLORS="1")
    assert b"\x1b" not in result.stdout


@pytest.mark.sampled(6)
@pytest.mark.parametrize("arguments", WITHOUT_A_SCREEN, ids=" ".join)
def test_no_command_imports_a_screen(arguments: tuple[str, ...]) -> None:
    script = (
        "import sys; from onrecord.cli import main; main(sys.argv[1:]); "
        "sys.stderr.write('LOADED ' + ' '.join(sys.modules))"
    )
    result = subprocess.run(
        [sys.executable, "-c", script, *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True
    )
    loaded = set(result.stderr.rpartition("LOADED ")[2].split())
    assert "onrecord" in loaded
    assert not loaded & {"textual", "rich", "pygments", "onrecord.tui"}


def loaded_by(*arguments: str) -> set[str]:
    """The modules that a command has loaded when it is done."""
    script = "import sys; from onrecord.cli import main; main(sys.argv[1:]); sys.stderr.write(' '.join(sys.modules))"
    result = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
    return set(result.stderr.split())


@pytest.fixture
def no_config(monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path) -> None:
    """As most accounts are: there is no config.toml."""
    monkeypatch.delenv("ONRECORD_CONFIG")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))


@pytest.mark.usefixtures("no_config")
def test_showing_a_passage_loads_neither_search_nor_styles() -> None:
    assert not loaded_by("show", "p6.s7") & {
        "onrecord.search",
        "onrecord.navigation",
        "onrecord.quoting",
        "onrecord.cli.search",
        "sqlite3",
        "csv",
        *SLOW_TO_LOAD,
    }


@pytest.mark.usefixtures("no_config")
def test_searching_what_ships_loads_neither_databases_nor_styles() -> None:
    assert not loaded_by("search", "QZSS") & {
        "onrecord.quoting",
        "onrecord.navigation",
        "onrecord.search.index_file",
        "onrecord.search.explain",
        "sqlite3",
        "threading",
        "tempfile",
        "csv",
        *SLOW_TO_LOAD,
    }


@pytest.mark.usefixtures("no_config")
@pytest.mark.parametrize("arguments", ["show p6.s7 --style quote", "styles"])
def test_a_style_loads_nothing_of_the_clipboard(arguments: str) -> None:
    loaded = loaded_by(*arguments.split())
    assert "onrecord.quoting" in loaded
    assert "onrecord.clipboard" not in loaded


@pytest.mark.parametrize(
    "word",
    ["lst", "missions", "/no/such/folder", pytest.param("x" * 5000, id="long"), pytest.param("a\0b", id="null")],
)
def test_what_is_neither_command_nor_folder(onrecord: Onrecord, word: str) -> None:
    result = onrecord(word)
    assert (result.code, result.out) == (2, "")
    assert "neither a folder nor a command" in result.err
    assert ", ".join(SUMMARIES) in result.err
    assert result.err.count("\n") == 1


def test_a_command_comes_first(onrecord: Onrecord, shipped_folder: str) -> None:
    result = onrecord(shipped_folder, "check")
    assert result.code == 2
    assert "the command comes first: onrecord check" in result.err


@pytest.mark.parametrize("arguments", [("--nope",), ("list",), ("show",), ("list", "missions", "--format", "xml")])
def test_usage_errors_point_to_the_help(onrecord: Onrecord, arguments: tuple[str, ...]) -> None:
    result = onrecord(*arguments)
    assert (result.code, result.out) == (2, "")
    assert "--help" in result.err
    assert result.err.count("\n") == 1


def test_options_cannot_be_abbreviated(onrecord: Onrecord) -> None:
    assert onrecord("list", "missions", "--form", "json").code == 2


def test_ctrl_c_ends_without_a_traceback(onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(name: object) -> commands.CommandModule:
        raise KeyboardInterrupt

    monkeypatch.setattr(entry, "load_command", interrupted)
    result = onrecord("check")
    assert (result.code, result.out, result.err) == (130, "", "")


def test_too_little_memory_is_said(onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(name: object) -> commands.CommandModule:
        raise MemoryError

    monkeypatch.setattr(entry, "load_command", exhausted)
    result = onrecord("check")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert "not enough memory" in result.err


def test_the_arguments_are_those_of_the_process_by_default(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["onrecord", "show", "p8"])
    assert main() == 0
    assert capsys.readouterr().out.startswith("Both sides concurred")


def test_the_exit_code_reaches_the_shell() -> None:
    assert program("show", "p8").returncode == 0
    assert program("show", "p9").returncode == 1
    assert program("show", "nine").returncode == 2


@pytest.mark.parametrize("name", ["", *SUMMARIES])
def test_every_command_has_a_module_of_its_own(name: str) -> None:
    assert commands.load_command(name).parser().prog == f"onrecord {name}".strip()
