"""The document of the full text: the statement's own paragraphs, with the editor's numbers and headings above them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import onrecord.navigation as room  # whose blocks of notes are loaded when there are any
from onrecord.model import Kind, Pack, Paragraph, Record, Ref, Sentence, Statement
from onrecord.model.dates import format_date
from onrecord.model.parties import capitalize
from onrecord.model.provenance import contains_words
from onrecord.navigation.document import Anchor, Block, Document, Piece, label_block, text_block
from onrecord.navigation.voice import Voice
from onrecord.text.signs import own_words, signs

if TYPE_CHECKING:
    from onrecord.navigation.noted import Noted

INDENT_CELLS = 2  # of each level of a list
ITEM_KIND = "item"  # the kind of paragraphs that stand close together


def text_document(pack: Pack, noted: Noted | None = None) -> Document:
    """Return the full text: title and provenance, then every paragraph; each sentence is an anchor.

    The user's own notes follow the paragraph that they are on; those on the statement stand above the first.
    """
    paragraphs = (block for paragraph in pack.statement.paragraphs for block in _paragraph(paragraph, pack, noted))
    records = {Anchor(ref=sentence.ref): margin_records(sentence.ref, pack) for sentence in pack.statement.sentences}
    above = room.held_note_blocks(noted.on_statement(pack)) if noted else ()
    return Document("Full text", (*_head(pack), *above, *paragraphs), is_continuous=True, records=records)


def _head(pack: Pack) -> Iterator[Block]:
    statement = pack.statement
    yield text_block(statement.title, Voice.TITLE)
    if statement.title_ja:
        published = contains_words(statement.title_ja, statement.source_text)
        yield text_block(statement.title_ja if published else f"{statement.title_ja} (editor's)", Voice.SUBTITLE)
    place_and_date = ", ".join(filter(None, [statement.place, format_date(statement.date)]))
    kind = (
        f"{statement.genre}{signs().separator}"
        if statement.genre and statement.genre.lower() not in statement.title.lower()
        else ""
    )
    yield text_block(
        signs().separator.join(filter(None, [f"{kind}{place_and_date}", statement.party_names])), Voice.EDITOR
    )
    if source := signs().separator.join(filter(None, [statement.publisher, statement.url])):
        yield text_block(source, Voice.SOURCE)
    as_of = f" Notes as of {pack.notes_as_of.words}." if pack.notes_as_of else ""
    yield text_block(f"{_authorship(statement)}{as_of}", Voice.EDITOR)


def _authorship(statement: Statement) -> str:
    """Return a sentence on what is the editor's and what is as published."""
    has_headings = any(paragraph.editor_heading for paragraph in statement.paragraphs)
    has_labels = statement.has_labels
    if statement.numbering == "added" and not has_labels:
        editors = "Paragraph numbers and headings are" if has_headings else "Paragraph numbers are"
        return f"{editors} the editor's; the words are as published."
    published = "words, numbers and headings" if has_labels else "words and paragraph numbers"
    is_counted = has_labels and not all(paragraph.label for paragraph in statement.paragraphs)
    counted = f" A number after {own_words('“¶”')} is the place in the text, of a paragraph without a published one."
    return (
        f"Headings are the editor's; {published} are as published."
        if has_headings and not has_labels
        else (
            f"Headings after {own_words('“¶”')} are the editor's; {published} are as published."
            if has_headings
            else f"{capitalize(published)} are as published."
        )
    ) + counted * is_counted


def _paragraph(paragraph: Paragraph, pack: Pack, noted: Noted | None) -> Iterator[Block]:
    address = f"p{paragraph.number}"
    needs_label = paragraph.editor_heading or not (paragraph.headings or paragraph.label)
    for position, heading in enumerate(paragraph.headings, 1):
        is_last = position == len(paragraph.headings) and not needs_label
        yield text_block(heading, Voice.HEADING, right=address if is_last else "", space_before=True)
    if needs_label:
        editor_heading = f"  {paragraph.editor_heading}" if paragraph.editor_heading else ""
        yield label_block(f"{own_words('¶')} {paragraph.number}{editor_heading}", address, voice=Voice.EDITOR_LABEL)
    yield from _sentence_blocks(paragraph, pack)
    if noted:
        yield from room.held_note_blocks(noted.ending_in(pack, paragraph.number))


def _sentence_blocks(paragraph: Paragraph, pack: Pack) -> Iterator[Block]:
    """Yield the label and the sentences as one block, or as several where the text has line ends."""
    indent = INDENT_CELLS * (paragraph.level - 1)
    space_before = paragraph.label is not None and paragraph.kind != ITEM_KIND and not paragraph.headings
    pieces = [Piece(paragraph.label, Voice.OFFICIAL)] if paragraph.label is not None else []
    for position, sentence in enumerate(paragraph.sentences):
        gap = paragraph.gap_before(position)
        if "\n" in gap:
            yield Block(tuple(pieces), indent=indent, space_before=space_before)
            pieces, space_before = [], False
        elif gap:
            pieces.append(Piece(gap, Voice.OFFICIAL))
        anchor = Anchor(ref=sentence.ref)
        pieces.append(Piece(sentence.text, Voice.OFFICIAL, anchor, mentions_in(sentence, pack)))
    yield Block(tuple(pieces), indent=indent, space_before=space_before)


def margin_records(ref: Ref, pack: Pack) -> tuple[Record, ...]:
    """Return the records that rest on a sentence, commitments first; areas, which cover whole paragraphs, are none."""
    records = [record for record in pack.records_at(ref) if record.kind is not Kind.AREA]
    return tuple(sorted(records, key=lambda record: record.kind is not Kind.COMMITMENT))


def mentions_in(sentence: Sentence, pack: Pack) -> tuple[tuple[int, int], ...]:
    """Return the spans of a sentence that name a record: the quotes of passages, merged. Commitments name nothing."""
    spans = sorted(
        (start, start + len(passage.quote))
        for record in pack.records_at(sentence.ref)
        if record.kind not in (Kind.AREA, Kind.COMMITMENT)
        for passage in record.passages
        if not passage.whole and (start := sentence.text.find(passage.quote)) >= 0
    )
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)
