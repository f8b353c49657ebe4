"""Where a terminal draws ambiguous characters in two cells, our widths and Rich's go on agreeing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import rich.cells
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size
from textual.scrollbar import ScrollBarRender

from onrecord.text.cell_width import LAST_AMBIGUOUS_CODE, cell_width, is_ambiguous, set_ambiguous_width
from onrecord.text.characters import find_forbidden_character
from onrecord.tui.ambiguous_width import count_ambiguous_as_two_cells


def _forget_widths() -> None:
    rich.cells.get_character_cell_size.cache_clear()
    rich.cells.cached_cell_len.cache_clear()


@pytest.fixture(scope="module", autouse=True)
def wide() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("load_cell_table", "_is_single_cell_widths"):
            patch.setattr(rich.cells, name, getattr(rich.cells, name))
        patch.setattr(ScrollBarRender, "VERTICAL_BARS", ScrollBarRender.VERTICAL_BARS)
        count_ambiguous_as_two_cells()
        yield
    set_ambiguous_width(1)
    _forget_widths()


def test_every_character_is_as_wide_for_rich_as_for_us() -> None:
    characters = [char for char in map(chr, range(LAST_AMBIGUOUS_CODE + 2)) if not find_forbidden_character(char)]
    assert [char for char in characters if cell_width(char) != get_character_cell_size(char)] == []
    assert {cell_width(char) for char in characters if is_ambiguous(char)} == {2}


def test_a_selector_widens_nothing_that_is_wide_already() -> None:
    assert cell_width("®\ufe0f") == cell_len("®\ufe0f") == 2
    assert cell_width("❤\ufe0f") == cell_len("❤\ufe0f") == 2


@given(st.text(alphabet="ab “”…—é®©±①漢か\u3099\ufe0f\u200d👩🚀🇯🇵", max_size=40))
def test_every_text_is_as_wide_for_rich_as_for_us(text: str) -> None:
    assert cell_width(text) == cell_len(text)
