"""`onrecord note import FILE`: add the notes in another file: a colleague's, a version, one that was set aside."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from onrecord import storage
from onrecord.briefs.notes_file import NotesUnusable, read_notes
from onrecord.briefs.personal_note import PersonalNote, PersonalNotes, write_note
from onrecord.cli import output
from onrecord.cli.commands import command_summaries
from onrecord.cli.exit_codes import OK, NothingFound, UsageError
from onrecord.cli.note.stored import change_stored
from onrecord.cli.parser import Parser
from onrecord.cli.text import decode_argument

EXAMPLES = ("onrecord note import notes-of-ito.toml",)
MORE = """\
A note on what you have one on already goes below yours, unless yours has all of it. The file is one like notes.toml in
the data folder: a version in .versions/notes, or notes-damaged.toml once its line is repaired.

"""


def parser() -> Parser:
    command_parser = Parser("note import", command_summaries()["note import"], EXAMPLES, MORE)
    command_parser.add_argument("file", metavar="FILE", help="a file of notes")
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    path = Path(storage.expand_home(decode_argument(options.file)))
    others = _read(path)
    counts = [0, 0, 0]

    def change(notes: PersonalNotes) -> PersonalNotes:
        counts[:] = [0, 0, 0]
        for note in others.notes:
            old = notes.on(note.subject)
            counts[_place(note, old)] += 1
            if old is None or note.text.strip("\n") not in old.text:
                notes = write_note(notes, note, others.sources.get(note.pack))
        return notes

    change_stored(change, begins_session=True)
    added, joined, known = counts
    parts = [f"added {added}", f"added {joined} to yours" if joined else "", f"{known} were there" if known else ""]
    output.message(f"onrecord: of {len(others.notes)} notes in {path}: {', '.join(filter(None, parts))}")
    return OK


def _place(note: PersonalNote, old: PersonalNote | None) -> int:
    """Return 0 if the note is new, 1 if it goes below another, 2 if that has all of it."""
    if old is None:
        return 0
    return 2 if note.text.strip("\n") in old.text else 1


def _read(path: Path) -> PersonalNotes:
    if not path.exists():
        raise UsageError(f"there is no file {path}")
    try:
        others = read_notes(path).notes
    except NotesUnusable as error:
        raise UsageError(f"nothing was added: {error}") from None
    if not others.notes:
        raise NothingFound(f"there are no notes in {path}")
    return others
