"""Refs: the addresses of sentences, paragraphs and ranges."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.model import Point, Ref, RefError


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("p6", Point(6), Point(6)),
        ("p6.s7", Point(6, 7), Point(6, 7)),
        ("p6.s7-s8", Point(6, 7), Point(6, 8)),
        ("p5.s2-p6.s1", Point(5, 2), Point(6, 1)),
        ("p5-p6", Point(5), Point(6)),
        ("p99999.s99999", Point(99999, 99999), Point(99999, 99999)),
    ],
)
def test_each_form_is_read_and_written_back(text: str, first: Point, last: Point) -> None:
    ref = Ref.parse(text)
    assert ref == Ref(first, last)
    assert str(ref) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (" P6.S7 \n", "p6.s7"),
        ("p6.s7-p6.s8", "p6.s7-s8"),
        ("p6.s7-s7", "p6.s7"),
        ("p6-p6", "p6"),
        ("p6.s1-p6.s1", "p6.s1"),
    ],
)
def test_what_people_type_is_written_in_one_way(text: str, written: str) -> None:
    assert str(Ref.parse(text)) == written


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is not a ref"),
        ("6.7", "is not a ref"),
        ("p", "is not a ref"),
        ("p0", "is not a ref"),
        ("p06", "is not a ref"),
        ("p6.s0", "is not a ref"),
        ("p6.7", "is not a ref"),
        ("p100000", "there is no “p100000”: paragraphs and sentences have numbers up to 99999"),
        ("p6.s1-p7.s100000", "have numbers up to 99999"),
        ("p" + "9" * 5000, "have numbers up to 99999"),
        ("p0100000", "is not a ref"),
        ("p6.s7-", "is not a ref"),
        ("p6.s7-8", "is not a ref"),
        ("p6.s7 - s8", "is not a ref"),
        ("p６", "is not a ref"),
        ("p٦", "is not a ref"),
        ("a:p6", "is not a ref"),
        ("missions/slim", "is not a ref"),
        ("p6\np7", "is not a ref"),
        ("p6-s8", "mixes a paragraph with a sentence"),
        ("p6-p7.s1", "mixes a paragraph with a sentence"),
        ("p6.s7-p7", "mixes a paragraph with a sentence"),
        ("p6.s8-s7", "ends before it begins"),
        ("p6.s1-p5.s2", "ends before it begins"),
        ("p6-p5", "ends before it begins"),
    ],
)
def test_what_is_no_ref_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(RefError, match=why) as refusal:
        Ref.parse(text)
    assert text in str(refusal.value)


@given(st.text() | st.text(alphabet="p0123456789.s-: PS", max_size=12))
@example("p1-p1")
@example("p1.s1-p1.s1")
@settings(max_examples=200)
def test_any_text_is_a_ref_that_reads_back_or_is_refused(text: str) -> None:
    try:
        ref = Ref.parse(text)
    except RefError:
        return
    assert Ref.parse(str(ref)) == ref
    assert str(Ref.parse(str(ref))) == str(ref)


_numbers = st.integers(1, 99999)
_points = st.builds(Point, _numbers, _numbers)
_wholes = st.builds(Point, _numbers, st.none())


@given(st.tuples(_points, _points) | st.tuples(_wholes, _wholes))
def test_every_ref_reads_back(ends: tuple[Point, Point]) -> None:
    def order(point: Point) -> tuple[int, int]:
        return (point.paragraph, point.sentence or 0)

    first, last = sorted(ends, key=order)
    ref = Ref(first, last)
    assert Ref.parse(str(ref)) == ref
    assert re.fullmatch(r"[a-z0-9.-]+", str(ref))


@pytest.mark.parametrize(
    ("ref", "covered"),
    [
        ("p6", {(6, 1), (6, 2), (6, 3)}),
        ("p6.s2", {(6, 2)}),
        ("p6.s2-s3", {(6, 2), (6, 3)}),
        ("p5-p6", {(5, 1), (5, 2), (5, 3), (6, 1), (6, 2), (6, 3)}),
        ("p5.s3-p7.s1", {(5, 3), (6, 1), (6, 2), (6, 3), (7, 1)}),
    ],
)
def test_what_a_ref_covers(ref: str, covered: set[tuple[int, int]]) -> None:
    parsed = Ref.parse(ref)
    everything = {(paragraph, sentence) for paragraph in range(4, 9) for sentence in range(1, 4)}
    assert {place for place in everything if parsed.covers(*place)} == covered
    assert set(parsed.paragraphs) == {paragraph for paragraph, _ in covered}


def test_a_ref_of_one_sentence() -> None:
    assert Ref.sentence(6, 7) == Ref.parse("p6.s7")


def test_refs_serve_as_keys() -> None:
    assert len({Ref.parse("p6.s7"), Ref.parse("P6.s7-s7"), Ref.parse("p6")}) == 2
