"""Citations: where quoted words come from."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from onrecord.quoting import Excerpt, citation, day_first, excerpt
from onrecord.record import Pack, Ref

TITLE = "Joint Statement of the Eighth Meeting of the Japan-U.S. Comprehensive Dialogue on Space"
URL = "https://www.state.gov/joint-statement-of-the-eighth-meeting-of-the-japan-u-s-comprehensive-dialogue-on-space/"


@pytest.fixture
def passage(shipped_pack: Pack) -> Excerpt:
    return excerpt(shipped_pack, Ref.parse("p6.s7"))


def with_statement(passage: Excerpt, **changes: object) -> Excerpt:
    return replace(passage, statement=replace(passage.statement, **changes))  # type: ignore[arg-type]


MONTHS = "January February March April May June July August September October November December"


@pytest.mark.parametrize(("month", "name"), list(enumerate(MONTHS.split(), 1)))
def test_dates_in_each_form(month: int, name: str) -> None:
    date = datetime.date(2024, month, 9)
    assert day_first(date) == f"9 {name} 2024"
    assert citation.month_first(date) == f"{name} 9, 2024"
    assert citation.japanese_date(date) == f"2024年{month}月9日"


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
def test_paragraphs_are_cited_not_sentences(ref: str, written: str) -> None:
    assert citation.paragraphs(Ref.parse(ref)) == written


def test_the_full_citation(passage: Excerpt) -> None:
    assert citation.full(passage) == f"{TITLE}, Tokyo, 24 March 2023, para. 6; paragraph numbers added"


def test_the_short_citation(passage: Excerpt) -> None:
    expected = "Eighth Japan-U.S. Comprehensive Dialogue on Space, 24 March 2023, para. 6; paragraph numbers added"
    assert citation.short(passage) == expected
    assert citation.short(with_statement(passage, short_title=None)).startswith(f"{TITLE}, 24 March 2023, ")


def test_the_chicago_note(passage: Excerpt) -> None:
    assert citation.chicago_note(passage) == (
        f"U.S. Department of State, “{TITLE}” (meeting held in Tokyo, March 24, 2023), "
        f"para. 6 (paragraph numbers added), {URL}."
    )


def test_a_title_with_marks_is_quoted_within_the_note(passage: Excerpt) -> None:
    note = citation.chicago_note(with_statement(passage, title="On “Space”"))
    assert "“On ‘Space’” (meeting" in note


def test_the_japanese_citation(passage: Excerpt) -> None:
    assert citation.japanese(passage) == (
        "「宇宙に関する包括的日米対話」第8回会合 共同声明、東京、2023年3月24日、パラ6（パラ番号は付加）"
    )
    assert "パラ5～6（" in citation.japanese(replace(passage, ref=Ref.parse("p5.s2-p6.s1")))


def test_without_japanese_names_the_english_ones_stand_in(passage: Excerpt) -> None:
    english = with_statement(passage, title_ja=None, place_ja=None)
    assert citation.japanese(english).startswith(f"{TITLE}、Tokyo、2023年3月24日、")


@pytest.mark.parametrize("cite", [citation.full, citation.short, citation.chicago_note, citation.japanese])
def test_numbers_of_the_original_need_no_remark(passage: Excerpt, cite: object) -> None:
    assert callable(cite)
    added = cite(passage)
    original = cite(with_statement(passage, numbering="original"))
    for remark in ("; paragraph numbers added", " (paragraph numbers added)", "（パラ番号は付加）"):
        added = added.replace(remark, "")
    assert original == added
    assert "added" not in original
    assert "付加" not in original


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("the “Blue Heron” mission", "the ‘Blue Heron’ mission"),
        ("the world’s", "the world’s"),
        ('a "straight" mark', 'a "straight" mark'),
        ("“one” and “two”", "‘one’ and ‘two’"),
        ("「日本語」", "「日本語」"),
    ],
)
def test_marks_within_a_quotation_become_single(text: str, inner: str) -> None:
    assert citation.inner_marks(text) == inner
