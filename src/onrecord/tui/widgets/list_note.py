"""What stands above the rows of a list and says what they are."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from onrecord.tui.wrap import wrap

MIN_LINES_PER_LEAD = 4
"""Lines of a list for each line that is said above its rows; a list with fewer says nothing there."""


def lead_lines(forms: Sequence[str], cells: int, lines: int) -> list[str]:
    """Return the longest form that fits into a line, else the last in several; none where the list is too low.

    `lines` is the height of the list, `cells` its width.
    """
    if not forms:
        return []
    whole = next((form for form in forms if cell_len(form) <= cells), "")
    last = forms[-1]
    led = [whole] if whole else [last[start:end].strip() for start, end in wrap(last, max(1, cells))]
    return led if len(led) * MIN_LINES_PER_LEAD <= lines else []
