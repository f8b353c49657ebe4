"""Support for terminals that draw characters of ambiguous width in two cells, as East Asian set-ups do.

Our own widths and Rich's count such characters (quotation marks, dashes, box lines) as one cell, so lines of official
text would run over the edge and be cut. Here both are made to count two; our own signs are then those of ASCII.
"""

from __future__ import annotations

from rich.cells import CellTable

from onrecord.text.cell_width import LAST_AMBIGUOUS_CODE, is_ambiguous, set_ambiguous_width
from onrecord.tui.textual_private import measure_cells_by

_ASCII = frozenset(map(chr, range(0x20, 0x7F)))


def count_ambiguous_as_two_cells() -> None:
    """Make our own widths, and those of Rich and with it Textual, count ambiguous characters as two cells."""
    set_ambiguous_width(2)
    measure_cells_by(_with_ambiguous_wide, _ASCII)


def _with_ambiguous_wide(narrow: CellTable) -> CellTable:
    """Return Rich's own table, which lists all but the narrow characters, with the ambiguous ones added."""
    codes = [code for code in range(LAST_AMBIGUOUS_CODE + 1) if is_ambiguous(chr(code))]
    return narrow._replace(
        widths=sorted([*narrow.widths, *((code, code, 2) for code in codes)]),
        narrow_to_wide=narrow.narrow_to_wide.difference(map(chr, codes)),  # a selector widens them no further
    )
