"""Quotation marks within others: double marks become single ones, corner brackets become double ones."""

from __future__ import annotations

_TO_SINGLE = str.maketrans("“”", "‘’")
_TO_DOUBLE_CORNERS = str.maketrans("「」", "『』")


def nest_quotation_marks(words: str) -> str:
    """Return the words for between “ and ”: double marks become single; single ones and apostrophes stay."""
    return words.translate(_TO_SINGLE)


def nest_corner_brackets(words: str) -> str:
    """Return the words for between 「 and 」."""
    return words.translate(_TO_DOUBLE_CORNERS)
