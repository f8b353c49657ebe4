"""The full text as a document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Kind, Pack, Paragraph, Ref, Sentence
from onrecord.navigation import Anchor, Voice
from onrecord.navigation.full_text import mentions_in, text_document
from tests.navigation.voices import texts
from tests.support.gold_statements import EXPECTED, gold_pack


def test_the_official_words_joined_are_the_source(shipped_pack: Pack) -> None:
    blocks = [block for block in text_document(shipped_pack).blocks if block.pieces[0].voice is Voice.OFFICIAL]
    assert "\n\n".join(block.text for block in blocks) + "\n" == shipped_pack.statement.source_text
    assert all(piece.voice is Voice.OFFICIAL for block in blocks for piece in block.pieces)


def test_every_sentence_is_an_anchor_in_order(shipped_pack: Pack) -> None:
    anchors = tuple(Anchor(ref=sentence.ref) for sentence in shipped_pack.statement.sentences)
    assert text_document(shipped_pack).anchors == anchors


def test_each_anchor_holds_exactly_its_sentence(shipped_pack: Pack) -> None:
    texts_by_ref = {p.anchor.ref: p.text for b in text_document(shipped_pack).blocks for p in b.pieces if p.anchor}
    assert texts_by_ref == {sentence.ref: sentence.text for sentence in shipped_pack.statement.sentences}


def test_numbers_and_headings_are_labels(shipped_pack: Pack) -> None:
    labels = [b for b in text_document(shipped_pack).blocks if b.pieces[0].voice is Voice.EDITOR_LABEL]
    paragraphs = shipped_pack.statement.paragraphs
    assert shipped_pack.statement.numbering == "added", "so that the labels are the editor's"
    assert [(b.text, b.right_text) for b in labels] == [
        (f"¶ {p.number}  {p.title}", f"p{p.number}") for p in paragraphs
    ]


def test_where_the_text_comes_from_and_whose_numbers_these_are(shipped_pack: Pack) -> None:
    statement = shipped_pack.statement
    document = text_document(shipped_pack)
    assert texts(document, Voice.TITLE) == [statement.title]
    assert texts(document, Voice.SOURCE) == [f"{statement.publisher} · {statement.url}"]
    assert texts(document, Voice.EDITOR) == [
        "Tokyo, 24 March 2023 · Japan and United States",
        "Paragraph numbers and headings are the editor's; the words are as published. Notes as of November 2026.",
    ]


def test_a_text_with_numbers_of_its_own_says_nothing_of_added_ones(small_pack: Pack) -> None:
    statement = small_pack.statement._replace(numbering="original")
    document = text_document(replace(small_pack, statement=statement))
    assert texts(document, Voice.EDITOR) == [
        "Kyoto, 1 June 2024 · Japan and United States",
        "Headings are the editor's; words and paragraph numbers are as published.",
    ]


def test_a_japanese_title_that_the_text_does_not_hold_is_the_editors(small_pack: Pack) -> None:
    assert texts(text_document(small_pack), Voice.SUBTITLE) == ["青鷺共同声明 (editor's)"]
    statement = small_pack.statement
    first, *others = statement.paragraphs
    opening = first.sentences[0]._replace(text="青鷺共同声明が発表された。")
    changed = statement._replace(paragraphs=(first._replace(sentences=(opening, *first.sentences[1:])), *others))
    assert texts(text_document(replace(small_pack, statement=changed)), Voice.SUBTITLE) == ["青鷺共同声明"]


def test_mentions_cover_the_quotes_and_no_more(shipped_pack: Pack) -> None:
    assert shipped_pack.statement.sentences
    for sentence in shipped_pack.statement.sentences:
        quoted: set[int] = set()
        for record in shipped_pack.records:
            for passage in record.passages:
                if record.kind in (Kind.AREA, Kind.COMMITMENT) or passage.whole:
                    continue
                if passage.ref.covers(sentence.paragraph, sentence.number):
                    start = sentence.text.index(passage.quote)
                    quoted.update(range(start, start + len(passage.quote)))
        spans = mentions_in(sentence, shipped_pack)
        assert {place for start, end in spans for place in range(start, end)} == quoted
        assert list(spans) == sorted(spans)


def test_a_sentence_that_names_two_records(small_pack: Pack) -> None:
    [sentence] = small_pack.statement.sentences_at(Ref.parse("p2.s2"))
    lit = [sentence.text[start:end] for start, end in mentions_in(sentence, small_pack)]
    assert lit == ["Space Weather (SW)", "Weather Office"]


def test_a_line_end_after_a_label_or_between_sentences_ends_a_line(shipped_pack: Pack) -> None:
    sentences = tuple(Sentence(1, number, text) for number, text in enumerate(("Thank you.", "And you.", "Bye."), 1))
    paragraph = Paragraph(1, sentences, label="Q:", joins=("\n", " ", "\n"))
    pack = replace(shipped_pack, records=(), statement=shipped_pack.statement._replace(paragraphs=(paragraph,)))
    official = [block.text for block in text_document(pack).blocks if block.pieces[0].voice is Voice.OFFICIAL]
    assert official == ["Q:", "Thank you. And you.", "Bye."]
    assert not any("\n" in block.text for block in text_document(pack).blocks)


@pytest.mark.parametrize("pack_id", EXPECTED)
def test_no_block_of_a_gold_statement_has_a_line_end(pack_id: str) -> None:
    blocks = text_document(gold_pack(pack_id)).blocks
    assert len(blocks) > 4
    assert not any("\n" in block.text for block in blocks)
