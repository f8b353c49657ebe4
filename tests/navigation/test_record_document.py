"""A record as a document: official words are the statement's, the editor's are labelled as such."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from onrecord.model import Commitment, Grade, Kind, Mission, Pack, Passage, Record, Ref, Term
from onrecord.model.dates import format_short_date
from onrecord.model.kind_fields import planned_passage
from onrecord.model.provenance import Provenance
from onrecord.navigation import Anchor, Document, Piece, Voice
from onrecord.navigation.badges import BADGES, badges_of
from onrecord.navigation.record_document import record_document
from onrecord.text.signs import Signs, use_ascii_signs
from tests.navigation.voices import LABELS, label_of, texts, under_labels
from tests.support.gold_statements import EXPECTED, gold_pack

OFFICIAL_LABELS = ("Official text", "Official text, as planned")


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
            if label_of(label) == "Official text" and piece.anchor and piece.anchor.ref
        ]
        refs = dict.fromkeys(passage.ref for passage in record.passages)
        expected = [(ref, text) for ref in refs for text in shipped_pack.statement.text_at(ref).split("\n\n")]
        assert shown == expected


def test_official_words_stand_under_an_official_label_with_their_ref(shipped_pack: Pack) -> None:
    for _, document in _documents(shipped_pack):
        under = 0
        for label, block in under_labels(document):
            voices = {piece.voice for piece in block.pieces}
            assert (label_of(label) in OFFICIAL_LABELS) == (label.pieces[0].voice is Voice.LABEL)
            assert (label_of(label) in OFFICIAL_LABELS) == (voices == {Voice.OFFICIAL})
            for piece in block.pieces:
                if piece.voice is Voice.OFFICIAL:
                    under += 1
                    assert piece.anchor is not None
                    assert label.right_text == str(piece.anchor.ref)
        assert under == len(texts(document, Voice.OFFICIAL))


def test_the_editors_words_are_never_official_and_always_labelled(shipped_pack: Pack) -> None:
    for record, document in _documents(shipped_pack):
        labelled = {
            (label_of(label), label.pieces[0].voice, block.lead_text.strip(), block.pieces[-1])
            for label, block in under_labels(document)
        }
        lines = [block.text for _, block in under_labels(document)]
        for number, note in enumerate(record.notes):
            anchor = Anchor(url=note.source, note=number)
            words = Piece(note.text, Voice.EDITOR, anchor)
            assert ("Editor's notes", Voice.EDITOR_LABEL, format_short_date(note.as_of), words) in labelled
            [line] = [line for line in lines if line.endswith(note.text)]
            assert all(state in line for state in (note.outcome, note.status) if state)
            assert anchor in document.anchors
        if record.caveat:
            caution = Piece(record.caveat, Voice.EDITOR)
            assert ("! Editor's caution", Voice.EDITOR_LABEL, "", caution) in labelled
        if isinstance(record, Commitment):
            grade = f"{record.grade.value} {record.grade.title}, {record.grade.meaning} (editor's)"
            assert grade in texts(document, Voice.EDITOR)
        if isinstance(record, Term) and record.meaning:
            assert f"{record.meaning} (editor's)" in texts(document, Voice.EDITOR)
        editors_words = {record.caveat, *(note.text for note in record.notes)}
        assert editors_words.isdisjoint(texts(document, Voice.OFFICIAL))


# What a label introduces without saying whose it is: links, what the label itself explains, what its remark says.
NEITHER = ("Related", "No official text", "Also found as")


def test_every_line_says_whose_it_is_in_words(shipped_pack: Pack) -> None:
    """Not by color alone: by its label or its own words; what says nothing stands in the statement."""
    for record, document in _documents(shipped_pack):
        provenance = Provenance(record, shipped_pack)
        labelled = {id(block) for _, block in under_labels(document)}
        for label, _ in under_labels(document):
            assert label_of(label) in (*OFFICIAL_LABELS, *NEITHER) or "Editor's" in label_of(label)
            assert "(editor's)" in label.text or label_of(label) != "Also found as"
            assert "editor" in label.text or label_of(label) != "Related"
        for block in document.blocks:
            voice = block.pieces[0].voice
            if id(block) in labelled or voice in (*LABELS, Voice.TITLE) or "(editor's)" in block.text:
                continue
            assert Voice.EDITOR not in {piece.voice for piece in block.pieces}
            fact = "".join(piece.text for piece in block.pieces if piece.voice is not Voice.SOURCE)
            assert provenance.holds(fact) or provenance.holds_dates(), (record.address, block.text)
        [title] = texts(document, Voice.TITLE)
        if isinstance(record, Commitment):
            assert "[editor's]" in title or provenance.holds(title.removesuffix(" …"))
        else:
            assert title.startswith(record.name)
            assert title.removeprefix(record.name).startswith(" [editor's]") == provenance.is_editors("name")


def test_mentions_lie_on_the_quotes(shipped_pack: Pack) -> None:
    for record, document in _documents(shipped_pack):
        plan = planned_passage(record)
        quotes = {p.quote for p in record.passages if not p.whole and not (plan and p.ref == plan.ref)}
        if plan and plan.ref in {passage.ref for passage in record.passages}:
            quotes.add(plan.quote)
        marked = {
            piece.text[start:end]
            for block in document.blocks
            for piece in block.pieces
            for start, end in piece.mentions
        }
        assert marked == quotes


def test_where_the_plan_is_marked_the_label_says_so(shipped_pack: Pack) -> None:
    plans = 0
    for record, document in _documents(shipped_pack):
        plan = planned_passage(record)
        for label, block in under_labels(document):
            says_so = "what was planned" in label.text
            if label_of(label) != "Official text":
                assert not says_so
                continue
            assert says_so == (plan is not None and label.right_text == str(plan.ref))
            if plan and says_so:
                plans += 1
                [piece] = block.pieces
                assert [piece.text[start:end] for start, end in piece.mentions] == [plan.quote]
    assert plans > 3


def test_nothing_holds_a_line_break(shipped_pack: Pack) -> None:
    for _, document in _documents(shipped_pack):
        assert not any("\n" in block.text for block in document.blocks)


def test_related_records_can_be_followed(shipped_pack: Pack) -> None:
    for record, document in _documents(shipped_pack):
        related = [block for label, block in under_labels(document) if label_of(label) == "Related"]
        others = shipped_pack.related(record)
        links = [Piece(other.label, Voice.LINK, Anchor(address=other.address)) for other in others]
        assert [block.pieces[0] for block in related] == links
        assert [block.lead_text for block in related] == [other.kind.value for other in others]
        for block, other in zip(related, others, strict=True):
            states = [*(other.outcome or "").split(", "), other.status or ""]
            assert all(state in block.text for state in states)


def test_every_link_of_a_document_leads_somewhere(shipped_pack: Pack) -> None:
    links = {a.address for _, document in _documents(shipped_pack) for a in document.anchors if a.address}
    assert len(links) > 20
    assert all(shipped_pack.record(address) for address in links)


def test_the_whole_of_one_document(small_pack: Pack) -> None:
    record = small_pack.record("missions/blue-heron")
    assert record
    document = record_document(record, small_pack)
    assert document.name == "BH"
    lines = [
        (block.lead_text.strip(), block.text, block.right_text, block.pieces[-1].voice) for block in document.blocks
    ]
    sentence = small_pack.statement.text_at(Ref.parse("p1.s2"))
    assert lines == [
        ("", "Blue Heron (BH [editor's])", "✓ kept  ▮ ended", Voice.TITLE),
        ("", "青鷺 (editor's)", "", Voice.SUBTITLE),
        ("", "Operator  WO (editor's)", "", Voice.EDITOR),
        ("", "Partners  WO, Heron Society (editor's)", "", Voice.EDITOR),
        ("", "Planned  2025", "", Voice.FACT),
        ("", "Area  Science (editor's)", "", Voice.EDITOR),
        ("", "Official text  marked: what was planned", "p1.s2", Voice.SOURCE),
        ("", sentence, "", Voice.OFFICIAL),
        ("", "! Editor's caution", "", Voice.EDITOR_LABEL),
        ("", "A bird.", "", Voice.EDITOR),
        ("", "Editor's notes  what became of it", "", Voice.SOURCE),
        ("1 May 2025", "✓ kept  Launched in 2025.", "", Voice.EDITOR),
        ("", "example.org  launch", "", Voice.SOURCE),
        ("1 May 2026", "▮ ended  Landed in 2026.", "", Voice.EDITOR),
        ("", "example.org  landed", "", Voice.SOURCE),
        ("", "Related  linked by the editor", "", Voice.SOURCE),
        *[(other.kind.value, other.label, "", Voice.LINK) for other in small_pack.related(record)],
        ("", "Also found as  words by which a search finds it (editor's)", "", Voice.SOURCE),
        ("", "アオサギ · Ardea", "", Voice.SOURCE),
    ]


@pytest.mark.parametrize(
    ("address", "facts"),
    [
        (
            "participants/weather-office",
            [
                "Side  Japan (editor's)",
                "Role  co-chair and participant (editor's)",
                "Official name  The Weather Office of Example (editor's)",
                "Part of  Cabinet (editor's)",
            ],
        ),
        ("events/kyoto", ["Date  1–2 June 2024 (editor's)", "Place  Kyoto"]),
        ("commitments/orbit-data", ["Due  2025", f"Grade  5 {Grade.COMMIT.title}, {Grade.COMMIT.meaning} (editor's)"]),
        ("terms/sw", ["Expansion  Space Weather", "Meaning  What the Sun does to satellites. (editor's)"]),
        ("instruments/nara", []),
    ],
)
def test_the_facts_that_only_one_kind_has(small_pack: Pack, address: str, facts: list[str]) -> None:
    record = small_pack.record(address)
    assert record
    document = record_document(record, small_pack)
    head = [b for b in document.blocks if b not in [block for _, block in under_labels(document)]]
    of_one_kind = [
        b for b in head if b.pieces[-1].voice in (Voice.FACT, Voice.EDITOR) and not b.text.startswith("Area")
    ]
    assert [block.text for block in of_one_kind] == facts
    assert all(("(editor's)" in b.text) == (b.pieces[-1].voice is Voice.EDITOR) for b in of_one_kind)


def test_a_commitment_is_titled_by_who_does_what(small_pack: Pack) -> None:
    record = small_pack.record("commitments/orbit-data")
    assert record
    assert texts(record_document(record, small_pack), Voice.TITLE) == ["Both sides committed to …"]


def test_a_record_without_passages_says_so(small_pack: Pack) -> None:
    document = record_document(Term(id="x", name="X"), small_pack)
    assert texts(document, Voice.OFFICIAL) == []
    assert texts(document, Voice.LABEL) == []
    assert "No official text" in texts(document, Voice.PROGRAM_LABEL)


def test_passages_over_several_paragraphs_are_shown_as_paragraphs(small_pack: Pack) -> None:
    ref = Ref.parse("p1-p2")
    text = small_pack.statement.text_at(ref)
    passage = Passage(ref, text, whole=True)
    record = Mission(id="all", name="All", passages=(passage,), planned=passage)
    document = record_document(record, small_pack)
    assert texts(document, Voice.OFFICIAL) == text.split("\n\n")
    assert document.anchors == (Anchor(ref=ref),)
    [label] = [block for block in document.blocks if block.pieces[0].voice is Voice.LABEL]
    assert "marked: what was planned" in label.text
    pieces = [piece for block in document.blocks for piece in block.pieces if piece.voice is Voice.OFFICIAL]
    assert all(piece.mentions == ((0, len(piece.text)),) for piece in pieces), "and so it is"


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


def test_what_the_statement_does_not_say_of_those_who_took_part_stands_with_each(shipped_pack: Pack) -> None:
    """The caution on the meeting, which says that no person is named, and only where the pack has it."""
    meeting = shipped_pack.record("events/dialogue-8")
    assert meeting is not None
    assert meeting.caveat is not None
    assert "no person" in meeting.caveat
    for kind in Kind:
        for record in shipped_pack.of_kind(kind):
            editors = texts(record_document(record, shipped_pack), Voice.EDITOR)
            is_said = meeting.caveat in editors
            assert is_said is (kind is Kind.PARTICIPANT or record is meeting), record.address
    for pack_id in EXPECTED:
        pack = gold_pack(pack_id)
        cautions = {record.caveat for record in pack.of_kind(Kind.EVENT)}
        for record in pack.of_kind(Kind.PARTICIPANT):
            shown = set(texts(record_document(record, pack), Voice.EDITOR))
            assert shown & cautions <= {event.caveat for event in pack.of_kind(Kind.EVENT) if event.caveat}


@pytest.fixture
def ascii_signs() -> Iterator[None]:
    use_ascii_signs(True)
    yield
    use_ascii_signs(False)


@pytest.mark.usefixtures("ascii_signs")
def test_in_ascii_the_program_adds_no_other_sign(shipped_pack: Pack) -> None:
    """Whatever state a record is in, and its related ones."""
    own = {badge.sign for badge in BADGES.values()} | {str(sign) for sign in vars(Signs).values()}
    own = {sign.strip() for sign in own if not sign.isascii()} - {"…", "·"}
    assert len(own) > 10
    states: set[str] = set()
    for record, document in _documents(shipped_pack):
        states.update(badge.state for badge in badges_of(record))
        pieces = [piece.text for block in document.blocks for piece in (*block.pieces, *block.right)]
        assert not own & set("".join(pieces)), record.address
    assert {"kept", "missed", "ended"} <= states
