"""A record as plain text: the same document as in the browser, without a screen. Lines are not wrapped."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.cli import day
from onrecord.cli.formats import qualified
from onrecord.model import Pack, Record
from onrecord.model.facts import statement_name
from onrecord.navigation import Block, Piece, Voice
from onrecord.navigation.record_document import record_document


def record_page(record: Record, pack: Pack, *, qualify: bool) -> Iterator[str]:
    """Yield the lines of a record, then the date of the editor's notes, and with `qualify` the statement."""
    yield from record_lines(record, pack, qualify=qualify)
    if pack.notes_as_of:
        yield from ("", f"EDITOR'S NOTES  as of {pack.notes_as_of.words}")
    if qualify:
        yield from ("", f"STATEMENT  {statement_name(pack.statement)}")


def record_lines(record: Record, pack: Pack, *, qualify: bool) -> Iterator[str]:
    """Yield the lines of a record; `qualify`, for several open packs, adds the pack's id to related addresses."""
    for block in record_document(record, pack, day.today()).blocks:
        if block.space_before:
            yield ""
        lead = f"{block.lead_text}  " if block.lead else ""
        right = f"  {block.right_text}" if block.right else ""
        yield " " * block.indent + lead + _text(block, pack, qualify=qualify) + right
        yield from _mentions(block)


def _text(block: Block, pack: Pack, *, qualify: bool) -> str:
    """Return the block's text; a link becomes the address for `onrecord show`, and its text.

    A web address stands whole, and so without the words of its path beside it.
    """
    pieces = [piece for piece in block.pieces if piece.voice is Voice.ADDRESS] or block.pieces
    return "".join(_piece_text(piece, pack, qualify=qualify) for piece in pieces)


def _piece_text(piece: Piece, pack: Pack, *, qualify: bool) -> str:
    if piece.voice is Voice.LINK and piece.anchor and piece.anchor.address:
        return f"{qualified(piece.anchor.address, pack, qualify=qualify)}  {piece.text}"
    if piece.voice is Voice.ADDRESS and piece.anchor and piece.anchor.url:
        return piece.anchor.url
    return piece.text


def _mentions(block: Block) -> Iterator[str]:
    """Yield the words in a sentence that the record is based on, which the browser highlights."""
    for piece in block.pieces:
        for start, end in piece.mentions:
            yield f"IN THESE WORDS  “{piece.text[start:end]}”"
