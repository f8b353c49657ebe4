"""`onrecord brief add NAME REF...`: add passages or records to a brief, and create it if there is none."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Mapping, Sequence
from itertools import chain

from onrecord import storage
from onrecord.briefs.arranging import parse_heading
from onrecord.briefs.brief import Brief, Clipping, Heading
from onrecord.briefs.brief_files import BriefChanged, SavedBrief, create_brief, save_brief
from onrecord.briefs.collecting import clipping_of, sources_of, split_repeated, with_items, with_note
from onrecord.cli import output
from onrecord.cli.address import address_in
from onrecord.cli.brief.named import add_name_operand, find_brief, typed_name
from onrecord.cli.commands import command_summaries
from onrecord.cli.excerpts import excerpts_at
from onrecord.cli.exit_codes import OK, NothingFound, UsageError
from onrecord.cli.packs_option import add_packs_option, open_packs
from onrecord.cli.parser import Parser, add_part_options
from onrecord.cli.references import add_reference_operand, parse_references
from onrecord.cli.standing import cut_words_notice
from onrecord.cli.text import decode_argument, join_some
from onrecord.model import Address, Pack
from onrecord.quoting.excerpts import Excerpt
from onrecord.settings.paths import briefs_folder
from onrecord.text.characters import escape_and_shorten

EXAMPLES = (
    "onrecord brief add memo p4.s3",
    "onrecord brief add memo p6.s7 missions/slim --heading Science",
    'onrecord brief add memo p8.s1 --part "concurred on holding the Ninth meeting"',
    'onrecord brief add memo p6.s9 --note "Ask the ministry about the payloads."',
)
MORE = "The addresses that another command finds: onrecord search moon --format refs | onrecord brief add memo -\n\n"
MAX_ATTEMPTS = 10


def parser() -> Parser:
    command_parser = Parser("brief add", command_summaries()["brief add"], EXAMPLES, MORE)
    add_name_operand(command_parser)
    add_reference_operand(command_parser)
    add_part_options(command_parser)
    command_parser.add_argument(
        "--heading", metavar="TEXT", help="put this heading before what is added; # makes an inner one"
    )
    command_parser.add_argument(
        "--note", metavar="TEXT", help="a note of your own on what is added; of several, once below them"
    )
    command_parser.add_argument("--again", action="store_true", help="add also what the brief has already")
    add_packs_option(command_parser)
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    name = typed_name(options.name)
    references, packs = parse_references(options.ref), open_packs(options.pack)
    excerpts = [_excerpts(address_in(reference, packs), packs, options) for reference in references]
    comment = decode_argument(options.note or "").strip()
    clippings = [clipping_of(collected) for collected in excerpts]
    sources = sources_of(chain.from_iterable(excerpts))
    heading = [_heading(decode_argument(options.heading))] if options.heading is not None else []
    for _ in range(MAX_ATTEMPTS):
        saved = find_brief(name)
        brief = saved.brief if saved else Brief(name)
        new, repeated = (clippings, []) if options.again else split_repeated(brief, clippings)
        if not new:
            had = f"“{_short(name)}” has {_those(repeated)} already; --again adds them once more"
            raise NothingFound(f"{had}{_left_out(options)}")
        now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
        changed = with_items(brief, [*heading, *with_note(new, comment)], sources, now)
        try:
            _write(saved, changed, now)
        except BriefChanged:
            continue  # another window saved it meanwhile: add to what stands there now
        _report(changed, new, repeated, created=saved is None)
        if notice := cut_words_notice(anchor for clipping in new for anchor in clipping.anchors):
            output.message(f"onrecord: {notice}")
        return OK
    raise UsageError(f"“{_short(name)}” is being changed all the time; close other windows, and try again")


def _heading(typed: str) -> Heading:
    """Return the heading that was typed, as in the browser.

    Raises:
        UsageError: it has no words.
    """
    heading = parse_heading(typed)
    if not heading.text:
        raise UsageError("--heading: a heading has words")
    return heading


def _excerpts(address: Address, packs: Mapping[str, Pack], options: argparse.Namespace) -> list[Excerpt]:
    if excerpts := excerpts_at(address, packs, options):
        return excerpts
    raise NothingFound(f"the statement says nothing about {address}, so there is nothing to collect")


def _write(saved: SavedBrief | None, brief: Brief, now: datetime.datetime) -> None:
    """Save the brief.

    Raises:
        BriefChanged: another program changed its file meanwhile.
        UsageError: it cannot be written.
    """
    try:
        if saved:
            save_brief(saved, brief, now=now, begins_session=False)
        else:
            create_brief(briefs_folder(), brief, only_if_new=True)
    except OSError as error:
        folder = storage.describe_failure(briefs_folder(), error)
        raise UsageError(f"the brief could not be saved ({folder}); set ONRECORD_DATA to another folder") from None


def _report(brief: Brief, new: Sequence[Clipping], repeated: Sequence[Clipping], *, created: bool) -> None:
    count = len(brief.clippings)
    having = f"“{_short(brief.name)}”, which has {count} clipping{'' if count == 1 else 's'} now"
    output.message(f"onrecord: added {_those(new)} to {'the new brief ' if created else ''}{having}")
    if repeated:
        output.message(f"onrecord: left out what it has already: {_those(repeated)}; --again adds that once more")


def _left_out(options: argparse.Namespace) -> str:
    """Return that the note and the heading that were typed are not in the brief either; empty if there are none."""
    typed = [option for option, text in (("note", options.note), ("heading", options.heading)) if text]
    return f"; your {' and '.join(typed)} {'was' if len(typed) == 1 else 'were'} not added" if typed else ""


def _those(clippings: Sequence[Clipping]) -> str:
    return join_some([clipping.title for clipping in clippings])


def _short(name: str) -> str:
    return escape_and_shorten(name)
