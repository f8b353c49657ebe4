"""Several packs in one browser."""

from __future__ import annotations

import pytest

from onrecord.reading import Browser, NotFound, Section, Target


def test_another_pack_shows_the_same_section(two: Browser) -> None:
    two.enter(Section.TERMS)
    two.choose_pack("a-pack")
    assert two.pack.id == "a-pack"
    assert two.crumbs() == ("Terms", "SW")


def test_each_pack_is_found_as_it_was_left(two: Browser) -> None:
    slim = Target("japan-us-space-8", address="missions/slim")
    two.select(slim)
    two.choose_pack("a-pack")
    two.choose_pack("japan-us-space-8")
    assert two.place.target == slim


def test_the_pack_where_one_is_changes_nothing(two: Browser) -> None:
    before = two.place
    two.choose_pack("japan-us-space-8")
    assert two.place == before
    assert not two.back()


def test_back_leads_to_the_pack_before(two: Browser) -> None:
    before = two.place
    two.choose_pack("a-pack")
    assert two.back()
    assert two.place == before


def test_another_pack_lifts_the_filter(two: Browser) -> None:
    two.filter_area("science")
    two.choose_pack("a-pack")
    assert two.area is None


def test_a_pack_that_is_not_open_is_refused_by_name(two: Browser) -> None:
    before = two.place
    with pytest.raises(NotFound, match="no open pack is called other; there are japan-us-space-8, a-pack"):
        two.choose_pack("other")
    assert two.place == before


def test_sections_are_counted_in_the_pack_where_one_is(two: Browser) -> None:
    two.choose_pack("a-pack")
    assert [two.count(section) for section in Section] == [2, 1, 1, 1, 2, 1, 1, 2]
