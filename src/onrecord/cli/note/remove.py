"""`onrecord note remove NOTE`: remove a note of the user's own."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.briefs.personal_note import PersonalNotes, without_note
from onrecord.cli import output
from onrecord.cli.commands import command_summaries
from onrecord.cli.exit_codes import OK
from onrecord.cli.note.stored import add_noted_operand, change_stored, one_note, stored_notes
from onrecord.cli.parser import Parser
from onrecord.cli.text import decode_argument

EXAMPLES = ("onrecord note remove missions/slim",)
MORE = """\
Its text is printed, and the notes as they were before become a version, in .versions/notes of the data folder.

"""


def parser() -> Parser:
    command_parser = Parser("note remove", command_summaries()["note remove"], EXAMPLES, MORE)
    add_noted_operand(command_parser)
    command_parser.add_argument(
        "--part", metavar="TEXT", default="", help="of several notes on a passage, that on a part with these words"
    )
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    note = one_note(decode_argument(options.ref), decode_argument(options.part), stored_notes().notes)
    removed = [note]

    def change(notes: PersonalNotes) -> PersonalNotes:
        removed[:] = [present for present in (notes.on(note.subject),) if present]
        return without_note(notes, note.subject)

    change_stored(change, begins_session=True)
    output.message(f"onrecord: removed your note on {note.subject}; it was:")
    output.data("".join(f"{present.text}\n" for present in removed))
    return OK
