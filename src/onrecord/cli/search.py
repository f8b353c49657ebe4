"""`onrecord search QUERY...`: print search results, best first."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.cli import output
from onrecord.cli.exit_codes import OK, NothingFound, UsageError
from onrecord.cli.formats import add_format_option
from onrecord.cli.layout import Layout, add_layout_options, chosen_layout
from onrecord.cli.note.searched import with_own_notes
from onrecord.cli.packs_option import add_packs_option, damaged_index_error, open_default_library, rebuild_damaged_index
from onrecord.cli.parser import Parser
from onrecord.cli.search_output import print_hits
from onrecord.cli.summaries import SUMMARIES
from onrecord.cli.text import decode_argument, join_some
from onrecord.model import Kind
from onrecord.search import EVERYTHING, CorruptIndexError, Results, Scope
from onrecord.text.characters import escape_and_shorten
from onrecord.text.similarity import unknown_name

if TYPE_CHECKING:
    from onrecord.library import Library
    from onrecord.library.index_check import IndexCheck

EXAMPLES = (
    "onrecord search anti satellite",
    "onrecord search METI --limit 5",
    "onrecord search 宇宙 --format json",
    "onrecord search cooperation -security",
    "onrecord search area:security,civil kind:commitment satellite",
    "onrecord search grade:4-5",
    "onrecord search outcome:missed",
    "onrecord search --explain gps",
    "onrecord search moon --format refs",
)

CHANGED = "its content has changed"  # the message about an index in which a byte has changed

# The arguments of `onrecord list` that list the values of a field.
LIST_OF_FIELD = {
    "area": "areas",
    "org": "participants",
    "verb": "commitments --format json",
    "para": "sentences",
    "due": "commitments --format json",
}
MAX_LIMIT = 999_999_999
# The formats in which `--explain` prints the parts of each score.
FORMATS_WITH_PARTS = ("text", "json")


def parser() -> Parser:
    command_parser = Parser("search", SUMMARIES["search"], EXAMPLES)
    command_parser.add_argument(
        "query", nargs="*", metavar="QUERY", help="words to search for; -word excludes what has that word"
    )
    command_parser.add_argument("--limit", type=_positive_integer, metavar="N", help="print only the first N results")
    command_parser.add_argument("--kind", metavar="KIND,...", help="only these kinds, as in: sentence,mission")
    command_parser.add_argument(
        "--explain", action="store_true", help="print the parts of each result's score, as text or JSON"
    )
    add_format_option(command_parser, refs=True)
    add_layout_options(command_parser)
    add_packs_option(command_parser)
    return command_parser


def run(arguments: Sequence[str]) -> int:
    command_parser = parser()
    words, option_arguments = _split_query(arguments, [option.action for option in command_parser.options])
    options = command_parser.parse_args(option_arguments)
    query = decode_argument(" ".join(words)).strip()
    if not query:
        raise UsageError("the query is empty; write what to search for, as in: onrecord search anti satellite")
    if options.explain:
        _require_scores(options.format)
    layout = chosen_layout(options, options.format)
    scope = EVERYTHING if options.kind is None else Scope(kinds=_kinds(options.kind))
    library = open_default_library(options.pack)
    for notice in library.notices:
        output.message(f"onrecord: {notice}")
    try:
        any_found = _print_results(library, query, scope, options, layout)
    except CorruptIndexError as error:
        library = rebuild_damaged_index(library, error)
        try:
            any_found = _print_results(library, query, scope, options, layout)
        except CorruptIndexError as second_error:
            raise damaged_index_error(library, second_error) from None
    if not any_found:
        nothing = f"nothing found for “{escape_and_shorten(query)}” in {join_some(list(library.titles))}"
        try:
            from onrecord.cli.not_found import place_after_all  # reads whole texts, which results need not wait for

            place = place_after_all(query, library, of_sentences=options.kind is None)
        except CorruptIndexError as error:
            raise damaged_index_error(library, error) from None
        raise NothingFound(f"{nothing}{place}")
    return OK


def _print_results(library: Library, query: str, scope: Scope, options: argparse.Namespace, layout: Layout) -> bool:
    """Print the results, and return whether there are any.

    Entries missing from a damaged index would silently be missing from the results, so the index is checked during the
    search. If it is too large to wait for, the results are printed first.

    Raises:
        CorruptIndexError: The index is damaged, and nothing was printed.
        UsageError: The index is damaged, but results were printed already.
    """
    index_check = _start_index_check(library)
    index = with_own_notes(library.search_index(), query, library)
    results = index.search(query, options.limit, scope=scope, thorough=True)
    joint_notice = index.joint_notice(results)
    any_found = bool(results.hits) and not results.only_similar
    intact = index_check is None or (
        index_check.result_before_answer() if any_found else index_check.result_after_answer()
    )
    if intact is False:
        raise CorruptIndexError(CHANGED)
    hints = (*_value_hints(results.plan.unlisted), *filter(None, [joint_notice]))
    for notice in (*results.notices, *hints, *_order_notices(results)):
        output.message(f"onrecord: {notice}")
    print_hits(options.format, results, layout, qualify=len(library.packs) > 1, explain=options.explain)
    if index_check and intact is None:
        _report_index_check(library, index_check.result_after_answer() if any_found else None)
    return any_found


def _start_index_check(library: Library) -> IndexCheck | None:
    """Start a check of the index; return None if the index is not a file."""
    if library.file is None:
        return None
    from onrecord.library.index_check import IndexCheck

    return IndexCheck(library.file)


def _report_index_check(library: Library, intact: bool | None) -> None:
    """Print the outcome of the check that the results did not wait for; nothing if the index is intact.

    Raises:
        UsageError: The index is damaged.
    """
    if intact is False:
        raise damaged_index_error(library, f"{CHANGED}, so results may be missing")
    if intact is None:
        hint = f"onrecord check DIR checks all of {library.file}"
        output.message(f"onrecord: the index was not fully checked, so results may be missing; {hint}")


def _order_notices(results: Results) -> Iterator[str]:
    """Yield messages on results that are not printed, and on those that are not in order of score."""
    if results.unranked:
        ranked = len(results.hits)
        yield f"of so many results, only the best {ranked:,} are ordered by score; the others follow, newest first"
    if results.total is None:
        yield (
            f"there are more results than the {results.reachable_count:,} printed here; add a word to narrow the search"
        )
    elif results.total > results.reachable_count:
        yield f"the first {results.reachable_count:,} of {results.total:,} results; without --limit all are printed"


def _value_hints(fields: Sequence[str]) -> list[str]:
    """Return how to list the values of fields that have too many for a message."""
    return [
        f"onrecord list {LIST_OF_FIELD[field]} lists the values of {field}:"
        for field in fields
        if field in LIST_OF_FIELD
    ]


def _require_scores(form: str) -> None:
    """Require a format that shows scores for `--explain`, and say if it does not show their parts.

    Raises:
        UsageError: The format has no scores.
    """
    if form == "csv":
        output.message("onrecord: CSV has each result's score, but not its parts; --format json has both")
    elif form not in FORMATS_WITH_PARTS:
        raise UsageError(f"--explain prints text or JSON; leave out --format {form}, or --explain")


def _kinds(text: str) -> tuple[str, ...]:
    """Return the kinds that `--kind` names.

    Raises:
        UsageError: A kind is mistyped, which would otherwise find nothing without a reason.
    """
    known = {"sentence": "sentence", "sentences": "sentence"}
    known |= {name: kind.value for kind in Kind for name in (kind.value, kind.plural)}
    kinds = [kind.strip().lower() for kind in text.split(",")]
    for kind in kinds:
        if kind not in known:
            raise UsageError(unknown_name("kind", decode_argument(kind), tuple(dict.fromkeys(known.values()))))
    return tuple(dict.fromkeys(kinds))


def _split_query(arguments: Sequence[str], actions: Sequence[argparse.Action]) -> tuple[list[str], list[str]]:
    """Return the words of the query, and the options with their values.

    A word may begin with a dash: `-word` belongs to the query, as everything after `--` does.

    Raises:
        UsageError: A word begins with two dashes, but is not an option.
    """
    options = {name for action in actions if action.nargs != 0 for name in action.option_strings}
    flags = {name for action in actions if action.nargs == 0 for name in action.option_strings}
    words: list[str] = []
    option_arguments: list[str] = []
    remaining = iter(arguments)
    for argument in remaining:
        if argument == "--":
            words += remaining
        elif argument in options:
            option_arguments += [argument, *([value] if (value := next(remaining, None)) is not None else [])]
        elif argument.partition("=")[0] in options or argument in flags:
            option_arguments.append(argument)
        elif argument.startswith("--"):
            raise UsageError(f"there is no option {argument}; see onrecord search --help, or write -- before the query")
        else:
            words.append(argument)
    return words, option_arguments


def _positive_integer(text: str) -> int:
    if not re.fullmatch(f"[1-9][0-9]{{0,{len(str(MAX_LIMIT)) - 1}}}", text):
        raise argparse.ArgumentTypeError(f"expected a whole number from 1 to {MAX_LIMIT}")
    return int(text)
