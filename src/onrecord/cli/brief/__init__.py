"""`onrecord brief COMMAND`: briefs without a screen. This is the group; each command has a module of its own."""

from __future__ import annotations

import os
from collections.abc import Sequence

from onrecord.cli import output
from onrecord.cli.exit_codes import OK
from onrecord.cli.parser import Parser
from onrecord.cli.shells.places import SUBCOMMAND_METAVAR
from onrecord.cli.summaries import SUBCOMMAND_SUMMARIES, SUMMARIES
from onrecord.text.cell_width import cell_width, pad

GROUP = "brief"
EXAMPLES = ("onrecord brief add memo p4.s3 missions/slim", "onrecord brief show memo", "onrecord brief check memo")


def parser() -> Parser:
    summaries = SUBCOMMAND_SUMMARIES[GROUP]
    width = max(map(cell_width, summaries))
    commands = "".join(f"  {pad(name, width)} {summary}\n" for name, summary in summaries.items())
    more = f"commands (see onrecord {GROUP} COMMAND --help):\n{commands}\n"
    command_parser = Parser(GROUP, SUMMARIES[GROUP], EXAMPLES, more)
    command_parser.add_argument(
        "command", nargs="?", metavar=SUBCOMMAND_METAVAR, choices=tuple(summaries), help=", ".join(summaries)
    )
    return command_parser


def run(arguments: Sequence[str]) -> int:
    """Print the help of the group: `entry` has found none of its commands in the arguments."""
    command_parser = parser()
    command_parser.parse_args(arguments)
    output.data(command_parser.format_help())
    if os.path.isdir(GROUP):  # noqa: PTH112 - as typed
        output.message(f"onrecord: {GROUP} is a command; the folder of that name is ./{GROUP}")
    return OK
