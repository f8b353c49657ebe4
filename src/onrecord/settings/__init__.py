"""Files that belong to the user's account: where they are, the configuration, and the state of the browser."""

from onrecord.settings.config import THEMES, Config, ConfigError, UserStyle
from onrecord.settings.config_file import read_config
from onrecord.settings.folders import scratch, unwritable
from onrecord.settings.paths import (
    be_portable,
    beside_the_program,
    cache_folder,
    config_file,
    config_is_named,
    data_folder,
    last_copy,
    state_file,
)
from onrecord.settings.state import Left, State, read_state, with_others, write_state

__all__ = [
    "THEMES",
    "Config",
    "ConfigError",
    "Left",
    "State",
    "UserStyle",
    "be_portable",
    "beside_the_program",
    "cache_folder",
    "config_file",
    "config_is_named",
    "data_folder",
    "last_copy",
    "read_config",
    "read_state",
    "scratch",
    "state_file",
    "unwritable",
    "with_others",
    "write_state",
]
