"""Paragraphs by their published labels: what was typed for which label, and which of several is meant."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import pytest

from onrecord.model import Paragraph, Sentence, Statement
from onrecord.model.labels import MAX_LABEL_CHARS, find_labeled, typed_ordinal


def statement(labels: Sequence[str | None]) -> Statement:
    paragraphs = [
        Paragraph(number, (Sentence(number, 1, "Words."),), label=label) for number, label in enumerate(labels, 1)
    ]
    return Statement("A title", datetime.date(2024, 1, 1), tuple(paragraphs))


def found(typed: str, labels: Sequence[str | None], after: int = 0) -> tuple[str, str] | None:
    labeled = find_labeled(typed, statement(labels), after)
    return (str(labeled.ref), labeled.note) if labeled else None


@pytest.mark.parametrize(
    ("label", "texts"),
    [
        ("41.", ["41", "41.", " 41 ", "４１", "(41)", "§ 41", "４１．"]),
        ("(a)", ["(a)", "a", "A", "(A)", "（ａ）", "a)", "a."]),
        ("（１）", ["(1)", "1", "（１）", "⑴"]),
        ("①", ["①", "1"]),
        ("IV.", ["iv", "IV.", "Ⅳ"]),
        ("第一条", ["第一条"]),
        ("Article  5", ["article 5", "Article\u00a05."]),
        ("•", ["•"]),
        ("1.1", ["1.1", "1.1."]),
    ],
)
def test_width_case_and_the_marks_around_it_do_not_matter(label: str, texts: list[str]) -> None:
    for text in texts:
        assert found(text, [None, "7.", label]) == ("p3", ""), text


@pytest.mark.parametrize(
    ("typed", "label"), [("4", "41."), ("41", "14."), ("a", "aa"), ("", "•"), (" . ", "•"), ("–", "•"), ("1", "1.1")]
)
def test_another_label_is_not_found(typed: str, label: str) -> None:
    labeled = find_labeled(typed, statement([*[None] * 8, label]))
    assert labeled is None or str(labeled.ref) != "p9"


@pytest.mark.parametrize(("typed", "ref"), [("1", "p3"), ("1.", "p3"), ("(1)", "p2"), ("1)", "p4"), ("[1]", "p2")])
def test_the_marks_that_were_typed_come_first(typed: str, ref: str) -> None:
    result = found(typed, [None, "(1)", "1.", "1)"])
    assert result
    assert result[0] == ref


def test_a_number_is_a_label_before_it_is_an_ordinal() -> None:
    assert found("2", ["1.", None, "2.", None]) == ("p3", "")
    assert found("4", ["1.", None, "2.", None]) == ("p4", "no paragraph is labeled 4; this is p4 of the text")
    assert found("4", [None] * 4) == ("p4", "")
    assert found("４", [None] * 4) == ("p4", "")
    assert found("5", [None] * 4) is None
    assert found("0", [None] * 4) is None
    assert found("§ 4", [None] * 4) is None


def test_the_note_names_one_of_several_statements() -> None:
    labeled = find_labeled("2", statement(["I.", "II."]), of_statement=" of a-pack")
    assert labeled
    assert labeled.note == "no paragraph of a-pack is labeled 2; this is p2 of the text"


@pytest.mark.parametrize(
    ("after", "ref", "note"),
    [
        (0, "p1", "(a) is p1 here; it also stands at p3, p4 and 2 more"),
        (1, "p3", "(a) is p3 here; it also stands at p4, p6 and 2 more"),
        (2, "p3", "(a) is p3 here; it also stands at p4, p6 and 2 more"),
        (6, "p8", "(a) is p8 here; it also stands at p1, p3 and 2 more"),
        (8, "p1", "(a) is p1 here; it also stands at p3, p4 and 2 more"),
    ],
)
def test_of_a_label_that_repeats_the_next_is_meant(after: int, ref: str, note: str) -> None:
    assert found("(a)", ["(a)", None, "(a)", "(a)", None, "(a)", None, "(a)"], after) == (ref, note)


def test_two_places_are_both_named() -> None:
    assert found("a", ["(a)", "(a)"]) == ("p1", "(a) is p1 here; it also stands at p2")
    assert found("a", ["(a)", "(a)", "(a)"]) == ("p1", "(a) is p1 here; it also stands at p2 and p3")


@pytest.mark.parametrize(
    ("typed", "labels", "note"),
    [
        ("1", ["①", "1.", "2.", "1."], "① is p1 here; 1. is p2 and p4"),
        ("①", ["①", "1."], "① is p1 here; 1. is p2"),
        ("2", ["2.", "2", "2", "(2)"], "2 is p2 here; it also stands at p3; 2. is p1; (2) is p4"),
        (
            "a",
            ["(a)", "a)", "a.", "[a]", "“a”"],
            "a. is p3 here; (a) is p1; a) is p2; 2 more differ in their marks alone",
        ),
        ("§ 1", ["(1)", "1."], "(1) is p1 here; 1. is p2"),
        ("1.", ["①", "1."], ""),
        ("(1)", ["①", "1.", "(1)"], ""),
        ("•", ["•", "–"], ""),
    ],
)
def test_a_label_in_several_forms_names_the_others(typed: str, labels: Sequence[str], note: str) -> None:
    result = found(typed, labels)
    assert result
    assert result[1] == note


def test_a_text_longer_than_any_label_is_not_compared() -> None:
    assert found("1" * (MAX_LABEL_CHARS + 1), ["1" * (MAX_LABEL_CHARS + 1)]) is None


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("41", 41),
        (" 41 ", 41),
        ("４１", 41),
        ("①", 1),
        ("0", None),
        ("041", None),
        ("p4", None),
        ("123456", None),
        ("", None),
    ],
)
def test_a_bare_number(typed: str, number: int | None) -> None:
    assert typed_ordinal(typed) == number
