"""`onrecord brief restore NAME VERSION`: bring an earlier version of a brief back."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from onrecord.briefs.brief_files import BriefChanged, BriefUnusable, read_brief, save_brief
from onrecord.briefs.versions import versions_of
from onrecord.cli import output
from onrecord.cli.brief.named import add_name_operand, existing_brief, typed_name
from onrecord.cli.commands import command_summaries
from onrecord.cli.exit_codes import OK, NothingFound, UsageError
from onrecord.cli.parser import Parser
from onrecord.cli.text import decode_argument
from onrecord.text.characters import escape_and_shorten
from onrecord.text.similarity import unknown_name

EXAMPLES = ("onrecord brief restore memo 2026-11-27T09-30-00Z",)


def parser() -> Parser:
    command_parser = Parser("brief restore", command_summaries()["brief restore"], EXAMPLES)
    add_name_operand(command_parser)
    command_parser.add_argument("version", metavar="VERSION", help="as onrecord brief versions NAME prints it")
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    saved = existing_brief(typed_name(options.name))
    versions = {version.name: version for version in versions_of(saved.path)}
    wanted = decode_argument(options.version)
    if wanted not in versions:
        raise NothingFound(unknown_name("version", wanted, list(versions)) if versions else "there is no version yet")
    try:
        earlier = read_brief(versions[wanted].path).brief
    except (BriefUnusable, FileNotFoundError) as error:
        raise UsageError(f"the version is damaged: {error}") from None
    now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    restored = earlier._replace(name=saved.brief.name, changed=now)
    try:
        save_brief(saved, restored, now=now, begins_session=True)
    except (BriefChanged, OSError) as error:
        raise UsageError(f"nothing was restored: {error}") from None
    name = escape_and_shorten(saved.brief.name)
    output.message(f"onrecord: “{name}” is as it was at {wanted}; what stood there before is a version now")
    return OK
