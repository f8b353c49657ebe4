"""Months as an editor writes them and as people read them."""

from __future__ import annotations

import pytest

from onrecord.model.dates import Month


@pytest.mark.parametrize(("written", "words"), [("2026-11", "November 2026"), ("1900-01", "January 1900")])
def test_a_month_is_read_and_written(written: str, words: str) -> None:
    month = Month.parse(written)
    assert str(month) == written
    assert month.words == words


def test_months_are_in_order() -> None:
    assert Month(2025, 12) < Month(2026, 1) < Month(2026, 11)


@pytest.mark.parametrize(
    "written", ["", "2026", "2026-13", "2026-0", "2026-00", "1899-12", "2101-01", "26-11", "２０２６-11"]
)
def test_anything_else_is_no_month(written: str) -> None:
    with pytest.raises(ValueError, match="not a month"):
        Month.parse(written)
