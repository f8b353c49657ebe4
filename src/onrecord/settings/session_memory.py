"""State that a session saves for the next one, with saved searches rescued to another file if writing fails."""

from __future__ import annotations

from pathlib import Path

from onrecord import storage
from onrecord.settings.rescued_files import RescuedFiles
from onrecord.settings.state import SavedState
from onrecord.settings.state_storage import load_state_file, merge_state

NOTHING_REMEMBERED = "--no-state remembers nothing"
# Start of the name of a file of saved searches that could not be written to the state file.
RESCUE_PREFIX = "onrecord-searches-"


class SessionMemory:
    """The state file at `path`, read on creation; with None nothing is saved.

    `last_written` is the state that this session last read from or wrote to the file, `problem` why the file is
    unusable, `rescued` the files of clippings that the file named.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self.last_written, self.problem = SavedState(), ""
        self._set_aside = ""
        if path is not None:
            self.last_written, self.problem, _ = load_state_file(path)
        self.rescued = RescuedFiles(self.last_written.rescued_files)

    def write(self, state: SavedState) -> str:
        """Write the state of the session; return why that failed, with what to do, or an empty text."""
        if self._path is None:
            return NOTHING_REMEMBERED
        reason = merge_state(state, self.last_written, self._path, self._note_set_aside, self.rescued.told)
        if reason is None:
            self.last_written = state
        return reason or ""

    def unsaved_searches(self, state: SavedState) -> tuple[str, ...]:
        """Return the saved searches that are in no file yet; none if this session saves nothing."""
        if self._path is None:
            return ()
        return tuple(query for query in state.saved if query not in self.last_written.saved)

    def close(self, state: SavedState) -> str:
        """Write the state at the end of the session; return a sentence if any of it is lost or went elsewhere."""
        if self._path is None:
            return ""
        reason = self.write(state)
        if not reason:
            return self._set_aside
        in_file = load_state_file(self._path).state
        queries = tuple(query for query in state.saved if query not in in_file.saved)
        files = tuple(file for file in state.rescued_files if file not in in_file.rescued_files)
        sentences = [_rescue(queries, reason)] if queries else []
        if files:
            sentences.append(f"no later start will name {' and '.join(files)}, since the state is not saved ({reason})")
        return "; ".join(sentences) or self._set_aside

    def _note_set_aside(self, sentence: str) -> None:
        if not self.problem:  # else it was said at the start
            self._set_aside = self._set_aside or sentence


def _rescue(queries: tuple[str, ...], reason: str) -> str:
    """Write the searches to a temporary file, one per line; return a sentence that says where they are."""
    try:
        file = storage.write_temporarily(
            RESCUE_PREFIX, "".join(f"{query}\n" for query in queries).encode("utf-8", "replace")
        )
    except OSError:
        quoted = ", ".join(f"“{query}”" for query in queries)
        return f"the searches that you kept in this session could not be written ({reason}): {quoted}"
    return f"the searches that you kept in this session are in {file}, since they could not be saved ({reason})"
