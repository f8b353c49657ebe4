"""Notes in the margin of the full text: what rests on each sentence, beside it, and nothing left out without a word."""

from __future__ import annotations

import pytest

from onrecord.model import Commitment, Kind, Pack
from onrecord.navigation import text_document
from onrecord.navigation.badges import badges_of
from onrecord.navigation.margin import MAX_LATE_LINES, margin_notes, place_notes
from onrecord.navigation.row_lines import Arrangement, RowShape, spans_text, spans_width
from onrecord.tui.layout import lay_out
from tests.support.gold_statements import EXPECTED, gold_pack

WIDTHS = (12, 31, 41, 80)


def shape(columns: int, *, ascii_signs: bool = False) -> RowShape:
    return RowShape(columns, Arrangement.SINGLE, ascii_signs=ascii_signs)


def test_commitments_come_with_grade_and_verb_and_others_with_their_state(shipped_pack: Pack) -> None:
    document = text_document(shipped_pack)
    sentence = next(anchor for anchor in document.records if str(anchor.ref) == "p6.s7")
    notes = margin_notes(document.records[sentence], shape(60))
    assert [spans_text(note.spans) for note in notes] == [
        "2 expressed excitement regarding  ✓ kept  ✗ missed",
        "✓ XRISM  kept",
        "✓ SLIM  kept  ▮ ended",
        "✗ MMX  missed  > planned",
    ]
    assert notes[2].address == "missions/slim"
    in_ascii = margin_notes(document.records[sentence], shape(60, ascii_signs=True))
    assert spans_text(in_ascii[0].spans).isascii()


@pytest.mark.parametrize("columns", WIDTHS)
def test_every_line_fits_and_keeps_its_badges(shipped_pack: Pack, columns: int) -> None:
    for records in text_document(shipped_pack).records.values():
        for note in margin_notes(records, shape(columns)):
            text = spans_text(note.spans)
            record = shipped_pack.record(note.address) if note.address else None
            badges = badges_of(record) if record else ()
            assert all(badge.word in text for badge in badges)
            if not badges:
                assert spans_width(note.spans) <= columns


@pytest.mark.parametrize("pack_id", EXPECTED)
def test_every_record_has_its_sentences(pack_id: str) -> None:
    pack = gold_pack(pack_id)
    records = text_document(pack).records
    for record in pack.records:
        if record.kind is not Kind.AREA:
            assert all(
                record in records[anchor]
                for passage in record.passages
                for anchor in records
                if anchor.ref and passage.ref.covers(*map(int, anchor.ref.first))  # type: ignore[arg-type]
            )


def test_notes_stand_beside_their_sentence_or_a_little_below(shipped_pack: Pack) -> None:
    document = text_document(shipped_pack)
    layout = lay_out(document, 66)
    placed = place_notes(document.records, layout.line_spans, shape(41))
    assert placed
    for anchor, (first, last) in layout.line_spans.items():
        own = {record.address for record in document.records[anchor] if isinstance(record, Commitment)}
        lines = [line for line, note in placed.items() if note.address in own]
        assert all(first <= line <= last + MAX_LATE_LINES + 1 for line in lines), str(anchor.ref)


def test_what_does_not_fit_is_counted(shipped_pack: Pack) -> None:
    document = text_document(shipped_pack)
    lines = {anchor: (number, number) for number, anchor in enumerate(document.records)}
    placed = place_notes(document.records, lines, shape(41))
    assert any(spans_text(note.spans).startswith("+ ") for note in placed.values())
