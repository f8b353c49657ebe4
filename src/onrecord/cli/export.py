"""`onrecord export TARGET`: write a brief, a record, a passage, a list or search results to a file as a document."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.briefs.brief import Brief, BriefItem, Heading, Source
from onrecord.briefs.collecting import clipping_of, sources_of
from onrecord.cli import output
from onrecord.cli.address import PublishedLabel, address_in, parse_address, passage_pack, record_at
from onrecord.cli.brief.named import existing_brief, find_brief, typed_name
from onrecord.cli.exit_codes import OK, NothingFound, UsageError
from onrecord.cli.export_options import FORMATS_HELP, add_export_options, chosen_format, export_request, write_export
from onrecord.cli.filters import (
    LIST_SECTIONS,
    SENTENCES_SECTION,
    Filters,
    add_filter_options,
    filters_for,
    resolve_names,
)
from onrecord.cli.packs_option import (
    add_packs_option,
    damaged_index_error,
    open_default_library,
    open_packs,
    rebuild_damaged_index,
)
from onrecord.cli.parser import Parser
from onrecord.cli.shells.places import TARGET_METAVAR
from onrecord.cli.summaries import SUMMARIES
from onrecord.cli.text import decode_argument, join_some
from onrecord.exporter.export import EXPORT_FORMATS, ExportRequest
from onrecord.model import KINDS_BY_PLURAL, Area, Kind, Pack, Record, Ref, Sentence, sort_by_date
from onrecord.model.facts import statement_name
from onrecord.quoting.excerpts import Excerpt, excerpt
from onrecord.search import CorruptIndexError
from onrecord.text.characters import escape_and_shorten

EXAMPLES = (
    "onrecord export memo --as talking-points --to points.docx",
    "onrecord export missions/slim --to slim.docx",
    "onrecord export commitments --actor us --as matrix --to commitments.csv",
    'onrecord export --search "anti satellite" --as q-and-a --to answers.html',
)
MORE = f"{FORMATS_HELP}.\n\n"

Target = Record | Sentence | Ref


def parser() -> Parser:
    command_parser = Parser("export", SUMMARIES["export"], EXAMPLES, MORE)
    command_parser.add_argument(
        "target",
        nargs="?",
        metavar=TARGET_METAVAR,
        help=f"the name of a brief; an address, such as missions/slim or p6; or a list: {', '.join(LIST_SECTIONS)}",
    )
    command_parser.add_argument("--search", metavar="QUERY", help="export what this search finds, best first")
    add_export_options(command_parser)
    add_filter_options(command_parser)
    add_packs_option(command_parser)
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    if (options.target is None) == (options.search is None):
        raise UsageError(
            "write what to export: a brief, an address, a list, or --search QUERY; see onrecord export --help"
        )
    target = decode_argument(options.target or "").strip()
    section = target.lower() if target.lower() in LIST_SECTIONS else ""
    filters = filters_for(section or "this export", options)
    request = export_request(options, chosen_format(options, EXPORT_FORMATS))
    if options.search is not None:
        _export_search(decode_argument(options.search).strip(), options, request)
        return OK
    packs = open_packs(options.pack)
    if section:
        rows = list(_listed(section, resolve_names(filters, packs.values()), packs))
        if not rows:
            raise NothingFound(f"no {section} in {join_some(list(packs))}" + (f" of {filters}" if str(filters) else ""))
        _say_brief_of_same_name(target)
        title = f"{section.capitalize()} ({filters})" if str(filters) else section.capitalize()
        write_export(_brief(title, rows, several=len(packs) > 1), packs, request, options, _records(rows))
        return OK
    if saved := find_brief(typed_name(options.target)):
        write_export(saved.brief, packs, request, options)
        return OK
    row = _at_address(target, packs)
    title = row[0].label if not isinstance(row[0], Ref | Sentence) else f"{statement_name(row[1].statement)}, {row[0]}"
    write_export(_brief(title, [row]), packs, request, options, _records([row]))
    return OK


def _at_address(text: str, packs: Mapping[str, Pack]) -> tuple[Target, Pack]:
    """Return the record or ref at an address, and its pack.

    Raises:
        NothingFound: There is none, and no brief of that name either.
    """
    try:
        reference = parse_address(text)
    except UsageError:
        existing_brief(text)  # says which briefs there are
        raise
    if isinstance(reference, PublishedLabel) and not text[:1].isdigit():
        existing_brief(text)
    target, pack_id = address_in(reference, packs)
    if isinstance(target, Ref):
        return target, passage_pack(target, pack_id, packs)
    return record_at(target, pack_id, packs)


def _say_brief_of_same_name(name: str) -> None:
    if find_brief(name):
        output.message(f"onrecord: this is the list; onrecord brief export {name} exports the brief of that name")


def _listed(section: str, filters: Filters, packs: Mapping[str, Pack]) -> Iterator[tuple[Target, Pack]]:
    """Yield the records or sentences of a list that the filters admit, as `onrecord list` prints them."""
    for pack in packs.values():
        if section == SENTENCES_SECTION:
            yield from ((each, pack) for each in pack.statement.sentences if filters.admits_sentence(each, pack))
            continue
        kind = KINDS_BY_PLURAL[section]
        arranged = sort_by_date(pack.of_kind(kind)) if kind is Kind.EVENT else pack.of_kind(kind)
        yield from ((record, pack) for record in arranged if filters.admits(record, pack))


def _export_search(query: str, options: argparse.Namespace, request: ExportRequest) -> None:
    """Write what the search finds; an area, which is the editor's, does not bring along all of its sentences."""
    if not query:
        raise UsageError("the query is empty; write what to search for, as in: onrecord export --search moon")
    library = open_default_library(options.pack)
    for notice in library.notices:
        output.message(f"onrecord: {notice}")
    try:
        results = library.search_index().search(query, None, thorough=True)
    except CorruptIndexError as error:
        library = rebuild_damaged_index(library, error)
        try:
            results = library.search_index().search(query, None, thorough=True)
        except CorruptIndexError as second_error:
            raise damaged_index_error(library, second_error) from None
    if results.only_similar or not results.hits:
        raise NothingFound(f"nothing found for “{escape_and_shorten(query)}” in {join_some(list(library.titles))}")
    for notice in results.notices:
        output.message(f"onrecord: {notice}")
    rows = [(hit.target, hit.pack) for hit in (*results.hits, *results.unranked)]
    brief = _brief(f"On record: {query}", [row for row in rows if not isinstance(row[0], Area)], once=True)
    brief = brief._replace(items=(Heading(query), *brief.items))
    write_export(brief, library.packs, request, options, _records(rows))


def _records(rows: Iterable[tuple[Target, Pack]]) -> list[tuple[Record, Pack]]:
    return [(row, pack) for row, pack in rows if not isinstance(row, Sentence | Ref)]


def _brief(title: str, rows: Sequence[tuple[Target, Pack]], *, several: bool = False, once: bool = False) -> Brief:
    """Return the rows as a brief that is kept nowhere; `several` puts a heading over the rows of each statement.

    With `once`, passages that an earlier row has are left out.
    """
    items: list[BriefItem] = []
    sources: dict[str, Source] = {}
    quoted: set[tuple[str, Ref]] = set()
    before = ""
    for row, pack in rows:
        excerpts = [each for each in _excerpts(row, pack) if not once or (pack.id, each.ref) not in quoted]
        quoted |= {(pack.id, each.ref) for each in excerpts}
        if several and pack.id != before:
            items.append(Heading(statement_name(pack.statement)))
        before = pack.id
        items += [clipping_of(excerpts)] if excerpts else []
        sources |= sources_of(excerpts)
    return Brief(title, tuple(items), sources)


def _excerpts(row: Target, pack: Pack) -> list[Excerpt]:
    if isinstance(row, Ref | Sentence):
        return [excerpt(pack, row if isinstance(row, Ref) else row.ref)]
    return [excerpt(pack, ref, row) for ref in dict.fromkeys(passage.ref for passage in row.passages)]
