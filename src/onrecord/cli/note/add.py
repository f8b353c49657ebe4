"""`onrecord note add REF TEXT`: write a note of the user's own on a passage, a record or a statement, or add to it."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from onrecord.briefs.note_subjects import note_on_excerpt, note_on_record, note_on_statement, source_of
from onrecord.briefs.personal_note import MAX_NOTE_CHARS, PersonalNote, PersonalNotes, write_note
from onrecord.cli import day, output
from onrecord.cli.address import address_in, parse_address, passage_pack, record_at
from onrecord.cli.commands import command_summaries
from onrecord.cli.exit_codes import OK, NothingFound, UsageError
from onrecord.cli.missing_part import missing_part
from onrecord.cli.note.stored import change_stored
from onrecord.cli.packs_option import add_packs_option, open_packs
from onrecord.cli.parser import Parser
from onrecord.cli.references import STANDARD_INPUT
from onrecord.cli.text import decode_argument
from onrecord.model import Pack, Ref
from onrecord.quoting.excerpts import excerpt, partial
from onrecord.storage import failure_reason
from onrecord.text.typed_marks import find_typed

EXAMPLES = (
    'onrecord note add p6.s7 "Ask the ministry about the payloads."',
    'onrecord note add missions/slim "Second flight: see the file of June."',
    'onrecord note add p8.s1 "Who said so first?" --part "concurred on holding"',
    'onrecord note add japan-us-space-8 "The minister has read this."',
)
MORE = """\
A passage, a record and a statement have one note each; what you add to it goes below what is there. The text - is read
from standard input, in as many lines as there are: onrecord note add p6.s7 - < lines.txt

"""


def parser() -> Parser:
    command_parser = Parser("note add", command_summaries()["note add"], EXAMPLES, MORE)
    command_parser.add_argument(
        "ref", metavar="REF", help="p6, p6.s7, p6.s7-s8, missions/slim, a published number, or a pack's id"
    )
    command_parser.add_argument("text", metavar="TEXT", help="your note; or -, to read it from standard input")
    command_parser.add_argument("--part", metavar="TEXT", help="it is on only these words of the passage")
    command_parser.add_argument(
        "--replace",
        action="store_true",
        help="put it in the place of the note that is there, on the words as they are now",
    )
    add_packs_option(command_parser)
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    text = _text(decode_argument(options.text))
    pack, subject = _subject(decode_argument(options.ref), open_packs(options.pack), options.part)
    note = subject._replace(text=text)
    earlier: list[PersonalNote] = []

    def change(notes: PersonalNotes) -> PersonalNotes:
        old = notes.on(note.subject)
        earlier[:] = [old] if old else []
        read = old.text if old and options.replace else ""
        return write_note(notes, note, source_of(pack), read=read, anew=options.replace)

    saved = change_stored(change, begins_session=options.replace)
    written = saved.notes.on(note.subject)
    place = _named(note)
    if earlier and written == earlier[0]:
        output.message(f"onrecord: your note on {place} says that already")
    elif earlier:
        done = "replaced" if options.replace else "added to"
        output.message(f"onrecord: {done} your note on {place}")
        if options.replace:
            output.message(f"onrecord: it was: {earlier[0].text}")
    else:
        output.message(f"onrecord: noted on {place}; onrecord note show {note.subject.target or note.pack} prints it")
    return OK


def _named(note: PersonalNote) -> str:
    return f"{note.title} ({note.subject})" if note.title != note.subject.target else str(note.subject)


def _text(typed: str) -> str:
    """Return the text of the note, with LF line ends and without blank lines around it.

    Raises:
        UsageError: There is none, or it is too long.
    """
    text = _input() if typed == STANDARD_INPUT else typed
    text = "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")).strip("\n")
    if not text.strip():
        raise UsageError("the note is empty; onrecord note remove REF removes one")
    if len(text) > MAX_NOTE_CHARS:
        raise UsageError(f"the note has more than {MAX_NOTE_CHARS:,} characters; shorten it")
    return text


def _input() -> str:
    if sys.stdin is None:
        raise UsageError("there is no standard input to read a note from")
    try:
        return sys.stdin.buffer.read(8 * MAX_NOTE_CHARS).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError("standard input is not UTF-8 text") from None
    except (OSError, ValueError) as error:
        reason = failure_reason(error).lower()
        raise UsageError(f"standard input could not be read: {reason}") from None


def _subject(text: str, packs: Mapping[str, Pack], part: str | None) -> tuple[Pack, PersonalNote]:
    """Return the pack, and an empty note on what the text means in it."""
    now = day.current_time()
    if text.strip().lower() in packs:
        pack = packs[text.strip().lower()]
        if part is not None:
            raise UsageError("--part is for a passage, such as p8.s1")
        return pack, note_on_statement(pack, now)
    target, pack_id = address_in(parse_address(text), packs)
    if not isinstance(target, Ref):
        if part is not None:
            raise UsageError("--part is for a passage, such as p8.s1; a note on a record is on all of it")
        record, pack = record_at(target, pack_id, packs)
        return pack, note_on_record(pack, record, now)
    pack = passage_pack(target, pack_id, packs)
    if part is None:
        return pack, note_on_excerpt(excerpt(pack, target), now)
    words = excerpt(pack, target).text
    span = find_typed(decode_argument(part), words)
    if span is None:
        raise NothingFound(missing_part(decode_argument(part), [(target, words)]))
    return pack, note_on_excerpt(partial(pack, target, words[slice(*span)]), now)
