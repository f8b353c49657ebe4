"""Where the cursor rests in a document, and what is selected with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model import Ref
from onrecord.navigation import Anchor, Block, Document, Piece, Selection, Voice

SENTENCES = ("p1.s1", "p1.s2", "p1.s3", "p2.s1", "p2.s2", "p3.s1")


def passage(ref: str) -> Anchor:
    return Anchor(ref=Ref.parse(ref))


def link(address: str) -> Anchor:
    return Anchor(address=address)


def document(*anchors: Anchor) -> Document:
    return Document("Text", tuple(Block((Piece("words", Voice.OFFICIAL, anchor),)) for anchor in anchors))


def text() -> Document:
    return document(*map(passage, SENTENCES))


def refs(selection: Selection) -> list[str]:
    return [str(ref) for ref in selection.refs]


def test_what_is_opened_is_selected_until_the_cursor_moves() -> None:
    selection = Selection(text(), (Ref.parse("p1.s2"), Ref.parse("p1.s3")))
    assert selection.cursor == passage("p1.s2")
    assert refs(selection) == ["p1.s2", "p1.s3"]
    selection.rest_on(passage("p2.s1"))
    assert refs(selection) == ["p2.s1"]


def test_without_refs_the_cursor_rests_on_the_first_anchor() -> None:
    assert refs(Selection(text())) == ["p1.s1"]


def test_a_document_without_anchors_has_no_cursor_and_selects_nothing() -> None:
    selection = Selection(Document("Empty", ()))
    selection.extend()
    assert (selection.cursor, selection.anchors, selection.refs, selection.ref) == (None, (), (), None)
    assert (selection.neighbor(1), selection.paragraph(1)) == (None, None)


@pytest.mark.parametrize(("end", "selected"), [("p2.s1", ["p1.s3", "p2.s1"]), ("p1.s1", ["p1.s1", "p1.s2", "p1.s3"])])
def test_a_selection_goes_from_where_it_began_to_the_cursor_either_way(end: str, selected: list[str]) -> None:
    selection = Selection(text())
    selection.rest_on(passage("p1.s3"))
    selection.extend()
    selection.rest_on(passage(end))
    assert refs(selection) == selected
    selection.extend()
    assert refs(selection) == [end]


def test_what_was_opened_becomes_a_selection_that_can_be_extended() -> None:
    selection = Selection(text(), (Ref.parse("p1.s2"), Ref.parse("p1.s3")))
    selection.extend()
    assert refs(selection) == ["p1.s2", "p1.s3"]
    selection.rest_on(passage("p2.s1"))
    assert refs(selection) == ["p1.s2", "p1.s3", "p2.s1"]


def test_narrow_leaves_what_the_cursor_is_on_and_widen_takes_all_again() -> None:
    both = (Ref.parse("p1.s2"), Ref.parse("p1.s3"))
    selection = Selection(text(), both)
    selection.narrow()
    assert refs(selection) == ["p1.s2"]
    selection.widen(both)
    assert refs(selection) == ["p1.s2", "p1.s3"]


def test_widen_does_not_take_away_what_the_user_is_selecting() -> None:
    selection = Selection(text())
    selection.extend()
    selection.rest_on(passage("p1.s2"))
    selection.widen((Ref.parse("p3.s1"),))
    assert refs(selection) == ["p1.s1", "p1.s2"]


@pytest.mark.parametrize(
    ("anchors", "on", "expected"),
    [
        ((passage("p1.s1"), link("missions/slim"), passage("p2.s1")), 1, "p1.s1"),
        ((link("missions/slim"), passage("p1.s1"), passage("p2.s1")), 0, None),
    ],
    ids=["the one before", "none before"],
)
def test_on_a_link_the_passage_before_it_is_meant(anchors: tuple[Anchor, ...], on: int, expected: str | None) -> None:
    selection = Selection(document(*anchors))
    selection.rest_on(anchors[on])
    assert selection.ref == (Ref.parse(expected) if expected else None)


def test_the_neighbors_end_where_the_document_does() -> None:
    selection = Selection(text())
    assert (selection.neighbor(-1), selection.neighbor(1)) == (None, passage("p1.s2"))
    selection.rest_on(passage("p3.s1"))
    assert selection.neighbor(1) is None


@pytest.mark.parametrize(
    ("here", "step", "first"),
    [
        ("p1.s2", 1, "p2.s1"),
        ("p1.s2", -1, "p1.s1"),
        ("p1.s1", -1, None),
        ("p2.s1", -1, "p1.s1"),
        ("p2.s2", -1, "p2.s1"),
        ("p3.s1", 1, None),
    ],
)
def test_a_step_by_paragraphs_ends_on_a_first_sentence(here: str, step: int, first: str | None) -> None:
    selection = Selection(text())
    selection.rest_on(passage(here))
    assert selection.paragraph(step) == (passage(first) if first else None)


def test_the_set_of_what_is_selected_follows_every_change() -> None:
    both = (Ref.parse("p1.s2"), Ref.parse("p1.s3"))
    selection = Selection(text(), both)
    steps: tuple[Callable[[], None], ...] = (
        lambda: None,
        selection.extend,
        lambda: selection.rest_on(text().anchors[-1]),
        lambda: selection.rest_on(text().anchors[0]),
        selection.extend,
        lambda: selection.widen(both),
        selection.narrow,
    )
    sizes = []
    for step in steps:
        step()
        assert selection.anchor_set == set(selection.anchors)
        assert selection.anchor_set is selection.anchor_set
        sizes.append(len(selection.anchor_set))
    assert len(set(sizes)) > 2


def test_a_link_reached_while_words_are_selected_has_none_of_them() -> None:
    """As by G in a record: it ended the browser."""
    there = link("missions/slim")
    pieces = (Piece("some words", Voice.OFFICIAL, passage("p1.s1")), Piece("SLIM", Voice.LINK, there))
    selection = Selection(Document("Record", tuple(Block((piece,)) for piece in pieces)))
    selection.extend()
    assert selection.step_word(1)
    assert selection.words_in(passage("p1.s1")) == (0, 4)
    selection.rest_on(there)
    assert selection.words_in(there) is None
