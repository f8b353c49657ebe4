"""Support for terminals that draw characters of ambiguous width in two cells, as East Asian set-ups do.

Rich counts such characters (quotation marks, dashes, box lines) as one cell, so lines of official text would run over
the edge and be cut. Here its table is replaced by one that counts two, and our own borders are drawn in ASCII.
"""

from __future__ import annotations

import unicodedata

import rich._unicode_data
import rich.cells
from textual.scrollbar import ScrollBarRender

# borders of ASCII characters, since box lines are of ambiguous width themselves
AMBIGUOUS_CSS = """
#sections, #list, #reading, #clip-list, #clip-preview, .box,
#sections:focus, #list:focus, #reading:focus, #clip-list:focus { border: ascii $accent; }
#sections, #list, #reading, #clip-list, #clip-preview { border: ascii $surface-lighten-2; }
.-one #sections, .-one #list, .-one #reading, .-one #clip-list, .-one #clip-preview { border: none; }
"""

# ambiguous characters beyond this are for private use, which packs may not contain
LAST_CODE = 0x1F1FF
_ASCII = frozenset(map(chr, range(0x20, 0x7F)))


def count_ambiguous_as_two_cells() -> None:
    """Make Rich, and with it Textual and our own word wrap, count ambiguous characters as two cells."""
    table = _table()
    setattr(rich.cells, "load_cell_table", lambda unicode_version="auto": table)  # noqa: B010 - unknown to mypy
    rich.cells._is_single_cell_widths = _ASCII.issuperset
    rich.cells.get_character_cell_size.cache_clear()
    rich.cells.cached_cell_len.cache_clear()
    ScrollBarRender.VERTICAL_BARS = [" "] * len(ScrollBarRender.VERTICAL_BARS)  # half blocks are ambiguous too


def _table() -> rich.cells.CellTable:
    """Return Rich's own table, which lists all but the narrow characters, with the ambiguous ones added."""
    narrow = rich.cells.CellTable(*rich._unicode_data.load("auto"))
    listed_codes = {code for start, end, _ in narrow.widths for code in range(start, min(end, LAST_CODE) + 1)}
    ambiguous = [
        (code, code, 2)
        for code in range(0xA1, LAST_CODE + 1)
        if unicodedata.east_asian_width(chr(code)) == "A" and code not in listed_codes
    ]
    return narrow._replace(widths=sorted([*narrow.widths, *ambiguous]))
