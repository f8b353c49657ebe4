"""Marked rows: which are marked, and in which order they are copied."""

from __future__ import annotations

from onrecord.model import Ref
from onrecord.navigation import RowTarget
from onrecord.navigation.marks import Marks

SLIM, MMX, LUPEX = (RowTarget("a-pack", f"missions/{name}") for name in ("slim", "mmx", "lupex"))
PARAGRAPH = RowTarget("a-pack", ref=Ref.parse("p3"))


def test_a_row_is_marked_and_unmarked_by_the_same_key() -> None:
    marks = Marks()
    assert not marks
    assert [marks.toggle(target) for target in (SLIM, MMX, SLIM, PARAGRAPH)] == [1, 2, 1, 2]
    assert marks.targets == {MMX, PARAGRAPH}
    assert len(marks) == 2


def test_what_is_no_row_marks_nothing() -> None:
    marks = Marks()
    assert marks.toggle(None) is None
    assert marks.targets == frozenset()


def test_targets_shown_before_stay_what_they_were() -> None:
    marks = Marks()
    marks.toggle(SLIM)
    before = marks.targets
    marks.toggle(MMX)
    assert before == {SLIM}


def test_marked_rows_come_in_the_order_of_the_list_and_what_it_no_longer_has_last() -> None:
    marks = Marks()
    for target in (LUPEX, MMX, SLIM):
        marks.toggle(target)
    assert marks.in_order([None, SLIM, PARAGRAPH, None, LUPEX]) == [SLIM, LUPEX, MMX]
    assert marks.in_order([]) == [LUPEX, MMX, SLIM]
    assert marks.in_order([SLIM, SLIM, MMX, LUPEX]) == [SLIM, MMX, LUPEX], "each once"


def test_all_marks_are_taken_away_at_once() -> None:
    marks = Marks()
    marks.toggle(SLIM)
    marks.clear()
    assert not marks
    assert marks.in_order([SLIM]) == []
