"""Paths of onrecord's files and folders. Nothing is created here; folders are created when a file is written."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import onrecord
from onrecord.storage.home import NO_HOME, expand_home, home_folder

# Names the configuration file.
CONFIG_VARIABLE = "ONRECORD_CONFIG"
# If set to anything, all files are kept beside the program; `--portable` sets it.
PORTABLE_VARIABLE = "ONRECORD_PORTABLE"
# Name of the folder for these files; it shows what belongs to the program and can be moved along with it.
PORTABLE_FOLDER = "onrecord-files"


def data_folder() -> Path:
    """Return the folder for files that the user creates; ONRECORD_DATA overrides it."""
    return _single_folder() or _account_folder("data")


def config_file() -> Path:
    """Return the path of the user's configuration; ONRECORD_CONFIG overrides it."""
    if _is_portable():
        return portable_folder() / "config.toml"
    if path := os.environ.get(CONFIG_VARIABLE):
        return _absolute(path)
    return _account_folder("config") / "config.toml"


def config_is_named() -> bool:
    """Return whether ONRECORD_CONFIG names the configuration file, which must exist then."""
    return bool(os.environ.get(CONFIG_VARIABLE)) and not _is_portable()


def export_kinds_file() -> Path:
    """Return the path of the user's own kinds of documents, beside the configuration."""
    return config_file().parent / "export-kinds.toml"


def cache_folder() -> Path:
    """Return the folder for files that can be rebuilt, such as the indexes of large archives; inside ONRECORD_DATA."""
    return folder / "cache" if (folder := _single_folder()) else _account_folder("cache")


def briefs_folder() -> Path:
    """Return the folder with the user's briefs."""
    return data_folder() / "briefs"


def notes_file() -> Path:
    """Return the path of the file with the user's own notes."""
    return data_folder() / "notes.toml"


def last_copy_file() -> Path:
    """Return the path of the file that a copy falls back on."""
    return data_folder() / "last-copy.txt"


def state_file() -> Path:
    """Return the path of the browser's saved state; inside ONRECORD_DATA if that is set."""
    return (_single_folder() or _account_folder("state")) / "state.toml"


def portable_folder() -> Path:
    """Return the folder for `--portable`: beside the program's single file or folder, else in its environment."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).parent / PORTABLE_FOLDER
    archive = getattr(getattr(onrecord.__spec__, "loader", None), "archive", None)
    return (Path(archive).resolve().parent if archive else Path(sys.prefix)) / PORTABLE_FOLDER


def enable_portable_mode() -> None:
    """Keep all files beside the program from now on, whatever other variables say."""
    os.environ[PORTABLE_VARIABLE] = "1"


def _is_portable() -> bool:
    return bool(os.environ.get(PORTABLE_VARIABLE))


def _single_folder() -> Path | None:
    """Return the single folder for all files, if portable mode or ONRECORD_DATA asks for one."""
    if _is_portable():
        return portable_folder()
    path = os.environ.get("ONRECORD_DATA")
    return _absolute(path) if path else None


def _absolute(path: str) -> Path:
    """Return the absolute path; `~` is the home folder also where no shell has expanded it."""
    expanded = expand_home(path)
    if expanded.partition("/")[0] == "~":
        return NO_HOME
    try:
        return Path.cwd() / expanded
    except OSError:  # the working folder is gone
        return Path(expanded)


def _account_folder(kind: str) -> Path:
    """Return the account's folder for `data`, `config`, `cache` or `state`.

    On macOS and Windows it comes from platformdirs. Elsewhere the rules of the XDG Base Directory Specification take
    few lines, and importing platformdirs would take as long as the rest of `onrecord show`.
    """
    if sys.platform in ("darwin", "win32"):
        from platformdirs import PlatformDirs

        return Path(getattr(PlatformDirs("onrecord", appauthor=False), f"user_{kind}_dir"))
    defaults = {"data": "~/.local/share", "config": "~/.config", "cache": "~/.cache", "state": "~/.local/state"}
    value = os.environ.get(f"XDG_{kind.upper()}_HOME", "")
    if os.path.isabs(value):  # noqa: PTH117
        return Path(value, "onrecord")
    return Path(expand_home(defaults[kind]), "onrecord") if home_folder() else NO_HOME
