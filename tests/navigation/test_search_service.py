"""Looking up, and the index that it is done by."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from onrecord.library import Library, library_in_memory
from onrecord.model import Pack, Ref, Sentence
from onrecord.navigation import search_service
from onrecord.navigation.search_service import SearchService
from onrecord.packs import LoadedPacks
from onrecord.search import OwnNotes
from onrecord.search.own_notes import SearchedNote


@pytest.fixture
def archive(shipped_pack: Pack, small_pack: Pack) -> Library:
    return library_in_memory(LoadedPacks((shipped_pack, small_pack)))


def test_however_many_ask_the_index_is_built_once(archive: Library) -> None:
    asked = SearchService(archive)
    with ThreadPoolExecutor(4) as threads:
        indexes = list(threads.map(lambda _: asked.index, range(8)))
    assert all(index is indexes[0] for index in indexes)


def test_an_index_that_is_there_is_taken(archive: Library) -> None:
    there = archive.search_index()
    assert SearchService(replace(archive, index=there)).index is there


def test_only_what_is_large_takes_time(archive: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = SearchService(archive)
    assert not asked.is_slow, "nobody knows yet"
    size = asked.index.size
    assert not asked.is_slow
    monkeypatch.setattr(search_service, "MAX_TARGETS_SEARCHED_AT_ONCE", size - 1)
    assert asked.is_slow
    assert SearchService(replace(archive, index=asked.index)).is_slow, "packs are many where the index is there already"


def test_where_nothing_is_found_the_users_notes_are_looked_through(archive: Library, shipped_pack: Pack) -> None:
    asked = SearchService(archive)
    notes = [("Ask about the zebra in Nara.", "missions/slim", None), ("A zebra, too.", "", Ref.parse("p8.s1"))]
    asked.own_notes = lambda: OwnNotes(tuple(SearchedNote(shipped_pack.id, *note) for note in notes))
    assert asked.find("zebra").notices[-1] == "my:zebra finds 2 with a note of yours"
    both = asked.find("zebra nara")
    assert both.notices[-1] == "my:zebra my:nara finds 1 with a note of yours"
    assert len(asked.find("my:zebra my:nara").hits) == 1, "as it says"
    for typed in ("giraffe", "space", "kind:zebra", "-zebra", '"zebra"', "my:giraffe"):
        assert not any("with a note of yours" in notice for notice in asked.find(typed).notices), typed


def test_in_an_area_only_its_own_is_found(archive: Library, shipped_pack: Pack) -> None:
    asked = SearchService(archive)
    everything, within = asked.find("space"), asked.find("space", "security")
    assert 0 < len(within.hits) < len(everything.hits)
    assert all(
        "security" in (shipped_pack.areas_of(hit.target) if isinstance(hit.target, Sentence) else hit.target.areas)
        or hit.place.address == "areas/security"
        for hit in within.hits
    )


def test_a_ref_is_found_whatever_the_area(archive: Library) -> None:
    [hit] = SearchService(archive).find("p8", "security").hits
    assert isinstance(hit.target, Sentence)
    assert hit.target.ref == Ref.parse("p8.s1")


def test_as_typed_nothing_is_corrected(archive: Library) -> None:
    asked = SearchService(archive)
    assert asked.find("maritme").hits
    assert asked.find("maritme", literal=True).hits == ()


def test_a_field_is_completed_by_what_is_there(archive: Library) -> None:
    assert "area:security" in SearchService(archive).completions("area:sec")
