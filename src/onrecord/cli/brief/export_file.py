"""`onrecord brief export NAME --format toml --to FILE`: write a brief to a file for a colleague."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from onrecord import storage
from onrecord.briefs.brief_toml import encode_brief
from onrecord.cli import output
from onrecord.cli.brief.named import add_name_operand, existing_brief, typed_name
from onrecord.cli.commands import command_summaries
from onrecord.cli.exit_codes import OK, UsageError
from onrecord.cli.parser import Parser

EXAMPLES = ("onrecord brief export memo --format toml --to memo-for-ito.toml",)
MORE = "onrecord brief import FILE adds it to the briefs of whoever receives it.\n\n"
EXPORT_FORMATS = ("toml",)


def parser() -> Parser:
    command_parser = Parser("brief export", command_summaries()["brief export"], EXAMPLES, MORE)
    add_name_operand(command_parser)
    command_parser.add_argument("--format", choices=EXPORT_FORMATS, required=True, help="toml: all of it, for onrecord")
    command_parser.add_argument("--to", metavar="FILE", required=True, help="the file to write")
    command_parser.add_argument("--force", action="store_true", help="overwrite the file if there is one")
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    brief = existing_brief(typed_name(options.name)).brief
    path = Path(storage.expand_home(options.to)).absolute()
    if os.path.lexists(path) and not options.force:
        raise UsageError(f"{path} is there already; --force overwrites it")
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {path.parent}; make it, or name another")
    try:
        storage.write_atomically(path, encode_brief(brief))
    except OSError as error:
        raise UsageError(storage.describe_failure(path, error.strerror)) from None
    output.message(f"onrecord: written to {path}")
    return OK
