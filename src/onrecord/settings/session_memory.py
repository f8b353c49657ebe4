"""What one session remembers for the next: written as often as it is asked to, and rescued where it cannot be."""

from __future__ import annotations

from pathlib import Path

from onrecord.settings.state import SavedState
from onrecord.settings.state_storage import load_state_file, merge_state

NOTHING_REMEMBERED = "--no-state remembers nothing"
RESCUED = "onrecord-searches-"
"""Begins the name of a file of searches that the state file could not take."""


class SessionMemory:
    """The state file at `path`, read now; None where nothing is to be remembered.

    `before` is the state of which this session knows that the file has it, `problem` why the file could not be used.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self.before, self.problem = SavedState(), ""
        self._set_aside = ""
        if path is not None:
            self.before, self.problem, _ = load_state_file(path)

    def write(self, own: SavedState) -> str:
        """Write the state of the session; return the reason where that cannot be, with what to do, else nothing."""
        if self._path is None:
            return NOTHING_REMEMBERED
        reason = merge_state(own, self.before, self._path, self._note_set_aside)
        if reason is None:
            self.before = own
        return reason or ""

    def unwritten(self, own: SavedState) -> tuple[str, ...]:
        """Return the searches that were kept and that no file has; none where nothing is to be remembered."""
        if self._path is None:
            return ()
        return tuple(query for query in own.saved if query not in self.before.saved)

    def leave(self, own: SavedState) -> str:
        """Write the state at the end; return a sentence where kept searches or the file had to go elsewhere."""
        if self._path is None:
            return ""
        reason = self.write(own)
        there = load_state_file(self._path).state.saved if reason else own.saved
        queries = tuple(query for query in own.saved if query not in there)
        return _rescued(queries, reason) if reason and queries else self._set_aside

    def _note_set_aside(self, sentence: str) -> None:
        if not self.problem:  # else it was said at the start
            self._set_aside = self._set_aside or sentence


def _rescued(queries: tuple[str, ...], reason: str) -> str:
    """Write the searches to a temporary file, one a line; return a sentence that says where they are."""
    from onrecord.storage import write_temporarily

    try:
        file = write_temporarily(RESCUED, "".join(f"{query}\n" for query in queries).encode("utf-8", "replace"))
    except OSError:
        listed = ", ".join(f"“{query}”" for query in queries)
        return f"the searches that you kept this time could not be written ({reason}): {listed}"
    return f"the searches that you kept this time are in {file}, since they could not be remembered ({reason})"
