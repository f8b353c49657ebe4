"""Files that belong to the user's account: where they are, the configuration, and the state of the browser."""

from onrecord.settings.config import THEMES, Config, ConfigError, UserStyle
from onrecord.settings.config_file import NOT_YET, read_config, why_not_there
from onrecord.settings.folders import scratch, unwritable
from onrecord.settings.memory import Memory
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
from onrecord.settings.state import Left, State, with_others
from onrecord.settings.state_on_disk import Remembered, keep_state, read_state, remembered, write_state

__all__ = [
    "NOT_YET",
    "THEMES",
    "Config",
    "ConfigError",
    "Left",
    "Memory",
    "Remembered",
    "State",
    "UserStyle",
    "be_portable",
    "beside_the_program",
    "cache_folder",
    "config_file",
    "config_is_named",
    "data_folder",
    "keep_state",
    "last_copy",
    "read_config",
    "read_state",
    "remembered",
    "scratch",
    "state_file",
    "unwritable",
    "why_not_there",
    "with_others",
    "write_state",
]
