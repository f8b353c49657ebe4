"""Documents as lines: the words stay the same, and every line knows what stands on it."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache

import pytest
from rich.cells import cell_len

from onrecord.model import Kind, Pack, Ref
from onrecord.navigation import Anchor, Block, Document, Piece, Voice
from onrecord.navigation.document import label_block
from onrecord.navigation.full_text import text_document
from onrecord.navigation.record_document import record_document
from onrecord.search import highlights
from onrecord.tui.highlight_kind import HighlightKind
from onrecord.tui.layout import (
    UNSEARCHED,
    DocumentLayout,
    Fragment,
    LayoutLine,
    _membership,
    lay_out,
)
from tests.search.plans import looked_for
from tests.tiers import sample

S1, S2 = Anchor(ref=Ref.parse("p1.s1")), Anchor(ref=Ref.parse("p1.s2"))
LINK = Anchor(address="missions/slim")
DOCUMENT = Document(
    "Test",
    (
        label_block("Official text", "p1"),
        Block(
            (
                Piece("The space side. ", Voice.OFFICIAL, S1, mentions=((4, 9),)),
                Piece("A moon.", Voice.OFFICIAL, S2, mentions=((2, 6),)),
            )
        ),
        Block((Piece("SLIM", Voice.LINK, LINK),), space_before=True),
    ),
)


LaidOut = Callable[[int], list[tuple[Document, DocumentLayout]]]


@pytest.fixture(scope="module")
def documents(shipped_pack: Pack) -> list[Document]:
    records = [record for kind in Kind for record in sample(shipped_pack.of_kind(kind), 4)]
    assert len(records) >= 4 * len(Kind), "the loops over them would prove nothing"
    return [text_document(shipped_pack), *(record_document(record, shipped_pack) for record in records)]


@pytest.fixture(scope="module")
def laid_out(documents: list[Document]) -> LaidOut:
    """Returns every document of the pack with its layout at a width, which is made once."""
    return cache(lambda width: [(document, lay_out(document, width)) for document in documents])


LEAST_COLUMNS = 42  # of a text from which on dates before notes are not cut


def _squeezed(text: str) -> str:
    return text.replace(" ", "")


def _joined(line: LayoutLine) -> str:
    return "".join(fragment.text for fragment in (*line.fragments, *line.right))


def _voices(block: Block) -> set[Voice]:
    return {piece.voice for piece in block.pieces}


def _without_offsets(line: LayoutLine) -> LayoutLine:
    return line._replace(fragments=tuple(fragment._replace(start=0) for fragment in line.fragments))


def test_offsets_are_those_in_the_passage() -> None:
    texts = {piece.anchor: piece.text for block in DOCUMENT.blocks for piece in block.pieces if piece.anchor}
    for line in lay_out(DOCUMENT, 24).lines:
        for fragment in line.fragments:
            if fragment.anchor in texts:
                assert texts[fragment.anchor].startswith(fragment.text, fragment.start)


def test_a_small_document_line_by_line() -> None:
    layout = lay_out(DOCUMENT, 24)
    assert tuple(_without_offsets(line) for line in layout.lines) == (
        LayoutLine(
            (Fragment("Official text", Voice.LABEL, None, HighlightKind.NONE),),
            (Fragment("p1", Voice.LABEL, None, HighlightKind.NONE),),
        ),
        LayoutLine(
            (
                Fragment("The ", Voice.OFFICIAL, S1, HighlightKind.BESIDE),
                Fragment("space", Voice.OFFICIAL, S1, HighlightKind.MENTION),
                Fragment(" side. ", Voice.OFFICIAL, S1, HighlightKind.BESIDE),
                Fragment("A ", Voice.OFFICIAL, S2, HighlightKind.BESIDE),
                Fragment("moon", Voice.OFFICIAL, S2, HighlightKind.MENTION),
                Fragment(".", Voice.OFFICIAL, S2, HighlightKind.BESIDE),
            )
        ),
        LayoutLine(),
        LayoutLine((Fragment("SLIM", Voice.LINK, LINK, HighlightKind.NONE),)),
    )
    assert layout.line_spans == {S1: (1, 1), S2: (1, 1), LINK: (3, 3)}
    assert layout.match_lines == ()
    assert [line.is_official for line in layout.lines] == [False, True, False, False]


def test_an_anchor_over_several_lines_knows_its_first_and_last() -> None:
    layout = lay_out(DOCUMENT, 10)
    assert [line.text for line in layout.lines] == [
        "Official",
        "text",
        "p1",
        "The space",
        "side. A",
        "moon.",
        "",
        "SLIM",
    ]
    assert layout.line_spans == {S1: (3, 4), S2: (4, 5), LINK: (7, 7)}


@pytest.mark.parametrize("width", [1, 2, 4, 13, 29, 57, 80, 119, 400])
def test_the_words_of_every_document_stay_the_same(laid_out: LaidOut, width: int) -> None:
    for document, layout in laid_out(width):
        assert all(fragment.text for line in layout.lines for fragment in line.fragments)
        shown = _squeezed("".join(_joined(line) for line in layout.lines))
        if width >= LEAST_COLUMNS:
            whole = (f"{block.lead_text}{block.text}{block.right_text}" for block in document.blocks)
            assert sorted(shown) == sorted(_squeezed("".join(whole)))
        for block in document.blocks:
            own = "".join(f.text for line in layout.lines for f in line.fragments if f.voice in _voices(block))
            assert _squeezed(block.text) in _squeezed(own)


@pytest.mark.parametrize("width", [4, 13, 29, 57, 80, 119])
def test_each_voice_and_each_anchor_keeps_its_own_words(laid_out: LaidOut, width: int) -> None:
    for document, layout in laid_out(width):
        pieces = [piece for block in document.blocks for piece in block.pieces]
        beside = [piece for block in document.blocks for piece in (*block.lead, *block.right)]
        fragments = [fragment for line in layout.lines for fragment in (*line.fragments, *line.right)]
        for voice in Voice if width >= LEAST_COLUMNS else ():
            own = "".join(piece.text for piece in (*pieces, *beside) if piece.voice is voice)
            shown = "".join(f.text for f in fragments if f.voice is voice)
            assert sorted(_squeezed(shown)) == sorted(_squeezed(own))
        for anchor in document.anchors:
            own = "".join(piece.text for piece in pieces if piece.anchor == anchor)
            assert _squeezed("".join(f.text for f in fragments if f.anchor == anchor)) == _squeezed(own)


@pytest.mark.parametrize("width", [1, 2, 4, 13, 29, 57, 80, 119])
def test_no_line_is_too_wide_for_its_pane(laid_out: LaidOut, width: int) -> None:
    for _, layout in laid_out(width):
        for line in layout.lines:
            right = "".join(fragment.text for fragment in line.right)
            used = cell_len(line.text) + (1 + cell_len(right) if right else 0)
            assert used <= width or len(line.text) == 1


@pytest.mark.parametrize("width", [1, 13, 57, 119])
def test_places_are_where_the_anchors_lines_are(laid_out: LaidOut, width: int) -> None:
    for document, layout in laid_out(width):
        assert set(layout.line_spans) == set(document.anchors)
        for anchor, (first, last) in layout.line_spans.items():
            own = [n for n, line in enumerate(layout.lines) if any(f.anchor == anchor for f in line.fragments)]
            if anchor.ref is None:  # a link may stand twice: its place is the first
                own = [number for place, number in enumerate(own) if number == own[0] + place]
            assert (own[0], own[-1]) == (first, last)


@pytest.mark.parametrize("width", [0, -1])
def test_a_pane_without_width_is_laid_out_as_one_cell(width: int) -> None:
    assert lay_out(DOCUMENT, width) == lay_out(DOCUMENT, 1)


def test_the_words_at_the_right_stand_apart_from_those_at_the_left() -> None:
    assert [line.text for line in lay_out(DOCUMENT, 16).lines[:2]] == ["Official text", "The space side."]
    assert [line.text for line in lay_out(DOCUMENT, 15).lines[:2]] == ["Official", "text"]


def test_the_words_at_the_right_stand_below_where_they_do_not_fit() -> None:
    wide, narrow = lay_out(DOCUMENT, 11), lay_out(DOCUMENT, 10)
    assert [fragment.text for fragment in wide.lines[0].right] == ["p1"]
    assert [narrow.lines[0].right, narrow.lines[2].text] == [(), "p1"]


NOTE = Block(
    (Piece("Launched in 2025, later than planned.", Voice.EDITOR),),
    lead=(Piece("1 May 2025", Voice.SOURCE),),
    lead_cells=13,
)


def test_a_lead_stands_beside_its_text_in_a_column_of_its_own() -> None:
    document = Document("Test", (NOTE, NOTE._replace(lead=())))
    assert [line.text for line in lay_out(document, 39).lines] == [
        "1 May 2025   Launched in 2025, later",
        "             than planned.",
        "             Launched in 2025, later",
        "             than planned.",
    ]


def test_a_lead_is_never_cut_where_there_is_no_room_for_a_column() -> None:
    document = Document("Test", (NOTE, NOTE._replace(lead=())))
    assert [line.text for line in lay_out(document, 37).lines] == [
        "1 May 2025  Launched in 2025, later",
        "  than planned.",
        "  Launched in 2025, later than",
        "  planned.",
    ]


def test_a_lead_leaves_most_of_the_line_to_the_text() -> None:
    for width in range(1, 60):
        layout = lay_out(Document("Test", (NOTE,)), width)
        assert all(cell_len(line.text) <= width or len(line.text) == 1 for line in layout.lines)
        texts = [f.text for line in layout.lines for f in line.fragments if f.voice is Voice.EDITOR]
        assert _squeezed("".join(texts)) == _squeezed(NOTE.text)


def test_words_beside_those_that_a_record_rests_on_are_told_from_them() -> None:
    layout = lay_out(DOCUMENT, 40)
    kinds = {f.text.strip(): f.highlight for line in layout.lines for f in line.fragments}
    assert kinds["space"] is HighlightKind.MENTION
    assert kinds["side."] is HighlightKind.BESIDE
    assert kinds["Official text"] is kinds["SLIM"] is HighlightKind.NONE


@pytest.mark.sampled
@pytest.mark.parametrize(
    "query", ["space", "U.S.", "宇宙", '"outer space"', "moon rover", "anti satellite", "official"]
)
@pytest.mark.parametrize("width", [9, 57])
def test_what_matches_is_marked_and_nothing_else(documents: list[Document], query: str, width: int) -> None:
    plan = looked_for(query)
    for document in documents:
        layout = lay_out(document, width, plan)
        pieces = [p for block in document.blocks for p in block.pieces if p.voice not in UNSEARCHED]
        expected = "".join(p.text[start:end] for p in pieces for start, end in highlights(p.text, plan))
        fragments = [
            (n, f) for n, line in enumerate(layout.lines) for f in line.fragments if f.highlight is HighlightKind.MATCH
        ]
        assert _squeezed("".join(f.text for _, f in fragments)) == _squeezed(expected)
        assert layout.match_lines == tuple(sorted({n for n, _ in fragments}))


def test_a_match_is_seen_within_a_mention() -> None:
    layout = lay_out(DOCUMENT, 24, looked_for("moon spa"))
    kinds = (HighlightKind.MATCH, HighlightKind.MENTION)
    marked = [(f.text, f.highlight) for line in layout.lines for f in line.fragments if f.highlight in kinds]
    assert marked == [("spa", HighlightKind.MATCH), ("ce", HighlightKind.MENTION), ("moon", HighlightKind.MATCH)]
    assert layout.match_lines == (1,)


def test_an_empty_document_has_no_lines() -> None:
    layout = lay_out(Document("", ()), 20, looked_for("space"))
    assert (layout.lines, layout.line_spans, layout.match_lines) == ((), {}, ())


def test_whether_an_offset_is_inside_a_span_is_found_by_halving() -> None:
    dice = random.Random(17)
    for _ in range(200):
        spans = tuple((start := dice.randrange(60), start + dice.randrange(1, 12)) for _ in range(dice.randrange(9)))
        is_inside = _membership(spans)
        for offset in range(75):
            assert is_inside(offset) == any(start <= offset < end for start, end in spans), (spans, offset)
