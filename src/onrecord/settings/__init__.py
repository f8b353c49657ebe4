"""Files that belong to the user's account: where they are, and the state of the browser."""

from onrecord.settings.paths import data_folder, last_copy, state_file
from onrecord.settings.state import State, read_state, write_state

__all__ = ["State", "data_folder", "last_copy", "read_state", "state_file", "write_state"]
