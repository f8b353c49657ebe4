"""`onrecord show REF`: print a passage of the statement, or a record."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from onrecord.cli import output
from onrecord.cli.address import PublishedLabel, address_in, parse_address, passage_pack, record_at
from onrecord.cli.exit_codes import OK, UsageError
from onrecord.cli.formats import add_format_option, print_lines
from onrecord.cli.packs_option import add_packs_option, open_packs
from onrecord.cli.parser import Parser, add_part_options
from onrecord.cli.summaries import SUMMARIES
from onrecord.cli.text import decode_argument
from onrecord.model import Address, Pack, Record, Ref, Statement

EXAMPLES = (
    "onrecord show p6.s7",
    "onrecord show p6.s7 --style quote",
    "onrecord show p5.s2-p6.s1 --format json",
    "onrecord show missions/slim",
    "onrecord show japan-us-space-8:missions/slim --style bullet",
)


def parser() -> Parser:
    command_parser = Parser("show", SUMMARIES["show"], EXAMPLES)
    command_parser.add_argument(
        "ref",
        metavar="REF",
        help="p6, p6.s7, p6.s7-s8, p5.s2-p6.s1, missions/slim, a published number; or pack-id:p6.s7",
    )
    command_parser.add_argument(
        "--style",
        metavar="STYLE",
        help="print the passage, or each passage of the record, ready for a document; onrecord styles lists the styles",
    )
    add_part_options(command_parser, "with --style, ")
    add_format_option(command_parser)
    add_packs_option(command_parser)
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    if options.style and options.format != "text":
        raise UsageError(f"--style prints text; leave out --format {options.format}, or --style")
    if (options.words or options.part is not None) and not options.style:
        raise UsageError(f"{'--words' if options.words else '--part'} needs --style, such as --style quote")
    reference = parse_address(decode_argument(options.ref))
    if options.style:
        return _show_styled(reference, options)
    packs = open_packs(options.pack)
    qualify = len(packs) > 1
    target, pack_id = address_in(reference, packs)
    if isinstance(target, Ref):
        _show_passage(target, passage_pack(target, pack_id, packs), options.format, qualify=qualify)
    else:
        _show_record(*record_at(target, pack_id, packs), options.format, qualify=qualify)
    return OK


def _show_styled(reference: Address | PublishedLabel, options: argparse.Namespace) -> int:
    """Print the text that `onrecord copy` would copy, with a line end, and return the exit code."""
    from onrecord.cli import excerpts, preferences

    style = excerpts.style_named(options.style, preferences.load_preferences().styles.all)
    packs = open_packs(options.pack)
    styled_copy = excerpts.style_copy(address_in(reference, packs), packs, options, style)
    output.data(styled_copy.text + "\n")
    excerpts.say_cautions(styled_copy.excerpts, style)
    return OK


def _show_passage(ref: Ref, pack: Pack, form: str, *, qualify: bool) -> None:
    """Print a passage. As text, a single sentence is its words, byte for byte; several have their refs before them."""
    sentences = pack.statement.sentences_at(ref)
    if form == "text" and len(sentences) == 1:
        output.data(sentences[0].text + "\n")
        return
    from onrecord.cli.record_output import print_sentences

    print_sentences(form, [(sentence, pack) for sentence in sentences], qualify=qualify)
    if form == "text":
        output.data(f"\n{_numbering_note(pack.statement)}\n")


def _numbering_note(statement: Statement) -> str:
    numbers = "Paragraph and sentence" if statement.numbering == "added" or statement.has_labels else "Sentence"
    return f"{numbers} numbers are the editor's; the words are as published. --style plain gives the words alone."


def _show_record(record: Record, pack: Pack, form: str, *, qualify: bool) -> None:
    if form == "text":
        from onrecord.cli.record_text import record_page

        print_lines(record_page(record, pack, qualify=qualify))
    else:
        from onrecord.cli.record_output import print_records

        print_records(form, record.kind, [(record, pack)], qualify=qualify)
