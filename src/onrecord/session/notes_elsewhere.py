"""Another place for notes that cannot be saved where notes are, which is offered before the browser ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from onrecord import storage
from onrecord.briefs import lazy_notes
from onrecord.session.dialogs import Choice, ChoiceList, Prompt
from onrecord.session.other_file import other_file, write_other_file
from onrecord.session.outcome import Outcome

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
        return Outcome(
            follow_up=Prompt("Save your notes to", hint, lambda typed: _write(keeper, typed), saved, verb="save it")
        )

    def saved(typed: str) -> Outcome:
        path = other_file(typed, FILE_NAME)
        return leave(f"onrecord: your notes are in {path}; onrecord note import {path} adds them to the others")

    count = keeper.unsaved_count
    return ChoiceList(f"{count} note{'s' * (count != 1)} of yours not saved", choices, choose, verb="do that")


def _write(keeper: NoteKeeper, typed: str) -> str | None:
    """Write the notes to the file that was typed; return why that failed."""
    raw = lazy_notes.encode_notes(keeper.notes)
    return write_other_file(other_file(typed, FILE_NAME), lambda path: storage.write_atomically(path, raw))
