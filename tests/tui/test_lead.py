"""What stands above the rows of a list, in so much room."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from onrecord.navigation import Section
from onrecord.tui.widgets.list_note import MIN_LINES_PER_LEAD, lead_lines

FORMS = Section.COMMITMENTS.descriptions


@pytest.mark.parametrize("lines", [0, 3, 4, 8, 40])
def test_it_fits_or_is_left_out(lines: int) -> None:
    for cells in range(1, 80):
        led = lead_lines(FORMS, cells, lines)
        assert len(led) * MIN_LINES_PER_LEAD <= lines
        assert all(cell_len(line) <= cells for line in led)
        if led and cells > 10:
            assert " ".join(led) in FORMS


def test_the_longest_form_that_fits_is_taken() -> None:
    assert lead_lines(FORMS, 50, 4) == ["Commitments: statements of position, graded 5 to 1"]
    assert lead_lines(FORMS, 49, 4) == ["statements of position, graded 5 to 1"]
    assert lead_lines(FORMS, 33, 8) == ["statements of position, graded 5", "to 1"]


def test_other_sections_say_nothing() -> None:
    assert [section for section in Section if section.descriptions] == [Section.COMMITMENTS]
    assert lead_lines((), 80, 40) == []
