"""The area filter."""

from __future__ import annotations

import pytest

from onrecord.model import Kind, Pack
from onrecord.navigation import Browser, RowTarget, Section
from onrecord.navigation.table_rows import table_rows
from tests.navigation.voices import first_target, targets


def _listed_areas(browser: Browser) -> list[tuple[str, ...]]:
    areas = [record.areas for record, _ in table_rows(browser.rows(), browser.packs)[0]]
    assert areas
    return areas


def test_stepping_goes_through_every_area_and_back_to_none(browser: Browser, shipped_pack: Pack) -> None:
    areas = [record.id for record in shipped_pack.of_kind(Kind.AREA)]
    seen = []
    for _ in range(len(areas) + 1):
        browser.step_area(1)
        seen.append(browser.area)
    assert seen == [*areas, None]
    browser.step_area(-1)
    assert browser.area == areas[-1]


@pytest.mark.parametrize("section", list(Section))
def test_an_area_lists_its_own_whatever_was_selected_before(browser: Browser, section: Section) -> None:
    browser.enter(section)
    everything = browser.count(section)
    assert browser.rows()
    for row in browser.rows():
        browser.filter_area(None)
        if row.target:
            browser.select(row.target)
        browser.filter_area("security")
        assert browser.area == "security"
        assert browser.count(section) < everything
        targets = [row.target for row in browser.rows() if row.target]
        assert browser.row_target() in targets or not targets


def test_what_the_area_hides_gives_way_to_the_first_row(browser: Browser) -> None:
    assert browser.location.target == RowTarget("japan-us-space-8", address="missions/mda")
    browser.filter_area("security")
    assert all("security" in areas for areas in _listed_areas(browser))
    assert browser.location.target == first_target(browser.rows())


def test_what_the_area_keeps_stays_selected(browser: Browser) -> None:
    slim = RowTarget("japan-us-space-8", address="missions/slim")
    browser.select(slim)
    browser.filter_area("science")
    assert browser.location.target == slim


def test_the_filter_holds_in_the_next_section(browser: Browser) -> None:
    browser.enter(Section.TERMS)
    browser.select(RowTarget("japan-us-space-8", address="terms/slim"))
    browser.enter(Section.MISSIONS)
    browser.filter_area("security")
    browser.enter(Section.TERMS)
    assert browser.area == "security"
    assert all("security" in areas for areas in _listed_areas(browser))
    assert browser.location.target == first_target(browser.rows())


def test_going_to_what_the_area_hides_lifts_the_filter(browser: Browser) -> None:
    browser.filter_area("security")
    browser.go_to("missions/slim")
    assert browser.area is None
    assert browser.breadcrumbs() == ("Missions", "SLIM")


def test_going_to_what_the_area_keeps_leaves_the_filter(browser: Browser) -> None:
    browser.filter_area("science")
    browser.go_to("missions/slim")
    assert browser.area == "science"


def test_opening_a_paragraph_that_the_area_hides_lifts_the_filter(browser: Browser) -> None:
    browser.filter_area("security")
    browser.go_to("p8.s1")
    assert browser.area is None
    assert browser.row_target() in [row.target for row in browser.rows()]


def test_coming_back_to_what_the_area_hides_lifts_the_filter(browser: Browser) -> None:
    browser.go_to("missions/artemis")
    browser.enter(Section.TERMS)
    browser.filter_area("security")
    assert browser.back()
    assert browser.location.target == RowTarget("japan-us-space-8", address="missions/artemis")
    assert browser.area is None


def test_an_area_without_records_says_so_until_it_is_lifted(two: Browser) -> None:
    two.go_to("a-pack:events/kyoto")
    two.filter_area("law")
    assert [row.label for row in two.rows()] == ["No events in area law.", "] shows the next area, and then all."]
    assert two.document().blocks == ()
    assert two.breadcrumbs() == ("Events",)
    assert table_rows(two.rows(), two.packs) == ([], [])
    two.filter_area(None)
    assert two.breadcrumbs() == ("Events", "The meeting in Kyoto")


def test_a_search_is_made_in_the_area_and_the_filter_holds_after_it(browser: Browser) -> None:
    browser.search("space")
    everything = targets(browser.rows())
    browser.filter_area("security")
    within = targets(browser.rows())
    assert set(within) < set(everything)
    assert all("security" in areas or areas == () for areas in _listed_areas(browser))
    browser.search("spac")
    assert targets(browser.rows()) == within
    browser.search("p8")
    assert [str(target.ref) for target in targets(browser.rows())] == ["p8.s1"]
    browser.leave_search()
    assert browser.area == "security"
    assert all("security" in areas for areas in _listed_areas(browser))


def test_an_area_that_the_pack_does_not_have_is_none(two: Browser) -> None:
    two.filter_area("security")
    two.go_to("a-pack:p1.s1")
    assert two.area is None
    two.step_area(1)
    assert two.area == "science"
