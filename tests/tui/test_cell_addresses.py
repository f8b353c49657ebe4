"""A border behind a character about whose width terminals disagree stands where it should, whatever they make of it."""

from __future__ import annotations

import random
import re

import pytest

from onrecord.text.cell_width import cell_width, graphemes
from onrecord.tui.cell_addresses import with_columns

ZWJ, VS16 = "\U0001f469\u200d\U0001f680", "\u2600\ufe0f"
JAMO, KANJI_SELECTED = "\u1140\u119e\u11f0", "\u845b\U000e0100"
UNCERTAIN = [ZWJ, VS16, JAMO, KANJI_SELECTED, "a\u200b", "\u00ad", "\u231a", "\U0001fae8", "\u0915\u093f", "x\u0302"]


@pytest.mark.parametrize("text", ["plain", "“both sides’…” — ━━ │┃ ✓✗▮»", "宇宙状況把握 ｶﾞガ 한국", "Übung Ωмега §3"])
def test_a_frame_without_one_is_the_same(text: str) -> None:
    frame = f"\x1b[3;5H\x1b[1;38;5;24m{text}\x1b[0m\x1b[1;1H"
    assert with_columns(frame) is frame


@pytest.mark.parametrize("character", UNCERTAIN)
@pytest.mark.parametrize("between", ["│", "  ", "      ", "━━", "\x1b[38;5;239m|\x1b[0m"])
def test_behind_its_words_the_column_is_written_again(character: str, between: str) -> None:
    words = f"ab {character} and more"
    written = with_columns(f"\x1b[3;5H\x1b[1m{words}\x1b[0m{between}x\x1b[4;1Hplain")
    column = 5 + cell_width(words)
    assert written.startswith(f"\x1b[3;5H\x1b[1m{words}\x1b[0m")
    match = re.match(r"(\x1b\[38;5;239m)?( *)\x1b\[([0-9]+)G", written.removeprefix(f"\x1b[3;5H\x1b[1m{words}\x1b[0m"))
    assert match is not None
    rest = written.rpartition(f"{match[3]}G")[2]
    assert f"{match[1] or ''}{' ' * (int(match[3]) - column)}{rest}" == f"{between}x\x1b[4;1Hplain"


def test_sequences_pass_and_count_no_cells() -> None:
    link = "\x1b]8;;https://example.org\x1b\\"
    assert with_columns(f"\x1b[2;3H{link}{VS16}\x1b[4C{ZWJ}│") == (
        f"\x1b[2;3H{link}{VS16}  \x1b[5G\x1b[4C{ZWJ}  \x1b[11G│"
    )


def test_where_the_column_is_not_known_nothing_is_written() -> None:
    frame = f"{ZWJ}x  │\x1b[1;1Hy\n{ZWJ}x  │"
    assert with_columns(frame) == frame


def draw(frame: str, cells: int, columns: int = 300) -> list[str]:
    """Return the cells of a line, stale ones as `#`, where a terminal draws uncertain characters in `cells` cells."""
    line, column = ["#"] * columns, 0
    for part in re.split(r"(\x1b\[[0-9;]*[HG])", frame):
        if match := re.fullmatch(r"\x1b\[(?:1;)?([0-9]+)[HG]", part):
            column = int(match[1]) - 1
            continue
        for grapheme in graphemes(part):
            character = part[grapheme.start : grapheme.end]
            width = min(cells, 2 * len(character)) if character in UNCERTAIN else grapheme.cells
            line[column : column + width] = [character, *[""] * (width - 1)][:width]
            column += width
    return line


@pytest.mark.parametrize("cells", range(4))
def test_nothing_but_the_words_moves_and_nothing_stale_is_left(cells: int) -> None:
    seed = random.randrange(1 << 32)
    chance = random.Random(seed)
    for _ in range(100):
        words = [chance.choice([*UNCERTAIN, "both", "宇宙", "…"]) for _ in range(5)]
        text = " ".join(words)
        frame = f"\x1b[1;1H│ {text}{' ' * 40}│ p6.s9 ┃"
        line = draw(with_columns(frame), cells)
        border = 2 + cell_width(text) + 40
        assert line[border] == "│", (seed, words)
        assert line[border + 8] == "┃", (seed, words)
        assert "#" not in line[: border + 9], (seed, words)
        if cells > 0:
            assert "".join(line[:border]).split() == ["│", *words], (seed, words)
