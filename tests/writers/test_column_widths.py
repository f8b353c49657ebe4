"""Widths of columns: all of the page, and room for the longest word where there is any."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.quoting.tree import Table
from onrecord.writers.column_widths import LANDSCAPE_CELLS, PORTRAIT_CELLS, column_shares, may_be_cut

CELLS = st.text(max_size=200)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=4))
def test_all_of_the_page_is_used(rows: list[tuple[str, str, str]]) -> None:
    shares = column_shares(Table(rows[0], tuple(rows[1:])))
    assert abs(sum(shares) - 1) < 1e-9
    assert min(shares) > 0


def test_no_word_is_broken_where_there_is_room() -> None:
    header = ("Paragraph", "Party (editor)", "Verb", "Words", "Due")
    table = Table(header, (("para. 6", "Both sides", "recognized", "words " * 60, "2024"),))
    for cells in (PORTRAIT_CELLS, LANDSCAPE_CELLS):
        widths = [share * cells for share in column_shares(table, cells)]
        for width, word in zip(widths, ("Paragraph", "(editor)", "recognized", "words", "2024"), strict=True):
            assert width >= len(word) + 2
        assert max(widths) == widths[3]


def test_only_a_row_that_is_nearly_a_page_high_may_be_cut() -> None:
    shares = [0.5, 0.5]
    assert not may_be_cut(("word " * 20, "x"), shares, PORTRAIT_CELLS)
    assert may_be_cut(("word " * 400, "x"), shares, PORTRAIT_CELLS)
    assert may_be_cut(("x\n" * 40, "x"), shares, PORTRAIT_CELLS)


def test_columns_whose_texts_fit_leave_the_rest_to_those_that_lack_room() -> None:
    row = ("para. 6", "Both sides", "word " * 60, "https://example.org/a\nhttps://example.org/bcd")
    shares = column_shares(Table(("Paragraph", "Party", "Words", "Source"), (row,)), LANDSCAPE_CELLS)
    widths = [share * LANDSCAPE_CELLS for share in shares]
    assert max(widths[:2]) < 16, "what fits gets no more"
    assert widths[2] > LANDSCAPE_CELLS / 2, "the words have most of the page"
