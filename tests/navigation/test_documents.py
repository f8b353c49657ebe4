"""Which document is read at a place."""

from __future__ import annotations

import pytest

from onrecord.model import Pack, Ref
from onrecord.navigation import Location, RowTarget, Section, record_document, text_document
from onrecord.navigation.document import EMPTY_DOCUMENT
from onrecord.navigation.documents import Documents


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
