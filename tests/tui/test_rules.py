"""The line above a pane: its name and the cursor's position, cut so that the position stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest
from rich.cells import cell_len
from rich.style import Style

from onrecord.text.cell_width import set_ambiguous_width
from onrecord.tui.text_styles import TextStyles
from onrecord.tui.widgets.rules import joint, rule_strip, vertical_rule

STYLES: TextStyles = defaultdict(Style.null)
INFO = "5 of 29 · text order · “moon”"


@pytest.fixture
def two_cells() -> Iterator[None]:
    set_ambiguous_width(2)
    yield
    set_ambiguous_width(1)


def rule(
    width: int, name: str = "Commitments", info: str = INFO, position: str = "25/29", *, focused: bool = True
) -> str:
    strip = rule_strip(name, info, position, width, STYLES, focused=focused)
    assert strip.cell_length == width
    return strip.text


def test_a_rule_says_name_order_and_position() -> None:
    assert rule(60) == f"━━ Commitments  {INFO} ━━━━━ 25/29 ━━"
    assert rule(60, focused=False) == f"── Commitments  {INFO} ───── 25/29 ──"
    assert rule(12, "", "", "") == 12 * "━"


@pytest.mark.parametrize("name", ["Commitments", "宇宙政策", ""])
def test_the_position_is_never_cut_and_the_name_is_cut_after_the_rest(name: str) -> None:
    for width in range(14, 120):
        text = rule(width, name)
        assert " 25/29 ━━" in text
        assert cell_len(text) == width
        if INFO in text and name:
            assert name in text


def test_a_wider_rule_never_says_less() -> None:
    said = [len(rule(width).replace("━", "").replace("…", "")) for width in range(14, 120)]
    assert said == sorted(said)


@pytest.mark.parametrize("width", [0, 1, 2, 5, 9, 13])
def test_a_rule_is_as_wide_as_its_pane_however_narrow(width: int) -> None:
    assert len(rule(width)) == width


def test_the_focus_is_seen_by_the_shape_of_the_line() -> None:
    assert set(rule(40, "", "", "")) & set(rule(40, "", "", "", focused=False)) == set()


def test_lines_are_ascii_where_others_take_two_cells(two_cells: None) -> None:
    heavy, light = rule(40, "List", "", "1/2"), rule(40, "List", "", "1/2", focused=False)
    assert heavy.isascii()
    assert light.isascii()
    assert heavy.startswith("==")
    assert light.startswith("--")
    assert (vertical_rule(STYLES).text, joint(STYLES).text) == ("|", "+")


def test_panes_are_parted_by_a_line_of_one_cell() -> None:
    assert (vertical_rule(STYLES).text, joint(STYLES).text) == ("│", "┬")
