"""Each standing of a clipping has its place in the order of gravity, and a badge unless all is as it was."""

from __future__ import annotations

from onrecord.briefs.anchor import TextAnchor
from onrecord.briefs.brief import Brief, Clipping, Heading, OwnNote
from onrecord.briefs.held import Standing
from onrecord.briefs.proofs import BY_GRAVITY, BriefProofs
from onrecord.model import Ref
from onrecord.navigation.brief_rows import STANDINGS, brief_rows, section_counts
from onrecord.navigation.row_lines import Arrangement, RowShape, spans_text


def test_no_standing_is_forgotten() -> None:
    assert sorted(BY_GRAVITY) == sorted(Standing)
    assert {*STANDINGS} == {*Standing} - {Standing.UNCHANGED}
    words = [badge.word for badge in STANDINGS.values()]
    assert len({*words}) == len(words)


def test_under_a_short_note_stands_whose_words_it_has() -> None:
    notes = [OwnNote("Ask for the date"), OwnNote("Ask for the date, the place and the list of those who come. " * 3)]
    shape = RowShape(60, Arrangement.SIDE_BY_SIDE)
    lines = [row.lines(shape) for row in brief_rows(Brief("memo", tuple(notes)), BriefProofs(lambda _: None, None), ())]
    assert [spans_text(line.left) for line in lines[0]] == ["Note  Ask for the date", "your own words"]
    assert len(lines[1]) == 2
    assert "your own words" not in spans_text(lines[1][1].left)


def test_japanese_is_counted_by_its_characters() -> None:
    def clipping(words: str) -> Clipping:
        return Clipping("p1.s1", (TextAnchor("a-pack", Ref.parse("p1.s1"), words),))

    items = (Heading("All"), clipping("双方は会談した。"), Heading("English", 2), clipping("Both met."))
    assert section_counts(items) == [
        "2 passages, 2 words and 8 characters of Japanese and the like",
        "",
        "1 passage, 2 words",
        "",
    ]
