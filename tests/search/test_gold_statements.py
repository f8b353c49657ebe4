"""Searching packs of schema 2: other languages, published headings, any parties; in memory and by an index file."""

from __future__ import annotations

import dataclasses
import pathlib
import sqlite3

import pytest

from onrecord.model import Commitment, Pack
from onrecord.search import Index, build_index, build_memory_index, open_index
from tests.support.gold_statements import EXPECTED, expectations, gold_pack


@pytest.fixture(scope="module", params=["memory", "file"])
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(
        [gold_pack(pack_id) for pack_id in EXPECTED],
        request.param,
        tmp_path_factory.mktemp("index"),
    )


def index_of(packs: list[Pack], place: str, folder: pathlib.Path) -> Index:
    if place == "memory":
        return build_memory_index(packs)
    assert sqlite3.sqlite_version
    file = folder / "index.sqlite"
    build_index(file, packs, str, "contents")
    return open_index(file)


@pytest.mark.parametrize(("pack_id", "query", "addresses"), expectations("results"))
def test_what_is_searched_for_is_found(index: Index, pack_id: str, query: str, addresses: list[str]) -> None:
    results = index.search(f"pack:{pack_id} {query}", thorough=True)
    found = [hit.address for hit in results.hits]
    assert set(addresses) <= set(found), results.notices
    if ":" in query:
        assert set(addresses) == {address for address in found if "/" in address}


@pytest.mark.parametrize("pack_id", EXPECTED)
def test_the_store_gives_the_pack_as_it_was_read(index: Index, pack_id: str) -> None:
    assert index.store.pack(pack_id) == gold_pack(pack_id)


@pytest.mark.parametrize("place", ["memory", "file"])
def test_a_list_of_all_parties_is_found_as_joint(place: str, tmp_path: pathlib.Path) -> None:
    pack = gold_pack("five-harbors-2025")
    everyone = tuple(party.id for party in pack.statement.parties)
    records = tuple(
        dataclasses.replace(record, actors=everyone) if isinstance(record, Commitment) else record
        for record in pack.records
    )
    index = index_of([dataclasses.replace(pack, records=records)], place, tmp_path)
    commitments = {f"commitments/{name}" for name in ("open-strait", "staff-center", "stormglass", "share-data")}
    for value in ("joint", "both", "estria"):
        found = {hit.address for hit in index.search(f"actor:{value}", thorough=True).hits}
        assert commitments <= found
        assert "p9.s2" in found
