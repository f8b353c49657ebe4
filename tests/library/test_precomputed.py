"""The index of the pack that ships, kept since the program was built: the same, and for nothing but that very pack."""

from __future__ import annotations

import pathlib
import shutil
from collections.abc import Iterator

import pytest

from onrecord.library import library_in_memory
from onrecord.library.precomputed import PRECOMPUTED_SUFFIX, load_precomputed, write_precomputed
from onrecord.model import Pack
from onrecord.packs import bundled_cache, bundled_packs, find_packs, load_packs
from onrecord.packs.bundled_cache import BUNDLED_CACHE_FOLDER, compile_pack
from onrecord.search import index
from onrecord.search.folded_pack import fold_pack
from tests.support.gold import gold


@pytest.fixture
def program(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[pathlib.Path]:
    """A program's own folder, into which the packs that ship were compiled."""
    folder = tmp_path / "program"
    for name, place in bundled_packs():
        write_precomputed(compile_pack(place, folder / BUNDLED_CACHE_FOLDER), name, folder / BUNDLED_CACHE_FOLDER)
    monkeypatch.setattr(bundled_cache, "package_root", lambda: folder)
    bundled_cache.cached_names.cache_clear()
    yield folder
    bundled_cache.cached_names.cache_clear()


def working_nothing_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def work_out(pack: Pack) -> None:
        raise AssertionError(f"{pack.id} is worked out")

    monkeypatch.setattr(index, "fold_pack", work_out)


def test_what_came_with_the_program_is_what_would_be_worked_out() -> None:
    library = load_packs(bundled_packs())
    assert load_precomputed(library.cache_names) == {pack.id: fold_pack(pack) for pack in library.packs}


def test_it_answers_as_an_index_that_was_worked_out(program: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    computed_index = library_in_memory(load_packs(bundled_packs(), recheck=True)).search_index()
    working_nothing_out(monkeypatch)
    cached_index = library_in_memory(load_packs(bundled_packs())).search_index()
    queries = gold()
    assert queries
    for query in queries:
        cached, computed = cached_index.search(query.typed), computed_index.search(query.typed)
        assert [(hit.place, hit.score) for hit in cached.hits] == [(hit.place, hit.score) for hit in computed.hits]
        assert (cached.total, cached.notices) == (computed.total, computed.notices)


def test_a_pack_that_was_changed_is_worked_out(
    program: pathlib.Path, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [(name, place)] = bundled_packs()
    changed = tmp_path / name
    shutil.copytree(str(place), changed)
    working_nothing_out(monkeypatch)
    assert library_in_memory(load_packs(find_packs([str(changed)]))).search_index().size
    with (changed / "pack.toml").open("a", encoding="utf-8") as stream:
        stream.write("# a remark\n")
    with pytest.raises(AssertionError, match="is worked out"):
        library_in_memory(load_packs(find_packs([str(changed)]))).search_index()


@pytest.mark.parametrize("damage", [b"", b"[]", b"\xff"])
def test_what_is_damaged_is_worked_out(program: pathlib.Path, damage: bytes) -> None:
    size = library_in_memory(load_packs(bundled_packs(), recheck=True)).search_index().size
    for file in (program / BUNDLED_CACHE_FOLDER).glob(f"*{PRECOMPUTED_SUFFIX}"):
        file.write_bytes(damage)
    assert load_precomputed(load_packs(bundled_packs()).cache_names) == {}
    assert library_in_memory(load_packs(bundled_packs())).search_index().size == size


def test_what_was_made_of_another_version_of_the_pack_is_not_used(program: pathlib.Path) -> None:
    """As half of an update leaves it."""
    for file in (program / BUNDLED_CACHE_FOLDER).glob("*.source"):
        file.write_bytes(file.read_bytes() + b"\n")
    assert load_precomputed({pack.id: pack.id for pack in load_packs(bundled_packs()).packs}) == {}


def test_without_it_everything_is_worked_out(program: pathlib.Path) -> None:
    for file in (program / BUNDLED_CACHE_FOLDER).glob(f"*{PRECOMPUTED_SUFFIX}"):
        file.unlink()
    bundled_cache.cached_names.cache_clear()
    assert load_precomputed(load_packs(bundled_packs()).cache_names) == {}
    assert library_in_memory(load_packs(bundled_packs())).search_index().size
