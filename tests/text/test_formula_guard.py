"""Cells that a spreadsheet would run are guarded; all others stay as they are."""

from __future__ import annotations

import pytest

from onrecord.text.formula_guard import guard_cell


@pytest.mark.parametrize("text", ["=1+1", "+1", "-words", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠1"])
def test_a_formula_is_guarded(text: str) -> None:
    assert guard_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", " =1", "'=1", "“=1”", "(-1)", "–1", "1-2"])
def test_anything_else_stays(text: str) -> None:
    assert guard_cell(text) == text
