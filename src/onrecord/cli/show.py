"""`onrecord show REF`: a passage of the statement, or a record."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.cli import output
from onrecord.cli.commands import SUMMARIES
from onrecord.cli.exits import FINE, NotFound, Unusable
from onrecord.cli.formats import add_format_option, print_lines, print_records, print_sentences
from onrecord.cli.packs_option import add_packs_option, open_packs
from onrecord.cli.parser import Parser
from onrecord.cli.target import parse, passage_pack, record_at
from onrecord.cli.typed import typed
from onrecord.quoting import STYLES, Style, UnknownStyle, excerpt, named
from onrecord.record import Pack, Record, Ref

EXAMPLES = (
    "onrecord show p6.s7",
    "onrecord show p6.s7 --style quote",
    "onrecord show p5.s2-p6.s1 --format json",
    "onrecord show missions/slim",
    "onrecord show japan-us-space-8:missions/slim --style bullet",
)


def run(arguments: Sequence[str]) -> int:
    parser = Parser("show", SUMMARIES["show"], EXAMPLES)
    parser.add_argument("ref", metavar="REF", help="p6, p6.s7, p6.s7-s8, p5.s2-p6.s1, missions/slim; or pack-id:p6.s7")
    parser.add_argument(
        "--style",
        metavar="NAME",
        help=f"the passage, or each passage of the record, ready for a document: {', '.join(s.name for s in STYLES)}",
    )
    add_format_option(parser)
    add_packs_option(parser)
    given = parser.parse_args(arguments)
    style = _style(given.style, given.format)
    target = parse(typed(given.ref))
    packs = open_packs(given.pack).packs
    qualify = len(packs) > 1
    if isinstance(target, Ref):
        pack = passage_pack(target, packs)
        _show_passage(target, pack, style, given.format, qualify=qualify)
        return FINE
    record, pack = record_at(target, packs)
    _show_record(record, pack, style, given.format, qualify=qualify)
    return FINE


def _style(name: str | None, form: str) -> Style | None:
    if name is None:
        return None
    if form != "text":
        raise Unusable(f"--style makes text; leave out --format {form}, or --style")
    try:
        return named(name)
    except UnknownStyle as error:
        raise Unusable(str(error)) from None


def _show_passage(ref: Ref, pack: Pack, style: Style | None, form: str, *, qualify: bool) -> None:
    """As text: the words alone, byte for byte, and a line end; in a style: what the browser would copy."""
    if style:
        print_lines([style.render(excerpt(pack, ref))])
    elif form == "text":
        output.data(pack.statement.text_at(ref.local()) + "\n")
    else:
        sentences = pack.statement.sentences_at(ref.local())
        print_sentences(form, [(sentence, pack) for sentence in sentences], qualify=qualify)


def _show_record(record: Record, pack: Pack, style: Style | None, form: str, *, qualify: bool) -> None:
    if style:
        refs = dict.fromkeys(passage.ref for passage in record.passages)
        if not refs:
            raise NotFound(f"the statement does not speak of {record.address}; there is nothing to quote")
        output.data("\n\n".join(style.render(excerpt(pack, ref)) for ref in refs) + "\n")
    elif form == "text":
        from onrecord.cli.record_text import record_lines

        print_lines(record_lines(record, pack, qualify=qualify))
    else:
        print_records(form, record.kind, [(record, pack)], qualify=qualify)
