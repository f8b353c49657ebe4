"""What the sections list, made once."""

from __future__ import annotations

import pytest

from onrecord.model import Kind, Pack
from onrecord.navigation import Section
from onrecord.navigation.lists import Lists
from onrecord.navigation.rows import section_rows


@pytest.fixture
def lists(shipped_pack: Pack, small_pack: Pack) -> Lists:
    return Lists({pack.id: pack for pack in (shipped_pack, small_pack)})


@pytest.mark.parametrize("section", list(Section))
@pytest.mark.parametrize("area", [None, "science"])
def test_rows_are_those_of_the_section_and_headings_are_not_counted(
    lists: Lists, shipped_pack: Pack, small_pack: Pack, section: Section, area: str | None
) -> None:
    for pack in (shipped_pack, small_pack):
        rows = lists.rows(pack.id, section, area)
        assert rows == section_rows(pack, section, area)
        assert lists.count(pack.id, section, area) == len([row for row in rows if row.target])


def test_rows_are_not_made_anew(lists: Lists, shipped_pack: Pack, small_pack: Pack) -> None:
    first = {
        (pack.id, section): lists.rows(pack.id, section) for pack in (shipped_pack, small_pack) for section in Section
    }
    assert all(lists.rows(pack_id, section) is rows for (pack_id, section), rows in first.items())


def test_areas_are_those_of_the_pack(lists: Lists, shipped_pack: Pack) -> None:
    assert lists.areas(shipped_pack.id) == [record.id for record in shipped_pack.of_kind(Kind.AREA)]
    assert lists.areas("a-pack") == ["science", "law"]


@pytest.mark.parametrize("area", [None, "science"])
def test_what_a_section_holds_is_what_its_rows_stand_for(lists: Lists, shipped_pack: Pack, area: str | None) -> None:
    every = {row.target for section in Section for row in lists.rows(shipped_pack.id, section) if row.target}
    for section in Section:
        held = {target for target in every if lists.holds(target, shipped_pack.id, section, area)}
        assert held == {row.target for row in lists.rows(shipped_pack.id, section, area) if row.target}
