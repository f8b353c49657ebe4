"""`onrecord note show [NOTE...]`: print the user's notes on passages, records and statements, or all of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from onrecord.cli import output
from onrecord.cli.commands import command_summaries
from onrecord.cli.exit_codes import OK, NothingFound
from onrecord.cli.formats import REPORT_FORMATS
from onrecord.cli.json_output import json_array
from onrecord.cli.layout import width_on_terminal
from onrecord.cli.note.note_output import note_object, personal_note_lines
from onrecord.cli.note.stored import NO_NOTES, add_noted_operand, notes_at, stored_notes
from onrecord.cli.parser import Parser
from onrecord.cli.text import decode_argument
from onrecord.cli.wrapped_output import print_page

EXAMPLES = ("onrecord note show", "onrecord note show missions/slim", "onrecord note show p6 --format json")


def parser() -> Parser:
    command_parser = Parser("note show", command_summaries()["note show"], EXAMPLES)
    add_noted_operand(command_parser, "*")
    command_parser.add_argument("--format", choices=REPORT_FORMATS, default="text", help="text (default) or json")
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    stored = stored_notes()
    typed = [decode_argument(text) for text in options.ref]
    found = chain.from_iterable(notes_at(text, stored.notes, touching=True) for text in typed)
    notes = list({id(note): note for note in found}.values()) if typed else list(stored.notes)
    if not notes:
        raise NothingFound(NO_NOTES)
    if options.format == "json":
        output.data(json_array([note_object(note) for note in notes]))
        return OK
    pages = [list(personal_note_lines(note, stored)) for note in notes]
    lines = (line for number, page in enumerate(pages) for line in ([""] if number else []) + page)
    print_page(lines, width_on_terminal())
    return OK
