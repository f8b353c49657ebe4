"""The lists and documents of the panes, built once."""

from __future__ import annotations

import pytest

from onrecord.model import Kind, Pack, Ref
from onrecord.navigation import Location, RowTarget, Section
from onrecord.navigation.document import EMPTY_DOCUMENT
from onrecord.navigation.full_text import text_document
from onrecord.navigation.open_documents import Documents
from onrecord.navigation.pane_content import Lists
from onrecord.navigation.record_document import record_document
from onrecord.navigation.section_rows import SectionRow, section_rows
from tests.navigation.row_shapes import USUAL_SHAPES


@pytest.fixture
def lists(shipped_pack: Pack, small_pack: Pack) -> Lists:
    return Lists({pack.id: pack for pack in (shipped_pack, small_pack)})


def _shown(row: SectionRow) -> tuple[RowTarget | None, list[str]]:
    return row.target, [line.text for line in row.lines(USUAL_SHAPES[0])]


@pytest.mark.parametrize("section", list(Section))
@pytest.mark.parametrize("area", [None, "science"])
def test_rows_are_those_of_the_section_and_headings_are_not_counted(
    lists: Lists, shipped_pack: Pack, small_pack: Pack, section: Section, area: str | None
) -> None:
    for pack in (shipped_pack, small_pack):
        rows = lists.rows(pack.id, section, area)
        assert [_shown(row) for row in rows] == [_shown(row) for row in section_rows(pack, section, area)]
        assert lists.count(pack.id, section, area) == len([row for row in rows if row.target])


def test_rows_are_not_made_anew(lists: Lists, shipped_pack: Pack, small_pack: Pack) -> None:
    first = {
        (pack.id, section): lists.rows(pack.id, section) for pack in (shipped_pack, small_pack) for section in Section
    }
    assert first
    assert all(lists.rows(pack_id, section) is rows for (pack_id, section), rows in first.items())


def test_areas_are_those_of_the_pack(lists: Lists, shipped_pack: Pack) -> None:
    assert lists.areas(shipped_pack.id) == [record.id for record in shipped_pack.of_kind(Kind.AREA)]
    assert lists.areas("a-pack") == ["science", "law"]


@pytest.mark.parametrize("area", [None, "science"])
def test_what_a_section_holds_is_what_its_rows_stand_for(lists: Lists, shipped_pack: Pack, area: str | None) -> None:
    targets = {row.target for section in Section for row in lists.rows(shipped_pack.id, section) if row.target}
    assert targets
    for section in Section:
        listed = {target for target in targets if lists.holds(target, shipped_pack.id, section, area)}
        assert listed == {row.target for row in lists.rows(shipped_pack.id, section, area) if row.target}


@pytest.fixture
def documents(shipped_pack: Pack, small_pack: Pack) -> Documents:
    return Documents({pack.id: pack for pack in (shipped_pack, small_pack)})


def test_a_record_is_read_in_its_own_pack(documents: Documents, shipped_pack: Pack, small_pack: Pack) -> None:
    heron = small_pack.record("missions/blue-heron")
    assert heron
    place = Location(shipped_pack.id, Section.MISSIONS, RowTarget(small_pack.id, address=heron.address), text="heron")
    assert documents.at(place) == record_document(heron, small_pack)


def test_a_sentence_is_read_in_the_full_text_which_is_made_once(documents: Documents, shipped_pack: Pack) -> None:
    first = documents.at(Location(shipped_pack.id, Section.TEXT, RowTarget(shipped_pack.id, ref=Ref.parse("p6.s7"))))
    assert first == text_document(shipped_pack)
    other = Location(shipped_pack.id, Section.TEXT, RowTarget(shipped_pack.id, ref=Ref.parse("p1.s1")))
    assert documents.at(other) is first


def test_nothing_and_what_is_not_there_is_empty(documents: Documents, shipped_pack: Pack) -> None:
    assert documents.at(Location(shipped_pack.id, Section.MISSIONS)) == EMPTY_DOCUMENT
    gone = RowTarget(shipped_pack.id, address="missions/gone")
    assert documents.at(Location(shipped_pack.id, Section.MISSIONS, gone)) == EMPTY_DOCUMENT
