"""Another place for notes that cannot be saved where notes are, which is offered before the browser ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import storage
from onrecord.briefs import lazy_notes
from onrecord.session.outcome import Choice, ChoiceList, Outcome, Prompt
from onrecord.text.characters import escape_and_shorten

if TYPE_CHECKING:
    from onrecord.session.note_keeper import NoteKeeper

WRITE, LEAVE_WITHOUT = "write", "leave"
FILE_NAME = "onrecord-notes.toml"
Leave = Callable[[str | None], Outcome]


def offer_other_place(keeper: NoteKeeper, quit_key: str, leave: Leave) -> ChoiceList:
    """Return the choice to save all notes to another file before leaving, or to leave without the unsaved ones."""
    why = f"Your notes could not be saved: {keeper.problem}"
    choices = (
        Choice(WRITE, "Save your notes to another file, and quit", "s", why),
        Choice(LEAVE_WITHOUT, "Quit without it", quit_key if len(quit_key) == 1 else "", f"{why}\n\nIt will be gone."),
    )

    def choose(value: str) -> Outcome:
        if value == LEAVE_WITHOUT:
            return leave(None)
        hint = "a folder, or a new file such as /media/usb/notes.toml"
        return Outcome(follow_up=Prompt("Save your notes to", hint, lambda typed: _write(keeper, typed), saved))

    def saved(typed: str) -> Outcome:
        path = _file(typed)
        return leave(f"onrecord: your notes are in {path}; onrecord note import {path} adds them to the others")

    count = keeper.unsaved_count
    return ChoiceList(f"{count} note{'s' * (count != 1)} of yours not saved", choices, choose, verb="do that")


def _write(keeper: NoteKeeper, typed: str) -> str | None:
    """Write the notes to the file that was typed; return why that failed."""
    path = _file(typed)
    if path.exists():
        return f"{escape_and_shorten(str(path))} is there already; name another"
    if not path.parent.is_dir():
        return f"there is no folder {escape_and_shorten(str(path.parent))}"
    try:
        storage.write_atomically(path, lazy_notes.encode_notes(keeper.notes))
    except OSError as error:
        return storage.describe_failure(path, error.strerror or str(error))
    return None


def _file(typed: str) -> Path:
    """Return the file that is meant by a typed path: in a folder, one with the usual name."""
    path = Path(storage.expand_home(typed)).absolute()
    return path / FILE_NAME if path.is_dir() else path
