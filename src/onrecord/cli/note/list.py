"""`onrecord note list`: print the user's notes, one a line, in the order in which they were begun."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.cli import output
from onrecord.cli.commands import command_summaries
from onrecord.cli.exit_codes import OK, NothingFound
from onrecord.cli.formats import REFS_FORMAT, print_lines
from onrecord.cli.json_output import json_array
from onrecord.cli.note.note_output import note_object
from onrecord.cli.note.stored import NO_NOTES, stored_notes
from onrecord.cli.parser import Parser
from onrecord.cli.text import align_rows
from onrecord.text.characters import escape_unsafe

EXAMPLES = ("onrecord note list", "onrecord note list --format json", "onrecord note list --format refs")


def parser() -> Parser:
    command_parser = Parser("note list", command_summaries()["note list"], EXAMPLES)
    command_parser.add_argument(
        "--format",
        choices=("text", "json", REFS_FORMAT),
        default="text",
        help="text (default), json, or refs: one address a line, for onrecord show - and brief add NAME -; "
        "a statement has none",
    )
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    notes = stored_notes().notes
    if options.format == "json":
        output.data(json_array([note_object(note) for note in notes]))
    elif options.format == REFS_FORMAT:
        print_lines(dict.fromkeys(str(note.subject) for note in notes if note.subject.target))
    else:
        rows = [(str(note.subject), escape_unsafe(note.title), escape_unsafe(note.first_line)) for note in notes]
        print_lines(align_rows(rows))
    if not notes:
        raise NothingFound(NO_NOTES)
    return OK
