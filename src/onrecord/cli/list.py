"""`onrecord list SECTION`: print the records of one kind, or the sentences."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from onrecord.cli import output
from onrecord.cli.exit_codes import OK, NothingFound, UsageError
from onrecord.cli.filters import (
    LIST_SECTIONS,
    SENTENCES_SECTION,
    Filters,
    add_filter_options,
    filters_for,
    joint_left_out,
    resolve_names,
)
from onrecord.cli.formats import add_format_option
from onrecord.cli.layout import Layout, add_layout_options, chosen_layout
from onrecord.cli.packs_option import add_packs_option, open_packs
from onrecord.cli.parser import Parser
from onrecord.cli.record_output import print_records, print_sentences
from onrecord.cli.summaries import SUMMARIES
from onrecord.cli.text import join_some
from onrecord.model import KINDS_BY_PLURAL, POSITIONS, Kind, Pack, sort_by_date
from onrecord.text.similarity import unknown_name

EXAMPLES = (
    "onrecord list missions --area science",
    "onrecord list participants --side japan --format csv",
    "onrecord list commitments --actor us --format json",
    "onrecord list sentences --area security",
    "onrecord list commitments --width 100",
    "onrecord list missions --format refs",
)


MORE = f"{Kind.COMMITMENT.plural.capitalize()}: {POSITIONS}.\n\n"


def parser() -> Parser:
    command_parser = Parser("list", SUMMARIES["list"], EXAMPLES, MORE)
    command_parser.add_argument("section", metavar="SECTION", help=", ".join(LIST_SECTIONS))
    add_filter_options(command_parser)
    add_format_option(command_parser, refs=True)
    add_layout_options(command_parser)
    add_packs_option(command_parser)
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    section = _section(options.section)
    layout = chosen_layout(options, options.format)
    filters = filters_for(section, options)
    packs = open_packs(options.pack).values()
    filters = resolve_names(filters, packs)
    count = _print_section(section, filters, packs, options.format, layout)
    joint_note = joint_left_out(filters, packs)
    if not count:
        filtered = f" of {filters}" if str(filters) else ""
        message = f"no {section}{filtered} in {join_some([pack.id for pack in packs])}"
        raise NothingFound(f"{message}; {joint_note}" if joint_note else message)
    if joint_note:
        output.message(f"onrecord: {joint_note}")
    return OK


def _section(name: str) -> str:
    if name.lower() in LIST_SECTIONS:
        return name.lower()
    raise UsageError(unknown_name("section", name, LIST_SECTIONS))


def _print_section(section: str, filters: Filters, packs: Collection[Pack], form: str, layout: Layout) -> int:
    """Print the records or sentences that the filters admit, pack by pack, and return their number."""
    qualify = len(packs) > 1
    if section == SENTENCES_SECTION:
        sentences = [(s, pack) for pack in packs for s in pack.statement.sentences if filters.admits_sentence(s, pack)]
        print_sentences(form, sentences, layout, qualify=qualify)
        return len(sentences)
    kind = KINDS_BY_PLURAL[section]
    arrange = sort_by_date if kind is Kind.EVENT else list  # as the browser lists them
    of_packs = [(record, pack) for pack in packs for record in arrange(pack.of_kind(kind))]
    records = [(record, pack) for record, pack in of_packs if filters.admits(record, pack)]
    print_records(form, kind, records, layout, qualify=qualify)
    return len(records)
