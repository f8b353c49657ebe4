"""Width of text in terminal cells: measure, pad and shorten, without ever splitting what readers see as one character.

East Asian characters and emoji take two cells, combining marks none. Widths are those that Rich draws by.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord.text import cell_width_table
from onrecord.text.signs import lines_take_two_cells, signs

# Beyond this code point only private-use characters are of ambiguous width, which packs must not contain.
LAST_AMBIGUOUS_CODE = 0x1F1FF

_JOINER = "\u200d"  # ZERO WIDTH JOINER, between the parts of one emoji
_EMOJI_SELECTOR = "\ufe0f"  # VARIATION SELECTOR-16
# Vowels of Thai and Lao that take a cell of their own but belong to the consonant before them.
_SPACING_VOWELS = "\u0e33\u0eb3"
_FIRST_SPACING_SIGN = "\u0903"  # DEVANAGARI SIGN VISARGA


class Grapheme(NamedTuple):
    """A character as readers see it: its span in a text, and its width in cells."""

    start: int
    end: int
    cells: int


class _CharacterWidths(dict[str, int]):
    """The width of each character that was asked for; `ambiguous_cells` is that of characters of ambiguous width."""

    ambiguous_cells = 1

    def __missing__(self, char: str) -> int:
        self[char] = cells = self._look_up(char)
        return cells

    def _look_up(self, char: str) -> int:
        code = ord(char)
        if code < 0x20 or 0x7F <= code < 0xA0:
            return 0
        if _is_in(code, cell_width_table.ZERO_WIDTH):
            return 0
        if _is_in(code, cell_width_table.DOUBLE_WIDTH):
            return 2
        return self.ambiguous_cells if is_ambiguous(char) else 1


_widths = _CharacterWidths()


def set_ambiguous_width(cells: int) -> None:
    """Count characters of ambiguous width as one or two cells from now on, in the whole process.

    This depends on the terminal, as the locale does, and so is no argument of each function; one cell is the default.
    """
    _widths.clear()
    _widths.ambiguous_cells = cells
    lines_take_two_cells(cells > 1)


def ambiguous_width() -> int:
    """Return in how many cells characters of ambiguous width are counted by now."""
    return _widths.ambiguous_cells


def is_ambiguous(char: str) -> bool:
    """Return whether terminals of East Asian set-ups draw the character in two cells, and others in one."""
    code = ord(char)
    return (
        0xA0 < code <= LAST_AMBIGUOUS_CODE
        and unicodedata.east_asian_width(char) == "A"
        and not _is_in(code, cell_width_table.ZERO_WIDTH)
        and not _is_in(code, cell_width_table.DOUBLE_WIDTH)
    )


def cell_width(text: str) -> int:
    """Return the number of cells that a terminal needs for the text."""
    if text.isascii() and text.isprintable():
        return len(text)
    if _JOINER in text or _EMOJI_SELECTOR in text:
        return sum(grapheme.cells for grapheme in graphemes(text))
    return sum(map(_widths.__getitem__, text))


def has_one_cell_each(text: str) -> bool:
    """Return whether every character takes one cell, so that columns are offsets; True for an empty text."""
    return set(map(_widths.__getitem__, text)) <= {1}


def count_spacing_signs(text: str) -> int:
    """Return the number of spacing combining marks (category Mc) that are counted as no cell, as in Devanagari.

    Some terminals, tmux among them, draw each in a cell of its own; a line that leaves so many cells free is not cut.
    """
    if text.isascii() or max(text) < _FIRST_SPACING_SIGN:
        return 0
    return sum(unicodedata.category(char) == "Mc" and _widths[char] == 0 for char in text)


def blanks_before(text: str) -> int:
    """Return the number of blanks that a text begins with; none if it has nothing else."""
    return len(text) - len(text.lstrip(" ")) if text.strip() else 0


def pad(text: str, cells: int) -> str:
    """Return the text with blanks behind it, in at least `cells` cells."""
    missing = cells - cell_width(text)
    if text.endswith(_JOINER) and missing > 0:  # the first blank may be joined to the text
        missing += 1 - (cell_width(f"{text} ") - cell_width(text))
    return text + " " * missing


def cut(text: str, cells: int) -> str:
    """Return the longest beginning of the text that fits into `cells` cells."""
    if text.isascii() and text.isprintable():
        return text[: max(0, cells)]
    end = 0
    for grapheme in graphemes(text):
        cells -= grapheme.cells
        if cells < 0:
            break
        end = grapheme.end
    return text[:end]


def cut_start(text: str, cells: int) -> str:
    """Return the longest end of the text that fits into `cells` cells."""
    start = len(text)
    for grapheme in reversed([*graphemes(text)]):
        cells -= grapheme.cells
        if cells < 0:
            break
        start = grapheme.start
    return text[start:]


def shorten(text: str, cells: int) -> str:
    """Return the text in at most `cells` cells; if it is cut, it ends with an ellipsis."""
    if cell_width(text) <= cells:
        return text
    ellipsis = signs().ellipsis
    room = cells - cell_width(ellipsis)
    return cut(text, room) + ellipsis if room >= 0 else ""


def fit(text: str, cells: int) -> str:
    """Return the text shortened or padded to exactly `cells` cells."""
    return pad(shorten(text, cells), cells)


def graphemes(text: str) -> Iterator[Grapheme]:
    """Yield the characters of a text as readers see them, with their accents, selectors and all that is joined to them.

    These are the extended grapheme clusters of Unicode (UAX #29), except that an Indic conjunct is several.
    """
    index = start = cells = 0
    measured = ""  # the last character with a width, which a selector can widen once
    is_half_flag = False
    while index < len(text):
        char, before = text[index], text[index - 1] if index else ""
        next_index, is_regional = index + 1, False
        if char == _JOINER:  # the character behind it is drawn as a part of the one before it
            width, joins, next_index = 0, True, index + 2
        elif char == _EMOJI_SELECTOR:
            width, joins = int(_is_widened(measured)), True
            measured = ""
        else:
            width, is_regional = _widths[char], _is_regional(char)
            joins = not width or (is_regional and is_half_flag) or _continues(before, char)
            measured = char if width else measured
        is_half_flag = is_regional and not joins
        if not joins and index:
            yield Grapheme(start, index, cells)
            start, cells = index, 0
        cells += width
        index = next_index
    if text:
        yield Grapheme(start, len(text), cells)


def is_within_grapheme(text: str, at: int) -> bool:
    """Return whether the place before `text[at]` lies within what `graphemes` yields as one character."""
    if not 0 < at < len(text):
        return False
    char, before = text[at], text[at - 1]
    if before == _JOINER or char in (_JOINER, _EMOJI_SELECTOR) or not _widths[char] or _continues(before, char):
        return True
    if not _is_regional(char):
        return False
    first = at
    while first and _is_regional(text[first - 1]):
        first -= 1
    first += first > 0 and text[first - 1] == _JOINER  # which has taken the first of them
    return (at - first) % 2 == 1


def _is_regional(char: str) -> bool:
    """Return whether the character is half of a flag."""
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _is_widened(char: str) -> bool:
    """Return whether variation selector 16 makes the character two cells wide that takes one by itself."""
    return char != "" and _widths[char] == 1 and _is_in(ord(char), cell_width_table.WIDENED)


def _continues(before: str, char: str) -> bool:
    """Return whether a character with a width of its own belongs to the one before: a part of a Hangul syllable."""
    is_leading = "\u1100" <= before <= "\u115f" or "\ua960" <= before <= "\ua97c"
    is_hangul = "\u1100" <= char <= "\u115f" or "\ua960" <= char <= "\ua97c" or "\uac00" <= char <= "\ud7a3"
    return (is_leading and is_hangul) or char in _SPACING_VOWELS


def _is_in(code: int, table: str) -> bool:
    starts, ends = _ranges(table)
    index = bisect_right(starts, code) - 1
    return index >= 0 and code <= ends[index]


@cache
def _ranges(table: str) -> tuple[list[int], list[int]]:
    """Return the first and the last code points of the ranges of a table."""
    bounds = [[int(code, 16) for code in item.split("-")] for item in table.split()]
    return [first for first, *_ in bounds], [bound[-1] for bound in bounds]
