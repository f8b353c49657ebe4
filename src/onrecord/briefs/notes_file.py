"""The file of the user's own notes: read, and changed one note at a time on top of what stands there."""

import datetime
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from onrecord import storage
from onrecord.briefs.notes_toml import MAX_NOTES_BYTES, InvalidNotes, NewerNotes, decode_notes, encode_notes
from onrecord.briefs.personal_note import PersonalNotes
from onrecord.briefs.user_file import read_user_file
from onrecord.briefs.versions import keep_version

# Time that a change waits for another window that changes the notes.
CHANGE_TIMEOUT_SECONDS = 3.0
MAX_ASIDE = 999


class NotesUnusable(Exception):
    """The file cannot be read or is of a newer version; the message says why. Nothing was written."""


class NotesBroken(NotesUnusable):
    """The file is not what it should be; the message names the line. A change sets the file aside."""


class SavedNotes(NamedTuple):
    """The notes with their file, and the digest of the bytes there; empty if there is no file yet.

    `notice` is a sentence about a file that had to be set aside; else empty.
    """

    notes: PersonalNotes
    path: Path
    digest: str = ""
    notice: str = ""


def read_notes(path: Path) -> SavedNotes:
    """Return the notes in the file; none if there is no file.

    Raises:
        NotesBroken: it is not a file of notes.
        NotesUnusable: it cannot be read, or is of a newer version.
    """
    try:
        raw = read_user_file(path, MAX_NOTES_BYTES, NotesUnusable)
    except FileNotFoundError:
        return SavedNotes(PersonalNotes(), path)
    return SavedNotes(_decode(raw, path), path, _digest(raw))


def _decode(raw: bytes, path: Path) -> PersonalNotes:
    try:
        return decode_notes(raw)
    except InvalidNotes as error:
        raise NotesBroken(f"{path}:{error.line}: {error.reason}") from None
    except NewerNotes as error:
        raise NotesUnusable(f"{path}: {error}") from None


def change_notes(
    path: Path,
    change: Callable[[PersonalNotes], PersonalNotes],
    *,
    now: datetime.datetime,
    known: PersonalNotes | None = None,
    begins_session: bool = False,
) -> SavedNotes:
    """Apply the change to what stands in the file now, write it, and return what is saved.

    What another window wrote since it was read is kept. A broken file is set aside; the change is then made to the
    notes that are `known` from before, and so it is if the file is gone. What stood there becomes a version, when a
    session begins and after each hour.

    Raises:
        NotesUnusable: the file cannot be read or is of a newer version.
        OSError: it cannot be written. The old file is unchanged.
    """
    storage.make_private_folder(path.parent)
    with storage.file_lock(path, CHANGE_TIMEOUT_SECONDS):
        try:
            old = read_user_file(path, MAX_NOTES_BYTES, NotesUnusable)
        except FileNotFoundError:
            saved = _write(path, known or PersonalNotes(), change, b"")
            removed = f"{path} was removed by another window or program, and is a new file now"
            return saved._replace(notice=removed) if known and known.notes else saved
        try:
            notes = _decode(old, path)
        except NotesBroken as error:
            storage.rehearse_write(path)
            aside = _set_aside(path)
            saved = _write(path, known or PersonalNotes(), change, b"")
            return saved._replace(notice=f"{error}; that file was set aside as {aside}: repair the line there")
        if change(notes) != notes:
            keep_version(path, old, now=now, begins_session=begins_session)
        return _write(path, notes, change, old)


def _write(
    path: Path, notes: PersonalNotes, change: Callable[[PersonalNotes], PersonalNotes], old: bytes
) -> SavedNotes:
    """Write the changed notes, unless nothing changed: then what a person formatted stays so."""
    changed = change(notes)
    if changed == notes and (old or not notes.notes):
        return SavedNotes(notes, path, _digest(old) if old else "")
    raw = encode_notes(changed)
    storage.write_atomically(path, raw)
    return SavedNotes(changed, path, _digest(raw))


def _set_aside(path: Path) -> Path:
    """Rename the file to `notes-damaged.toml`, or with a number if that is taken, and return where it is."""
    stem = f"{path.stem}-damaged"
    names = (f"{stem}{f'-{number}' if number > 1 else ''}{path.suffix}" for number in range(1, MAX_ASIDE))
    aside = next((path.with_name(name) for name in names if not path.with_name(name).exists()), None)
    if aside is None:
        raise NotesUnusable(f"{path}: there are {MAX_ASIDE} damaged files beside it already; move them away")
    path.rename(aside)
    return aside


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
