"""Index files: whole or not there, found again, and never in the way when they are bad."""

from __future__ import annotations

import multiprocessing
import os
import pathlib
import sys
from collections.abc import Callable

import pytest

from onrecord.model import Pack
from onrecord.search import (
    CorruptIndexError,
    Index,
    SqliteStore,
    build_index,
    build_memory_index,
    build_temporary_index,
    index_file_name,
    open_index,
)
from onrecord.search.index_file import INDEXES_KEPT
from onrecord.search.seal import SEAL_BYTES
from tests.packs.a_pack import PackFolder
from tests.search.damage import edited
from tests.support.addresses import address, result_addresses
from tests.support.gold import gold

# Results that are looked at closely.
SEEN = 10


@pytest.fixture(scope="module")
def file(shipped_pack: Pack, tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    path = tmp_path_factory.mktemp("cache") / index_file_name("shipped")
    build_index(path, (shipped_pack,), lambda: "beside")
    return path


def test_a_file_answers_as_memory_does(file: pathlib.Path, index: Index) -> None:
    """To a third of the gold set, with marks and targets; test_backends.py asks what is found for all of it."""
    stored = open_index(file)
    for query in gold()[::3]:
        ours, theirs = stored.search(query.typed), index.search(query.typed)
        assert [(hit.place, hit.kind, hit.score) for hit in ours.hits] == [
            (hit.place, hit.kind, hit.score) for hit in theirs.hits
        ]
        best = list(zip(ours.hits, theirs.hits, strict=True))[:SEEN]
        assert [hit.marks for hit, _ in best] == [hit.marks for _, hit in best]
        assert [(hit.target, hit.parts()) for hit, _ in best] == [(hit.target, hit.parts()) for _, hit in best]
        assert (ours.notices, ours.total, ours.facets) == (theirs.notices, theirs.total, theirs.facets)


def test_a_pack_comes_out_as_it_went_in(file: pathlib.Path, shipped_pack: Pack, a_pack: PackFolder) -> None:
    stored = open_index(file)
    assert stored.store.pack(shipped_pack.id) == shipped_pack
    assert stored.store.titles == {shipped_pack.id: shipped_pack.title}
    assert stored.metadata == "beside"
    small = a_pack.load()
    assert build_temporary_index((small, shipped_pack)).store.pack(small.id) == small


def test_a_pack_that_is_not_there_is_a_key_error(file: pathlib.Path) -> None:
    with pytest.raises(KeyError):
        open_index(file).store.pack("none")


@pytest.mark.parametrize("number", [-1, 10**6, 2**62])
def test_a_number_of_no_target_is_damage(file: pathlib.Path, number: int) -> None:
    """As a search finds it that meets a damaged row."""
    shelf = open_index(file).store
    assert isinstance(shelf, SqliteStore)
    for read in (shelf.locate, shelf.target, shelf.fields, lambda number: shelf.places([number])):
        with pytest.raises(CorruptIndexError):
            read(number)


@pytest.mark.parametrize(
    "query", ["p1.s1", "a-pack:p1", "p1-p2", "missions/slim", "a-pack:areas/science", "x:p1", "p9.s9"]
)
def test_refs_and_addresses_in_several_packs(shipped_pack: Pack, a_pack: PackFolder, query: str) -> None:
    packs = (a_pack.load(), shipped_pack)
    stored, memory = build_temporary_index(packs), build_memory_index(packs)
    assert [hit.place for hit in stored.search(query).hits] == [hit.place for hit in memory.search(query).hits]


def test_nothing_is_left_beside_it(file: pathlib.Path) -> None:
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_there_is_none_yet(tmp_path: pathlib.Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_index(tmp_path / "none.index")


@pytest.mark.parametrize("length", [0, 1, 100, 4096, 20_000])
def test_a_file_cut_short(file: pathlib.Path, tmp_path: pathlib.Path, length: int) -> None:
    bad = tmp_path / "bad.index"
    bad.write_bytes(file.read_bytes()[:length])
    with pytest.raises(CorruptIndexError):
        open_index(bad)


@pytest.mark.parametrize(
    "changed",
    [
        lambda raw: raw[:-1],
        lambda raw: raw + b"\0",
        lambda raw: raw[:-SEAL_BYTES],
        lambda raw: raw[:8192] + raw[8192 + 4096 :],
        lambda raw: raw[:-SEAL_BYTES] + raw[-SEAL_BYTES:][::-1],
    ],
    ids=["a byte fewer", "a byte more", "no seal", "a page fewer", "another end"],
)
def test_a_file_whose_end_is_not_that_of_its_length_is_not_whole(
    file: pathlib.Path, tmp_path: pathlib.Path, changed: Callable[[bytes], bytes]
) -> None:
    other = tmp_path / "other.index"
    other.write_bytes(changed(file.read_bytes()))
    with pytest.raises(CorruptIndexError, match="incomplete"):
        open_index(other)


def test_a_file_of_something_else(tmp_path: pathlib.Path) -> None:
    bad = tmp_path / "bad.index"
    bad.write_bytes(b"Both sides " * 1000)
    with pytest.raises(CorruptIndexError):
        open_index(bad)


def test_another_version_is_not_used(file: pathlib.Path, tmp_path: pathlib.Path) -> None:
    other = tmp_path / "other.index"
    other.write_bytes(file.read_bytes())
    edited(other, "UPDATE info SET value = '0' WHERE key = 'version'")
    with pytest.raises(CorruptIndexError, match="another version"):
        open_index(other)


@pytest.mark.parametrize(
    ("damage", "ask"),
    [
        ("UPDATE words SET targets = x'00'", lambda index: index.search("slim")),
        ("UPDATE targets SET data = '{'", lambda index: index.search("slim").hits[0].target),
        ("UPDATE targets SET data = '{\"id\": 3}'", lambda index: index.store.pack("japan-us-space-8")),
        ("UPDATE targets SET named = '[[1]]'", lambda index: index.search("meti").hits[-1].marks),
        ("UPDATE packs SET head = replace(head, '20', '21')", lambda index: index.store.pack("japan-us-space-8")),
        ("UPDATE packs SET date = '2023-03-18'", lambda index: index.store.date("japan-us-space-8")),
        ("UPDATE packs SET title = 'Another'", lambda index: index.store.titles),
        ("UPDATE packs SET records = records - 1", lambda index: index.store.titles),
        ("UPDATE info SET value = '' WHERE key = 'beside'", lambda index: index.metadata),
        ("UPDATE stands_for SET others = '[\"jaxa\"]'", lambda index: index.search("meti")),
        ("UPDATE other_values SET others = '[\"us\"]'", lambda index: index.search("side:japanese space")),
        ("UPDATE words SET words = replace(words, 'slim', 'slam')", lambda index: index.search("slim")),
        ("DELETE FROM words", lambda index: index.search("slim")),
        ("DELETE FROM targets WHERE number = 1", lambda index: index.store.pack("japan-us-space-8")),
        ("UPDATE packs SET head = '[]'", lambda index: index.store.pack("japan-us-space-8")),
        ("DELETE FROM targets", lambda index: index.store.target(0)),
        ("DELETE FROM targets", lambda index: index.search("slim")),
        ("UPDATE targets SET address = 'misSions/slim'", lambda index: index.search("slim")),
        ("UPDATE texts_content SET c2 = 7", lambda index: index.search("exploration")),
        ("UPDATE texts_content SET c5 = '=x'", lambda index: index.search("slim").facets),
        ("UPDATE targets SET data = replace(data, 'e', 'a')", lambda index: index.search("slim").hits[0].target),
        ("UPDATE targets SET data = replace(data, 'e', 'a')", lambda index: index.store.pack("japan-us-space-8")),
    ],
)
def test_what_is_not_as_it_was_written_is_a_bad_index(
    file: pathlib.Path, tmp_path: pathlib.Path, damage: str, ask: Callable[[Index], object]
) -> None:
    bad = tmp_path / "bad.index"
    bad.write_bytes(file.read_bytes())
    edited(bad, damage)
    with pytest.raises(CorruptIndexError):
        ask(open_index(bad))


def test_a_pack_that_fails_leaves_no_file(shipped_pack: Pack, tmp_path: pathlib.Path) -> None:
    def packs() -> object:
        yield shipped_pack
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        build_index(tmp_path / "x.index", packs())  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written(shipped_pack: Pack, tmp_path: pathlib.Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(PermissionError):
        build_index(tmp_path / "x.index", (shipped_pack,))


def test_a_folder_that_is_a_file(shipped_pack: Pack, tmp_path: pathlib.Path) -> None:
    (tmp_path / "cache").write_bytes(b"")
    with pytest.raises((FileExistsError, NotADirectoryError)):
        build_index(tmp_path / "cache" / "x.index", (shipped_pack,))


def test_a_file_is_opened_where_nothing_can_be_written(file: pathlib.Path, tmp_path: pathlib.Path) -> None:
    folder = tmp_path / "cache"
    folder.mkdir()
    copy = folder / file.name
    copy.write_bytes(file.read_bytes())
    copy.chmod(0o400)
    folder.chmod(0o500)
    try:
        assert result_addresses(open_index(copy), "slim")[0] == "missions/slim"
        assert [path.name for path in folder.iterdir()] == [file.name]
    finally:
        folder.chmod(0o700)


def test_only_the_newest_files_are_kept(shipped_pack: Pack, tmp_path: pathlib.Path) -> None:
    for number in range(INDEXES_KEPT + 2):
        built = tmp_path / index_file_name(str(number))
        build_index(built, (shipped_pack,))
        os.utime(built, (number, number))
    assert {path.name for path in tmp_path.iterdir()} == {index_file_name(str(n)) for n in range(2, INDEXES_KEPT + 2)}


def _build_often(file: pathlib.Path, pack: Pack) -> None:
    for _ in range(3):
        build_index(file, (pack,))


def test_several_programs_build_one_file_while_others_read_it(shipped_pack: Pack, tmp_path: pathlib.Path) -> None:
    file = tmp_path / index_file_name("one")
    build_index(file, (shipped_pack,))
    builders = [
        multiprocessing.get_context("spawn").Process(target=_build_often, args=(file, shipped_pack)) for _ in range(3)
    ]
    for builder in builders:
        builder.start()
    while any(builder.is_alive() for builder in builders):
        [best, *_] = open_index(file).search("slim").hits
        assert address(best.target) == "missions/slim"
    for builder in builders:
        builder.join()
    assert [builder.exitcode for builder in builders] == [0, 0, 0]
    assert [path.name for path in tmp_path.iterdir()] == [file.name]
