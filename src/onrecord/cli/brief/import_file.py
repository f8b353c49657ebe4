"""`onrecord brief import FILE`: add the brief in a file that a colleague sent."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from onrecord import storage
from onrecord.briefs.brief_files import BriefChanged, BriefUnusable, create_brief, read_brief
from onrecord.cli import output
from onrecord.cli.brief.named import find_brief, typed_name
from onrecord.cli.commands import command_summaries
from onrecord.cli.exit_codes import OK, UsageError
from onrecord.cli.parser import Parser
from onrecord.cli.standing import cut_words_notice
from onrecord.settings.paths import briefs_folder
from onrecord.text.characters import escape_and_shorten

EXAMPLES = ('onrecord brief import memo.toml --name "memo of Monday"',)


def parser() -> Parser:
    command_parser = Parser("brief import", command_summaries()["brief import"], EXAMPLES)
    command_parser.add_argument("file", metavar="FILE", help="as onrecord brief export --format toml wrote it")
    command_parser.add_argument("--name", metavar="TEXT", help="name it so (default: as the file does)")
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    path = Path(storage.expand_home(options.file))
    try:
        brief = read_brief(path).brief
    except FileNotFoundError:
        raise UsageError(f"there is no file {path}") from None
    except BriefUnusable as error:
        raise UsageError(str(error)) from None
    name = typed_name(options.name if options.name is not None else brief.name)
    taken = f"there is a brief “{escape_and_shorten(name)}” already; --name gives this one another name"
    if find_brief(name):
        raise UsageError(taken)
    try:
        saved = create_brief(briefs_folder(), brief._replace(name=name), only_if_new=True)
    except BriefChanged:
        raise UsageError(taken) from None
    except OSError as error:
        raise UsageError(storage.describe_failure(briefs_folder(), error)) from None
    count = len(brief.clippings)
    kept = f"“{escape_and_shorten(name)}” with {count} clipping{'' if count == 1 else 's'}"
    output.message(f"onrecord: added {kept}; onrecord brief check holds its words against your packs ({saved.path})")
    if notice := cut_words_notice(brief.anchors):
        output.message(f"onrecord: {notice}")
    return OK
