"""The user's own notes in a session: shown at once, saved on another thread, and never said to be saved before."""

import datetime
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from onrecord import storage
from onrecord.briefs import lazy_notes
from onrecord.session.background import run_unjoined
from onrecord.session.message import Message, MessagePart, Tone
from onrecord.session.outcome import Outcome, Stale

if TYPE_CHECKING:
    from onrecord.briefs.brief import Source
    from onrecord.briefs.notes_file import SavedNotes
    from onrecord.briefs.personal_note import NoteSubject, PersonalNote, PersonalNotes
    from onrecord.navigation import Browser
    from onrecord.session.host import Host


class WrittenNote(NamedTuple):
    """A note as a person wrote it over the text `read`; an empty text removes it."""

    note: "PersonalNote"
    read: str
    source: "Source | None" = None

    def apply(self, notes: "PersonalNotes") -> "PersonalNotes":
        """Return the notes with this one."""
        return lazy_notes.write_note(notes, self.note, self.source, read=self.read)

    @property
    def inverse(self) -> "WrittenNote":
        """Return what undoes it."""
        return WrittenNote(self.note._replace(text=self.read), self.note.text, self.source)


class NoteKeeper:
    """The notes of a session and their file; with `path` None they are only in memory.

    `problem` says why the last of them could not be saved. `drafts` are texts that were left without keeping them.
    `being_written` is what stands in an open field.
    """

    def __init__(self, browser: "Browser", host: "Host", path: Path | None) -> None:
        self._browser = browser
        self._host = host
        self._path = path
        self._lock = threading.Lock()
        self._pending: list[WrittenNote] = []
        self._saving = False
        self._is_open = False
        self._begins_session = True
        self._announced = ""
        self._seen: tuple[int, int] | None = None  # of the file that was read or written last
        self._hints: tuple[MessagePart, ...] = ()
        self._notes: PersonalNotes | None = None
        self.problem = ""
        self.drafts: dict[NoteSubject, str] = {}
        self.being_written: WrittenNote | None = None

    @property
    def notes(self) -> "PersonalNotes":
        """The notes, with those that are not saved yet; their file is read if it was not."""
        if self._notes is None:
            self._show(*self._read())
        assert self._notes is not None
        return self._notes

    @property
    def unsaved_count(self) -> int:
        """The number of notes whose last text is only in memory."""
        return len({written.note.subject for written in self._pending}) if self._path else 0

    async def open_soon(self) -> None:
        """Read the notes of earlier sessions on another thread, and show them."""
        if self._notes is not None or self._path is None or not self._path.exists():
            return
        self._host.import_everything()
        notes, problem = await run_unjoined(self._read)
        if self._notes is None:
            self._show(notes, problem)
            self._host.carry_out(Outcome(self.problem, Stale.EVERYTHING))

    def look_again(self) -> None:
        """Show what another window or an editor wrote since the file was read; one unusable or gone changes nothing."""
        if self._notes is None or self._path is None or _signature(self._path) in (None, self._seen):
            return
        notes, problem = self._read()
        if not problem:
            self._show(_apply_all(notes, self._pending), self.problem)
            self._host.carry_out(Outcome(stale=Stale.EVERYTHING))

    def _read(self) -> "tuple[PersonalNotes, str]":
        """Return the notes in the file, or none and why they cannot be read."""
        if self._path is None:
            return lazy_notes.PersonalNotes(), ""
        self._seen = _signature(self._path)
        try:
            return lazy_notes.read_notes(self._path).notes, ""
        except lazy_notes.NotesBroken as error:
            return lazy_notes.PersonalNotes(), f"your notes cannot be read: {error}; repair that line"
        except lazy_notes.NotesUnusable as error:
            return lazy_notes.PersonalNotes(), f"your notes cannot be read: {error}"

    def _show(self, notes: "PersonalNotes", problem: str = "") -> None:
        self._notes, self.problem = notes, problem
        self._browser.show_notes(notes)

    # Changing

    def write(self, written: WrittenNote, announced: str, *hints: MessagePart) -> None:
        """Show a note that was written, and save it soon; then the message says so."""
        self._pending.append(written)
        self._announced, self._hints = announced, hints
        self._show(written.apply(self.notes), self.problem)
        if self._path is None:
            where = MessagePart("only in memory", Tone.DETAIL, 2, "in memory")
            said = Message(MessagePart(announced, Tone.GOOD), where, *hints)
            self._host.carry_out(Outcome(said, Stale.EVERYTHING))
        elif not self._saving:
            self._saving = True
            self._host.run_in_background(self._save, "notes")

    async def _save(self) -> None:
        """Save all that is not saved, and say so, or why it cannot be."""
        self._host.import_everything()
        saved = None
        try:
            while self._pending and (saved := await run_unjoined(self.save_now)):
                self._show(_apply_all(saved.notes, self._pending))
        finally:
            self._saving = False
        self._host.carry_out(Outcome(self._saved_message(saved), Stale.EVERYTHING))

    def _saved_message(self, saved: "SavedNotes | None") -> str:
        if saved is None:
            return Message(
                MessagePart(f"Not saved: {self.problem}", Tone.BAD),
                MessagePart("your note stays in memory until you quit", Tone.PLAIN, 2, "in memory"),
            )
        notice = [MessagePart(saved.notice, Tone.BAD)] * bool(saved.notice)
        done = MessagePart(self._announced, Tone.GOOD, 1)
        return Message(done, MessagePart("saved", Tone.DETAIL, 2, "saved"), *notice, *self._hints)

    def save_now(self) -> "SavedNotes | None":
        """Save what is not saved yet; None if that failed, for the reason in `problem`, or if there is nothing.

        It may be called on any thread.
        """
        with self._lock:
            pending = tuple(self._pending)
            if not pending or self._path is None:
                return None
            now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
            try:
                saved = lazy_notes.change_notes(
                    self._path,
                    lambda notes: _apply_all(notes, pending),
                    now=now,
                    known=self._notes if self._seen else None,
                    begins_session=self._begins_session,
                )
            except lazy_notes.NotesUnusable as error:
                self.problem = str(error)
                return None
            except OSError as error:
                self.problem = storage.describe_failure(self._path, error)
                return None
            del self._pending[: len(pending)]
            self._begins_session, self.problem = False, ""
            self._seen = _signature(self._path)
            return saved

    # The end of the program

    def keep_typed(self) -> None:
        """Count what stands in an open field among what is to be saved: the program ends without being asked to."""
        if self.being_written and self.being_written.note.text.strip():
            self._pending.append(self.being_written)
        self.being_written = None

    def rescue(self) -> str:
        """Save all that was written, also in an open field; return a sentence if it is not in the usual file."""
        self.keep_typed()
        if not self._pending or self.save_now():
            return ""
        raw = "\n\n".join(f"{written.note.subject}\n{written.note.text}" for written in self._pending).encode()
        try:
            file = storage.write_temporarily("onrecord-notes-", raw)
        except (OSError, ImportError):
            return f"your last notes could not be saved ({self.problem}): {raw.decode()}"
        return f"your last notes are in {file}, since they could not be saved ({self.problem})"


def _signature(path: Path) -> tuple[int, int] | None:
    """Return what changes when the file is written; None if there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_ino or status.st_size


def _apply_all(notes: "PersonalNotes", written: Sequence[WrittenNote]) -> "PersonalNotes":
    for one in written:
        notes = one.apply(notes)
    return notes
