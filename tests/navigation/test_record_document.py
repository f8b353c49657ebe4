"""A record as a document: official words are the statement's, the editor's are labelled as such."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Commitment, Mission, Pack, Passage, Record, Ref, Term
from onrecord.model.provenance import Provenance
from onrecord.navigation import Anchor, Document, Voice, record_document
from onrecord.quoting.citation import format_date
from tests.navigation.voices import texts, under_labels

OFFICIAL_LABELS = ("OFFICIAL TEXT", "PLANNED, IN THE STATEMENT'S WORDS")


def _documents(pack: Pack) -> list[tuple[Record, Document]]:
    assert pack.records
    return [(record, record_document(record, pack)) for record in pack.records]


def test_official_text_stands_verbatim_in_the_statement(shipped_pack: Pack) -> None:
    source = shipped_pack.statement.source_text
    official = [text for _, document in _documents(shipped_pack) for text in texts(document, Voice.OFFICIAL)]
    assert len(official) > len(shipped_pack.records)
    assert [text for text in official if not text.strip() or text not in source] == []


def test_every_passage_is_shown_with_its_whole_sentences(shipped_pack: Pack) -> None:
    for record, document in _documents(shipped_pack):
        shown = [
            (piece.anchor.ref, piece.text)
            for label, block in under_labels(document)
            for piece in block.pieces
            if label.text == "OFFICIAL TEXT" and piece.anchor
        ]
        refs = dict.fromkeys(passage.ref for passage in record.passages)
        expected = [(ref, text) for ref in refs for text in shipped_pack.statement.text_at(ref).split("\n\n")]
        assert shown == expected


def test_official_words_stand_under_an_official_label_with_their_ref(shipped_pack: Pack) -> None:
    for _, document in _documents(shipped_pack):
        under = 0
        for label, block in under_labels(document):
            voices = {piece.voice for piece in block.pieces}
            assert (label.text in OFFICIAL_LABELS) == (voices == {Voice.OFFICIAL})
            for piece in block.pieces:
                if piece.voice is Voice.OFFICIAL:
                    under += 1
                    assert piece.anchor is not None
                    assert label.right == str(piece.anchor.ref)
        assert under == len(texts(document, Voice.OFFICIAL))


def test_the_editors_words_are_never_official_and_always_labelled(shipped_pack: Pack) -> None:
    for record, document in _documents(shipped_pack):
        labelled_blocks = {(label.text, block.text, block.pieces[0].voice) for label, block in under_labels(document)}
        for note in record.notes:
            words = " · ".join(word for word in ("EDITOR'S NOTE", note.outcome, note.status) if word)
            label = f"{words} · as of {format_date(note.as_of)}"
            assert {(label, note.text, Voice.EDITOR), (label, note.source, Voice.SOURCE)} <= labelled_blocks
        if record.caveat:
            assert ("EDITOR'S CAUTION", record.caveat, Voice.EDITOR) in labelled_blocks
        if isinstance(record, Commitment):
            grade = f"{record.grade.value} {record.grade.title}: {record.grade.meaning}"
            assert ("EDITOR'S GRADE", grade, Voice.EDITOR) in labelled_blocks
        if isinstance(record, Term) and record.meaning:
            assert f"Meaning (editor's): {record.meaning}" in texts(document, Voice.EDITOR)
        editors_words = {record.caveat, *(note.text for note in record.notes)}
        assert editors_words.isdisjoint(texts(document, Voice.OFFICIAL))


# What a label introduces without saying whose it is: links, and what the label itself explains.
NEITHER = ("RELATED", "NO OFFICIAL TEXT")


def test_every_line_says_whose_it_is_in_words(shipped_pack: Pack) -> None:
    """Not by color alone: by its label or its own words; what says nothing stands in the statement."""
    for record, document in _documents(shipped_pack):
        provenance = Provenance(record, shipped_pack)
        labelled = {id(block) for _, block in under_labels(document)}
        for label, _ in under_labels(document):
            assert label.text in (*OFFICIAL_LABELS, *NEITHER) or "EDITOR'S" in label.text
        for block in document.blocks:
            voice = block.pieces[0].voice
            if id(block) in labelled or voice in (Voice.LABEL, Voice.TITLE) or "(editor's)" in block.text:
                continue
            fact = block.text.partition(": ")[2] if voice is Voice.EDITOR else block.text
            assert provenance.holds(fact) or provenance.holds_dates(), (record.address, block.text)
        [title] = texts(document, Voice.TITLE)
        if isinstance(record, Commitment):
            assert "[editor's]" in title or provenance.holds(title.removesuffix(" …"))
        else:
            assert title.startswith(record.name)
            assert title.removeprefix(record.name).startswith(" [editor's]") == provenance.is_editors("name")


def test_mentions_lie_on_the_quotes(shipped_pack: Pack) -> None:
    for record, document in _documents(shipped_pack):
        quotes = {passage.quote for passage in record.passages if not passage.whole}
        marked = {
            piece.text[start:end]
            for block in document.blocks
            for piece in block.pieces
            for start, end in piece.mentions
        }
        assert marked == quotes


def test_nothing_holds_a_line_break(shipped_pack: Pack) -> None:
    for _, document in _documents(shipped_pack):
        assert not any("\n" in block.text for block in document.blocks)


def test_related_records_can_be_followed(shipped_pack: Pack) -> None:
    for record, document in _documents(shipped_pack):
        links = [anchor.address for anchor in document.anchors if anchor.address]
        assert links == [other.address for other in shipped_pack.related(record)]
        labels = [other.label for other in shipped_pack.related(record)]
        assert texts(document, Voice.LINK) == labels


def test_the_whole_of_one_document(small_pack: Pack) -> None:
    record = small_pack.record("missions/blue-heron")
    assert record
    document = record_document(record, small_pack)
    assert document.name == "BH"
    lines = [(block.text, block.right, block.pieces[0].voice) for block in document.blocks]
    sentence = small_pack.statement.text_at(Ref.parse("p1.s2"))
    assert lines == [
        ("Blue Heron (BH [editor's])", "", Voice.TITLE),
        ("青鷺 (editor's)", "", Voice.SUBTITLE),
        ("Operator (editor's): WO", "", Voice.EDITOR),
        ("Partners (editor's): WO, Heron Society", "", Voice.EDITOR),
        ("Outcome (editor's): kept", "", Voice.EDITOR),
        ("Status (editor's): ended", "", Voice.EDITOR),
        ("OFFICIAL TEXT", "p1.s2", Voice.LABEL),
        (sentence, "", Voice.OFFICIAL),
        ("PLANNED, IN THE STATEMENT'S WORDS", "p1.s2", Voice.LABEL),
        ("to be launched in 2025", "", Voice.OFFICIAL),
        ("EDITOR'S CAUTION", "", Voice.LABEL),
        ("A bird.", "", Voice.EDITOR),
        ("EDITOR'S NOTE · kept · as of 1 May 2025", "", Voice.LABEL),
        ("Launched in 2025.", "", Voice.EDITOR),
        ("https://www.example.org/launch", "", Voice.SOURCE),
        ("EDITOR'S NOTE · ended · as of 1 May 2026", "", Voice.LABEL),
        ("Landed in 2026.", "", Voice.EDITOR),
        ("https://www.example.org/landed", "", Voice.SOURCE),
        ("SEARCH ALSO FINDS IT AS (EDITOR'S)", "", Voice.LABEL),
        ("アオサギ · Ardea", "", Voice.SOURCE),
        ("RELATED", "", Voice.LABEL),
        *[(f"{other.kind.value:<11}  {other.label}", "", Voice.SOURCE) for other in small_pack.related(record)],
    ]


@pytest.mark.parametrize(
    ("address", "facts"),
    [
        (
            "participants/weather-office",
            [
                "Side (editor's): Japan",
                "Role (editor's): co-chair and participant",
                "Official name (editor's): The Weather Office of Example",
                "Part of (editor's): Cabinet",
            ],
        ),
        ("events/kyoto", ["Date (editor's): 1–2 June 2024", "Place: Kyoto"]),
        ("commitments/orbit-data", ["Due: 2025"]),
        ("terms/sw", ["Expansion: Space Weather", "Meaning (editor's): What the Sun does to satellites."]),
        ("instruments/nara", []),
    ],
)
def test_the_facts_that_only_one_kind_has(small_pack: Pack, address: str, facts: list[str]) -> None:
    record = small_pack.record(address)
    assert record
    document = record_document(record, small_pack)
    head = [b for b in document.blocks if b not in [block for _, block in under_labels(document)]]
    assert [block.text for block in head if block.pieces[0].voice is Voice.EDITOR] == facts


def test_a_commitment_is_titled_by_who_does_what(small_pack: Pack) -> None:
    record = small_pack.record("commitments/orbit-data")
    assert record
    assert texts(record_document(record, small_pack), Voice.TITLE) == ["Both sides committed to …"]


def test_a_record_without_passages_says_so(small_pack: Pack) -> None:
    document = record_document(Term(id="x", name="X"), small_pack)
    assert texts(document, Voice.OFFICIAL) == []
    assert texts(document, Voice.LABEL) == ["NO OFFICIAL TEXT"]


def test_passages_over_several_paragraphs_are_shown_as_paragraphs(small_pack: Pack) -> None:
    ref = Ref.parse("p1-p2")
    text = small_pack.statement.text_at(ref)
    passage = Passage(ref, text, whole=True)
    record = Mission(id="all", name="All", passages=(passage,), planned=passage)
    document = record_document(record, small_pack)
    assert texts(document, Voice.OFFICIAL) == text.split("\n\n") * 2
    assert document.anchors == (Anchor(ref=ref),)


def test_a_quote_that_begins_in_the_second_paragraph_is_marked_there(small_pack: Pack) -> None:
    passage = Passage(Ref.parse("p1-p2"), "the Treaty of Nara")
    document = record_document(Mission(id="m", name="M", passages=(passage,)), small_pack)
    pieces = [piece for block in document.blocks for piece in block.pieces if piece.voice is Voice.OFFICIAL]
    lit = [[piece.text[start:end] for start, end in piece.mentions] for piece in pieces]
    assert lit == [[], ["the Treaty of Nara"]]


def test_quotes_of_one_sentence_stand_in_it_once(small_pack: Pack) -> None:
    ref = Ref.parse("p1.s2")
    quotes = ("orbit data", "Both sides")
    record = replace(Mission(id="m", name="M"), passages=tuple(Passage(ref, quote) for quote in quotes))
    [piece] = [p for b in record_document(record, small_pack).blocks for p in b.pieces if p.voice is Voice.OFFICIAL]
    assert [piece.text[start:end] for start, end in piece.mentions] == ["Both sides", "orbit data"]
