"""Notes in the margin of the full text: what rests on each sentence, beside it, and nothing left out without a word."""

from __future__ import annotations

import pytest

from onrecord.model import Kind, Pack
from onrecord.navigation.badges import badges_of
from onrecord.navigation.full_text import text_document
from onrecord.navigation.margin import margin_notes, own_lines, place_notes
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


@pytest.mark.parametrize("width", [24, 40, 66])
@pytest.mark.parametrize("pack_id", ["shipped", *EXPECTED])
def test_a_note_stands_beside_no_other_sentence(shipped_pack: Pack, pack_id: str, width: int) -> None:
    """A line beside which a note stands is of the note's sentence, or of none; the first has the first note."""
    document = text_document(shipped_pack if pack_id == "shipped" else gold_pack(pack_id))
    spans = lay_out(document, width).line_spans
    placed = place_notes(document.records, spans, shape(41))
    noted = 0
    for anchor, own in own_lines(spans).items():
        first, _ = spans[anchor]
        assert all(line >= first for line in own)
        assert not own or own[0] in (first, first + 1)
        for line in own:
            begun = [other for other, (start, end) in spans.items() if start <= line <= end]
            assert not begun or anchor in begun, "the line is of the sentence, or of none"
            assert not any(line in lines for other, lines in own_lines(spans).items() if other != anchor)
        notes = margin_notes(document.records.get(anchor, ()), shape(41))
        beside = [placed[line] for line in own if line in placed]
        assert len(beside) == min(len(notes), len(own))
        noted += len(beside)
        if 0 < len(own) < len(notes):
            count = len(notes) - len(own) + 1
            assert spans_text(beside[-1].spans) in (f"+ {count} more", f"{count} notes")
    assert noted == len(placed)
    assert placed or pack_id != "shipped"


def test_what_does_not_fit_is_counted(shipped_pack: Pack) -> None:
    document = text_document(shipped_pack)
    lines = {anchor: (number * 2, number * 2 + 1) for number, anchor in enumerate(document.records)}
    placed = place_notes(document.records, lines, shape(41))
    assert any(spans_text(note.spans).startswith("+ ") for note in placed.values())
    assert place_notes(document.records, {}, shape(41)) == {}
