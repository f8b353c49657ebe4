"""Citations: where quoted words come from."""

from __future__ import annotations

import datetime

import pytest

from onrecord.model import Pack, Ref
from onrecord.quoting import citation
from onrecord.quoting.citation import format_date
from onrecord.quoting.excerpts import Excerpt, excerpt
from onrecord.quoting.paragraph_references import paragraphs
from tests.quoting.excerpts import TITLE, with_statement


@pytest.fixture
def passage(shipped_pack: Pack) -> Excerpt:
    return excerpt(shipped_pack, Ref.parse("p6.s7"))


MONTHS = "January February March April May June July August September October November December"


@pytest.mark.parametrize(("month", "name"), list(enumerate(MONTHS.split(), 1)))
def test_dates_in_each_form(month: int, name: str) -> None:
    date = datetime.date(2024, month, 9)
    assert format_date(date) == f"9 {name} 2024"


@pytest.mark.parametrize(
    ("ref", "written"),
    [
        ("p6", "para. 6"),
        ("p6.s7", "para. 6"),
        ("p6.s7-s9", "para. 6"),
        ("p5.s2-p6.s1", "paras. 5–6"),
        ("p1-p8", "paras. 1–8"),
    ],
)
def test_paragraphs_are_cited_not_sentences(shipped_pack: Pack, ref: str, written: str) -> None:
    assert paragraphs(shipped_pack.statement, Ref.parse(ref)) == written


def test_the_full_citation(passage: Excerpt) -> None:
    assert citation.full(passage) == f"{TITLE}, Tokyo, 24 March 2023, para. 6; paragraph numbers added"


def test_numbers_of_the_original_need_no_remark(passage: Excerpt) -> None:
    original = citation.full(with_statement(passage, numbering="original"))
    assert original == f"{TITLE}, Tokyo, 24 March 2023, para. 6"


@pytest.mark.parametrize(
    ("month", "written"),
    [(1, "Jan. 9, 2024"), (5, "May 9, 2024"), (6, "June 9, 2024"), (9, "Sept. 9, 2024"), (12, "Dec. 9, 2024")],
)
def test_bluebook_dates(month: int, written: str) -> None:
    assert citation.bluebook_date(datetime.date(2024, month, 9)) == written
