"""Locations of the user's files, the configuration `config.toml`, and the browser's saved state `state.toml`."""

from importlib import import_module
from typing import TYPE_CHECKING

from onrecord.settings.config import THEMES, Config, ConfigError, UserStyle
from onrecord.settings.config_file import NOT_THERE_YET, read_config, read_user_config, why_not_there
from onrecord.settings.paths import (
    CONFIG_VARIABLE,
    briefs_folder,
    cache_folder,
    config_file,
    config_is_named,
    data_folder,
    enable_portable_mode,
    last_copy_file,
    notes_file,
    portable_folder,
    state_file,
)
from onrecord.settings.session_memory import SessionMemory
from onrecord.settings.state import LastPosition, PaneSizes, SavedState, merge_concurrent
from onrecord.settings.state_storage import StateFile, load_state_file, merge_state, read_state, write_state

if TYPE_CHECKING:
    from onrecord.settings.folders import scratch_folder, write_error

__all__ = [
    "CONFIG_VARIABLE",
    "NOT_THERE_YET",
    "THEMES",
    "Config",
    "ConfigError",
    "LastPosition",
    "PaneSizes",
    "SavedState",
    "SessionMemory",
    "StateFile",
    "UserStyle",
    "briefs_folder",
    "cache_folder",
    "config_file",
    "config_is_named",
    "data_folder",
    "enable_portable_mode",
    "last_copy_file",
    "load_state_file",
    "merge_concurrent",
    "merge_state",
    "notes_file",
    "portable_folder",
    "read_config",
    "read_state",
    "read_user_config",
    "scratch_folder",
    "state_file",
    "why_not_there",
    "write_error",
    "write_state",
]


def __getattr__(name: str) -> object:
    """Load `folders` on first use of its names (PEP 562): it imports tempfile, which most commands do without."""
    if name not in ("scratch_folder", "write_error"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.folders"), name)
