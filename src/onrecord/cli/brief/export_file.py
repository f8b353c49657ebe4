"""`onrecord brief export NAME`: write a brief to a file, as a document of any kind, or for a colleague."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.briefs.brief_toml import encode_brief
from onrecord.cli.brief.named import add_name_operand, existing_brief, typed_name
from onrecord.cli.commands import command_summaries
from onrecord.cli.exit_codes import OK, UsageError
from onrecord.cli.export_options import (
    FORMATS_HELP,
    add_export_options,
    chosen_format,
    export_request,
    save,
    write_export,
)
from onrecord.cli.packs_option import add_packs_option, open_packs
from onrecord.cli.parser import Parser
from onrecord.exporter.export import CLASSIFIED_FORMATS, EXPORT_FORMATS
from onrecord.model.parties import join_names

EXAMPLES = (
    "onrecord brief export memo --to memo.docx",
    "onrecord brief export memo --as matrix --to memo.csv",
    "onrecord brief export memo --to memo-for-ito.toml",
)
MORE = f"""\
{FORMATS_HELP}; toml is all of the brief for somebody
who has onrecord: onrecord brief import FILE adds it there. Words that no longer stand in their statement, or whose
pack is not open, are marked, but in toml.

"""
WHOLE_BRIEF = "toml"
_OPTIONS_OF_DOCUMENTS = {
    "classification": CLASSIFIED_FORMATS,
    "citations": CLASSIFIED_FORMATS,
    "kind": EXPORT_FORMATS,
    "my_notes": EXPORT_FORMATS,
}
BRIEF_FORMATS = (*EXPORT_FORMATS, WHOLE_BRIEF)


def parser() -> Parser:
    command_parser = Parser("brief export", command_summaries()["brief export"], EXAMPLES, MORE)
    add_name_operand(command_parser)
    add_export_options(command_parser, BRIEF_FORMATS)
    add_packs_option(command_parser)
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    form = chosen_format(options, BRIEF_FORMATS)
    if form == WHOLE_BRIEF:
        for option, formats in _OPTIONS_OF_DOCUMENTS.items():
            if getattr(options, option):
                name = option.replace("kind", "as").replace("_", "-")
                raise UsageError(f"--{name} is for {join_names(formats)}; leave it out for {WHOLE_BRIEF}")
        save(options, encode_brief(existing_brief(typed_name(options.name)).brief))
        return OK
    request = export_request(options, form)
    packs = open_packs(options.pack)
    write_export(existing_brief(typed_name(options.name)).brief, packs, request, options)
    return OK
