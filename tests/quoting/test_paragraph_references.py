"""References to paragraphs by their published labels: never two alike, and none that was not published."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Paragraph, Ref, Sentence, Statement
from onrecord.quoting.paragraph_references import paragraphs, paragraphs_ja, pilcrows

# What stands before a paragraph, its label and its level.
Shape = tuple[tuple[str, ...], str | None, int]


def statement_of(shapes: list[Shape]) -> Statement:
    made = tuple(
        Paragraph(number, (Sentence(number, 1, "Words."),), headings, label=label, level=level)
        for number, (headings, label, level) in enumerate(shapes, 1)
    )
    return Statement("On Labels", datetime.date(2025, 1, 1), made, numbering="original")


def cited(shapes: list[Shape]) -> list[str]:
    statement = statement_of(shapes)
    return [paragraphs(statement, Ref.parse(f"p{number}")) for number in range(1, len(shapes) + 1)]


@pytest.mark.parametrize(
    ("shapes", "references"),
    [
        ([((), "1.", 1), ((), "(a)", 2), ((), "(i)", 3), ((), "(b)", 2)], ["1", "1(a)", "1(a)(i)", "1(b)"]),
        ([((), "§ 3 bis", 1), ((), "1-A", 2)], ["§ 3 bis", "§ 3 bis, 1-A"]),
        ([((), "1.", 1), ((), "1.1.", 2), ((), "1.1.1", 3), ((), "a", 4)], ["1", "1.1", "1.1.1", "1.1.1, a"]),
        ([((), "1.", 1), ((), "1.", 2), ((), "11.", 1)], ["1", "1, 1", "11"]),
        ([((), "1.", 1), ((), "1.", 2)], ["1", "1, 1"]),
        ([((), "第一条", 1), ((), "（１）", 2)], ["第一条", "第一条（１）"]),
        # a continuation of the level of the items leaves them under their number; one of a lower level does not
        ([((), "2.", 1), ((), "(a)", 2), ((), None, 2), ((), "(b)", 2)], ["2", "2(a)", "3 of the text", "2(b)"]),
        ([((), "2.", 1), ((), "(a)", 2), ((), None, 1), ((), "(b)", 2)], ["2", "2(a)", "3 of the text", "(b)"]),
        # bullets are counted under their number, and not without one
        ([((), "1", 1), ((), "•", 2), ((), "•", 2)], ["1", "1, 1st bullet", "1, 2nd bullet"]),
        (
            [((), "1", 1), ((), "•", 2), ((), "•", 1), ((), "•", 2), ((), "2", 1)],
            ["1", "1, 1st bullet", "3 of the text", "4 of the text", "2"],
        ),
        ([((), None, 1), ((), "•", 2), ((), "1", 1)], ["1 of the text", "2 of the text", "1"]),
    ],
)
def test_labels_are_joined_and_counted(shapes: list[Shape], references: list[str]) -> None:
    assert cited(shapes) == [f"para. {reference}" for reference in references]


def test_as_many_headings_are_cited_as_tell_numbers_apart() -> None:
    shapes: list[Shape] = [
        (("PART I", "Article 1"), "1.", 1),
        (("Article 2",), "1.", 1),
        ((), "2.", 1),
        (("PART II", "Article 1"), "1.", 1),
        ((), "3.", 1),
    ]
    assert cited(shapes) == [
        "“PART I”, “Article 1”, para. 1",
        "“Article 2”, para. 1",
        "para. 2",
        "“PART II”, “Article 1”, para. 1",
        "para. 3",
    ]


def test_where_no_label_is_unique_all_are_cited_by_their_number_in_the_text() -> None:
    assert cited([((), "1.", 1), ((), "2.", 1), ((), "1.", 1), ((), "2.", 1)]) == [
        f"para. {number} of the text" for number in (1, 2, 3, 4)
    ]


def test_quotation_marks_in_a_heading_become_single() -> None:
    shapes: list[Shape] = [(("The “Safe” Sea",), "1.", 1), (("「海」",), "1.", 1)]
    assert cited(shapes) == ["“The ‘Safe’ Sea”, para. 1", "“「海」”, para. 1"]
    assert paragraphs_ja(statement_of(shapes), Ref.parse("p2")) == "「『海』」パラ1"


def test_what_headings_do_not_tell_apart_is_cited_by_its_number_in_the_text() -> None:
    same: list[Shape] = [(("A",), "1.", 1), (("A",), "1.", 1), ((), "2.", 1)]
    assert cited(same) == ["para. 1 of the text", "para. 2 of the text", "para. 2"]


@pytest.mark.parametrize(
    ("ref", "english", "japanese"),
    [
        ("p1-p2", "paras. 1–1(a)", "パラ1～1(a)"),
        ("p2-p3", "paras. 1(a)–1(b)", "パラ1(a)～1(b)"),
        ("p4-p5", "para. 1(b), 1st–2nd bullets", "パラ1(b)の1番目の項目～パラ1(b)の2番目の項目"),
        ("p3-p4", "para. 1(b), to para. 1(b), 1st bullet", "パラ1(b)～パラ1(b)の1番目の項目"),
        ("p6-p7", "para. 6 of the text, to para. 2", "本文第6段落～パラ2"),
    ],
)
def test_ranges(ref: str, english: str, japanese: str) -> None:
    shapes: list[Shape] = [
        ((), "1.", 1),
        ((), "(a)", 2),
        ((), "(b)", 2),
        ((), "•", 3),
        ((), "•", 3),
        ((), None, 1),
        ((), "2.", 1),
    ]
    statement = statement_of(shapes)
    assert paragraphs(statement, Ref.parse(ref)) == english
    assert paragraphs_ja(statement, Ref.parse(ref)) == japanese


LABELS = st.sampled_from(
    [None, "1.", "2.", "1", "11", "(a)", "(b)", "a", "1.1", "•", "–", "第一条", "§ 3 bis", "A-1", "1)"]
)
SHAPES = st.tuples(st.sampled_from([(), (), (), ("A",), ("B",), ("A", "B"), ("B", "A")]), LABELS, st.integers(1, 3))


@given(st.lists(SHAPES, min_size=1, max_size=12))
def test_no_two_paragraphs_are_cited_alike_whatever_their_labels(shapes: list[Shape]) -> None:
    references = cited(shapes)
    assert len(set(references)) == len(shapes)
    statement = statement_of(shapes)
    others = {
        render(statement, Ref.parse(f"p{n}")) for render in (paragraphs_ja, pilcrows) for n in range(1, len(shapes) + 1)
    }
    assert len(others) == 2 * len(shapes)


@given(st.lists(SHAPES, min_size=2, max_size=8))
def test_no_two_ranges_are_cited_alike(shapes: list[Shape]) -> None:
    statement = statement_of(shapes)
    count = len(shapes)
    refs = [f"p{first}-p{last}" for first in range(1, count + 1) for last in range(first + 1, count + 1)]
    for render in (paragraphs, pilcrows, paragraphs_ja):
        references = [render(statement, Ref.parse(ref)) for ref in refs]
        assert len(set(references)) == len(refs), references
