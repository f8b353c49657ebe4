"""The index of the pack that ships, kept since the program was built: the same, and for nothing but that very pack."""

from __future__ import annotations

import pathlib
import shutil
from collections.abc import Iterator

import pytest

from onrecord.archive import in_memory
from onrecord.archive.prepared import SUFFIX, keep_prepared, kept
from onrecord.packs import compiled, load_library, named, shipped
from onrecord.packs.compiled import FOLDER, compile_pack
from onrecord.record import Pack
from onrecord.search import index
from onrecord.search.prepared import prepare
from tests.search.gold import gold


@pytest.fixture
def program(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[pathlib.Path]:
    """A program's own folder, into which the packs that ship were compiled."""
    folder = tmp_path / "program"
    for name, place in shipped():
        keep_prepared(compile_pack(place, folder / FOLDER), name, folder / FOLDER)
    monkeypatch.setattr(compiled, "package", lambda: folder)
    compiled.kept.cache_clear()
    yield folder
    compiled.kept.cache_clear()


def working_nothing_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def work_out(pack: Pack) -> None:
        raise AssertionError(f"{pack.id} is worked out")

    monkeypatch.setattr(index, "prepare", work_out)


def test_what_came_with_the_program_is_what_would_be_worked_out() -> None:
    library = load_library(shipped())
    assert kept(library.compiled) == {pack.id: prepare(pack) for pack in library.packs}


def test_it_answers_as_an_index_that_was_worked_out(program: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    anew = in_memory(load_library(shipped(), anew=True)).new_index()
    working_nothing_out(monkeypatch)
    found = in_memory(load_library(shipped())).new_index()
    for query in gold():
        ours, theirs = found.search(query.typed), anew.search(query.typed)
        assert [(hit.place, hit.score) for hit in ours.hits] == [(hit.place, hit.score) for hit in theirs.hits]
        assert (ours.total, ours.says) == (theirs.total, theirs.says)


def test_a_pack_that_was_changed_is_worked_out(
    program: pathlib.Path, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [(name, place)] = shipped()
    changed = tmp_path / name
    shutil.copytree(str(place), changed)
    working_nothing_out(monkeypatch)
    assert in_memory(load_library(named([str(changed)]))).new_index().size
    with (changed / "pack.toml").open("a", encoding="utf-8") as stream:
        stream.write("# a remark\n")
    with pytest.raises(AssertionError, match="is worked out"):
        in_memory(load_library(named([str(changed)]))).new_index()


@pytest.mark.parametrize("damage", [b"", b"[]", b"\xff"])
def test_what_is_damaged_is_worked_out(program: pathlib.Path, damage: bytes) -> None:
    size = in_memory(load_library(shipped(), anew=True)).new_index().size
    for file in (program / FOLDER).glob(f"*{SUFFIX}"):
        file.write_bytes(damage)
    assert kept(load_library(shipped()).compiled) == {}
    assert in_memory(load_library(shipped())).new_index().size == size


def test_what_was_made_of_another_version_of_the_pack_is_not_used(program: pathlib.Path) -> None:
    """As half of an update leaves it."""
    for file in (program / FOLDER).glob("*.source"):
        file.write_bytes(file.read_bytes() + b"\n")
    assert kept({pack.id: pack.id for pack in load_library(shipped()).packs}) == {}


def test_without_it_everything_is_worked_out(program: pathlib.Path) -> None:
    for file in (program / FOLDER).glob(f"*{SUFFIX}"):
        file.unlink()
    compiled.kept.cache_clear()
    assert kept(load_library(shipped()).compiled) == {}
    assert in_memory(load_library(shipped())).new_index().size
