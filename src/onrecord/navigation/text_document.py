"""The document of the full text: the statement's own paragraphs, with the editor's numbers and headings above them."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import Kind, Pack, Paragraph, Sentence
from onrecord.model.provenance import contains_words
from onrecord.navigation.document import Anchor, Block, Document, Piece, Voice, label_block, text_block
from onrecord.quoting.citation import format_date


def text_document(pack: Pack) -> Document:
    """Return the full text: title and provenance, then every paragraph; each sentence is an anchor."""
    paragraphs = (block for paragraph in pack.statement.paragraphs for block in _paragraph(paragraph, pack))
    return Document("Full text", (*_head(pack), *paragraphs), is_continuous=True)


def _head(pack: Pack) -> Iterator[Block]:
    statement = pack.statement
    yield text_block(statement.title, Voice.TITLE)
    if statement.title_ja:
        published = contains_words(statement.title_ja, statement.source_text)
        yield text_block(statement.title_ja if published else f"{statement.title_ja} (editor's)", Voice.SUBTITLE)
    yield text_block(
        f"{statement.place}, {format_date(statement.date)} · {' and '.join(statement.parties)}", Voice.EDITOR
    )
    yield text_block(f"{statement.publisher} · {statement.url}", Voice.SOURCE)
    if statement.numbering == "added":
        authorship = "Paragraph numbers and headings are the editor's; the words are as published."
    else:
        authorship = "Headings are the editor's; words and paragraph numbers are as published."
    as_of = f" Notes as of {pack.notes_as_of.words}." if pack.notes_as_of else ""
    yield text_block(f"{authorship}{as_of}", Voice.EDITOR)


def _paragraph(paragraph: Paragraph, pack: Pack) -> Iterator[Block]:
    yield label_block(f"¶ {paragraph.number}  {paragraph.heading}", right=f"p{paragraph.number}")
    pieces: list[Piece] = []
    for sentence in paragraph.sentences:
        if pieces:
            pieces.append(Piece(" ", Voice.OFFICIAL))
        anchor = Anchor(ref=sentence.ref)
        pieces.append(Piece(sentence.text, Voice.OFFICIAL, anchor, mentions_in(sentence, pack)))
    yield Block(tuple(pieces))


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
