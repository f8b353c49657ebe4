"""`make install` and `make uninstall`: put onrecord, its manual and its shell completions into a user's account.

The program gets a virtual environment of its own, PREFIX/lib/onrecord; everything else is a link into it. Only the
standard library is used.
"""

from __future__ import annotations

import argparse
import os
import pathlib
import shutil
import sys
import tempfile
from collections.abc import Mapping

from release import ReleaseError
from release.reproducible import run_tool

ROOT = pathlib.Path(__file__).parents[1]

PROGRAM = "lib/onrecord"
COMMAND = "bin/onrecord"
MANUAL = "share/man/man1/onrecord.1"
COMPLETIONS = {
    "bash": "share/bash-completion/completions/onrecord",
    "zsh": "share/zsh/site-functions/_onrecord",
    "fish": "share/fish/vendor_completions.d/onrecord.fish",
}
LINKS = (COMMAND, MANUAL, *COMPLETIONS.values())  # each links to the same path below PROGRAM

_PORTABLE_FILES = "onrecord-files"  # the user's files, from onrecord --portable
_BASH_COMPLETION = (
    "/usr/share/bash-completion/bash_completion",
    "/usr/local/share/bash-completion/bash_completion",
    "/opt/homebrew/etc/profile.d/bash_completion.sh",
    "/usr/local/etc/profile.d/bash_completion.sh",
)


def main() -> None:
    """Install or uninstall; exit with one sentence if that fails."""
    parser = argparse.ArgumentParser(
        prog="python -m release.user_install", description="Install onrecord for one user."
    )
    parser.add_argument("action", choices=["install", "uninstall"])
    parser.add_argument("prefix", type=pathlib.Path, help="the folder with bin/, lib/ and share/, such as ~/.local")
    arguments = parser.parse_args()
    prefix = pathlib.Path(os.path.abspath(arguments.prefix.expanduser()))  # noqa: PTH100 (links are kept as they are)
    try:
        if arguments.action == "install":
            require_free(prefix)
            _install_program(prefix / PROGRAM)
            make_links(prefix)
            print(installed_text(prefix, os.environ))
        else:
            print(uninstall(prefix))
    except ReleaseError as error:
        sys.exit(f"onrecord: {error}")
    except OSError as error:
        sys.exit(f"onrecord: {error}; choose another folder: make {arguments.action} PREFIX=FOLDER")


def require_free(prefix: pathlib.Path) -> None:
    """Check that nothing of another installation would be overwritten.

    Raises:
        ReleaseError: when a file that would be written exists and belongs to something else.
    """
    program = prefix / PROGRAM
    in_the_way = [
        path for path in (prefix / link for link in LINKS) if os.path.lexists(path) and not _is_ours(path, prefix)
    ]
    if program.exists() and not (program / "pyvenv.cfg").exists() and _other_files(program):
        in_the_way.append(program)
    if in_the_way:
        raise ReleaseError(
            f"{in_the_way[0]} already exists and was not made by make install; uninstall or move it, "
            "or choose another folder: make install PREFIX=FOLDER"
        )


def _other_files(program: pathlib.Path) -> bool:
    return not program.is_dir() or any(path.name != _PORTABLE_FILES for path in program.iterdir())


def _is_ours(link: pathlib.Path, prefix: pathlib.Path) -> bool:
    """Return whether a path is a link into the program's folder."""
    return link.is_symlink() and pathlib.Path(link.readlink()).is_relative_to(prefix / PROGRAM)


def _install_program(program: pathlib.Path) -> None:
    """Create or update the virtual environment: the pinned packages by their hashes, and onrecord's own wheel."""
    python = program / "bin" / "python"
    pip = [str(python), "-I", "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input", "install"]
    build = [
        sys.executable,
        "-m",
        "pip",
        "--quiet",
        "--disable-pip-version-check",
        "wheel",
        "--no-deps",
        "--no-cache-dir",
    ]
    with tempfile.TemporaryDirectory() as scratch:
        build += ["--no-build-isolation", "--wheel-dir", scratch, str(ROOT)]
        run_tool("building onrecord", build, {}, ROOT)
        [wheel] = pathlib.Path(scratch).glob("onrecord-*.whl")
        program.parent.mkdir(parents=True, exist_ok=True)
        run_tool("creating the virtual environment", [sys.executable, "-m", "venv", str(program)], {}, ROOT)
        pinned = ["--require-hashes", "--requirement", str(ROOT / "requirements.txt")]
        run_tool("installing the pinned packages", [*pip, *pinned], {}, ROOT)
        run_tool("installing onrecord", [*pip, "--no-deps", "--force-reinstall", str(wheel)], {}, ROOT)


def make_links(prefix: pathlib.Path) -> None:
    """Link the command, the manual and the completions into the program's folder."""
    for name in LINKS:
        link = prefix / name
        link.parent.mkdir(parents=True, exist_ok=True)
        link.unlink(missing_ok=True)
        link.symlink_to(prefix / PROGRAM / name)


def uninstall(prefix: pathlib.Path) -> str:
    """Remove the links and the program; return what was done. Files of `onrecord --portable` stay.

    Raises:
        ReleaseError: when onrecord is not installed there.
    """
    program = prefix / PROGRAM
    links = [prefix / name for name in LINKS if _is_ours(prefix / name, prefix)]
    is_installed = (program / "pyvenv.cfg").exists()
    if not links and not is_installed:
        raise ReleaseError(f"make install has not installed onrecord in {prefix}; nothing was removed")
    for link in links:
        link.unlink()
        _remove_empty(link.parent, prefix)
    if is_installed:
        for path in program.iterdir():
            if path.name == _PORTABLE_FILES:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
        _remove_empty(program, prefix)
    text = f"Removed onrecord from {prefix}. Your own files stay: state, configuration, last copies."
    if program.exists():
        text += f"\nThe files of onrecord --portable stay in {program / _PORTABLE_FILES}."
    return text


def _remove_empty(folder: pathlib.Path, prefix: pathlib.Path) -> None:
    """Remove a folder and its parents below the prefix, as far as they are empty."""
    while folder != prefix and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def installed_text(prefix: pathlib.Path, env: Mapping[str, str]) -> str:
    """Return what to tell after an installation: where everything is, what is left to do, and how to undo it."""
    lines = [
        f"Installed onrecord in {prefix}:",
        f"  command      {prefix / COMMAND}",
        f"  manual       {prefix / MANUAL}    (man onrecord)",
        *(f"  {shell:4} Tab     {prefix / path}" for shell, path in COMPLETIONS.items()),
        f"  program      {prefix / PROGRAM}",
    ]
    if todo := [*_path_hint(prefix, env), *_completion_hints(prefix, env)]:
        lines += ["Left for you to do:", *(f"  {line}" for line in todo)]
    default = pathlib.Path("~/.local").expanduser()
    option = "" if prefix == default else f" PREFIX={prefix}"
    return "\n".join([*lines, f"Open a new shell to use it. Undo: make uninstall{option}"])


def _path_hint(prefix: pathlib.Path, env: Mapping[str, str]) -> list[str]:
    folder = prefix / "bin"
    if str(folder) in env.get("PATH", "").split(os.pathsep):
        return []
    return [
        f"{folder} is not on your PATH: add to ~/.profile (zsh: ~/.zprofile; fish: fish_add_path {folder})",
        f'  export PATH="{folder}:$PATH"',
    ]


def _completion_hints(prefix: pathlib.Path, env: Mapping[str, str]) -> list[str]:
    """Return the lines that shells need to find their completion; only for shells that are installed."""
    hints = []
    search_path = env.get("PATH")
    home = pathlib.Path(env.get("HOME") or "~").expanduser()
    data_folders = [env.get("XDG_DATA_HOME") or str(home / ".local/share")]
    data_folders += (env.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
    is_data_folder = str(prefix / "share") in data_folders
    has_bash_completion = any(pathlib.Path(path).exists() for path in _BASH_COMPLETION)
    if shutil.which("bash", path=search_path) and not (is_data_folder and has_bash_completion):
        hints.append(f"bash: add to ~/.bashrc:  . {prefix / COMPLETIONS['bash']}")
    zsh_folder = str((prefix / COMPLETIONS["zsh"]).parent)
    zshrc = pathlib.Path(env.get("ZDOTDIR") or home, ".zshrc")
    if shutil.which("zsh", path=search_path) and not _mentions(zshrc, zsh_folder.removeprefix(f"{home}/")):
        hints.append(f"zsh: add to {zshrc}, before compinit:  fpath=({zsh_folder} $fpath)")
        if not _mentions(zshrc, "compinit"):
            hints.append("  and after it, as compinit is not there yet:  autoload -U compinit; compinit")
    if shutil.which("fish", path=search_path) and not is_data_folder:
        hints.append(f"fish: add to ~/.config/fish/config.fish:  source {prefix / COMPLETIONS['fish']}")
    return hints


def _mentions(file: pathlib.Path, text: str) -> bool:
    try:
        return text in file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False


if __name__ == "__main__":
    main()
