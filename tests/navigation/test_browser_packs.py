"""Several packs in one browser."""

from __future__ import annotations

import pytest

from onrecord.navigation import Browser, NotInOpenPacks, RowTarget, Section


def test_another_pack_shows_the_same_section(two: Browser) -> None:
    two.enter(Section.TERMS)
    two.choose_pack("a-pack")
    assert two.pack.id == "a-pack"
    assert two.breadcrumbs() == ("Terms", "SW")


def test_each_pack_is_found_as_it_was_left(two: Browser) -> None:
    slim = RowTarget("japan-us-space-8", address="missions/slim")
    two.select(slim)
    two.choose_pack("a-pack")
    two.choose_pack("japan-us-space-8")
    assert two.location.target == slim


def test_the_pack_where_one_is_changes_nothing(two: Browser) -> None:
    before = two.location
    two.choose_pack("japan-us-space-8")
    assert two.location == before
    assert not two.back()


def test_back_leads_to_the_pack_before(two: Browser) -> None:
    before = two.location
    two.choose_pack("a-pack")
    assert two.back()
    assert two.location == before


def test_another_pack_lifts_the_filter(two: Browser) -> None:
    two.filter_area("science")
    two.choose_pack("a-pack")
    assert two.area is None


def test_a_pack_that_is_not_open_is_refused_by_name(two: Browser) -> None:
    before = two.location
    with pytest.raises(
        NotInOpenPacks, match="no open pack is called other; the open packs are japan-us-space-8, a-pack"
    ):
        two.choose_pack("other")
    assert two.location == before


def test_sections_are_counted_in_the_pack_where_one_is(two: Browser) -> None:
    two.choose_pack("a-pack")
    assert [two.count(section) for section in Section] == [2, 1, 1, 1, 2, 1, 1, 2]


def result_of(browser: Browser, pack_id: str, *, sentence: bool = False) -> RowTarget:
    """The first result of a pack."""
    targets = (row.target for row in browser.rows() if row.target and row.target.pack == pack_id)
    return next(target for target in targets if not sentence or target.ref)


def counts(browser: Browser) -> list[int]:
    return [browser.count(section) for section in Section]


def test_the_pack_in_use_is_that_of_the_result_that_is_read(two: Browser) -> None:
    shipped = counts(two)
    two.search("space")
    for pack_id, expected in (("a-pack", [2, 1, 1, 1, 2, 1, 1, 2]), ("japan-us-space-8", shipped)) * 2:
        two.select(result_of(two, pack_id))
        assert two.pack.id == two.location.pack == pack_id
        assert counts(two) == expected


@pytest.mark.parametrize("section", Section)
def test_a_section_entered_from_a_result_is_that_pack_s(two: Browser, section: Section) -> None:
    two.search("space")
    two.select(result_of(two, "a-pack"))
    two.enter(section)
    assert two.location.pack == "a-pack"
    assert {row.target.pack for row in two.rows() if row.target} == {"a-pack"}
    assert two.back()
    assert two.is_search
    assert two.location.pack == "a-pack"


def test_the_areas_are_those_of_the_result_s_pack(two: Browser) -> None:
    two.search("space")
    two.select(result_of(two, "a-pack"))
    two.step_area(1)
    assert two.area == "science", "the first that a-pack has"


def test_leaving_a_search_stays_with_a_result_of_another_pack_and_back_leads_home(two: Browser) -> None:
    before = two.location
    two.search("space")
    sentence = result_of(two, "a-pack", sentence=True)
    two.select(sentence)
    assert not two.leave_search()
    assert (two.location.pack, two.location.section, two.location.target) == ("a-pack", Section.TEXT, sentence)
    assert two.row_target() in [row.target for row in two.rows()]
    assert two.back()
    assert two.location == before


def test_leaving_a_search_in_the_same_pack_leads_back_to_the_list(two: Browser) -> None:
    before = two.location
    two.search("space")
    two.select(result_of(two, "a-pack"))
    two.select(result_of(two, before.pack))
    assert two.leave_search()
    assert two.location == before
    assert not two.back()


def test_nothing_found_after_another_pack_was_read_leads_back_to_the_list(two: Browser) -> None:
    before = two.location
    two.search("heron")
    assert two.location.pack == "a-pack"
    two.search("heronqqq zzz")
    assert two.location.target is None
    two.search("")
    assert two.location == before


def test_choosing_the_pack_of_the_result_leaves_the_search(two: Browser) -> None:
    two.search("heron")
    two.choose_pack("a-pack")
    assert not two.is_search
    assert two.breadcrumbs() == ("Missions", "BH")
    assert two.back()
    assert two.is_search


def test_the_filter_can_be_stepped_where_a_ref_was_found_in_a_pack_without_the_area(two: Browser) -> None:
    two.filter_area("security")
    two.search("a-pack:p1.s1")
    assert two.location.pack == "a-pack"
    two.step_area(1)
    assert two.area in (None, "science", "law")


def test_a_search_that_is_gone_back_to_is_filtered_by_what_the_filter_says(two: Browser) -> None:
    two.filter_area("security")
    two.search("space")
    two.choose_pack("a-pack")
    assert two.area is None
    assert two.back()
    assert two.results is not None
    assert two.results.total == two.find("space").total == len(two.results.hits)
