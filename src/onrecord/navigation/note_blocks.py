"""Blocks of a document with a note of the user's own: under its label, indented, and never in the official voice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from onrecord.navigation.document import Block, Piece, label_block
from onrecord.navigation.voice import Voice
from onrecord.text.characters import escape_unsafe
from onrecord.text.signs import signs

if TYPE_CHECKING:
    from onrecord.briefs.note_standing import HeldNote
    from onrecord.search import Plan

YOUR_LABEL = "YOUR NOTE"
OWN_PREFIX = "your note: "  # of a result
NOTE_INDENT_CELLS = 2
MAX_WORDS_CHARS = 60  # of the part that a note is on, in its label


def held_note_blocks(notes: Iterable[HeldNote], *, with_place: bool = True) -> Iterator[Block]:
    """Yield each note: a label with its place, and what became of the words that it is on; then its lines."""
    for held in notes:
        place = str(held.place) if with_place and held.place else ""
        yield label_block(YOUR_LABEL, place, voice=Voice.YOUR_LABEL, remark=_remark(held))
        is_first, is_after_blank = True, False
        for line in held.note.text.splitlines():
            if line.strip():
                lead = (Piece(signs().note, Voice.YOUR_LABEL),) if is_first else ()
                piece = Piece(drawn_note(line), Voice.YOURS)
                yield Block((piece,), space_before=is_after_blank, lead=lead, lead_cells=NOTE_INDENT_CELLS)
                is_first = False
            is_after_blank = not line.strip()


def drawn_note(text: str) -> str:
    """Return the text of a note as it can be drawn: a person may have put anything into its file."""
    return escape_unsafe(text).replace("\t", " ")


def own_note_marks(text: str, plan: Plan) -> tuple[tuple[int, int], ...]:
    """Return the spans of the words in a note that were searched for with `my:`."""
    values = [value for part in plan.own_filters if part.field == "my" for value in part.values]
    words = {word for value in values for word in value.split()}
    found = (re.finditer(rf"\b{re.escape(word)}", text, re.IGNORECASE) for word in words)
    return tuple(sorted({match.span() for matches in found for match in matches}))


def _remark(held: HeldNote) -> str:
    """Return what is to be said of the words that a note is on, if they are a part, or do not stand there any more."""
    part = held.note.subject.part
    words = ""
    if part:
        text = part.text.replace("\n", " ")
        words = f"on “{text if len(text) <= MAX_WORDS_CHARS else text[:MAX_WORDS_CHARS] + signs().ellipsis}”"
    return "; ".join(filter(None, (words, held.remark)))
