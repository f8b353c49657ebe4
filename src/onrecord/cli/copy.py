"""`onrecord copy REF...`: copy passages or records to a clipboard, and report exactly where they went."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.cli import output
from onrecord.cli.address import address_in
from onrecord.cli.choices import one_of
from onrecord.cli.excerpts import say_cautions, style_copies, style_named
from onrecord.cli.exit_codes import NOT_FOUND, OK
from onrecord.cli.packs_option import add_packs_option, open_packs
from onrecord.cli.parser import Parser, add_part_options
from onrecord.cli.preferences import load_preferences
from onrecord.cli.references import add_reference_operand, parse_references
from onrecord.cli.summaries import SUMMARIES
from onrecord.clipboard import ROUTE_NAMES, Content, Report, copy, routes, terminal
from onrecord.settings import last_copy_file

EXAMPLES = (
    "onrecord copy p6.s7",
    "onrecord copy p6.s7 --style markdown",
    'onrecord copy p8.s1 --part "concurred on holding the Ninth meeting"',
    "onrecord copy commitments/ninth-meeting --words --route file",
    "onrecord copy p4.s3 p6.s7",
)
MORE = (
    "The message on stderr says “copied” only if the system clipboard was read back.\n"
    "It names a file that could not be written, even if the text went elsewhere.\n"
    "exit codes: 0 the text went somewhere, 1 nothing found or no route worked, 2 usage\n\n"
)


def parser() -> Parser:
    command_parser = Parser("copy", SUMMARIES["copy"], EXAMPLES, MORE)
    add_reference_operand(command_parser)
    command_parser.add_argument(
        "--style", metavar="STYLE", help="see onrecord styles (default: quote, or the configured one)"
    )
    add_part_options(command_parser)
    command_parser.add_argument(
        "--route",
        action="append",
        metavar="ROUTE",
        type=one_of("route", ROUTE_NAMES),
        choices=ROUTE_NAMES,
        help=f"try this route; may be given several times, in order: {', '.join(ROUTE_NAMES)} "
        "(default: those that suit the session)",
    )
    add_packs_option(command_parser)
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    preferences = load_preferences()
    style = style_named(options.style, preferences.styles.all) if options.style else preferences.styles.default
    references, packs = parse_references(options.ref), open_packs(options.pack)
    styled_copy = style_copies([address_in(reference, packs) for reference in references], packs, options, style)
    content = Content(styled_copy.text, styled_copy.rich)
    route_names = options.route or preferences.routes
    if route_names and set(route_names) == {"show"}:
        output.data(content.text + "\n")
        say_cautions(styled_copy.excerpts, style)
        return OK
    with terminal.controlling_terminal() as write:
        report = copy(content, routes(write, last_copy_file(), route_names))
    output.message(f"onrecord: {report}{_advice(report)}")
    show_text = bool(route_names and "show" in route_names and report.needs_manual_copy)
    if report.results or show_text:
        say_cautions(styled_copy.excerpts, style)
    if show_text:
        output.data(content.text + "\n")
        return OK
    return OK if report.results else NOT_FOUND


def _advice(report: Report) -> str:
    """Return what to do next if no clipboard was reached, or if the text may have arrived nowhere."""
    if not report.missed_every_clipboard:
        return (
            "; --route show prints the text" if report.results and report.needs_manual_copy and report.failures else ""
        )
    return f"; {report.diagnostic_command} says " + ("why" if report.results else "more, --route show prints the text")
