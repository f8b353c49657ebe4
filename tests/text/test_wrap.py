"""Line breaking: nothing is lost, nothing is moved, and no line is too wide."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from onrecord.text.cell_width import graphemes
from onrecord.text.wrap import wrap

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60) | st.text(
    alphabet="ab c  -漢、。字」ー\u00a0é\u0301か\u3099❤\ufe0f👩\u200d🚀ｶﾞ한", max_size=60
)
widths = st.integers(-1, 30)


def _lines(text: str, width: int, first_width: int | None = None) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width, first_width)]


def _one_character(line: str) -> bool:
    """Whether it is what a reader takes for one: nothing after the first stands for itself."""
    return not any(get_character_cell_size(c) and line[n] != "\u200d" for n, c in enumerate(line[1:]))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 8, ["one two", "three"]),
        ("one  two   three", 8, ["one  two", "three"]),
        ("one", 3, ["one"]),
        ("one two", 1, ["o", "n", "e", "t", "w", "o"]),
        ("  one two", 5, ["  one", "two"]),
        ("     one", 4, ["one"]),
        ("an abcdefghij z", 4, ["an", "abcd", "efgh", "ij z"]),
        ("https://a.org/b c", 8, ["https://", "a.org/b", "c"]),
        ("QZSS\u00a0program is", 13, ["QZSS\u00a0program", "is"]),
        ("the QZSS\u00a0program", 13, ["the", "QZSS\u00a0program"]),
        ("漢字仮名交じり文", 6, ["漢字仮", "名交じ", "り文"]),
        ("漢字仮名交じり文", 7, ["漢字仮", "名交じ", "り文"]),
        ("漢字。仮名", 4, ["漢", "字。", "仮名"]),
        ("漢字」、仮名", 6, ["漢", "字」、", "仮名"]),
        ("スリム（SLIM）は", 8, ["スリム", "（SLIM）", "は"]),
        ("月「月」月", 4, ["月", "「月", "」月"]),
        ("月「", 2, ["月", "「"]),
        ("漢字; kept", 4, ["漢", "字;", "kept"]),
        ("漢字), 2", 5, ["漢", "字),", "2"]),
        ("か\u3099き\u3099", 2, ["か\u3099", "き\u3099"]),
        ("漢字", 1, ["漢", "字"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
        ("a❤\ufe0fb", 2, ["a", "❤\ufe0f", "b"]),
        ("👩\u200d🚀👩\u200d🚀", 3, ["👩\u200d🚀", "👩\u200d🚀"]),
        ("", 5, [""]),
        ("   ", 2, [""]),
        ("one two", 0, ["o", "n", "e", "t", "w", "o"]),
    ],
)
def test_where_lines_break(text: str, width: int, lines: list[str]) -> None:
    assert _lines(text, width) == lines


@pytest.mark.parametrize(
    ("text", "width", "first_width", "lines"),
    [
        ("one two three", 9, 5, ["one", "two three"]),
        ("one two three", 9, 7, ["one two", "three"]),
        ("three two", 9, 4, ["", "three two"]),
        ("abcdefghijkl", 6, 3, ["", "abcdef", "ghijkl"]),
        ("one two", 4, 9, ["one", "two"]),
    ],
)
def test_the_first_line_may_be_shorter(text: str, width: int, first_width: int, lines: list[str]) -> None:
    assert _lines(text, width, first_width) == lines


@given(texts, widths, st.none() | widths)
@example("     漢", 1, None)
@example("a漢", 2, 1)
@settings(max_examples=200)
def test_lines_are_in_order_and_leave_out_nothing_but_spaces(text: str, width: int, first_width: int | None) -> None:
    end_before = 0
    for start, end in wrap(text, width, first_width):
        assert end_before <= start <= end <= len(text)
        assert text[end_before:start].strip(" ") == ""
        end_before = end
    assert text[end_before:].strip(" ") == ""


@given(texts, widths, st.none() | widths)
@example("00\u3099\ufe0f", 2, None)
@example("\u3099⺀", 1, None)
@settings(max_examples=200)
def test_no_line_is_too_wide(text: str, width: int, first_width: int | None) -> None:
    for number, line in enumerate(_lines(text, width, first_width)):
        room = max(1, width)
        if number == 0 and first_width is not None:
            room = min(room, max(1, first_width))
        assert cell_len(line) <= room or _one_character(line)


@given(texts, widths)
@settings(max_examples=150)
def test_no_line_ends_in_a_space_or_is_empty(text: str, width: int) -> None:
    for line in _lines(text, width):
        assert not line.endswith(" ")
        assert line or not text.strip(" ")


@given(st.lists(st.text(alphabet="ab\u00a0é", min_size=1, max_size=9), min_size=1), st.integers(9, 30))
def test_lines_break_at_spaces_alone_where_every_word_fits(words: list[str], width: int) -> None:
    text = " ".join(words)
    assert [word for line in _lines(text, width) for word in line.split(" ")] == words


@given(st.lists(st.text(alphabet="abc", min_size=1, max_size=9), min_size=1), st.integers(9, 30))
def test_no_line_has_room_for_the_next_word(words: list[str], width: int) -> None:
    lines = _lines(" ".join(words), width)
    for line, following in itertools.pairwise(lines):
        assert len(line) + 1 + len(following.split(" ")[0]) > width


indic = st.text(alphabet="कखहगब र ािीुूोौंः्।", max_size=60) | st.text(alphabet="க ாி ొమ ကာ", max_size=40)


@given(st.lists(st.text(alphabet="ab\u00a0“—", min_size=1, max_size=9), min_size=1), widths, st.none() | widths)
def test_plain_words_break_as_those_with_an_accent_do(words: list[str], width: int, first_width: int | None) -> None:
    """The accent takes no cell, but the way of plain words, which is much faster, is not taken with it."""
    text = " ".join(words)
    *lines, (start, end) = wrap(f"{text}\u0301", width, first_width)
    assert wrap(text, width, first_width) == [*lines, (start, end - 1)]


@settings(deadline=None)
@example("हम सहयोग को बढ़ाएंगे", 12)
@given(indic, widths)
def test_no_line_is_cut_where_a_terminal_gives_each_vowel_sign_a_cell(text: str, width: int) -> None:
    """As tmux 3.3 does, while Rich counts a spacing sign (category Mc) as none."""
    for line in _lines(text, width):
        cells = cell_len(line) + sum(unicodedata.category(c) == "Mc" and not get_character_cell_size(c) for c in line)
        assert cells <= max(1, width) or len(list(graphemes(line))) == 1
