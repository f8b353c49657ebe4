"""Where onrecord keeps its few files. Nothing is made here; a folder comes into being when a file is written.

platformdirs is loaded when it is asked: the completions and the manual are made where no package is installed.
"""

from __future__ import annotations

import os
from pathlib import Path

NOWHERE = Path(os.devnull, "no home folder is known; set HOME or ONRECORD_DATA")
"""Stands for a folder where the account has none: nothing is found in it, and what cannot be written there says why."""


def data_folder() -> Path:
    """For what a person made; ONRECORD_DATA names another."""
    if named := os.environ.get("ONRECORD_DATA"):
        return Path(named)
    return _of_the_account("data")


def config_file() -> Path:
    """The user's configuration; ONRECORD_CONFIG names another file."""
    if named := os.environ.get("ONRECORD_CONFIG"):
        return Path(named)
    return _of_the_account("config") / "config.toml"


def config_is_named() -> bool:
    """Whether it is ONRECORD_CONFIG that says where the configuration is; then it should be there."""
    return bool(os.environ.get("ONRECORD_CONFIG"))


def cache_folder() -> Path:
    """For what can be made again, such as the indexes of large archives; with ONRECORD_DATA it lies there."""
    if named := os.environ.get("ONRECORD_DATA"):
        return Path(named) / "cache"
    return _of_the_account("cache")


def last_copy() -> Path:
    """The file that a copy falls back on."""
    return data_folder() / "last-copy.txt"


def state_file() -> Path:
    """Where the browser was left; with ONRECORD_DATA it lies there."""
    if named := os.environ.get("ONRECORD_DATA"):
        return Path(named) / "state.toml"
    return _of_the_account("state") / "state.toml"


def _of_the_account(purpose: str) -> Path:
    """The folder that the system has for `data`, `config`, `cache` or `state`."""
    from platformdirs import PlatformDirs

    try:
        return Path(getattr(PlatformDirs("onrecord", appauthor=False), f"user_{purpose}_dir"))
    except RuntimeError:  # neither HOME nor a user of that number
        return NOWHERE
