"""The options of `onrecord export` and `onrecord brief export`, and the file that both write."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence

from onrecord.briefs.brief import Brief
from onrecord.cli import day, output
from onrecord.cli.exit_codes import UsageError
from onrecord.cli.note.stored import stored_notes
from onrecord.cli.parser import Parser
from onrecord.cli.shells.places import DOCUMENT_KIND_METAVAR
from onrecord.cli.text import decode_argument
from onrecord.exporter.export import (
    CLASSIFIED_FORMATS,
    EXPORT_FORMATS,
    ExportRequest,
    FormatUnfit,
    export,
    require_format,
)
from onrecord.exporter.kinds import DEFAULT_KIND_NAME, DocumentKind, InvalidKind, find_kind, read_kinds
from onrecord.exporter.manners import MANNERS
from onrecord.exporter.saving import ExportExists, ExportNotSaved, format_of_file, save_export
from onrecord.model import Pack
from onrecord.model.parties import join_names
from onrecord.quoting.columns import TableRecords
from onrecord.settings.paths import export_kinds_file
from onrecord.writers.document import NotWritable

FORMATS_HELP = (
    "docx is for Word, odt for LibreOffice, with citations as footnotes; html is one page for reading and printing; md "
    "is Markdown; txt is text, wrapped; csv and tsv are a table for a spreadsheet; json is for programs "
    "(docs/export.md); ris, bibtex and csl-json are the sources for a reference manager"
)


def add_export_options(parser: Parser, formats: Sequence[str] = EXPORT_FORMATS) -> None:
    """Add `--as`, `--format`, `--to` and the options of a document."""
    own = "docs/export.md says how to add one"
    parser.add_argument(
        "--as",
        dest="kind",
        metavar=DOCUMENT_KIND_METAVAR,
        help=f"the kind of document (default: {DEFAULT_KIND_NAME}); {own}",
    )
    parser.add_argument(
        "--format", choices=tuple(formats), help=f"{', '.join(formats)} (default: the one that FILE ends with)"
    )
    parser.add_argument("--to", metavar="FILE", required=True, help="the file to write")
    parser.add_argument("--force", action="store_true", help="overwrite the file if there is one")
    parser.add_argument("--classification", metavar="TEXT", default="", help="a line for each page, as in: RESTRICTED")
    parser.add_argument(
        "--my-notes", action="store_true", help="with your own notes (onrecord note) on what is exported"
    )
    meanings = "; ".join(f"{manner}: {meaning}" for manner, meaning in MANNERS.items())
    parser.add_argument("--citations", choices=tuple(MANNERS), help=f"how a source is cited again: {meanings}")


def chosen_format(options: argparse.Namespace, formats: Sequence[str]) -> str:
    """Return the format that `--format` names, or else the one that the file's name ends with.

    Raises:
        UsageError: Neither names one.
    """
    name = decode_argument(options.to)
    if form := options.format or format_of_file(name, tuple(formats)):
        return str(form)
    raise UsageError(f"{name} does not end with a format; write --format and one of {join_names(tuple(formats))}")


def export_request(options: argparse.Namespace, form: str) -> ExportRequest:
    """Return what is asked for.

    Raises:
        UsageError: There is no such kind, its file has an error, or the kind does not have the format.
    """
    for option in ("classification", "citations"):
        if getattr(options, option) and form not in CLASSIFIED_FORMATS:
            raise UsageError(f"--{option} is for {join_names(CLASSIFIED_FORMATS)}; leave it out for {form}")
    try:
        kind = _kind(options.kind)
        require_format(kind, form)
    except (InvalidKind, FormatUnfit) as error:
        raise UsageError(str(error)) from None
    classification = " ".join(decode_argument(options.classification).split())
    my_notes = stored_notes().notes if options.my_notes else ()
    return ExportRequest(kind, form, classification, options.citations, my_notes, day.today())


def _kind(name: str | None) -> DocumentKind:
    return find_kind(decode_argument(name or DEFAULT_KIND_NAME), read_kinds(export_kinds_file()))


def write_export(
    brief: Brief,
    packs: Mapping[str, Pack],
    request: ExportRequest,
    options: argparse.Namespace,
    records: TableRecords = (),
) -> None:
    """Write the file, and say its path, and what in it is not proved or left out.

    Raises:
        UsageError: It cannot be made or written.
    """
    try:
        made = export(brief, packs, request, records)
    except NotWritable as error:
        raise UsageError(f"{error}; take it out, or choose another format") from None
    save(options, made.raw)
    for notice in filter(None, (made.notice, made.left_out)):
        output.message(f"onrecord: {notice}")


def save(options: argparse.Namespace, raw: bytes) -> None:
    """Write the bytes to the file that `--to` names, and say its path.

    Raises:
        UsageError: It is there already, or cannot be written.
    """
    try:
        path = save_export(options.to, raw, overwrite=options.force)
    except ExportExists as error:
        raise UsageError(f"{error}; --force overwrites it") from None
    except ExportNotSaved as error:
        raise UsageError(str(error)) from None
    output.message(f"onrecord: written to {path}")
