"""Where onrecord keeps its few files. Nothing is made here; a folder comes into being when a file is written.

platformdirs is loaded when it is asked: the completions and the manual are made where no package is installed.
"""

from __future__ import annotations

import os
from pathlib import Path


def data_folder() -> Path:
    """For what a person made; ONRECORD_DATA names another."""
    if named := os.environ.get("ONRECORD_DATA"):
        return Path(named)
    import platformdirs

    return platformdirs.user_data_path("onrecord", appauthor=False)


def config_file() -> Path:
    """The user's configuration; ONRECORD_CONFIG names another file."""
    if named := os.environ.get("ONRECORD_CONFIG"):
        return Path(named)
    import platformdirs

    return platformdirs.user_config_path("onrecord", appauthor=False) / "config.toml"


def config_is_named() -> bool:
    """Whether it is ONRECORD_CONFIG that says where the configuration is; then it should be there."""
    return bool(os.environ.get("ONRECORD_CONFIG"))


def cache_folder() -> Path:
    """For what can be made again, such as the indexes of large archives; with ONRECORD_DATA it lies there."""
    if named := os.environ.get("ONRECORD_DATA"):
        return Path(named) / "cache"
    import platformdirs

    return platformdirs.user_cache_path("onrecord", appauthor=False)


def last_copy() -> Path:
    """The file that a copy falls back on."""
    return data_folder() / "last-copy.txt"


def state_file() -> Path:
    """Where the browser was left; with ONRECORD_DATA it lies there."""
    if named := os.environ.get("ONRECORD_DATA"):
        return Path(named) / "state.toml"
    import platformdirs

    return platformdirs.user_state_path("onrecord", appauthor=False) / "state.toml"
