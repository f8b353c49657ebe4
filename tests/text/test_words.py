"""The words of a text, in which it is selected: each may be quoted by itself, and so may every run of them."""

from __future__ import annotations

from itertools import combinations_with_replacement

import pytest

from onrecord.text.word_boundaries import splits_word
from onrecord.text.words import is_written_without_blanks, with_paired_marks, word_spans

TEXTS = (
    "Both sides welcomed the Japan-U.S. Framework (ISS), worth $1,000 or 3.5%, of non-binding value.",
    "“The leaders’ words – as agreed – matter,” he said; ‘so it is’.",
    "日米両国は、ゲートウェイ（月周回有人拠点）の協力を2025年までに確認した。",
    "한미 양국은 달 탐사 협력을 확인하였다. e\u0301te\u0301 naïve",
    "…—!",
    "",
)


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in word_spans(text)]


def test_abbreviations_amounts_and_compounds_are_single_words() -> None:
    found = words(TEXTS[0])
    assert {"Japan-U.S.", "ISS", "$1,000", "3.5%", "non-binding", "value"} <= set(found)
    assert words("Japan’s co-chaired world’s") == ["Japan’s", "co-chaired", "world’s"]


def test_writing_without_blanks_has_a_word_for_each_character() -> None:
    assert words("月の協力、e\u0301") == ["月", "の", "協", "力", "e\u0301"]
    assert is_written_without_blanks("月の協力を確認した")
    assert not is_written_without_blanks("Both sides 確認")


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_in_order_and_only_marks_stand_between_them(text: str) -> None:
    end_before = 0
    for start, end in word_spans(text):
        assert not any(char.isalnum() for char in text[end_before:start])
        assert end_before <= start < end
        end_before = end
    assert not any(char.isalnum() for char in text[end_before:])


@pytest.mark.parametrize("text", TEXTS)
def test_every_run_of_words_may_be_quoted(text: str) -> None:
    spans = word_spans(text)
    for (start, _), (_, end) in combinations_with_replacement(spans, 2):
        for bounds in ((start, end), with_paired_marks(text, start, end)):
            assert not any(splits_word(text, at) for at in bounds), text[slice(*bounds)]


@pytest.mark.parametrize(
    ("words_selected", "with_marks"),
    [
        ("Station (ISS", "Station (ISS)"),
        ("ISS", "ISS"),
        ("ISS) and “Moon", "(ISS) and “Moon”"),
        ("Moon”", "“Moon”"),
    ],
)
def test_a_mark_that_closes_what_was_opened_is_taken_along(words_selected: str, with_marks: str) -> None:
    text = "Space Station (ISS) and “Moon” again"
    start = text.index(words_selected)
    assert text[slice(*with_paired_marks(text, start, start + len(words_selected)))] == with_marks
