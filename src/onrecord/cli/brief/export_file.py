"""`onrecord brief export NAME`: write a brief to a file, for Word, as Markdown, or for a colleague with onrecord."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from onrecord import storage
from onrecord.briefs.brief import Brief
from onrecord.briefs.brief_toml import encode_brief
from onrecord.briefs.held import Standing, hold
from onrecord.cli import day, output
from onrecord.cli.brief.named import add_name_operand, existing_brief, typed_name
from onrecord.cli.commands import command_summaries
from onrecord.cli.exit_codes import OK, UsageError
from onrecord.cli.packs_option import add_packs_option, open_packs
from onrecord.cli.parser import Parser
from onrecord.cli.text import decode_argument
from onrecord.exporter.brief_document import brief_document
from onrecord.model import Pack
from onrecord.model.parties import join_names
from onrecord.writers.document import NotWritable, WrittenDocument
from onrecord.writers.docx import write_docx
from onrecord.writers.html_page import write_html
from onrecord.writers.markdown import write_markdown
from onrecord.writers.text_file import write_text

EXAMPLES = (
    "onrecord brief export memo --format docx --to memo.docx",
    "onrecord brief export memo --format toml --to memo-for-ito.toml",
)
MORE = """\
docx is for Word, with headings, quotations, and citations as footnotes; html is one page for reading and printing;
md is Markdown; txt is text, wrapped; toml is all of the brief for somebody who has onrecord: onrecord brief import
FILE adds it there. Words that no longer stand in their statement, or whose pack is not open, are marked, but in toml.

"""
WRITERS = {"docx": write_docx, "html": write_html, "md": write_markdown, "txt": write_text}
EXPORT_FORMATS = (*WRITERS, "toml")


def parser() -> Parser:
    command_parser = Parser("brief export", command_summaries()["brief export"], EXAMPLES, MORE)
    add_name_operand(command_parser)
    command_parser.add_argument("--format", choices=EXPORT_FORMATS, required=True, help=", ".join(EXPORT_FORMATS))
    command_parser.add_argument("--to", metavar="FILE", required=True, help="the file to write")
    command_parser.add_argument("--force", action="store_true", help="overwrite the file if there is one")
    command_parser.add_argument(
        "--classification", metavar="TEXT", default="", help="but as toml, a line for each page, such as RESTRICTED"
    )
    add_packs_option(command_parser)
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    if options.classification and options.format not in WRITERS:
        raise UsageError(f"--classification is for {join_names([*WRITERS])}; leave it out for {options.format}")
    packs = open_packs(options.pack) if options.format in WRITERS else {}
    brief = existing_brief(typed_name(options.name)).brief
    if options.format in WRITERS:
        document = brief_document(brief, packs, day.today(), decode_argument(options.classification).strip())
        raw = _written(document, options.format)
    else:
        raw = encode_brief(brief)
    path = _write(options.to, raw, force=options.force)
    output.message(f"onrecord: written to {path}")
    if options.format in WRITERS and (notice := _notice(brief, packs)):
        output.message(f"onrecord: {notice}")
    return OK


def _written(document: WrittenDocument, form: str) -> bytes:
    try:
        return WRITERS[form](document)
    except NotWritable as error:
        raise UsageError(f"{error}; take it out of the brief") from None


def _write(name: str, raw: bytes, *, force: bool) -> Path:
    path = Path(storage.expand_home(name)).absolute()
    if os.path.lexists(path) and not force:
        raise UsageError(f"{path} is there already; --force overwrites it")
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {path.parent}; make it, or name another")
    try:
        storage.write_atomically(path, raw)
    except OSError as error:
        raise UsageError(storage.describe_failure(path, error.strerror)) from None
    return path


def _notice(brief: Brief, packs: Mapping[str, Pack]) -> str:
    """Return what of the words is not proved; an empty text if all stand in their statements."""
    standings = [hold(anchor, packs.get(anchor.pack)).standing for anchor in brief.anchors]
    unproved = sum(standing in (Standing.CHANGED, Standing.PACK_MISSING) for standing in standings)
    if not unproved:
        return ""
    are = "passage is" if unproved == 1 else "passages are"
    return f"{unproved} {are} marked as not proved; onrecord brief check says why"
