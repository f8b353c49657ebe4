"""Characters that no pack may hold."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache

import pytest

from onrecord.text.characters import (
    DEFAULT_IGNORABLE,
    describe_invisible_edge,
    escape_unsafe,
    find_forbidden_character,
    find_unassigned_character,
    is_nfc,
    is_visible,
)

BIDIRECTIONAL = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# The planes in which Unicode has put nothing yet.
UNUSED = range(0x40000, 0xE0000)
PRIVATE = range(0xF0000, sys.maxunicode + 1)


@cache
def telling() -> list[str]:
    """Return every character, but of the planes that are all alike a few of each row, and where each of them ends."""
    alike = [code for plane in (UNUSED, PRIVATE) for code in plane if code & 0xFF < 2 or code & 0xFFFE == 0xFFFE]
    return [chr(code) for code in (*range(UNUSED.start), *range(UNUSED.stop, PRIVATE.start), *alike)]


def test_exactly_these_characters_are_forbidden() -> None:
    """Of all Unicode: controls but tab and LF, separators, bidi controls, private use, surrogates, noncharacters.

    And what hides a text: tags, deprecated format controls, annotations, code points kept for more of the kind.
    """

    ignorable = re.compile(DEFAULT_IGNORABLE)

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
            or 0x206A <= code <= 0x206F
            or unicodedata.name(char, "").startswith(("TAG ", "LANGUAGE TAG", "CANCEL TAG", "INTERLINEAR ANNOTATION"))
            or (category == "Cn" and ignorable.match(char) is not None)
        )

    wrong = [
        hex(ord(char)) for char in telling() if (find_forbidden_character(char) is not None) != expected(ord(char))
    ]
    assert wrong == []
    assert find_forbidden_character("".join(chr(code) for code in UNUSED if code & 0xFFFE != 0xFFFE)) is None


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
        ("\U0010ffff", "U+10FFFF (no character)"),
    ],
)
def test_the_first_forbidden_character_is_named_with_its_place(char: str, described: str) -> None:
    assert find_forbidden_character(f"ab{char}c{char}") == (2, described)


@pytest.mark.parametrize(
    "text", ["", "U.S.\u00a0side", "“world’s” – …", "小型月着陸実証機（スリム）", "🛰\ufe0f\t\n", "e\u0301"]
)
def test_what_statements_are_written_with_is_allowed(text: str) -> None:
    assert find_forbidden_character(text) is None


def test_composed_text_is_nfc_and_decomposed_text_is_not() -> None:
    assert is_nfc("Café スリム ば")
    assert not is_nfc("Cafe\u0301")
    assert not is_nfc("は\u3099")
    assert not is_nfc("\u212b")


HIDDEN = re.compile(f"{DEFAULT_IGNORABLE}|[\u2800\U0001d159]")


def test_what_can_be_seen_by_itself() -> None:
    """Letters, numbers, punctuation, symbols, and what this Unicode does not know yet; nothing drawn as nothing."""

    def expected(char: str) -> bool:
        category = unicodedata.category(char)
        return (category[0] in "LNPS" or category == "Cn") and not HIDDEN.match(char)

    assert [hex(ord(char)) for char in telling() if is_visible(char) != expected(char)] == []


def test_a_text_can_be_seen_if_any_of_it_can() -> None:
    nothing = "".join(char for char in telling() if not is_visible(char) and find_forbidden_character(char) is None)
    assert len(nothing) > 2_000
    assert not is_visible(nothing)
    assert is_visible(nothing + "x")


def test_nothing_drawn_as_nothing_stands_at_an_edge() -> None:
    assert any(HIDDEN.match(char) for char in telling())
    for char in telling():
        hidden = HIDDEN.match(char) is not None
        assert (describe_invisible_edge(f"{char}x") is not None) == hidden, hex(ord(char))
        chosen = "VARIATION SELECTOR" in unicodedata.name(char, "")
        assert (describe_invisible_edge(f"x{char}") is not None) == (hidden and not chosen), hex(ord(char))


@pytest.mark.parametrize("text", ["Pre\u00adsident", "葛\U000e0100", "☀\ufe0f", "👩\u200d🚀", "می\u200cخواهم", ""])
def test_what_names_are_written_with_may_stand_in_them(text: str) -> None:
    assert describe_invisible_edge(text) is None
    assert find_forbidden_character(text) is None


def test_selectors_do_not_hide_what_is_before_them() -> None:
    assert describe_invisible_edge("x\u200b\ufe0f") == "U+200B (ZERO WIDTH SPACE)"
    assert describe_invisible_edge("\ufe0f" * 100_000) == "U+FE0F (VARIATION SELECTOR-16)"


def test_what_another_unicode_may_know_is_found_and_not_forbidden() -> None:
    unknown = [
        char for char in telling() if unicodedata.category(char) == "Cn" and find_forbidden_character(char) is None
    ]
    assert unknown
    for char in unknown[::997]:
        assert find_unassigned_character(f"ab{char}c{char}") == (
            2,
            f"U+{ord(char):04X} (not a character of Unicode {unicodedata.unidata_version})",
        )
    known = "".join(char for char in telling() if unicodedata.category(char) != "Cn")
    assert find_unassigned_character(known) is None
    assert find_unassigned_character("é" * 70_000 + unknown[0]) is not None


def test_only_what_a_terminal_might_act_on_is_escaped_in_official_text() -> None:
    official = "a\u00a0b\tc\nd\u00ade 宇宙 👩\u200d🚀"
    assert escape_unsafe(official) == official
    assert escape_unsafe("“a\x1b[31mb\x9b\u202ec”\r") == "“a\\u{001B}[31mb\\u{009B}\\u{202E}c”\\u{000D}"
