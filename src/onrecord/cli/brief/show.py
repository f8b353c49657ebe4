"""`onrecord brief show NAME`: print a brief, its headings, passages and notes, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from onrecord.briefs.brief import Brief, BriefItem, Clipping, Heading, OwnNote, source_names
from onrecord.cli import output
from onrecord.cli.brief.named import add_name_operand, existing_brief, typed_name
from onrecord.cli.commands import command_summaries
from onrecord.cli.exit_codes import OK
from onrecord.cli.formats import REPORT_FORMATS
from onrecord.cli.json_output import JsonObject, json_array
from onrecord.cli.layout import width_on_terminal
from onrecord.cli.parser import Parser
from onrecord.cli.standing import cut_word_mark
from onrecord.cli.wrapped_output import print_page
from onrecord.text.characters import escape_unsafe

EXAMPLES = ("onrecord brief show memo", "onrecord brief show memo --format json")
NOT_HELD = "the words are as they were collected; onrecord brief check holds them against their packs"
MORE = "The words are those that were collected; onrecord brief check NAME holds them against their packs.\n\n"


def parser() -> Parser:
    command_parser = Parser("brief show", command_summaries()["brief show"], EXAMPLES, MORE)
    add_name_operand(command_parser)
    command_parser.add_argument("--format", choices=REPORT_FORMATS, default="text", help="text (default) or json")
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    brief = existing_brief(typed_name(options.name)).brief
    if options.format == "json":
        output.data(json_array([_json(item) for item in brief.items]))
    else:
        print_page(_lines(brief), width_on_terminal())
        if brief.clippings:
            output.message(f"onrecord: {NOT_HELD}")
    return OK


def _lines(brief: Brief) -> Iterator[str]:
    """Yield a line for each heading, each line of a note, and each passage; official words in quotation marks."""
    names = source_names(brief.sources)
    yield escape_unsafe(brief.name)
    for item in brief.items:
        yield ""
        match item:
            case Heading(text, level, _):
                yield f"{'#' * level} {escape_unsafe(text)}"
            case OwnNote(text, _):
                yield from (f"your note: {escape_unsafe(line)}" for line in text.splitlines())
            case Clipping():
                yield from _clipping_lines(item, names)


def _clipping_lines(clipping: Clipping, names: Mapping[str, str]) -> Iterator[str]:
    if clipping.title != clipping.refs:
        yield escape_unsafe(clipping.title)
    for anchor in clipping.anchors:
        place = names.get(anchor.pack, anchor.pack)
        yield f"{anchor.ref}  “{escape_unsafe(anchor.quoted)}” ({escape_unsafe(place)}){cut_word_mark(anchor)}"
    if clipping.comment:
        yield f"your note: {escape_unsafe(clipping.comment)}"


def _json(item: BriefItem) -> JsonObject:
    match item:
        case Heading(text, level, _):
            return {"kind": "heading", "text": text, "level": level}
        case OwnNote(text, _):
            return {"kind": "note", "text": text}
        case Clipping():
            return {
                "kind": "clipping",
                "title": item.title,
                "comment": item.comment or None,
                "keeps_wording": item.keeps_wording,
                "passages": [
                    {
                        "pack": anchor.pack,
                        "ref": str(anchor.ref),
                        "text": anchor.meant,
                        "cut_word": anchor.cut_word or None,
                        "sentences": anchor.words,
                        "record": anchor.record or None,
                        "sha256": anchor.sha256 or None,
                    }
                    for anchor in item.anchors
                ],
            }
