"""Rows and counts at every width: what a row says of where and when, and how many there are, is always there."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from onrecord.tui.breakpoints import INFO_PADDING, info_width
from rich.cells import cell_len
from rich.style import Style

from onrecord.library import library_in_memory
from onrecord.model import Pack
from onrecord.navigation import AnyRow, Browser, Row, Section
from onrecord.packs import LoadedPacks
from onrecord.tui import header
from onrecord.tui.widgets.list_pane import _segments
from tests.packs.a_pack import PackFolder

WIDTHS = range(13, 201)
LONG = Row("A name that is longer than most lists are wide, and 宇宙基本計画 besides", "")


@pytest.fixture
def two(shipped_pack: Pack, a_pack: PackFolder) -> Browser:
    return Browser(library_in_memory(LoadedPacks((shipped_pack, a_pack.load()))))


def drawn(row: AnyRow, width: int) -> str:
    text = "".join(segment.text for segment in _segments(row, width, Style.null(), Style.null()))
    assert cell_len(text) <= width
    return text


def every_row(browser: Browser) -> Iterator[AnyRow]:
    for section in Section:
        browser.enter(section)
        yield from browser.rows()
    for query in ("space", "heron", "kind:event", "framework agreement", "宇宙", "p1-p3"):
        browser.search(query)
        yield from browser.rows()


def test_a_row_s_detail_stands_at_its_end_in_some_form_at_every_width(two: Browser) -> None:
    rows = [row for row in every_row(two) if row.detail]
    assert len(rows) > 300
    for row in rows:
        forms = (row.detail, *row.shorter_details)
        for width in WIDTHS:
            assert drawn(row, width).endswith(forms), (row, width)


def test_results_of_several_statements_say_ref_and_year_at_every_width_and_the_day_at_usual_ones(two: Browser) -> None:
    two.search("kind:sentence space")
    rows = [row for row in two.rows() if row.target]
    dates = {pack.id: pack.statement.date for pack in two.packs.values()}
    assert {row.target.pack for row in rows if row.target} == set(dates)
    for row in rows:
        assert row.target
        date = dates[row.target.pack]
        day = f"{date.day} {date:%b} {date.year}"
        for width in WIDTHS:
            assert str(row.target.ref) in drawn(row, width)
            assert str(date.year) in drawn(row, width)
            assert width < 32 or day in drawn(row, width)
            assert width < 29 or day in drawn(row, width) or str(date) in drawn(row, width)


def test_an_event_s_date_is_shortened_and_never_left_out(two: Browser) -> None:
    two.enter(Section.EVENTS)
    events = [row for row in two.rows() if row.target]
    assert len(events) == 14
    for row in events:
        year = re.findall(r"\d{4}", row.detail)[-1]
        for width in WIDTHS:
            assert year in drawn(row, width)
    [long] = [row for row in events if row.detail == "26–27 August 2024"]
    assert drawn(long, 35).endswith("26–27 Aug 2024")
    assert drawn(long, 80).endswith("26–27 August 2024")


@pytest.mark.parametrize("detail", ["1", "12,345", "p12.s34", "2015"])
def test_a_detail_without_a_shorter_form_is_always_whole(detail: str) -> None:
    for width in WIDTHS:
        assert drawn(LONG._replace(detail=detail), width).endswith(f" {detail}")


def test_the_count_is_whole_however_long_the_area_s_name_is(two: Browser) -> None:
    two.area = "international-cooperation-in-the-exploration-of-space"
    for width in range(20, 201):
        said = header.list_counts(two, width)
        assert re.search(r"(^|· )0( missions)?$", said)
        assert len(said) <= info_width(width) - INFO_PADDING
    two.area = None
    two.search("space")
    assert two.results is not None
    two.results = replace(two.results, total=1_234_567)
    for width in range(20, 201):
        for area in (None, "international-cooperation-in-the-exploration-of-space"):
            said = header.result_count(two.results, area, width)
            assert "1,234,567" in said
            assert len(said) <= max(len("1,234,567"), info_width(width) - INFO_PADDING)


@pytest.mark.parametrize("clippings", [0, 12])
def test_the_header_says_which_pack_of_how_many_at_every_width(two: Browser, clippings: int) -> None:
    title = (
        "A title that is a great deal longer than the line above the panes can be in any window that people use " * 2
    )
    pack = two.packs["a-pack"]
    many = {f"p{number}": replace(pack, id=f"p{number}", title=title) for number in range(3)}
    browser = Browser(library_in_memory(LoadedPacks(tuple(many.values()))))
    browser.search("heron")
    assert pack.statement.date == datetime.date(2024, 6, 1)
    for width in range(20, 201):
        left, right = header.header_texts(browser, clippings, width)
        assert "pack 1/3" in right
        if width >= 40:
            assert cell_len(left.plain) + cell_len(right) < width + 1
        if width >= 100:
            assert left.plain.endswith("Kyoto, 1 June 2024")
