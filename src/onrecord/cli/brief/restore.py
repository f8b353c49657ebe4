"""`onrecord brief restore NAME VERSION`: bring an earlier version of a brief back."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from onrecord import storage
from onrecord.briefs.brief_files import BriefUnusable, read_brief, restore_brief
from onrecord.briefs.versions import versions_of
from onrecord.cli import output
from onrecord.cli.brief.named import add_name_operand, typed_name, versioned_file
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
    path = versioned_file(typed_name(options.name))
    versions = {version.name: version for version in versions_of(path)}
    wanted = decode_argument(options.version)
    if wanted not in versions:
        raise NothingFound(unknown_name("version", wanted, list(versions)) if versions else "there is no version yet")
    try:
        earlier = read_brief(versions[wanted].path).brief
    except BriefUnusable as error:
        raise UsageError(f"the version is damaged: {error}") from None
    except FileNotFoundError:
        raise UsageError(f"the version is gone: {versions[wanted].path}") from None
    now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    is_gone = not path.exists()
    restored = earlier._replace(name=_present_name(path) or earlier.name, changed=now)
    try:
        restore_brief(path, restored, now=now)
    except BriefUnusable as error:
        raise UsageError(f"nothing was restored: {error}") from None
    except OSError as error:
        raise UsageError(f"nothing was restored: {storage.describe_failure(path, error)}") from None
    kept = "" if is_gone else "; what stood there before is a version now"
    output.message(f"onrecord: “{escape_and_shorten(restored.name)}” is as it was at {wanted}{kept}")
    return OK


def _present_name(path: Path) -> str:
    """Return the name of the brief in the file; empty if it is gone or damaged."""
    try:
        return read_brief(path).brief.name
    except (BriefUnusable, FileNotFoundError):
        return ""
