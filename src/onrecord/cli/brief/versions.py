"""`onrecord brief versions NAME`: print the earlier versions of a brief, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.briefs.brief_files import BriefUnusable, read_brief
from onrecord.briefs.versions import Version, versions_of
from onrecord.cli import output
from onrecord.cli.brief.named import add_name_operand, typed_name, versioned_file
from onrecord.cli.commands import command_summaries
from onrecord.cli.exit_codes import OK, NothingFound
from onrecord.cli.parser import Parser
from onrecord.cli.text import align_rows
from onrecord.text.characters import escape_unsafe

EXAMPLES = ("onrecord brief versions memo",)
MORE = """\
A version is what stood there when a session began to change the brief, and after each hour of changes; the last ten
are kept. onrecord brief restore NAME VERSION brings one back.

"""


def parser() -> Parser:
    command_parser = Parser("brief versions", command_summaries()["brief versions"], EXAMPLES, MORE)
    add_name_operand(command_parser)
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    name = typed_name(options.name)
    versions = versions_of(versioned_file(name))
    if not versions:
        name = escape_unsafe(name)
        raise NothingFound(f"“{name}” has no earlier version yet; the first is kept when it is changed")
    output.data("".join(f"{line}\n" for line in align_rows([_row(version) for version in versions])))
    return OK


def _row(version: Version) -> list[str]:
    """Return the version's name, and how much it holds."""
    try:
        brief = read_brief(version.path).brief
    except (BriefUnusable, FileNotFoundError):
        return [version.name, "damaged"]
    clippings, others = len(brief.clippings), len(brief.items) - len(brief.clippings)
    return [version.name, f"{_count(clippings, 'clipping')}, {_count(others, 'heading or note', 'headings and notes')}"]


def _count(number: int, one: str, several: str = "") -> str:
    return f"{number} {one if number == 1 else several or f'{one}s'}"
