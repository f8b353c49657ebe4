"""The note above the rows of a list that says what they are."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.text.cell_width import cell_width
from onrecord.text.signs import own_words
from onrecord.text.wrap import wrap

# least height of a list for each line of its note; a lower list has none
MIN_LINES_PER_LEAD = 4


def lead_lines(forms: Sequence[str], cells: int, lines: int) -> list[str]:
    """Return the longest form that fits into one line, else the last one wrapped; empty if the list is too low.

    `lines` is the height of the list, `cells` its width.
    """
    if not forms:
        return []
    forms = [own_words(form) for form in forms]
    fitting = next((form for form in forms if cell_width(form) <= cells), "")
    last = forms[-1]
    note = [fitting] if fitting else [last[start:end].strip() for start, end in wrap(last, max(1, cells))]
    return note if len(note) * MIN_LINES_PER_LEAD <= lines else []
