"""Support for terminals that draw characters of ambiguous width in two cells, as East Asian set-ups do.

Our own widths and Rich's count such characters (quotation marks, dashes, box lines) as one cell, so lines of official
text would run over the edge and be cut. Here both are made to count two, and our own borders are drawn in ASCII.
"""

from __future__ import annotations

import rich._unicode_data
import rich.cells
from textual.scrollbar import ScrollBarRender

from onrecord.text.cell_width import LAST_AMBIGUOUS_CODE, is_ambiguous, set_ambiguous_width

# borders of ASCII characters, since box lines are of ambiguous width themselves
AMBIGUOUS_CSS = """
#sections, #list, #reading, #clip-list, #clip-preview, .box,
#sections:focus, #list:focus, #reading:focus, #clip-list:focus { border: ascii $accent; }
#sections, #list, #reading, #clip-list, #clip-preview { border: ascii $surface-lighten-2; }
.-one #sections, .-one #list, .-one #reading, .-one #clip-list, .-one #clip-preview { border: none; }
"""

_ASCII = frozenset(map(chr, range(0x20, 0x7F)))


def count_ambiguous_as_two_cells() -> None:
    """Make our own widths, and those of Rich and with it Textual, count ambiguous characters as two cells."""
    set_ambiguous_width(2)
    table = _table()
    setattr(rich.cells, "load_cell_table", lambda unicode_version="auto": table)  # noqa: B010 - unknown to mypy
    rich.cells._is_single_cell_widths = _ASCII.issuperset
    rich.cells.get_character_cell_size.cache_clear()
    rich.cells.cached_cell_len.cache_clear()
    ScrollBarRender.VERTICAL_BARS = [" "] * len(ScrollBarRender.VERTICAL_BARS)  # half blocks are ambiguous too


def _table() -> rich.cells.CellTable:
    """Return Rich's own table, which lists all but the narrow characters, with the ambiguous ones added."""
    narrow = rich.cells.CellTable(*rich._unicode_data.load("auto"))
    codes = [code for code in range(LAST_AMBIGUOUS_CODE + 1) if is_ambiguous(chr(code))]
    return narrow._replace(
        widths=sorted([*narrow.widths, *((code, code, 2) for code in codes)]),
        narrow_to_wide=narrow.narrow_to_wide.difference(map(chr, codes)),  # a selector widens them no further
    )
