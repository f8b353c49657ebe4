"""`onrecord show REF...`: print passages of the statement and records, in the order of their refs."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from onrecord.cli import output
from onrecord.cli.address import PublishedLabel, address_in
from onrecord.cli.exit_codes import OK, UsageError
from onrecord.cli.formats import add_format_option
from onrecord.cli.layout import add_layout_options, chosen_layout
from onrecord.cli.packs_option import add_packs_option, open_packs
from onrecord.cli.parser import Parser, add_part_options
from onrecord.cli.reference_target import find_target
from onrecord.cli.references import add_reference_operand, parse_references
from onrecord.cli.summaries import SUMMARIES
from onrecord.model import Address
from onrecord.text.characters import escape_unsafe

EXAMPLES = (
    "onrecord show p6.s7",
    "onrecord show p6.s7 --style quote",
    "onrecord show p5.s2-p6.s1 --format json",
    "onrecord show missions/slim",
    "onrecord show japan-us-space-8:missions/slim --style bullet",
    "onrecord show p4.s3 p6.s7 missions/slim",
)
MORE = "The addresses that another command finds: onrecord search moon --format refs | onrecord show -\n\n"


def parser() -> Parser:
    command_parser = Parser("show", SUMMARIES["show"], EXAMPLES, MORE)
    add_reference_operand(command_parser)
    command_parser.add_argument(
        "--style",
        metavar="STYLE",
        help="print the passage, or each passage of the record, ready for a document; onrecord styles lists the styles",
    )
    add_part_options(command_parser, "with --style, ")
    add_format_option(command_parser)
    add_layout_options(command_parser)
    add_packs_option(command_parser)
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    if options.style and options.format != "text":
        raise UsageError(f"--style prints text; leave out --format {options.format}, or --style")
    if options.style and options.width is not None:
        raise UsageError("--style prints text as a document needs it, not wrapped; leave out --width, or --style")
    if (options.words or options.part is not None) and not options.style:
        raise UsageError(f"{'--words' if options.words else '--part'} needs --style, such as --style quote")
    layout = chosen_layout(options, options.format)
    references = parse_references(options.ref)
    if options.style:
        return _show_styled(references, options)
    packs = open_packs(options.pack)
    qualify = len(packs) > 1
    targets = [find_target(address_in(reference, packs), packs) for reference in references]
    if options.format == "text" and not layout.width and len(targets) == 1 and len(targets[0].sentences) == 1:
        output.data(escape_unsafe(targets[0].sentences[0].text) + "\n")  # byte for byte: packs have nothing unsafe
    else:
        from onrecord.cli.show_output import print_targets

        print_targets(options.format, targets, layout, qualify=qualify)
    return OK


def _show_styled(references: Sequence[Address | PublishedLabel], options: argparse.Namespace) -> int:
    """Print the text that `onrecord copy` would copy, with a line end, and return the exit code."""
    from onrecord.cli import excerpts, preferences

    style = excerpts.style_named(options.style, preferences.load_preferences().styles.all)
    packs = open_packs(options.pack)
    addresses = [address_in(reference, packs) for reference in references]
    styled_copy = excerpts.style_copies(addresses, packs, options, style)
    output.data(styled_copy.text + "\n")
    excerpts.say_cautions(styled_copy.excerpts, style)
    return OK
