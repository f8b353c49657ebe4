"""The columns of a text: refs, bar, the text itself, and notes in the margin, as the window has room for them."""

from typing import NamedTuple

from onrecord.navigation import Document
from onrecord.text.cell_width import cell_width
from onrecord.tui.arrangement import MAX_MEASURE, SIDE_BY_SIDE_COLUMNS, STACKED_COLUMNS

RIGHT_MARGIN = 2
TEXT_BAR_CELLS = 2  # the bar, and the blank behind it
MIN_REF_CELLS = 7
FULL_TEXT_MEASURE = 66  # of the full text, with notes in the margin
MARGIN_RULE_CELLS = 3  # the rule between text and margin, with a blank at each side


class ReadingColumns(NamedTuple):
    """The cells of each column from the left: rule, refs (or one blank), bar, text (`measure`), margin notes."""

    rule: int
    refs: int
    measure: int
    margin: int = 0

    @property
    def text_start(self) -> int:
        """The column in which the text begins."""
        return self.rule + self.refs + TEXT_BAR_CELLS

    @property
    def margin_start(self) -> int:
        """The column in which the notes in the margin begin."""
        return self.text_start + self.measure + MARGIN_RULE_CELLS


def reading_columns(width: int, document: Document, *, has_rule: bool) -> ReadingColumns:
    """Return the columns of a pane of so many cells; only the full text has refs beside it, and notes in the margin."""
    rule = int(has_rule)
    has_refs = document.is_continuous and width >= STACKED_COLUMNS
    refs = max(MIN_REF_CELLS, _ref_cells(document)) if has_refs else 1
    room = width - rule - refs - TEXT_BAR_CELLS
    if has_refs and width >= SIDE_BY_SIDE_COLUMNS:
        margin = room - FULL_TEXT_MEASURE - MARGIN_RULE_CELLS - 1
        return ReadingColumns(rule, refs, FULL_TEXT_MEASURE, margin)
    return ReadingColumns(rule, refs, min(MAX_MEASURE, max(1, room - RIGHT_MARGIN)))


def _ref_cells(document: Document) -> int:
    """Return the cells of the longest ref, with a blank at each side."""
    return max((cell_width(str(anchor.ref)) for anchor in document.anchors if anchor.ref), default=0) + 2
