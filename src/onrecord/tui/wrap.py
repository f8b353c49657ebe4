"""Line breaking by terminal cells, as offsets, so that every cell on screen can be traced to its character.

Spaces break (a no-break space does not), East Asian characters break on either side, and a word that is longer than
a line, such as an address, is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len, get_character_cell_size

_WIDE = "\u3000-\u3029\u3030-\u3098\u309b-\u9fff\uf900-\ufaff\uff00-\uff60"
_KEPT = "、。，．）」』】〉》・ー\u0300-\u036f\u302a-\u302f\u3099\u309a\ufe00-\ufe0f"
"""What no line begins with: closing marks, and marks that belong to the character before."""
_OPENING = "（「『【〈《"
_CHUNK = re.compile(f"[{_OPENING}]*(?:[{_WIDE}]|[^ {_WIDE}]+)[{_KEPT}]* *| +")


def wrap(text: str, width: int, first_width: int | None = None) -> list[tuple[int, int]]:
    """The spans of `text` that make its lines, each at most `width` cells; trailing spaces are left out."""
    lines: list[tuple[int, int]] = []
    start = end = used = 0
    width = max(1, width)
    room = width if first_width is None else min(width, max(1, first_width))
    for chunk_start, chunk_end, cells, trailing in _chunks(text, width):
        if used + cells > room and (chunk_start > start or room < width):
            if end > start or room < width:
                lines.append((start, end))
            start, used, room = chunk_start, 0, width
        end = chunk_end - trailing
        used += cells + trailing
    if end > start or not lines:
        lines.append((start, end))
    return lines


def _chunks(text: str, width: int) -> Iterator[tuple[int, int, int, int]]:
    """Pieces that stay on one line: start, end, cells without trailing spaces, number of trailing spaces."""
    for found in _CHUNK.finditer(text):
        word = found[0].rstrip(" ")
        trailing = len(found[0]) - len(word)
        cells = cell_len(word)
        if cells <= width:
            yield found.start(), found.end(), cells, trailing
            continue
        start = found.start()
        for part_start, part_end, part_cells in _cut(word, width):
            last = part_end == len(word)
            extra = trailing if last else 0
            yield start + part_start, start + part_end + extra, part_cells, extra


def _cut(word: str, width: int) -> Iterator[tuple[int, int, int]]:
    start = cells = 0
    for index, end in _characters(word):
        size = cell_len(word[index:end])
        if cells + size > width and index > start:
            yield start, index, cells
            start, cells = index, 0
        cells += size
    yield start, len(word), cells


def _characters(word: str) -> Iterator[tuple[int, int]]:
    """What a reader takes for one character: accents, joiners and variation selectors stay with what they change."""
    start = 0
    for index in range(1, len(word)):
        if get_character_cell_size(word[index]) and word[index - 1] != "\u200d":
            yield start, index
            start = index
    yield start, len(word)
