"""Characters that no pack may hold."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from onrecord.text.characters import forbidden, is_nfc

BIDIRECTIONAL = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def test_exactly_these_characters_are_forbidden() -> None:
    """Of all Unicode: controls but tab and LF, separators, bidi controls, private use, surrogates, noncharacters."""

    def expected(code: int) -> bool:
        char = chr(code)
        category = unicodedata.category(char)
        noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
        return (
            (category == "Cc" and char not in "\t\n")
            or category in ("Zl", "Zp", "Co", "Cs")
            or char in BIDIRECTIONAL
            or char == "\ufeff"
            or noncharacter
        )

    wrong = [hex(code) for code in range(sys.maxunicode + 1) if (forbidden(chr(code)) is not None) != expected(code)]
    assert wrong == []


@pytest.mark.parametrize(
    ("char", "described"),
    [
        ("\x1b", "U+001B (a control or private-use character)"),
        ("\x00", "U+0000 (a control or private-use character)"),
        ("\r", "U+000D (a control or private-use character)"),
        ("\x85", "U+0085 (a control or private-use character)"),
        ("\u202e", "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        ("\u2028", "U+2028 (LINE SEPARATOR)"),
        ("\ufeff", "U+FEFF (ZERO WIDTH NO-BREAK SPACE)"),
        ("\U000f0000", "U+F0000 (a control or private-use character)"),
        ("\U0010ffff", "U+10FFFF (a control or private-use character)"),
    ],
)
def test_the_first_forbidden_character_is_named_with_its_place(char: str, described: str) -> None:
    assert forbidden(f"ab{char}c{char}") == (2, described)


@pytest.mark.parametrize(
    "text", ["", "U.S.\u00a0side", "“world’s” – …", "小型月着陸実証機（スリム）", "🛰\ufe0f\t\n", "e\u0301"]
)
def test_what_statements_are_written_with_is_allowed(text: str) -> None:
    assert forbidden(text) is None


def test_composed_text_is_nfc_and_decomposed_text_is_not() -> None:
    assert is_nfc("Café スリム ば")
    assert not is_nfc("Cafe\u0301")
    assert not is_nfc("は\u3099")
    assert not is_nfc("\u212b")
