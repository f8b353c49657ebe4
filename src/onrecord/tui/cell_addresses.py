"""Frames in which borders and columns stay where they are, however wide a terminal draws a character.

Terminals do not agree about emoji of several parts, variation selectors, single letters of Hangul, signs of Indic
scripts, and what is newer than their tables. Behind words with such a character, the column is written again before the
next border or blanks: the words stand together as the terminal draws them, and nothing else moves.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.text.cell_width import cell_width, graphemes

# The first and last of characters that all terminals draw in as many cells as we count: letters of Latin, Greek and
# Cyrillic, punctuation, lines, kana, kanji, syllables of Hangul, and our own signs.
_CERTAIN_RANGES = (
    "0-ac ae-2ff 370-482 48a-58f 1e00-1fff 2010-2027 2030-205e 2070-209c 20a0-20bf 2100-2319 2460-25fc 2713-2713"
    " 2717-2717 3000-3029 3030-303e 3041-3096 309b-30ff 3105-312f 31f0-321e 3220-3247 3250-4dbf 4e00-9fff ac00-d7a3"
    " f900-faff ff01-ffe6"
)
_FIRSTS, _LASTS = zip(*([int(code, 16) for code in item.split("-")] for item in _CERTAIN_RANGES.split()), strict=True)
_certain: set[str] = set()  # those that have been seen: a pattern for all would take a while to compile
_ASCII_BORDERS = ("|", "#")  # which are borders only where they stand alone, in a color of their own
# what a frame is made of: an address, a step to the right, other sequences, line ends, blanks and borders, and words
_PARTS = (
    r"\x1b\[(?:[0-9]*;)?(?P<address>[0-9]*)[HfG]|\x1b\[(?P<right>[0-9]*)C|\x1b\[[0-?]*[ -/]*[@-~]"
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b.|(?P<end>[\r\n]+)|(?P<between>  +|[─-╿]+)"
    r"|(?P<words>(?:(?!  |[─-╿])[^\x1b\r\n])+)|\x1b"
)


def with_columns(frame: str) -> str:
    """Return a frame of lines that begin at addresses, with the column of what stands behind uncertain characters."""
    return "".join(_parts(frame)) if has_uncertain_width(frame) else frame


def has_uncertain_width(text: str) -> bool:
    """Return whether terminals disagree about the width of some character of a text."""
    if _certain.issuperset(text):
        return False
    unseen = set(text) - _certain
    certain = set(filter(_is_certain, unseen))
    _certain.update(certain)
    return unseen != certain


def _is_certain(char: str) -> bool:
    return ord(char) <= int(_LASTS[bisect_right(_FIRSTS, ord(char)) - 1])


class _Doubt(NamedTuple):
    """By how many cells the terminal may be left of our column, or right of it."""

    left: int = 0
    right: int = 0

    def after(self, words: str) -> "_Doubt":
        """Return the doubt behind more words; each code point may be drawn by itself, in up to two cells."""
        uncertain = [g for g in graphemes(words) if has_uncertain_width(words[g.start : g.end])]
        cells = sum(grapheme.cells for grapheme in uncertain)
        most = sum(2 * (grapheme.end - grapheme.start) for grapheme in uncertain)
        return _Doubt(self.left + cells, self.right + max(0, most - cells))


_NO_DOUBT = _Doubt()


def _parts(frame: str) -> Iterator[str]:
    column: int | None = None  # None until the first address, and behind a line end
    doubt = _NO_DOUBT
    for match in re.finditer(_PARTS, frame):
        part, kind = match[0], match.lastgroup
        kind = "between" if part in _ASCII_BORDERS else kind
        if kind == "address":
            column, doubt = int(match["address"] or 1) - 1, _NO_DOUBT
        elif kind == "end":
            column, doubt = None, _NO_DOUBT
        elif column is not None and kind == "words":
            doubt = doubt.after(part) if has_uncertain_width(part) else doubt
            column += cell_width(part)
        elif column is not None and kind in ("right", "between"):
            cells = int(match["right"] or 1) if kind == "right" else cell_width(part)
            if doubt != _NO_DOUBT:
                part = _settled(part, column, doubt)
                doubt = _NO_DOUBT
            column += cells
        yield part


def _settled(between: str, column: int, doubt: _Doubt) -> str:
    """Return what stands between words at its column; blanks first, over cells that the words may have left.

    Where there are many blanks, those that the words may have reached are left to them.
    """
    if not between.isspace():
        return f"{' ' * doubt.left}\x1b[{column + 1}G{between}"
    room = len(between)
    reached = max(0, min(doubt.right, room - doubt.left - doubt.right))
    blanks = " " * (min(doubt.left, room) if not reached else reached + doubt.left)
    return f"{blanks}\x1b[{column + reached + 1}G{between[reached:]}"
