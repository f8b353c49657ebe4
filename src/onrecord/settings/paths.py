"""Where onrecord keeps its few files. Nothing is made here; a folder comes into being when a file is written."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import onrecord

NO_HOME = Path(os.devnull, "no home folder is known; set HOME or ONRECORD_DATA")
"""Stands for a folder where the account has none: nothing is found in it, and what cannot be written there says why."""
PORTABLE_VARIABLE = "ONRECORD_PORTABLE"
"""Set to anything, it keeps every file beside the program; `--portable` sets it."""
PORTABLE_FOLDER = "onrecord-files"
"""The folder of that, so that it is seen what belongs to the program and what may be taken along with it."""


def data_folder() -> Path:
    """For what a person made; ONRECORD_DATA names another."""
    return _one_folder() or _of_account("data")


def config_file() -> Path:
    """The user's configuration; ONRECORD_CONFIG names another file."""
    if _portable():
        return portable_folder() / "config.toml"
    if named := os.environ.get("ONRECORD_CONFIG"):
        return _named(named)
    return _of_account("config") / "config.toml"


def config_is_named() -> bool:
    """Whether it is ONRECORD_CONFIG that says where the configuration is; then it should be there."""
    return bool(os.environ.get("ONRECORD_CONFIG")) and not _portable()


def cache_folder() -> Path:
    """For what can be made again, such as the indexes of large archives; with ONRECORD_DATA it lies there."""
    return one / "cache" if (one := _one_folder()) else _of_account("cache")


def last_copy_file() -> Path:
    """The file that a copy falls back on."""
    return data_folder() / "last-copy.txt"


def state_file() -> Path:
    """Where the browser was left; with ONRECORD_DATA it lies there."""
    return (_one_folder() or _of_account("state")) / "state.toml"


def portable_folder() -> Path:
    """The folder of `--portable`: beside the one file or the folder that is the program, else in its environment."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).parent / PORTABLE_FOLDER
    archive = getattr(getattr(onrecord.__spec__, "loader", None), "archive", None)
    return (Path(archive).resolve().parent if archive else Path(sys.prefix)) / PORTABLE_FOLDER


def enable_portable_mode() -> None:
    """From now on keep every file beside the program, whatever else names a place."""
    os.environ[PORTABLE_VARIABLE] = "1"


def _portable() -> bool:
    return bool(os.environ.get(PORTABLE_VARIABLE))


def _one_folder() -> Path | None:
    """The folder in which all files lie together, where somebody wants that."""
    if _portable():
        return portable_folder()
    named = os.environ.get("ONRECORD_DATA")
    return _named(named) if named else None


def _named(written: str) -> Path:
    """Return the place that somebody named, in full: `~` is the home folder also where no shell has read it."""
    expanded = os.path.expanduser(written)  # noqa: PTH111 (pathlib's raises where there is no home)
    try:
        return Path.cwd() / expanded
    except OSError:  # the working folder is gone
        return Path(expanded)


def _of_account(kind: str) -> Path:
    """The folder for `data`, `config`, `cache` or `state` that the system gives to the account.

    On macOS and Windows platformdirs knows it. Elsewhere the XDG Base Directory Specification says it in two lines, and
    importing platformdirs would take as long as the rest of `onrecord show`.
    """
    if sys.platform in ("darwin", "win32"):
        from platformdirs import PlatformDirs

        return Path(getattr(PlatformDirs("onrecord", appauthor=False), f"user_{kind}_dir"))
    defaults = {"data": "~/.local/share", "config": "~/.config", "cache": "~/.cache", "state": "~/.local/state"}
    set_to = os.environ.get(f"XDG_{kind.upper()}_HOME", "")
    if os.path.isabs(set_to):  # noqa: PTH117
        return Path(set_to, "onrecord")
    if not os.path.isabs(os.environ.get("HOME", os.sep)):  # noqa: PTH117 (empty, it would name the root of the disk)
        return NO_HOME
    base = os.path.expanduser(defaults[kind])  # noqa: PTH111
    return Path(base, "onrecord") if os.path.isabs(base) else NO_HOME  # noqa: PTH117 (no user of that number)
