"""`onrecord search QUERY...`: what a person means, best first."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence

from onrecord.cli.commands import SUMMARIES
from onrecord.cli.exits import FINE, NotFound, Unusable
from onrecord.cli.formats import add_format_option
from onrecord.cli.hits import print_hits
from onrecord.cli.packs_option import add_packs_option, open_packs
from onrecord.cli.parser import Parser
from onrecord.cli.typed import typed

EXAMPLES = (
    "onrecord search anti satellite",
    "onrecord search METI --limit 5",
    "onrecord search 宇宙 --format json",
    "onrecord search cooperation -security",
)


def run(arguments: Sequence[str]) -> int:
    parser = Parser("search", SUMMARIES["search"], EXAMPLES)
    parser.add_argument("query", nargs="*", metavar="QUERY", help="words; what begins with one dash is one of them")
    options = [
        parser.add_argument("--limit", type=_count, metavar="N", help="print the first N results only"),
        add_format_option(parser),
        add_packs_option(parser),
    ]
    words, rest = _split(arguments, {name for option in options for name in option.option_strings})
    given = parser.parse_args(rest)
    query = typed(" ".join(words)).strip()
    if not query:
        raise Unusable("the query is empty; write what to search for, as in: onrecord search anti satellite")
    packs = open_packs(given.pack).packs
    from onrecord.search import Index

    results = Index(packs).search(query, limit=given.limit)
    print_hits(given.format, results.hits, qualify=len(packs) > 1)
    if not results.hits:
        from onrecord.packs import printable

        raise NotFound(f"nothing found for “{printable(query)}” in {', '.join(pack.id for pack in packs)}")
    return FINE


def _split(arguments: Sequence[str], options: set[str]) -> tuple[list[str], list[str]]:
    """The words of the query, and the options with their values.

    A word may begin with a dash: `-word` belongs to the query, as everything after `--` does.
    """
    words: list[str] = []
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            words += waiting
        elif argument in options:
            rest += [argument, *([value] if (value := next(waiting, None)) is not None else [])]
        elif argument.partition("=")[0] in options or argument in ("-h", "--help"):
            rest.append(argument)
        elif argument.startswith("--"):
            raise Unusable(f"there is no option {argument}; see onrecord search --help, or write -- before the query")
        else:
            words.append(argument)
    return words, rest


def _count(text: str) -> int:
    if not re.fullmatch("[1-9][0-9]{0,8}", text):
        raise argparse.ArgumentTypeError("it is a whole number from 1")
    return int(text)
