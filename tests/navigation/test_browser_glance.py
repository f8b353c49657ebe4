"""The browser at the page “At a glance”: how it is reached and left, and what is read there."""

from __future__ import annotations

import pytest

from onrecord.navigation import Browser, Location, RowTarget, Section, restore_location, save_position


def test_it_is_left_to_where_it_was_opened(browser: Browser) -> None:
    browser.go_to("missions/slim")
    before = browser.location
    browser.show_glance()
    assert browser.is_glance
    assert browser.breadcrumbs() == ("At a glance",)
    browser.leave_glance()
    assert browser.location == before
    assert browser.back()
    assert not browser.is_glance


def test_back_returns_from_it_and_to_it(browser: Browser) -> None:
    browser.enter(Section.EVENTS)
    browser.show_glance()
    browser.enter(Section.COMMITMENTS)
    assert not browser.is_glance
    assert browser.back()
    assert browser.is_glance
    assert browser.back()
    assert browser.location.section is Section.EVENTS
    assert browser.forward()
    assert browser.is_glance


def test_where_the_browser_begins_with_it_the_section_is_behind_it(browser: Browser) -> None:
    browser.location = browser.location._replace(is_glance=True)
    browser.leave_glance()
    assert (browser.is_glance, browser.location.section) == (False, Section.MISSIONS)
    assert browser.back()
    assert browser.is_glance


def test_the_section_that_it_was_opened_in_is_opened_from_it(browser: Browser) -> None:
    browser.show_glance()
    browser.enter(Section.MISSIONS)
    assert not browser.is_glance
    assert browser.back()
    assert browser.is_glance


@pytest.mark.parametrize("text", ["moon", "zzzz"])
def test_a_search_begins_and_ends_there(browser: Browser, text: str) -> None:
    browser.show_glance()
    browser.search(text)
    assert browser.is_search
    assert not browser.is_glance
    browser.leave_search()
    assert browser.is_glance


def test_it_is_opened_in_a_search_and_left_to_it(browser: Browser) -> None:
    browser.search("slim")
    before = browser.location
    browser.show_glance()
    assert browser.is_glance
    assert not browser.is_search
    browser.leave_glance()
    assert browser.location == before
    assert browser.results is not None


def test_an_address_leads_from_it(browser: Browser) -> None:
    here = browser.location.target
    assert here is not None
    browser.show_glance()
    browser.go_to(here.address or "")
    assert not browser.is_glance


def test_what_is_read_is_the_record_under_its_cursor(browser: Browser) -> None:
    browser.go_to("missions/slim")
    browser.show_glance()
    assert browser.record() is None
    assert browser.passages() == ()
    browser.glance_target = RowTarget(browser.pack.id, address="missions/mmx")
    record = browser.record()
    assert record is not None
    assert record.label == "MMX"
    assert [str(ref) for ref in browser.passages()] == ["p6.s7"]
    browser.leave_glance()
    record = browser.record()
    assert record is not None
    assert record.label == "SLIM"


def test_another_pack_is_shown_at_a_glance_too(two: Browser) -> None:
    first, second = two.titles
    two.show_glance()
    two.choose_pack(second)
    assert two.is_glance
    assert two.pack.id == second
    two.leave_glance()
    assert not two.is_glance
    assert two.pack.id == second
    assert two.back()
    assert two.is_glance
    assert two.back()
    assert (two.is_glance, two.pack.id) == (True, first)


def test_a_filter_of_the_list_ends_and_an_area_stays(browser: Browser) -> None:
    browser.filter_area("civil")
    browser.filter_list("slim")
    browser.show_glance()
    assert browser.list_filter == ""
    assert browser.area == "civil"


def test_it_is_remembered(browser: Browser) -> None:
    browser.go_to("missions/slim")
    browser.show_glance()
    position = save_position(browser)
    assert position.glance
    location = restore_location(position, browser.packs)
    assert location == Location(browser.pack.id, Section.MISSIONS, browser.location.target, is_glance=True)
    browser.leave_glance()
    assert not save_position(browser).glance
