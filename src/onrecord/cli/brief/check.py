"""`onrecord brief check NAME`: hold every passage of a brief against the statement that it is from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from onrecord.briefs.brief import Brief, Clipping
from onrecord.briefs.held import PROVED, HeldAnchor, Standing, hold
from onrecord.briefs.source_changes import source_changes
from onrecord.cli import output
from onrecord.cli.brief.named import add_name_operand, existing_brief, typed_name
from onrecord.cli.commands import command_summaries
from onrecord.cli.exit_codes import NOT_FOUND, OK
from onrecord.cli.formats import REPORT_FORMATS
from onrecord.cli.json_output import JsonObject, json_array
from onrecord.cli.layout import width_on_terminal
from onrecord.cli.packs_option import add_packs_option, open_packs
from onrecord.cli.parser import Parser
from onrecord.cli.standing import standing_line
from onrecord.cli.wrapped_output import print_page
from onrecord.model import Pack

EXAMPLES = ("onrecord brief check memo", "onrecord brief check memo --format json")
MORE = """\
Of each passage it says: unchanged (the same words stand at the same place), moved (they stand elsewhere in the same
statement), changed (they do not; [old|new] shows the difference), cut word (the part that you kept begins or ends
within a word or number), or pack missing (no such pack is open).
The exit code is 0 if all are unchanged, or are changed words that you decided to keep; else 1. Words that never stood
in the statement, by its fingerprint, are no old words to keep.

"""


def parser() -> Parser:
    command_parser = Parser("brief check", command_summaries()["brief check"], EXAMPLES, MORE)
    add_name_operand(command_parser)
    command_parser.add_argument("--format", choices=REPORT_FORMATS, default="text", help="text (default) or json")
    add_packs_option(command_parser)
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    packs = open_packs(options.pack)
    brief = existing_brief(typed_name(options.name)).brief
    held = list(_held(brief, packs))
    if options.format == "json":
        output.data(json_array([_json(clipping, anchor) for clipping, anchor in held]))
    else:
        print_page(
            (
                standing_line(anchor, keeps_wording=clipping.keeps_wording and not anchor.is_absent)
                for clipping, anchor in held
            ),
            width_on_terminal(),
        )
    faults = [anchor for clipping, anchor in held if not _stands(clipping, anchor)]
    output.message(f"onrecord: {_summary(held, faults)}")
    for change in source_changes(brief, packs):
        output.message(f"onrecord: {change}")
    return NOT_FOUND if faults else OK


def _held(brief: Brief, packs: Mapping[str, Pack]) -> Iterator[tuple[Clipping, HeldAnchor]]:
    for clipping in brief.clippings:
        for anchor in clipping.anchors:
            yield clipping, hold(anchor, packs.get(anchor.pack))


def _stands(clipping: Clipping, held: HeldAnchor) -> bool:
    is_kept = held.standing is Standing.CHANGED and clipping.keeps_wording and not held.is_absent
    return held.standing is Standing.UNCHANGED or is_kept


def _json(clipping: Clipping, held: HeldAnchor) -> JsonObject:
    anchor = held.anchor
    return {
        "title": clipping.title,
        "pack": anchor.pack,
        "ref": str(anchor.ref),
        "standing": held.standing.value,
        "now": str(held.ref) if held.standing in PROVED else None,
        "text": anchor.meant,
        "sentences": anchor.words,
        "cut_word": anchor.cut_word or None,
        "sentences_now": held.words_there or None,
        "keeps_wording": clipping.keeps_wording,
    }


def _summary(held: Sequence[tuple[Clipping, HeldAnchor]], faults: Sequence[HeldAnchor]) -> str:
    if not held:
        return "there are no passages to check"
    count = f"{len(held)} passage{'' if len(held) == 1 else 's'}"
    if not faults:
        kept = sum(anchor.standing is Standing.CHANGED for _, anchor in held)
        return f"{count}: all stand in their statements{f', but for {kept} whose old words you keep' if kept else ''}"
    standings = [anchor.standing for anchor in faults]
    parts = [f"{standings.count(standing)} {standing}" for standing in Standing if standing in standings]
    advice = "; --pack DIR opens a pack that is missing" if Standing.PACK_MISSING in standings else ""
    return f"{count}: {', '.join(parts)}{advice}"
