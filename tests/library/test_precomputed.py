"""Folded texts kept beside a pack, by the build or by a first search: the same, and for nothing but that very pack."""

from __future__ import annotations

import pathlib
import shutil
from collections.abc import Iterator

import pytest

from onrecord.library import Library, library_in_memory, open_library, precomputed
from onrecord.library.precomputed import FOLDED_KIND, PRECOMPUTED_SUFFIX, load_precomputed, write_precomputed
from onrecord.model import Pack
from onrecord.packs import bundled_cache, bundled_packs, find_packs, load_packs
from onrecord.packs.bundled_cache import BUNDLED_CACHE_FOLDER, BundledExtras, compile_pack
from onrecord.search import index
from onrecord.search.folded_pack import decode_folded_pack, encode_folded_pack, fold_pack
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

    for module in (index, precomputed):
        monkeypatch.setattr(module, "fold_pack", work_out)


def test_what_came_with_the_program_is_what_would_be_worked_out() -> None:
    library = load_packs(bundled_packs())
    assert load_precomputed(library.extras) == {pack.id: fold_pack(pack) for pack in library.packs}


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
    assert load_precomputed(load_packs(bundled_packs()).extras) == {}
    assert library_in_memory(load_packs(bundled_packs())).search_index().size == size


def test_what_was_made_of_another_version_of_the_pack_is_not_used(program: pathlib.Path) -> None:
    """As half of an update leaves it."""
    for file in (program / BUNDLED_CACHE_FOLDER).glob("*.source"):
        file.write_bytes(file.read_bytes() + b"\n")
    assert load_precomputed({pack.id: BundledExtras(pack.id) for pack in load_packs(bundled_packs()).packs}) == {}


def test_without_it_everything_is_worked_out(program: pathlib.Path) -> None:
    for file in (program / BUNDLED_CACHE_FOLDER).glob(f"*{PRECOMPUTED_SUFFIX}"):
        file.unlink()
    bundled_cache.cached_names.cache_clear()
    assert load_precomputed(load_packs(bundled_packs()).extras) == {}
    assert library_in_memory(load_packs(bundled_packs())).search_index().size


@pytest.fixture
def elsewhere(tmp_path: pathlib.Path) -> pathlib.Path:
    """The pack that ships, as another one in a folder of the user's."""
    [(name, place)] = bundled_packs()
    folder = tmp_path / "packs" / "another"
    shutil.copytree(str(place), folder)
    head = (folder / "pack.toml").read_bytes()
    (folder / "pack.toml").write_bytes(head.replace(name.encode(), b"another"))
    return folder.parent


def opened(folder: pathlib.Path) -> Library:
    """Return the library, with a cache folder beside the packs."""
    return open_library(find_packs([str(folder)]), folder.parent / "cache")


def index_entries(folder: pathlib.Path) -> list[pathlib.Path]:
    return list((folder.parent / "cache").glob(f"checked-packs/*.{FOLDED_KIND}.entry"))


def test_a_pack_of_the_user_s_is_worked_out_by_the_first_search_only(
    elsewhere: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    computed = opened(elsewhere).search_index()
    assert len(index_entries(elsewhere)) == 1
    working_nothing_out(monkeypatch)
    cached = opened(elsewhere).search_index()
    queries = gold()
    assert queries
    for query in queries:
        one, other = cached.search(query.typed), computed.search(query.typed)
        assert [(hit.place, hit.score) for hit in one.hits] == [(hit.place, hit.score) for hit in other.hits]
        assert (one.total, one.notices) == (other.total, other.notices)
    with pytest.raises(AssertionError, match="another is worked out"):
        library_in_memory(load_packs(find_packs([str(elsewhere)]))).search_index()


def test_only_a_search_works_anything_out(elsewhere: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    working_nothing_out(monkeypatch)
    assert list(opened(elsewhere).packs) == ["another"]
    assert index_entries(elsewhere) == []


@pytest.mark.parametrize("forgery", [b"", b"[]", b"3", b'["0", [], [], []]', b"\xff"])
def test_a_result_that_is_no_index_is_worked_out_again(elsewhere: pathlib.Path, forgery: bytes) -> None:
    index_size = opened(elsewhere).search_index().size
    library = opened(elsewhere)
    [content] = library.extras.values()
    content.write(FOLDED_KIND, forgery)
    assert library.search_index().size == index_size
    assert decode_folded_pack(content.read(FOLDED_KIND) or b"") == fold_pack(library.packs["another"])


def test_an_index_of_another_number_of_texts_is_worked_out_again(elsewhere: pathlib.Path) -> None:
    library = opened(elsewhere)
    [content] = library.extras.values()
    folded = fold_pack(library.packs["another"])
    content.write(FOLDED_KIND, encode_folded_pack(folded._replace(texts=folded.texts[1:])).encode())
    assert library.search_index().size == len(folded.texts)
    assert decode_folded_pack(content.read(FOLDED_KIND) or b"") == folded
