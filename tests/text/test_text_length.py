"""Words are counted as words, and what has no blanks between words by its characters."""

from __future__ import annotations

import pytest

from onrecord.text.text_length import TextLength, sum_lengths, text_length


@pytest.mark.parametrize(
    ("text", "length", "words"),
    [
        ("", TextLength(), "0 words"),
        ("Both sides met in Tokyo.", TextLength(5), "5 words"),
        ("Met – again", TextLength(3), "3 words"),
        ("ministère de l’Économie", TextLength(3), "3 words"),
        ("وسيجتمعان عام 2025.", TextLength(3), "3 words"),
        ("양측은 협력을 환영했다.", TextLength(3), "3 words"),
        ("双方は、東京で会談した。", TextLength(0, 12), "12 characters"),
        ("会", TextLength(0, 1), "1 character"),
        ("ガス", TextLength(0, 2), "2 characters"),
        ("ทั้งสองฝ่าย", TextLength(0, 11), "11 characters"),
        ("双方はNASAと2025年に会談。", TextLength(2, 9), "2 words and 9 characters of Japanese and the like"),
        ("NASA。", TextLength(1, 1), "1 word and 1 character of Japanese and the like"),
    ],
)
def test_each_script_is_counted_as_its_readers_do(text: str, length: TextLength, words: str) -> None:
    assert text_length(text) == length
    assert str(text_length(text)) == words


def test_lengths_are_added() -> None:
    lengths = [text_length("two words"), text_length("会談した"), text_length("three more words")]
    assert sum_lengths(lengths) == TextLength(5, 4)
    assert f"{TextLength(1_234)}" == "1,234 words"
