"""Rows and counts at every width: what a row says of where and when, and how many there are, is always there."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.style import Style

from onrecord.library import library_in_memory
from onrecord.model import Event, Pack
from onrecord.navigation import AnyRow, Browser, Row, RowTarget, Section
from onrecord.navigation.badges import badges_of
from onrecord.navigation.hit_row import HitRow
from onrecord.navigation.row_context import first_ref
from onrecord.navigation.row_lines import Arrangement, RowShape
from onrecord.navigation.rows import RecordRow
from onrecord.packs import LoadedPacks
from onrecord.tui import header
from onrecord.tui.arrangement import INFO_PADDING, info_width
from onrecord.tui.row_segments import line_segments
from onrecord.tui.text_styles import TextStyles
from tests.navigation.row_shapes import ASCII_SHAPES, SHAPES
from tests.packs.a_pack import PackFolder
from tests.tiers import sample

LONG = Row(
    "A name that is longer than most lists are wide, and 宇宙基本計画 besides",
    "",
    RowTarget("a", "terms/t"),
)


@pytest.fixture
def two(shipped_pack: Pack, a_pack: PackFolder) -> Browser:
    return Browser(library_in_memory(LoadedPacks((shipped_pack, a_pack.load()))))


def drawn(row: AnyRow, shape: RowShape) -> list[str]:
    """Return the lines of a row as the list draws them, each as wide as the list."""
    styles: TextStyles = defaultdict(Style.null)
    texts = []
    for line in row.lines(shape):
        for on_cursor in (False, True):
            text = "".join(s.text for s in line_segments(line, shape.columns, styles, on_cursor=on_cursor))
            assert cell_len(text) == shape.columns
        texts.append(text)
    return texts


def every_row(browser: Browser) -> Iterator[AnyRow]:
    for section in Section:
        browser.enter(section)
        yield from browser.rows()
    for query in ("space", "heron", "kind:event", "framework agreement", "宇宙", "p1-p3"):
        browser.search(query)
        yield from browser.rows()


def ref_of(row: AnyRow) -> str:
    """Return the ref or count that stands at the right end of a row."""
    if isinstance(row, RecordRow):
        return first_ref(row.record)
    if isinstance(row, HitRow):
        return row.detail_forms[-1].split()[-1]
    assert isinstance(row, Row)
    return row.detail


def test_ref_and_badge_are_never_cut_and_stand_at_the_right_end_in_every_list(two: Browser) -> None:
    rows = [row for row in every_row(two) if row.target and not row.folded]
    assert len(rows) > 300
    for row in sample(rows, 80):
        for shape in SHAPES:
            lines = drawn(row, shape)
            assert lines[0].endswith(f" {ref_of(row)}"), (row.label, shape)
            badges = badges_of(row.record) if isinstance(row, RecordRow) and shape.columns >= 36 else ()
            assert all(badge.sign in "".join(lines) or badge.word in "".join(lines) for badge in badges)


def test_every_line_of_every_row_fits_its_columns_exactly(two: Browser) -> None:
    for row in sample(every_row(two), 80):
        for shape in (*SHAPES, *ASCII_SHAPES):
            assert all(cell_len(line) == shape.columns for line in drawn(row, shape))


def test_results_of_several_statements_say_ref_and_year_at_every_width_and_the_day_at_usual_ones(two: Browser) -> None:
    two.search("kind:sentence space")
    rows = [row for row in two.rows() if row.target]
    dates = {pack.id: pack.statement.date for pack in two.packs.values()}
    assert {row.target.pack for row in rows if row.target} == set(dates)
    for row in rows:
        assert row.target
        date = dates[row.target.pack]
        day = f"{date.day} {date:%b} {date.year}"
        for shape in SHAPES:
            line = drawn(row, shape)[0]
            assert str(row.target.ref) in line
            assert str(date.year) in line
            assert shape.columns < 30 or day in line or str(date) in line
            assert shape.columns < 40 or day in line


def test_an_event_s_date_is_shortened_and_never_left_out(two: Browser) -> None:
    two.enter(Section.EVENTS)
    events = [row for row in two.rows() if isinstance(row, RecordRow)]
    assert len(events) == 14
    for row in events:
        assert isinstance(row.record, Event)
        assert row.record.date
        for shape in SHAPES:
            assert shape.columns < 30 or str(row.record.date.year) in drawn(row, shape)[0]
    [long] = [row for row in events if "ninth" in row.record.name.lower()]
    assert drawn(long, RowShape(52))[0].startswith("26–27 Aug 2024")
    assert "2024 p8.s1" in drawn(long, RowShape(36, Arrangement.SINGLE))[0]


@pytest.mark.parametrize("detail", ["1", "12,345", "p12.s34", "2015"])
def test_a_detail_is_always_whole(detail: str) -> None:
    for shape in SHAPES:
        assert drawn(LONG._replace(detail=detail), shape)[0].endswith(f" {detail}")


def test_the_count_is_whole_however_long_the_area_s_name_is(two: Browser) -> None:
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
        for rows in (12, 30):
            collected = f"brief: memo ({clippings})" if clippings else ""
            bold, plain, right = header.header_texts(browser, collected, (width, rows), "1/1")
            assert "pack 1/3" in right
            assert cell_len(bold) + cell_len(plain) + cell_len(right) < width or width < 40
            assert ("12" in right) == (clippings == 12)
        if width >= 100:
            assert plain == "  Kyoto, 1 June 2024"
