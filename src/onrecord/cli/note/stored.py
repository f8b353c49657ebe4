"""The stored notes, and those of them that an address means."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import islice

from onrecord import storage
from onrecord.briefs.note_subjects import notes_touching
from onrecord.briefs.notes_file import NotesBroken, NotesUnusable, SavedNotes, change_notes, read_notes
from onrecord.briefs.personal_note import PersonalNote, PersonalNotes
from onrecord.cli import day, output
from onrecord.cli.exit_codes import NothingFound, UsageError
from onrecord.cli.parser import Parser
from onrecord.cli.shells.places import NOTE_METAVAR
from onrecord.cli.text import MAX_NAMES_LISTED, join_some
from onrecord.model import Address, AddressError, Ref
from onrecord.settings.paths import notes_file
from onrecord.text.characters import escape_and_shorten
from onrecord.text.similarity import unknown_name

NO_NOTES = 'you have no notes yet; onrecord note add REF "TEXT" writes one'


def add_noted_operand(parser: Parser, count: str | None = None) -> None:
    parser.add_argument(
        "ref",
        nargs=count,
        metavar=NOTE_METAVAR,
        help="p6.s7, missions/slim, each with or without pack-id: before it; or a pack's id, for its statement",
    )


def stored_notes() -> PersonalNotes:
    """Return the user's notes.

    Raises:
        UsageError: Their file cannot be read; the message has the line.
    """
    try:
        return read_notes(notes_file()).notes
    except NotesBroken as error:
        raise UsageError(f"{error}; repair that line") from None
    except NotesUnusable as error:
        raise UsageError(str(error)) from None


def change_stored(change: Callable[[PersonalNotes], PersonalNotes], *, begins_session: bool = False) -> SavedNotes:
    """Change the stored notes, and say so if their file was broken and had to be set aside.

    Raises:
        UsageError: They cannot be written.
    """
    try:
        saved = change_notes(notes_file(), change, now=day.current_time(), begins_session=begins_session)
    except NotesUnusable as error:
        raise UsageError(f"nothing was changed: {error}") from None
    except OSError as error:
        failure = storage.describe_failure(notes_file(), error)
        raise UsageError(f"the note could not be saved ({failure}); set ONRECORD_DATA to another folder") from None
    if saved.notice:
        output.message(f"onrecord: {saved.notice}")
    return saved


def notes_at(text: str, notes: Sequence[PersonalNote], *, touching: bool = False) -> list[PersonalNote]:
    """Return the notes on what an address, with or without its pack, or a pack's id means.

    With `touching`, they are those on passages that have a sentence in common with a ref, too.

    Raises:
        NothingFound: There is none; the message suggests another.
    """
    typed = text.strip().lower()
    named = [note for note in notes if typed in (str(note.subject), note.subject.target or note.pack)]
    if not named and touching:
        named = _touching(typed, notes)
    if named:
        return named
    if not notes:
        raise NothingFound(NO_NOTES)
    places = list(dict.fromkeys(place for note in notes for place in (note.subject.target, str(note.subject)) if place))
    listed = join_some(list(islice((str(note.subject) for note in notes), MAX_NAMES_LISTED)), count=len(notes))
    raise NothingFound(unknown_name("note of yours on", text, places, f"your notes are on {listed}"))


def _touching(text: str, notes: Sequence[PersonalNote]) -> list[PersonalNote]:
    try:
        address = Address.parse(text)
    except AddressError:
        return []
    if not isinstance(address.target, Ref):
        return []
    return list(notes_touching((note for note in notes if address.pack in (None, note.pack)), address.target))


def one_note(text: str, part: str, notes: Sequence[PersonalNote]) -> PersonalNote:
    """Return the one note that an address means, on the part that has these words, if any are given.

    Raises:
        NothingFound: There is none.
        UsageError: There are several.
    """
    found = notes_at(text, notes)
    if part:
        on_part = [note for note in found if note.subject.part and part in note.subject.part.text]
        if not on_part:
            raise NothingFound(f"you have no note on these words of {escape_and_shorten(text)}")
        found = on_part
    if len(found) > 1:
        raise UsageError(f"you have {len(found)} notes there; {_telling_apart(found)}")
    return found[0]


def _telling_apart(notes: Collection[PersonalNote]) -> str:
    subjects = dict.fromkeys(str(note.subject) for note in notes)
    if len(subjects) > 1:
        return f"name one with its pack: {join_some(list(subjects))}"
    return "name one by the words that it is on, with --part TEXT"
