"""A group of commands, `onrecord GROUP COMMAND`: its own help. Each command of it has a module of its own."""

from __future__ import annotations

import os
from collections.abc import Sequence

from onrecord.cli import output
from onrecord.cli.exit_codes import OK
from onrecord.cli.parser import Parser
from onrecord.cli.shells.places import SUBCOMMAND_METAVAR
from onrecord.cli.summaries import SUBCOMMAND_SUMMARIES, SUMMARIES
from onrecord.text.cell_width import cell_width, pad


def group_parser(group: str, examples: Sequence[str]) -> Parser:
    """Return the parser of a group, whose help lists its commands."""
    summaries = SUBCOMMAND_SUMMARIES[group]
    width = max(map(cell_width, summaries))
    commands = "".join(f"  {pad(name, width)} {summary}\n" for name, summary in summaries.items())
    more = f"commands (see onrecord {group} COMMAND --help):\n{commands}\n"
    command_parser = Parser(group, SUMMARIES[group], examples, more)
    command_parser.add_argument(
        "command", nargs="?", metavar=SUBCOMMAND_METAVAR, choices=tuple(summaries), help=", ".join(summaries)
    )
    return command_parser


def print_group_help(group: str, command_parser: Parser, arguments: Sequence[str]) -> int:
    """Print the help of the group: `entry` has found none of its commands in the arguments."""
    command_parser.parse_args(arguments)
    output.data(command_parser.format_help())
    if os.path.isdir(group):  # noqa: PTH112 - as typed
        output.message(f"onrecord: {group} is a command; the folder of that name is ./{group}")
    return OK
