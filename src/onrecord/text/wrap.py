"""Word wrap by terminal cells, as offsets, so that every cell on screen can be traced to its character.

Lines break at spaces (not at no-break spaces) and on either side of East Asian characters; a word that is longer than
a line, such as an address, is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.text.cell_width import cell_width, count_spacing_signs, graphemes, has_one_cell_each

_WIDE = ((0x3000, 0x3029), (0x3030, 0x3098), (0x309B, 0x9FFF), (0xF900, 0xFAFF), (0xFF00, 0xFF60))
# combining characters, such as accents, which belong to the character before
_MARKS = ((0x0300, 0x036F), (0x302A, 0x302F), (0x3099, 0x309A), (0xFE00, 0xFE0F))
_CLOSING = "、。，．）」』】〉》・ー"
_OPENING = "（「『【〈《"

_WIDE_KIND, _OPENING_KIND, _CLOSING_KIND, _MARK_KIND = "\1\2\3\4"
# One unbreakable chunk; no line begins with a closing or combining character, or with an ASCII mark that follows
# Japanese. The pattern matches kinds of characters (`_Kinds`), since a set with Japanese characters takes milliseconds
# to compile.
_CHUNK = re.compile("\2*(?:[\1-\3][\4;:,.!?)]*|[^ \1-\3]+)[\3\4]* *| +")


class _Kinds(dict[int, str | int]):
    """Table for `str.translate` from a character to its kind, filled on first use; most map to themselves."""

    def __missing__(self, code: int) -> str | int:
        kind: str | int = code
        if chr(code) in _OPENING:
            kind = _OPENING_KIND
        elif chr(code) in _CLOSING:
            kind = _CLOSING_KIND
        elif any(first <= code <= last for first, last in _WIDE):
            kind = _WIDE_KIND
        elif any(first <= code <= last for first, last in _MARKS):
            kind = _MARK_KIND
        self[code] = kind
        return kind


_KINDS = _Kinds()


def wrap(text: str, width: int, first_width: int | None = None) -> list[tuple[int, int]]:
    """Return the spans of `text` that form its lines, each at most `width` cells, without trailing spaces.

    The first line is at most `first_width` cells, if that is given.
    """
    width = max(1, width)
    room = width if first_width is None else min(width, max(1, first_width))
    if _is_plain(text) and (plain_lines := _wrap_plain(text, width, room)):
        return plain_lines
    lines: list[tuple[int, int]] = []
    start = end = used_cells = 0
    for chunk_start, chunk_end, cells, trailing in _chunks(text, width):
        if used_cells + cells > room and (chunk_start > start or room < width):
            if end > start or room < width:
                lines.append((start, end))
            start, used_cells, room = chunk_start, 0, width
        end = chunk_end - trailing
        used_cells += cells + trailing
    if end > start or not lines:
        lines.append((start, end))
    return lines


def _is_plain(text: str) -> bool:
    """Return whether the text is words with a blank between them, whose characters all take a cell each."""
    characters = "".join(set(text))
    return (
        has_one_cell_each(characters)
        and characters.translate(_KINDS) == characters
        and not ("  " in text or text[:1] == " " or text[-1:] == " ")
    )


def _wrap_plain(text: str, width: int, room: int) -> list[tuple[int, int]] | None:
    """Return the lines of plain text; None if a word has more cells than a line."""
    lines: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > room:
        end = text.rfind(" ", start, start + room + 1)
        if end < 0:
            return None
        lines.append((start, end))
        start, room = end + 1, width
    return [*lines, (start, len(text))]


def _chunks(text: str, width: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield the unbreakable chunks: start, end, cells without trailing spaces, number of trailing spaces."""
    for match in _CHUNK.finditer(text.translate(_KINDS)):
        chunk = text[match.start() : match.end()]
        word = chunk.rstrip(" ")
        trailing = len(chunk) - len(word)
        cells = cell_width(word) + count_spacing_signs(word)
        if cells <= width:
            yield match.start(), match.end(), cells, trailing
            continue
        start = match.start()
        for part_start, part_end, part_cells in _cut(word, width):
            is_last = part_end == len(word)
            extra = trailing if is_last else 0
            yield start + part_start, start + part_end + extra, part_cells, extra


def _cut(word: str, width: int) -> Iterator[tuple[int, int, int]]:
    start = cells = 0
    for grapheme in graphemes(word):
        grapheme_cells = grapheme.cells + count_spacing_signs(word[grapheme.start : grapheme.end])
        if cells + grapheme_cells > width and grapheme.start > start:
            yield start, grapheme.start, cells
            start, cells = grapheme.start, 0
        cells += grapheme_cells
    yield start, len(word), cells
