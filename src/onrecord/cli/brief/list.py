"""`onrecord brief list`: print the briefs, the one changed last first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.briefs.brief_files import BriefUnusable, ListedBrief, list_briefs
from onrecord.cli import output
from onrecord.cli.commands import command_summaries
from onrecord.cli.exit_codes import NOT_FOUND, OK, NothingFound, UsageError
from onrecord.cli.formats import REPORT_FORMATS
from onrecord.cli.json_output import JsonObject, json_array
from onrecord.cli.parser import Parser
from onrecord.cli.text import align_rows
from onrecord.model.dates import format_date
from onrecord.settings.paths import briefs_folder
from onrecord.text.characters import escape_unsafe

EXAMPLES = ("onrecord brief list", "onrecord brief list --format json")


def parser() -> Parser:
    command_parser = Parser("brief list", command_summaries()["brief list"], EXAMPLES)
    command_parser.add_argument("--format", choices=REPORT_FORMATS, default="text", help="text (default) or json")
    command_parser.add_argument("--archived", action="store_true", help="only those that were archived")
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    try:
        listed = list_briefs(briefs_folder())
    except BriefUnusable as error:
        raise UsageError(str(error)) from None
    usable = [one for one in listed if one.brief and one.brief.archived == options.archived]
    problems = [one.problem for one in listed if one.problem]
    if options.format == "json":
        output.data(json_array([_json(one) for one in usable]))
    else:
        output.data("".join(f"{line}\n" for line in align_rows(list(_rows(usable)))))
    for problem in problems:
        output.message(f"onrecord: {problem}; repair that line, or move the file away")
    if not listed:
        raise NothingFound("there are no briefs yet; onrecord brief add NAME REF begins one")
    return NOT_FOUND if problems else OK


def _rows(listed: Sequence[ListedBrief]) -> Iterator[list[str]]:
    """Yield the cells of each brief; of several that have one name, each is followed by its file."""
    names = Counter(one.brief.name.casefold() for one in listed if one.brief)
    for one in listed:
        if brief := one.brief:
            count = len(brief.clippings)
            file = f" ({one.path.name})" if names[brief.name.casefold()] > 1 else ""
            changed = format_date(brief.changed.astimezone().date()) if brief.changed else ""
            yield [escape_unsafe(f"{brief.name}{file}"), f"{count} clipping{'' if count == 1 else 's'}", changed]


def _json(listed: ListedBrief) -> JsonObject:
    brief = listed.brief
    assert brief is not None
    return {
        "name": brief.name,
        "file": str(listed.path),
        "items": len(brief.items),
        "clippings": len(brief.clippings),
        "words": brief.length.words,
        "characters": brief.length.characters,
        "created": brief.created.isoformat() if brief.created else None,
        "changed": brief.changed.isoformat() if brief.changed else None,
        "archived": brief.archived,
    }
