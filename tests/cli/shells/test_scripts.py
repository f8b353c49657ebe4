"""The completion scripts: complete, and safe whatever a help text holds."""

from __future__ import annotations

import pathlib
import re
import subprocess
import sys

import pytest

from onrecord.cli.command_spec import ArgumentSpec, CommandSpec, command_specs
from onrecord.cli.shells import SHELLS, bash, completion_script, zsh
from onrecord.cli.shells import fish as fish_script
from onrecord.cli.shells.places import value_source
from onrecord.cli.summaries import SUMMARIES
from tests.cli.running import Onrecord
from tests.cli.shells.real import fish
from tests.support.tmux import need

FREE = {"TEXT", "N", "VERSION"}
"""What only a person can know."""
HOSTILE = """it's "x" [a] {b} (c) $(touch pwned) `touch pwned` $HOME \\ \\' : ; | % ! # ~ * 宇宙 “q” ok"""


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_every_option_is_in_it(onrecord: Onrecord, shell: str) -> None:
    result = onrecord("completion", shell)
    assert (result.code, result.err) == (0, "")
    for command in command_specs():
        assert re.search(rf"\b{command.name}\b", result.out)
        for name in (name for option in command.options for name in option.names):
            spelled = name if shell != "fish" else f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}"
            assert re.search(rf"{re.escape(spelled)}\b", result.out), (command.name, name)


def test_every_value_is_known_to_the_completions() -> None:
    assert len(command_specs()) > 1
    for command in command_specs():
        for argument in (*command.options, *command.operands):
            there = value_source(argument)
            known = there.words or there.asked or there.folder or there.file
            assert known or not argument.metavar or argument.metavar in FREE, (command.name, argument)


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_can_read_it(shell: str, tmp_path: pathlib.Path) -> None:
    need(shell)
    script = tmp_path / "script"
    script.write_text(completion_script(shell), encoding="utf-8")
    done = subprocess.run([shell, "-n", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def hostile() -> tuple[CommandSpec, ...]:
    option = ArgumentSpec(("--evil",), "EVIL", (), HOSTILE, repeats=False, excluded_by=(), ends_command=False)
    chosen = ArgumentSpec(("--odd",), "ODD", ("a b", "c'd", "e:f", "$(touch pwned)"), HOSTILE, False, (), False)
    operand = ArgumentSpec((), "WORD", (), HOSTILE, repeats=False, excluded_by=(), ends_command=False)
    browser = CommandSpec("", HOSTILE, (option,), (), "", ())
    return (browser, CommandSpec("bad", HOSTILE, (option, chosen), (operand,), "", ()))


def test_fish_shows_a_hostile_help_as_it_stands(tmp_path: pathlib.Path) -> None:
    (tmp_path / "script").write_text(fish_script.fish_script(hostile()), encoding="utf-8")
    lines = ("onrecord ba", "onrecord bad --e", "onrecord bad --odd ")
    [commands, options, choices] = fish(tmp_path / "script", tmp_path, *lines)
    assert commands == {"bad": HOSTILE}
    assert options == {"--evil": HOSTILE}
    assert set(choices.values()) == {HOSTILE}
    assert len(choices) == 4
    assert not (tmp_path / "pwned").exists()


@pytest.mark.parametrize(("shell", "written"), [("bash", bash.bash_script), ("zsh", zsh.zsh_script)])
def test_reading_a_script_runs_nothing_of_a_hostile_help(shell: str, written: object, tmp_path: pathlib.Path) -> None:
    need(shell)
    assert callable(written)
    (tmp_path / "script").write_text(written(hostile()), encoding="utf-8")
    line = "compdef() { :; }; . ./script" if shell == "zsh" else ". ./script"
    done = subprocess.run([shell, "-c", line], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert not (tmp_path / "pwned").exists()


def test_scripts_and_manual_are_made_with_the_standard_library_alone() -> None:
    """The wheel is built where no package is installed."""
    source = pathlib.Path(__file__).parents[3] / "src"
    code = (
        f"import sys; sys.path.insert(0, {str(source)!r}); from onrecord.cli.shells import SHELLS, completion_script; "
        "from onrecord.cli.man import manual; print(sum(map(len, (manual(), *map(completion_script, SHELLS)))))"
    )
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) > 10_000


@pytest.mark.parametrize("arguments", [("completion",), ("completion", "tcsh"), ("completion", "--values", "REF")])
def test_a_shell_must_be_one_of_three(onrecord: Onrecord, arguments: tuple[str, ...]) -> None:
    result = onrecord(*arguments)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)


def test_the_commands_are_in_the_help_too() -> None:
    assert {"completion", "man"} <= set(SUMMARIES)
