"""`onrecord note check`: hold the words that the user's notes are on against the statements that they are from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.briefs.held import PROVED, HeldAnchor, Standing
from onrecord.briefs.note_standing import HeldNote, hold_note
from onrecord.cli import output
from onrecord.cli.commands import command_summaries
from onrecord.cli.exit_codes import NOT_FOUND, OK, NothingFound
from onrecord.cli.formats import REPORT_FORMATS
from onrecord.cli.json_output import JsonObject, json_array
from onrecord.cli.layout import width_on_terminal
from onrecord.cli.note.note_output import note_object
from onrecord.cli.note.stored import NO_NOTES, stored_notes
from onrecord.cli.packs_option import add_packs_option, open_packs
from onrecord.cli.parser import Parser
from onrecord.cli.standing import standing_line
from onrecord.cli.wrapped_output import print_page
from onrecord.model import Ref
from onrecord.text.cell_width import pad

EXAMPLES = ("onrecord note check", "onrecord note check --format json")
MORE = """\
Of each note it says: unchanged (the same words stand at the same place), moved (they stand elsewhere in the same
statement), changed (they do not; [old|new] shows the difference), cut word (the part that it is on begins or ends
within a word or number), or pack missing (no such pack is open).
The exit code is 0 if all are unchanged; else 1. A note stays as it is, whatever became of its passage.

"""
STANDING_CELLS = 12  # as in the lines of `standing_line`


def parser() -> Parser:
    command_parser = Parser("note check", command_summaries()["note check"], EXAMPLES, MORE)
    command_parser.add_argument("--format", choices=REPORT_FORMATS, default="text", help="text (default) or json")
    add_packs_option(command_parser)
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    packs, notes = open_packs(options.pack), stored_notes().notes
    if not notes:
        raise NothingFound(NO_NOTES)
    held = [hold_note(note, packs.get(note.pack)) for note in notes]
    if options.format == "json":
        output.data(json_array([_json(note) for note in held]))
    else:
        print_page((line for note in held for line in _lines(note)), width_on_terminal())
    output.message(f"onrecord: {_summary([note.standing for note in held])}")
    return OK if all(note.standing is Standing.UNCHANGED for note in held) else NOT_FOUND


def _lines(held: HeldNote) -> Iterator[str]:
    """Yield a line for the note, with those of its words that do not stand there."""
    if held.note.subject.ref is not None:
        yield from map(standing_line, held.anchors)
        return
    reason = f"  {held.reason}" if held.reason else ""
    yield f"{pad(held.standing.value, STANDING_CELLS)}  {held.note.subject}{reason}"
    faults = [anchor for anchor in held.anchors if anchor.standing is not Standing.UNCHANGED]
    yield from (f"  {standing_line(anchor)}" for anchor in faults)


def _json(held: HeldNote) -> JsonObject:
    made = note_object(held.note)
    passages = [_passage(anchor) for anchor in held.anchors]
    return {**made, "standing": held.standing.value, "reason": held.reason or None, "passages": passages}


def _passage(held: HeldAnchor) -> JsonObject:
    place: Ref | None = held.ref if held.standing in PROVED else None
    return {
        "ref": str(held.anchor.ref),
        "standing": held.standing.value,
        "now": str(place) if place else None,
        "text": held.anchor.meant,
        "sentences": held.anchor.words,
        "sentences_now": held.words_there or None,
    }


def _summary(standings: Sequence[Standing]) -> str:
    count = f"{len(standings)} note{'' if len(standings) == 1 else 's'}"
    if all(standing is Standing.UNCHANGED for standing in standings):
        return f"{count}: what {'it is' if len(standings) == 1 else 'they are'} on stands in the statements"
    parts = [f"{standings.count(standing)} {standing}" for standing in Standing if standing in standings]
    return f"{count}: {', '.join(parts)}"
