"""The texts around the panes: sections with their keys and counts, the statement, what a list is limited to."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from onrecord.library import library_in_memory
from onrecord.model import Pack
from onrecord.navigation import Browser, Section
from onrecord.packs import LoadedPacks
from onrecord.session.current_brief import BriefCount
from onrecord.tui.arrangement import STACKED_COLUMNS, has_strip
from onrecord.tui.header import brief_text, header_texts, list_head, strip_text, tab_at, tabs, tabs_width
from tests.tui.conftest import Opening

MEMO = BriefCount("memo", 2, is_safe=True)
SIZES = [(160, 48), (120, 36), (100, 30), (80, 24), (60, 16)]


@pytest.fixture
def browser(shipped_pack: Pack) -> Browser:
    return Browser(library_in_memory(LoadedPacks((shipped_pack,))))


def test_every_section_is_in_the_strip_at_every_width(browser: Browser) -> None:
    for width in range(STACKED_COLUMNS, 200):
        for section in Section:
            browser.enter(section)
            strip = tabs(browser, (width, 30))
            text = " " + "".join(tab.text for tab in strip)
            assert [tab.section for tab in strip] == list(Section)
            assert cell_len(text) <= width
            assert all(f" {each.number}" in text for each in Section)
            assert f" {section.number} {section.tab} {browser.count(section)} " in text, "the open one with its count"
            if has_strip(width, 30):
                assert all(f" {each.number} {each.tab} " in text for each in Section)
            if width >= 120:
                assert all(f" {each.number} {each.tab} {browser.count(each)} " in text for each in Section)


def test_at_a_glance_the_sections_have_their_names_where_there_is_room(browser: Browser) -> None:
    """They are what a newcomer looks for there: at 80 columns the page itself names three of eight."""
    browser.show_glance_of(browser.pack.id)
    for width in range(STACKED_COLUMNS, 200):
        for right_cells in (0, 8, 20):
            strip = tabs(browser, (width, 30), right_cells)
            assert tabs_width(strip) + right_cells * (not has_strip(width, 30)) <= width
            named = all(
                f" {each.number} {each.short_tab[:4]}" in tab.text for each, tab in zip(Section, strip, strict=True)
            )
            assert named or width - right_cells < 67
    assert [tab.text.strip() for tab in tabs(browser, (80, 24))] == [
        *("1 Areas", "2 Part.", "3 Missions", "4 Instr.", "5 Commit.", "6 Events", "7 Terms", "8 Text"),
    ]
    assert header_texts(browser, brief_text(MEMO, (80, 24)), (80, 24), "") == ("", "", "brief: memo (2)")


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_blank_stands_on_both_sides_of_the_open_section(browser: Browser, size: tuple[int, int]) -> None:
    for section in Section:
        browser.enter(section)
        runs = strip_text(tabs(browser, size), browser)
        index = next(number for number, (_, style) in enumerate(runs) if style == "open section")
        before, after = "".join(text for text, _ in runs[:index]), "".join(text for text, _ in runs[index + 1 :])
        assert before.endswith(" ")
        assert after.startswith(" ") or section is Section.TEXT


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_click_opens_the_section_whose_text_is_there(browser: Browser, size: tuple[int, int]) -> None:
    strip = tabs(browser, size)
    text = " " + "".join(tab.text for tab in strip)
    for tab in strip:
        start = text.index(tab.text)
        columns = range(start, start + cell_len(tab.text))
        assert {tab_at(strip, column) for column in columns} == {tab.section}
    assert tab_at(strip, cell_len(text)) is None
    assert tab_at(strip, 10_000) is None
    assert tab_at([], 3) is None


def test_no_section_is_open_in_a_search(browser: Browser) -> None:
    browser.search("slim")
    strip = tabs(browser, (80, 24))
    assert all(tab.text.strip() == str(tab.section.number) for tab in strip)


@pytest.mark.sampled(2)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_strip_is_drawn_and_clicked(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        line = next(n for n, text in enumerate(on.shown.splitlines()) if " 3 Missions 19" in text)
        for section in (Section.EVENTS, Section.TEXT, Section.AREAS):
            text = on.shown.splitlines()[line]
            digit = re.search(rf" {section.number}(?= {section.tab}| [0-9]|  )", text)
            assert digit
            await on.pilot.click(offset=(digit.start() + 1, line))
            await on.settle()
            assert on.app.browser.location.section is section
            count = on.app.browser.count(section)
            assert f" {section.number} {section.tab} {count} " in on.shown.splitlines()[line] + " "


@pytest.mark.parametrize("clippings", [None, 12])
def test_what_stands_in_the_header_fits_and_the_clippings_are_never_cut(
    browser: Browser, clippings: int | None
) -> None:
    for width in range(20, 201):
        for rows in (12, 30):
            brief = BriefCount("A brief with a name that is longer than the room for it", 12, clippings != 12)
            collected = brief_text(brief if clippings else None, (width, rows))
            bold, plain, right = header_texts(browser, collected, (width, rows), "1/19")
            strip = tabs_width(tabs(browser, (width, rows))) if not bold and width >= STACKED_COLUMNS else 0
            assert strip + cell_len(bold) + cell_len(plain) + cell_len(right) <= width - 2 or width < 40
            assert ("12" in right) == (clippings == 12)


@pytest.mark.parametrize(
    ("size", "texts"),
    [
        ((120, 36), ("Eighth Japan-U.S. Comprehensive Dialogue on Space", "  Tokyo, 24 March 2023", "brief: memo (2)")),
        ((80, 24), ("", "", "Eighth Japan-… · 24 Mar 2023 · brief: memo (2)")),
        ((40, 12), ("3 Missions", "", "memo (2) · 1/19")),
    ],
)
def test_the_header_at_usual_sizes(browser: Browser, size: tuple[int, int], texts: tuple[str, str, str]) -> None:
    assert header_texts(browser, brief_text(MEMO, size), size, "1/19") == texts


def test_the_area_is_said_where_there_is_one_pane(browser: Browser) -> None:
    for width in range(34, 60):
        for area in ("science", "commercial"):
            browser.filter_area(area)
            for section in (Section.COMMITMENTS, Section.PARTICIPANTS, Section.MISSIONS):
                browser.enter(section)
                collected = brief_text(MEMO, (width, 12))
                bold, _, right = header_texts(browser, collected, (width, 12), "10/30")
                assert bold.endswith(f" · {area}")
                assert cell_len(bold) + cell_len(right) <= width - 3


def test_the_head_of_the_list_says_its_order_and_what_it_is_limited_to(browser: Browser) -> None:
    assert list_head(browser) == ("Missions", "text order")
    browser.filter_area("security")
    count = browser.count(Section.MISSIONS)
    assert list_head(browser) == ("Missions", f"{count} of 19 · area security · text order")
    browser.filter_area(None)
    browser.filter_list("moon")
    count = browser.count(Section.MISSIONS)
    assert list_head(browser) == ("Missions", f"{count} of 19 · “moon” · text order")
    browser.lists.step_order(Section.MISSIONS)
    browser.reorder()
    assert list_head(browser) == ("Missions", f"{count} of 19 · “moon” · by name")
    browser.search("moon")
    assert list_head(browser) == ("Results", "best first")
    browser.leave_search()
    browser.enter(Section.TEXT)
    assert list_head(browser) == ("Full text", "text order")
