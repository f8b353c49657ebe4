"""Pages and half pages move by at least one line, and two halves are no more than a page."""

from __future__ import annotations

import pytest

from onrecord.tui.page_steps import page_step


@pytest.mark.parametrize("lines", range(-2, 60))
def test_of_every_height(lines: int) -> None:
    whole, half = page_step(1, lines), page_step(0.5, lines)
    assert whole == max(1, lines)
    assert half == max(1, lines // 2)
    assert (page_step(-1, lines), page_step(-0.5, lines)) == (-whole, -half)
