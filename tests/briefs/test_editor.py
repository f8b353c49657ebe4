"""The collection: order, what it holds, what has left the program, and undo."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.briefs import BriefEditor, CollectedExcerpts
from onrecord.model import Pack, Ref
from onrecord.quoting.excerpts import excerpt
from tests.packs.a_pack import PackFolder

SOME = tuple(CollectedExcerpts(title, ()) for title in "abcd")


def _filled(*titles: str) -> BriefEditor:
    clippings = BriefEditor()
    for title in titles:
        clippings.add(CollectedExcerpts(title, ()))
    return clippings


def _titles(clippings: BriefEditor) -> str:
    return "".join(clipping.title for clipping in clippings.items)


def test_it_is_empty_at_first() -> None:
    assert len(BriefEditor()) == 0
    assert BriefEditor().items == ()


def test_what_is_added_comes_last() -> None:
    clippings = _filled("b", "a", "c")
    assert _titles(clippings) == "bac"
    assert len(clippings) == 3


@pytest.mark.parametrize(
    ("ref", "expected"),
    [("p6.s7", True), ("p6.s8", True), ("p6.s7-s8", True), ("p6.s9", False), ("p6.s8-s9", False), ("p6", False)],
)
def test_it_knows_which_sentences_it_holds(shipped_pack: Pack, ref: str, expected: bool) -> None:
    clippings = BriefEditor()
    clippings.add(CollectedExcerpts("p6.s7", (excerpt(shipped_pack, Ref.parse("p6.s7")),)))
    clippings.add(CollectedExcerpts("p6.s8", (excerpt(shipped_pack, Ref.parse("p6.s8")),)))
    assert clippings.contains(excerpt(shipped_pack, Ref.parse(ref))) is expected
    clippings.clear()
    assert not clippings.contains(excerpt(shipped_pack, Ref.parse(ref)))


def test_the_same_words_under_another_record_are_a_repetition(shipped_pack: Pack) -> None:
    slim, xrism = (shipped_pack.record(f"missions/{name}") for name in ("slim", "xrism"))
    clippings = BriefEditor()
    clippings.add(CollectedExcerpts("SLIM", (excerpt(shipped_pack, Ref.parse("p6.s7"), slim),)))
    for record, expected in ((slim, True), (xrism, False), (None, False)):
        words = excerpt(shipped_pack, Ref.parse("p6.s7"), record)
        assert clippings.contains(words) is expected
        assert clippings.has_sentences_of(words)
    assert not clippings.has_sentences_of(excerpt(shipped_pack, Ref.parse("p6.s8"), slim))


def test_the_same_ref_of_another_pack_is_not_held(shipped_pack: Pack, a_pack: PackFolder) -> None:
    clippings = BriefEditor()
    clippings.add(CollectedExcerpts("a", (excerpt(a_pack.load(), Ref.parse("p1.s1")),)))
    assert not clippings.contains(excerpt(shipped_pack, Ref.parse("p1.s1")))
    assert not clippings.has_sentences_of(excerpt(shipped_pack, Ref.parse("p1.s1")))


def test_what_was_not_exported_waits() -> None:
    clippings = _filled("a", "b")
    assert clippings.unsaved_count == 2
    clippings.mark_exported(clippings.items)
    assert clippings.unsaved_count == 0
    clippings.add(CollectedExcerpts("c", ()))
    assert clippings.unsaved_count == 1
    clippings.remove(2)
    assert clippings.unsaved_count == 0
    clippings.undo()
    assert clippings.unsaved_count == 1


@pytest.mark.parametrize(("index", "left"), [(0, "bc"), (1, "ac"), (2, "ab")])
def test_one_is_removed_and_given_back(index: int, left: str) -> None:
    clippings = _filled("a", "b", "c")
    assert clippings.remove(index).title == "abc"[index]
    assert _titles(clippings) == left


@pytest.mark.parametrize("index", [3, 99, -1, -3])
def test_removing_what_is_not_there_changes_nothing(index: int) -> None:
    clippings = _filled("a", "b", "c")
    with pytest.raises(IndexError):
        clippings.remove(index)
    assert _titles(clippings) == "abc"


def test_clearing_takes_all_and_is_undone_at_once() -> None:
    clippings = _filled("a", "b", "c")
    clippings.clear()
    assert len(clippings) == 0
    assert clippings.undo()
    assert _titles(clippings) == "abc"


def test_clearing_nothing_is_no_change_to_undo() -> None:
    clippings = _filled("a")
    clippings.clear()
    clippings.clear()
    assert clippings.undo()
    assert _titles(clippings) == "a"


def test_there_is_nothing_to_undo_at_first() -> None:
    assert not BriefEditor().undo()


@given(st.lists(st.sampled_from([*SOME, 0, 1, 2, None]), max_size=20))
def test_undo_takes_back_one_change_after_the_other(steps: list[CollectedExcerpts | int | None]) -> None:
    clippings = BriefEditor()
    states = [clippings.items]
    for step in steps:
        if isinstance(step, CollectedExcerpts):
            clippings.add(step)
        elif step is None:
            clippings.clear()
        elif step < len(clippings):
            clippings.remove(step)
        if clippings.items != states[-1]:
            states.append(clippings.items)
    while len(states) > 1:
        states.pop()
        assert clippings.undo()
        assert clippings.items == states[-1]
    assert not clippings.undo()


def test_a_clipping_names_its_refs(shipped_pack: Pack) -> None:
    refs = ("p6.s7", "p4.s1-s2")
    clipping = CollectedExcerpts("Both", tuple(excerpt(shipped_pack, Ref.parse(ref)) for ref in refs))
    assert clipping.refs == "p6.s7, p4.s1-s2"
