"""`make install`: real shells find the command, the manual and the completions; uninstalling leaves only users' files.

The program is that of this environment: creating one of its own takes half a minute, and .ci/run does it.
"""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
from collections.abc import Iterator

import pytest

from release import ReleaseError
from release.user_install import (
    COMMAND,
    COMPLETIONS,
    LINKS,
    MANUAL,
    PROGRAM,
    installed_text,
    make_links,
    require_free,
    uninstall,
)
from tests.support.tmux import Tmux, need

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="make installs on Linux and macOS")

BASH_COMPLETION = pathlib.Path("/usr/share/bash-completion/bash_completion")
PLAIN_PATH = "/usr/bin:/bin"


@pytest.fixture
def home(tmp_path: pathlib.Path) -> pathlib.Path:
    return tmp_path


@pytest.fixture
def prefix(home: pathlib.Path) -> pathlib.Path:
    """An installation in ~/.local, of the program of this environment."""
    prefix = home / ".local"
    (prefix / "lib").mkdir(parents=True)
    (prefix / PROGRAM).symlink_to(sys.prefix)
    make_links(prefix)
    return prefix


@pytest.fixture
def own_program(tmp_path: pathlib.Path) -> pathlib.Path:
    """An installation with a program that may be deleted."""
    prefix = tmp_path / "prefix"
    for name in ("pyvenv.cfg", *LINKS):
        (prefix / PROGRAM / name).parent.mkdir(parents=True, exist_ok=True)
        (prefix / PROGRAM / name).touch()
    make_links(prefix)
    return prefix


@pytest.fixture
def terminal(home: pathlib.Path) -> Iterator[Tmux]:
    server = Tmux.start(home, (160, 40))
    yield server
    server.stop()


def start_shell(shell: str, prefix: pathlib.Path, terminal: Tmux) -> None:
    """Start the shell as it starts for a user who did what the installation said."""
    need(shell)
    home = terminal.folder
    (home / ".bashrc").write_text(f"PS1='ready$ '; . {BASH_COMPLETION}\n")
    fpath = (prefix / COMPLETIONS["zsh"]).parent
    (home / ".zshrc").write_text(f"PS1='ready$ '; fpath=({fpath} $fpath); autoload -U compinit; compinit -u\n")
    (home / ".config" / "fish").mkdir(parents=True)
    prompt = "function fish_prompt; echo -n 'ready$ '; end; function fish_greeting; end\n"
    (home / ".config" / "fish" / "config.fish").write_text(prompt)
    path = f"{prefix / 'bin'}:{PLAIN_PATH}"
    terminal.type(f"clear; exec env -u ZDOTDIR -u XDG_DATA_HOME -u XDG_CONFIG_HOME PATH='{path}' {shell} -i")
    terminal.keys("Enter")
    terminal.wait_for_prompt()


@pytest.mark.parametrize("shell", COMPLETIONS)
def test_tab_completes_in_a_new_shell(shell: str, prefix: pathlib.Path, terminal: Tmux) -> None:
    if shell == "bash" and not BASH_COMPLETION.exists():
        if os.environ.get("CI"):
            pytest.fail("CI must install bash-completion")
        pytest.skip("bash-completion is not installed")
    start_shell(shell, prefix, terminal)
    terminal.type("onrecord sty")
    terminal.keys("Tab")
    terminal.wait_for("onrecord styles")


def test_the_command_and_its_manual_are_found(prefix: pathlib.Path, home: pathlib.Path) -> None:
    need("man")
    env = {"HOME": str(home), "PATH": f"{prefix / 'bin'}:{PLAIN_PATH}", "LC_ALL": "C.UTF-8"}
    version = subprocess.run(["onrecord", "--version"], env=env, capture_output=True, text=True, check=True)
    assert version.stdout.startswith("onrecord ")
    page = subprocess.run(["man", "onrecord"], env=env, capture_output=True, text=True, check=True)
    assert "offline" in page.stdout


def test_what_is_left_to_do_is_told(prefix: pathlib.Path, home: pathlib.Path) -> None:
    text = installed_text(prefix, {"HOME": str(home), "PATH": PLAIN_PATH})
    assert f"{prefix / 'bin'} is not on your PATH: add to ~/.profile" in text
    for name in LINKS:
        assert str(prefix / name) in text
    on_path = {"HOME": str(home), "PATH": str(prefix / "bin")}
    assert "not on your PATH" not in installed_text(prefix, on_path)
    assert text.splitlines()[-1] == f"Open a new shell to use it. Undo: make uninstall PREFIX={prefix}"


def test_zsh_needs_a_line_until_it_is_there(prefix: pathlib.Path, home: pathlib.Path) -> None:
    need("zsh")
    env = {"HOME": str(home), "PATH": f"{prefix / 'bin'}:{PLAIN_PATH}"}
    line = f"fpath=({prefix / 'share/zsh/site-functions'} $fpath)"
    assert line in installed_text(prefix, env)
    (home / ".zshrc").write_text("fpath=(~/.local/share/zsh/site-functions $fpath)\nautoload -U compinit; compinit\n")
    assert "zsh:" not in installed_text(prefix, env)


def test_below_another_prefix_bash_and_fish_need_a_line_too(own_program: pathlib.Path, home: pathlib.Path) -> None:
    need("fish")
    text = installed_text(own_program, {"HOME": str(home), "PATH": PLAIN_PATH})
    assert f"bash: add to ~/.bashrc:  . {own_program / COMPLETIONS['bash']}" in text
    assert f"fish: add to ~/.config/fish/config.fish:  source {own_program / COMPLETIONS['fish']}" in text


def test_it_can_be_installed_again(own_program: pathlib.Path) -> None:
    require_free(own_program)
    make_links(own_program)
    assert (own_program / MANUAL).is_file()


@pytest.mark.parametrize("name", [COMMAND, COMPLETIONS["fish"], f"{PROGRAM}/letter"])
def test_files_of_others_are_left_alone(name: str, tmp_path: pathlib.Path) -> None:
    file = tmp_path / name
    file.parent.mkdir(parents=True)
    file.write_text("Dear")
    with pytest.raises(ReleaseError, match="already exists and was not made by make install"):
        require_free(tmp_path)
    with pytest.raises(ReleaseError, match="has not installed onrecord in"):
        uninstall(tmp_path)
    assert file.read_text() == "Dear"


def test_uninstalling_leaves_nothing(own_program: pathlib.Path) -> None:
    assert uninstall(own_program).startswith(f"Removed onrecord from {own_program}.")
    assert not list(own_program.iterdir())


def test_uninstalling_keeps_the_users_files(own_program: pathlib.Path) -> None:
    state = own_program / PROGRAM / "onrecord-files" / "state.toml"
    state.parent.mkdir()
    state.write_text("mine")
    other = own_program / "bin" / "other"
    other.touch()
    assert uninstall(own_program).endswith(f"stay in {state.parent}.")
    files = sorted(path for path in own_program.rglob("*") if path.is_file())
    assert files == [other, state]
    require_free(own_program)  # so that it can be installed again
