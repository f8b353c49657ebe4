"""Width in terminal cells: as Rich has it, which draws the screen, and never a part of what readers see as one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from onrecord.text.cell_width import (
    cell_width,
    cut,
    fit,
    graphemes,
    is_ambiguous,
    is_within_grapheme,
    pad,
    set_ambiguous_width,
    shorten,
)
from onrecord.text.characters import find_forbidden_character
from tests.tiers import sample

# Each is one for its reader: its text and its width.
CLUSTERS = {
    "a letter": ("a", 1),
    "a letter with an accent": ("e\u0301", 1),
    "a letter with three accents": ("o\u0302\u0323\u0301", 1),
    "a kanji": ("漢", 2),
    "a kanji with a variation selector": ("葛\U000e0100", 2),
    "a kana with a voicing mark": ("か\u3099", 2),
    "a halfwidth katakana": ("ｶ", 1),
    "a fullwidth letter": ("Ａ", 2),
    "a Hangul syllable": ("한", 2),
    "Hangul jamo": ("\u1112\u1161\u11ab", 2),
    "an old Hangul syllable": ("\u1107\ua972\u1161", 4),
    "a Hangul syllable and a final jamo": ("가\u11a8", 2),
    "an emoji": ("🚀", 2),
    "an emoji of a skin color": ("👍🏽", 2),
    "a family": ("👩\u200d👩\u200d👧\u200d👦", 2),
    "an astronaut of a skin color": ("👩🏽\u200d🚀", 2),
    "a rainbow flag": ("🏳\ufe0f\u200d🌈", 2),
    "a symbol drawn as an emoji": ("❤\ufe0f", 2),
    "a symbol drawn as text": ("❤\ufe0e", 1),
    "a keycap": ("1\ufe0f\u20e3", 2),
    "a national flag": ("🇯🇵", 2),
    "half a flag": ("🇯", 1),
    "a Devanagari syllable": ("कि", 1),
    "a Thai syllable": ("กำ", 2),
    "a soft hyphen": ("\u00ad", 1),
    "a joiner before a letter": ("\u200da", 0),
}
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.text(
    alphabet="ab \u00a0é\u0301か\u3099漢。❤\ufe0f\u200d👩🚀🏽ｶ한\u1112\u1161\u11ab🇯🇵🇺1©®\u20e3กำ…—“\n\x1b",
    max_size=40,
)


def _characters_of_packs(end: int = 0x110000) -> list[str]:
    return [char for char in map(chr, range(end)) if not find_forbidden_character(char)]


def _ranges(characters: list[str]) -> list[str]:
    runs: list[list[int]] = []
    for code in map(ord, characters):
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return [f"{first:X}-{last:X}" for first, last in runs]


def test_every_character_that_a_pack_may_hold_is_as_wide_as_rich_draws_it() -> None:
    characters = sample(_characters_of_packs(), 150_000, 900_000)
    assert len(characters) >= 150_000
    different = [char for char in characters if cell_width(char) != get_character_cell_size(char)]
    assert _ranges(different) == []


def test_every_symbol_is_widened_by_a_selector_as_in_rich() -> None:
    different = [
        char for char in _characters_of_packs(0x20000) if cell_width(f"{char}\ufe0f") != cell_len(f"{char}\ufe0f")
    ]
    assert _ranges(different) == []
    assert cell_width("❤\ufe0f") > cell_width("❤")


@pytest.mark.parametrize(("text", "cells"), CLUSTERS.values(), ids=CLUSTERS)
def test_one_character_for_its_reader_is_one_here_and_as_wide_as_in_rich(text: str, cells: int) -> None:
    assert [*graphemes(text)] == [(0, len(text), cells)]
    assert cell_width(text) == cell_len(text) == cells


@pytest.mark.parametrize(("text", "cells"), CLUSTERS.values(), ids=CLUSTERS)
def test_what_readers_see_as_one_is_never_split(text: str, cells: int) -> None:
    if text.startswith("\u200d"):
        return
    twice = f"日{text}{text}"
    beginnings = {cut(twice, room) for room in range(cell_width(twice) + 3)}
    assert beginnings <= {"", "日", f"日{text}", twice}
    assert beginnings >= {"", "日", twice} if text.startswith("🇯") and len(text) == 1 else {f"日{text}"} <= beginnings


def test_flags_in_a_row_are_as_many_characters() -> None:
    assert [*graphemes("🇯🇵🇺🇸🇫")] == [(0, 2, 2), (2, 4, 2), (4, 5, 1)]


@given(texts)
@example("\u200d\ufe0f")
@example("1\u0301\ufe0f\ufe0f")
@example("a\u200d")
def test_every_text_is_as_wide_as_rich_draws_it_and_as_its_characters_together(text: str) -> None:
    parts = [*graphemes(text)]
    assert cell_width(text) == cell_len(text) == sum(part.cells for part in parts)
    assert "".join(text[part.start : part.end] for part in parts) == text


@given(texts, st.integers(-2, 50))
def test_a_text_is_cut_at_a_character_and_is_as_long_as_there_is_room(text: str, cells: int) -> None:
    beginning = cut(text, cells)
    assert text.startswith(beginning)
    assert cell_width(beginning) <= max(0, cells)
    following = next((part for part in graphemes(text) if part.start >= len(beginning)), None)
    assert following is None or following.start == len(beginning)
    assert following is None or cell_width(beginning) + following.cells > cells


@given(texts, st.integers(-2, 50))
def test_a_text_that_is_fitted_has_the_width_that_was_asked_for(text: str, cells: int) -> None:
    fitted = fit(text, cells)
    assert cell_width(fitted) == cell_len(fitted) == max(0, cells)
    assert fitted.rstrip(" ") == shorten(text, cells).rstrip(" ")


@pytest.mark.parametrize(
    ("text", "cells", "padded", "shortened"),
    [
        ("plain", 8, "plain   ", "plain"),
        ("plain", 5, "plain", "plain"),
        ("plain", 4, "plain", "pla…"),
        ("plain", 1, "plain", "…"),
        ("plain", 0, "plain", ""),
        ("宇宙航空", 9, "宇宙航空 ", "宇宙航空"),
        ("宇宙航空", 8, "宇宙航空", "宇宙航空"),
        ("宇宙航空", 7, "宇宙航空", "宇宙航…"),
        ("宇宙航空", 6, "宇宙航空", "宇宙…"),
        ("a👩\u200d🚀b", 3, "a👩\u200d🚀b", "a…"),
    ],
)
def test_padding_and_shortening(text: str, cells: int, padded: str, shortened: str) -> None:
    assert (pad(text, cells), shorten(text, cells)) == (padded, shortened)


@pytest.fixture
def wide() -> Iterator[None]:
    set_ambiguous_width(2)
    yield
    set_ambiguous_width(1)


def test_only_what_unicode_calls_ambiguous_is_wider_where_terminals_draw_it_so(wide: None) -> None:
    characters = _characters_of_packs(0x20000)
    wider = [char for char in characters if cell_width(char) != get_character_cell_size(char)]
    assert wider == [char for char in characters if is_ambiguous(char)]
    assert all(unicodedata.east_asian_width(char) == "A" and cell_width(char) == 2 for char in wider)
    assert set("“”…—é±") <= set(wider)


def test_an_ellipsis_of_two_cells_leaves_room_for_itself(wide: None) -> None:
    assert (shorten("plain", 4), shorten("plain", 1), cell_width("®\ufe0f")) == ("pl…", "", 2)


def test_a_width_that_was_set_is_undone() -> None:
    assert cell_width("“…”") == 3


@given(st.text(st.sampled_from("a e\u0301漢か\u3099ｶﾞ🇯🇵🇫👩🚀❤\ufe0f\u200d\u1100\u1161각ำก"), max_size=24))
@example("🇯🇵🇯🇵🇯")
@example("a\u200d🇯🇵")
def test_a_place_is_within_a_character_where_graphemes_have_no_boundary(text: str) -> None:
    if "\u200d\u200d" in text:
        return  # two joiners in a row join nothing that exists
    boundaries = {0, len(text), *(grapheme.start for grapheme in graphemes(text))}
    assert {at for at in range(len(text) + 1) if not is_within_grapheme(text, at)} == boundaries
