"""`onrecord search QUERY...`: print search results, best first."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.cli import output
from onrecord.cli.commands import SUMMARIES
from onrecord.cli.decode_argument import decode_argument
from onrecord.cli.exit_codes import OK, NothingFound, UsageError
from onrecord.cli.formats import add_format_option
from onrecord.cli.join_some import join_some
from onrecord.cli.packs_option import add_packs_option, damaged_index_error, open_default_library, rebuild_damaged_index
from onrecord.cli.parser import Parser
from onrecord.cli.search_output import print_hits

if TYPE_CHECKING:
    from onrecord.library import Library
    from onrecord.library.index_check import IndexCheck
    from onrecord.search import Results

EXAMPLES = (
    "onrecord search anti satellite",
    "onrecord search METI --limit 5",
    "onrecord search 宇宙 --format json",
    "onrecord search cooperation -security",
    "onrecord search area:security,civil kind:commitment satellite",
    "onrecord search grade:4-5",
    "onrecord search outcome:missed",
    "onrecord search --explain gps",
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


def parser() -> Parser:
    made = Parser("search", SUMMARIES["search"], EXAMPLES)
    made.add_argument("query", nargs="*", metavar="QUERY", help="words; one that begins with one dash belongs to them")
    made.add_argument("--limit", type=_count, metavar="N", help="print only the first N results")
    made.add_argument("--kind", metavar="KIND,...", help="only these kinds, as in: sentence,mission")
    made.add_argument("--explain", action="store_true", help="print the parts of each result's score")
    add_format_option(made)
    add_packs_option(made)
    return made


def run(arguments: Sequence[str]) -> int:
    understood = parser()
    words, rest = _split(arguments, understood.options)
    given = understood.parse_args(rest)
    query = decode_argument(" ".join(words)).strip()
    if not query:
        raise UsageError("the query is empty; write what to search for, as in: onrecord search anti satellite")
    kinds = "" if given.kind is None else _kinds(given.kind)
    archive = open_default_library(given.pack)
    from onrecord.search import CorruptIndexError, parse_query

    wanted = f"kind:{kinds} {query}" if kinds and parse_query(query).ref is None else query
    for said in archive.said:
        output.message(f"onrecord: {said}")
    try:
        found = _print_found(archive, wanted, given)
    except CorruptIndexError as error:
        archive = rebuild_damaged_index(archive, error)
        try:
            found = _print_found(archive, wanted, given)
        except CorruptIndexError as again:
            raise damaged_index_error(archive, again) from None
    if not found:
        from onrecord.text.characters import escape_and_shorten

        raise NothingFound(f"nothing found for “{escape_and_shorten(query)}” in {join_some(list(archive.titles))}")
    return OK


def _print_found(archive: Library, wanted: str, given: argparse.Namespace) -> bool:
    """Print the results, and return whether there are any.

    Entries missing from a damaged index would silently be missing from the results, so the index is checked during the
    search. If it is too large to wait for, the results are printed first.

    Raises:
        CorruptIndexError: The index is damaged, and nothing was printed.
        UsageError: The index is damaged, but results were printed already.
    """
    watch = _watch(archive)
    results = archive.new_index().search(wanted, limit=given.limit, thorough=True)
    found = bool(results.hits) and not results.apart
    sound = watch is None or (watch.before_an_answer() if found else watch.behind_an_answer())
    if sound is False:
        from onrecord.search import CorruptIndexError

        raise CorruptIndexError(CHANGED)
    for said in (*results.says, *_where_listed(results.plan.unlisted), *_order_and_rest(results)):
        output.message(f"onrecord: {said}")
    print_hits(given.format, results, qualify=len(archive.packs) > 1, explain=given.explain)
    if watch and sound is None:
        _say_whether_all(archive, watch.behind_an_answer() if found else None)
    return found


def _watch(archive: Library) -> IndexCheck | None:
    """Start a check of the index; return None if the index is not a file."""
    if archive.file is None:
        return None
    from onrecord.library.index_check import IndexCheck

    return IndexCheck(archive.file)


def _say_whether_all(archive: Library, sound: bool | None) -> None:
    """Print the outcome of the check that the results did not wait for; nothing if the index is intact.

    Raises:
        UsageError: The index is damaged.
    """
    if sound is False:
        raise damaged_index_error(archive, f"{CHANGED}, so results may be missing")
    if sound is None:
        reads = f"onrecord check DIR checks all of {archive.file}"
        output.message(f"onrecord: the index was not fully checked, so results may be missing; {reads}")


def _order_and_rest(results: Results) -> Iterator[str]:
    """Yield messages on results that are not printed, and on those that are not in order of score."""
    if results.others:
        weighed = len(results.hits)
        yield f"of so many results, only the best {weighed:,} are ordered by score; the others follow, newest first"
    if results.total is None:
        yield f"there are more results than the {results.listed:,} printed here; add a word to narrow the search"
    elif results.total > results.listed:
        yield f"the first {results.listed:,} of {results.total:,} results; without --limit all are printed"


def _where_listed(fields: Sequence[str]) -> list[str]:
    """Return how to list the values of fields that have too many for a message."""
    return [
        f"onrecord list {LIST_OF_FIELD[field]} lists the values of {field}:"
        for field in fields
        if field in LIST_OF_FIELD
    ]


def _kinds(written: str) -> str:
    """Return the value of `--kind` as that of a field in a query.

    Raises:
        UsageError: A kind is mistyped, which would otherwise find nothing without a reason.
    """
    from onrecord.model import Kind

    known = {name for kind in Kind for name in (kind.value, kind.plural)} | {"sentence", "sentences"}
    kinds = [kind.strip().lower() for kind in written.split(",")]
    for kind in kinds:
        if kind not in known:
            names = ", ".join(["sentence", *(each.value for each in Kind)])
            raise UsageError(f"there is no kind “{decode_argument(kind)}”; there are {names}")
    return ",".join(kinds)


def _split(arguments: Sequence[str], actions: Sequence[argparse.Action]) -> tuple[list[str], list[str]]:
    """Return the words of the query, and the options with their values.

    A word may begin with a dash: `-word` belongs to the query, as everything after `--` does.

    Raises:
        UsageError: A word begins with two dashes, but is not an option.
    """
    options = {name for action in actions if action.nargs != 0 for name in action.option_strings}
    flags = {name for action in actions if action.nargs == 0 for name in action.option_strings}
    words: list[str] = []
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            words += waiting
        elif argument in options:
            rest += [argument, *([value] if (value := next(waiting, None)) is not None else [])]
        elif argument.partition("=")[0] in options or argument in flags:
            rest.append(argument)
        elif argument.startswith("--"):
            raise UsageError(f"there is no option {argument}; see onrecord search --help, or write -- before the query")
        else:
            words.append(argument)
    return words, rest


def _count(text: str) -> int:
    if not re.fullmatch(f"[1-9][0-9]{{0,{len(str(MAX_LIMIT)) - 1}}}", text):
        raise argparse.ArgumentTypeError(f"expected a whole number from 1 to {MAX_LIMIT}")
    return int(text)
