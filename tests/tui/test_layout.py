"""Documents as lines: the words stay the same, and every line knows what stands on it."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from onrecord.tui.breakpoints import Pane, visible_panes
from rich.cells import cell_len

from onrecord.model import Pack, Ref
from onrecord.navigation import Anchor, Block, Document, Piece, Voice, record_document, text_document
from onrecord.search import highlights
from onrecord.tui.layout import DocumentLayout, Fragment, HighlightKind, LayoutLine, _membership, lay_out
from tests.search.plans import looked_for

S1, S2 = Anchor(ref=Ref.parse("p1.s1")), Anchor(ref=Ref.parse("p1.s2"))
LINK = Anchor(address="missions/slim")
DOCUMENT = Document(
    "Test",
    (
        Block((Piece("OFFICIAL TEXT", Voice.LABEL),), right="p1", space_before=True),
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
    assert shipped_pack.records, "the loops over them would prove nothing"
    return [text_document(shipped_pack), *(record_document(record, shipped_pack) for record in shipped_pack.records)]


@pytest.fixture(scope="module")
def laid_out(documents: list[Document]) -> LaidOut:
    """Returns every document of the pack with its layout at a width, which is made once."""
    return cache(lambda width: [(document, lay_out(document, width)) for document in documents])


def _squeezed(text: str) -> str:
    return text.replace(" ", "")


@pytest.mark.parametrize(
    ("width", "current", "panes"),
    [
        (120, Pane.READING, (Pane.SECTIONS, Pane.LIST, Pane.READING)),
        (100, Pane.SECTIONS, (Pane.SECTIONS, Pane.LIST, Pane.READING)),
        (99, Pane.SECTIONS, (Pane.SECTIONS, Pane.LIST)),
        (99, Pane.LIST, (Pane.LIST, Pane.READING)),
        (60, Pane.READING, (Pane.LIST, Pane.READING)),
        (59, Pane.SECTIONS, (Pane.SECTIONS,)),
        (59, Pane.LIST, (Pane.LIST,)),
        (1, Pane.READING, (Pane.READING,)),
        (0, Pane.LIST, (Pane.LIST,)),
    ],
)
def test_which_panes_are_shown(width: int, current: Pane, panes: tuple[Pane, ...]) -> None:
    assert visible_panes(width, current) == panes


@given(st.integers(-5, 300), st.sampled_from(Pane))
def test_the_pane_with_the_focus_is_always_shown(width: int, current: Pane) -> None:
    assert current in visible_panes(width, current)


def test_a_small_document_line_by_line() -> None:
    layout = lay_out(DOCUMENT, 24)
    assert layout.lines == (
        LayoutLine((Fragment("OFFICIAL TEXT", Voice.LABEL, None, HighlightKind.NONE),), "p1"),
        LayoutLine(
            (
                Fragment("The ", Voice.OFFICIAL, S1, HighlightKind.NONE),
                Fragment("space", Voice.OFFICIAL, S1, HighlightKind.MENTION),
                Fragment(" side. ", Voice.OFFICIAL, S1, HighlightKind.NONE),
                Fragment("A ", Voice.OFFICIAL, S2, HighlightKind.NONE),
                Fragment("moon", Voice.OFFICIAL, S2, HighlightKind.MENTION),
                Fragment(".", Voice.OFFICIAL, S2, HighlightKind.NONE),
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
    assert [line.text for line in layout.lines] == ["OFFICIAL", "TEXT", "The space", "side. A", "moon.", "", "SLIM"]
    assert layout.line_spans == {S1: (2, 3), S2: (3, 4), LINK: (6, 6)}


@pytest.mark.parametrize("width", [1, 2, 4, 13, 29, 57, 80, 119, 400])
def test_the_words_of_every_document_stay_the_same(laid_out: LaidOut, width: int) -> None:
    for document, layout in laid_out(width):
        assert all(fragment.text for line in layout.lines for fragment in line.fragments)
        shown = "".join(line.text for line in layout.lines)
        assert _squeezed(shown) == _squeezed("".join(block.text for block in document.blocks))


@pytest.mark.parametrize("width", [4, 13, 29, 57, 80, 119])
def test_each_voice_and_each_anchor_keeps_its_own_words(laid_out: LaidOut, width: int) -> None:
    for document, layout in laid_out(width):
        pieces = [piece for block in document.blocks for piece in block.pieces]
        fragments = [fragment for line in layout.lines for fragment in line.fragments]
        for voice in Voice:
            own = "".join(piece.text for piece in pieces if piece.voice is voice)
            assert _squeezed("".join(f.text for f in fragments if f.voice is voice)) == _squeezed(own)
        for anchor in document.anchors:
            own = "".join(piece.text for piece in pieces if piece.anchor == anchor)
            assert _squeezed("".join(f.text for f in fragments if f.anchor == anchor)) == _squeezed(own)


@pytest.mark.parametrize("width", [1, 2, 4, 13, 29, 57, 80, 119])
def test_no_line_is_too_wide_for_its_pane(laid_out: LaidOut, width: int) -> None:
    for _, layout in laid_out(width):
        for line in layout.lines:
            used = cell_len(line.text) + (1 + cell_len(line.right) if line.right else 0)
            assert used <= width or len(line.text) == 1


@pytest.mark.parametrize("width", [1, 13, 57, 119])
def test_places_are_where_the_anchors_lines_are(laid_out: LaidOut, width: int) -> None:
    for document, layout in laid_out(width):
        assert set(layout.line_spans) == set(document.anchors)
        for anchor, (first, last) in layout.line_spans.items():
            own = [n for n, line in enumerate(layout.lines) if any(f.anchor == anchor for f in line.fragments)]
            assert (own[0], own[-1]) == (first, last)


@pytest.mark.parametrize("width", [0, -1])
def test_a_pane_without_width_is_laid_out_as_one_cell(width: int) -> None:
    assert lay_out(DOCUMENT, width) == lay_out(DOCUMENT, 1)


def test_the_words_at_the_right_stand_apart_from_those_at_the_left() -> None:
    assert [line.text for line in lay_out(DOCUMENT, 16).lines[:2]] == ["OFFICIAL TEXT", "The space side."]
    assert [line.text for line in lay_out(DOCUMENT, 15).lines[:2]] == ["OFFICIAL", "TEXT"]


def test_the_words_at_the_right_are_left_out_where_they_do_not_fit() -> None:
    assert lay_out(DOCUMENT, 11).lines[0].right == "p1"
    assert lay_out(DOCUMENT, 10).lines[0].right == ""


@pytest.mark.parametrize(
    "query", ["space", "U.S.", "宇宙", '"outer space"', "moon rover", "anti satellite", "official"]
)
@pytest.mark.parametrize("width", [9, 57])
def test_what_matches_is_marked_and_nothing_else(documents: list[Document], query: str, width: int) -> None:
    plan = looked_for(query)
    for document in documents:
        layout = lay_out(document, width, plan)
        pieces = [p for block in document.blocks for p in block.pieces if p.voice is not Voice.LABEL]
        expected = "".join(p.text[start:end] for p in pieces for start, end in highlights(p.text, plan))
        fragments = [
            (n, f) for n, line in enumerate(layout.lines) for f in line.fragments if f.highlight is HighlightKind.MATCH
        ]
        assert _squeezed("".join(f.text for _, f in fragments)) == _squeezed(expected)
        assert layout.match_lines == tuple(sorted({n for n, _ in fragments}))


def test_a_match_is_seen_within_a_mention() -> None:
    layout = lay_out(DOCUMENT, 24, looked_for("moon spa"))
    marked = [
        (f.text, f.highlight) for line in layout.lines for f in line.fragments if f.highlight is not HighlightKind.NONE
    ]
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
