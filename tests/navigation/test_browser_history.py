"""Back and forward in the browser."""

from __future__ import annotations

from onrecord.navigation import Browser, RowTarget, Section
from tests.navigation.voices import targets


def test_back_and_forward_through_what_was_visited(browser: Browser) -> None:
    places = [browser.location]
    for address in ("missions/slim", "p6.s7", "participants/jaxa"):
        browser.go_to(address)
        places.append(browser.location)
    for place in reversed(places[:-1]):
        assert browser.back()
        assert browser.location == place
    assert not browser.back()
    for place in places[1:]:
        assert browser.forward()
        assert browser.location == place
    assert not browser.forward()


def test_at_the_ends_one_stays_where_one_is(browser: Browser) -> None:
    before = browser.location
    assert not browser.back()
    assert not browser.forward()
    assert browser.location == before


def test_what_was_selected_before_leaving_is_selected_on_return(browser: Browser) -> None:
    mmx = RowTarget("japan-us-space-8", address="missions/mmx")
    browser.select(mmx)
    browser.enter(Section.TERMS)
    assert browser.back()
    assert browser.location.target == mmx


def test_entering_the_section_where_one_is_leaves_no_trail(browser: Browser) -> None:
    browser.enter(Section.MISSIONS)
    assert not browser.back()


def test_going_somewhere_new_forgets_what_lay_ahead(browser: Browser) -> None:
    browser.go_to("p6.s7")
    browser.back()
    browser.enter(Section.TERMS)
    assert not browser.forward()


def test_a_search_is_a_place_to_come_back_to(browser: Browser) -> None:
    browser.search("moon")
    results = targets(browser.rows())
    browser.enter(Section.TERMS)
    assert browser.back()
    assert targets(browser.rows()) == results
    assert browser.breadcrumbs()[0] == "search: moon"
    assert browser.back()
    assert not browser.is_search
    assert browser.forward()
    assert targets(browser.rows()) == results
