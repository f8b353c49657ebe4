"""A record as plain text: the document that the browser shows, without a screen. No line is wrapped."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.cli import day
from onrecord.cli.formats import qualified
from onrecord.model import Pack, Record
from onrecord.navigation import Block, Voice, record_document


def record_lines(record: Record, pack: Pack, *, qualify: bool) -> Iterator[str]:
    """`qualify` puts the pack's id before the addresses of related records, where several packs are open."""
    for block in record_document(record, pack, day.today()).blocks:
        if block.space_before:
            yield ""
        yield " " * block.indent + _text(block, pack, qualify=qualify) + (f"  {block.right}" if block.right else "")
        yield from _mentions(block)


def _text(block: Block, pack: Pack, *, qualify: bool) -> str:
    """The block's text; a link is written as the address that `onrecord show` takes, and what it leads to."""
    for piece in block.pieces:
        if piece.voice is Voice.LINK and piece.anchor and piece.anchor.address:
            return f"{qualified(piece.anchor.address, pack, qualify=qualify)}  {piece.text}"
    return block.text


def _mentions(block: Block) -> Iterator[str]:
    """The record's own words in a sentence, which the browser highlights."""
    for piece in block.pieces:
        for start, end in piece.mentions:
            yield f"IN THESE WORDS  “{piece.text[start:end]}”"
