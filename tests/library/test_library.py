"""Opening archives: in memory while they are small, by an index when they are large, whatever the cache is like."""

from __future__ import annotations

import pathlib
import shutil
import subprocess
import sys
from importlib.resources.abc import Traversable

import pytest

from onrecord.library import Library, indexed, library_in_memory, open_library
from onrecord.library.indexed import index_path
from onrecord.navigation import Browser, IndexDoubt, Section
from onrecord.navigation.row_lines import RowShape
from onrecord.packs import find_packs, load_packs, survey
from onrecord.search import CorruptIndexError
from tests.search.damage import edited
from tests.support.pack_writer import write_archive
from tests.support.synthetic_archive import packs

PACKS = 8
Folders = list[tuple[str, Traversable]]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """Eight packs, the newest first by number, and one that is refused."""
    folder = tmp_path_factory.mktemp("archive")
    write_archive(packs(PACKS * 50, a_pack=50), folder)
    (folder / "archive-3" / "source.txt").write_text("Other words.\n", encoding="utf-8")
    return folder


@pytest.fixture
def folders(written: pathlib.Path) -> Folders:
    return find_packs([str(written)])


@pytest.fixture(scope="module")
def built(written: pathlib.Path, tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A cache in which the index of the archive was built."""
    cache = tmp_path_factory.mktemp("built") / "cache"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(survey, "MAX_IN_MEMORY_BYTES", 0)
        open_library(find_packs([str(written)]), cache)
    return cache


@pytest.fixture
def cache(built: pathlib.Path, tmp_path: pathlib.Path) -> pathlib.Path:
    """A copy of that cache, which the test may change."""
    return shutil.copytree(built, tmp_path / "cache")


@pytest.fixture(autouse=True)
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything counts as large."""
    monkeypatch.setattr(survey, "MAX_IN_MEMORY_BYTES", 0)


def first_word(opened: Library) -> str:
    return next(iter(opened.packs.values())).statement.sentences[0].text.split()[4]


def test_an_index_is_built_once_and_found_again(
    folders: Folders, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    built = open_library(folders, tmp_path, read.append)
    assert read == list(range(1, PACKS + 1))
    monkeypatch.setattr(indexed, "iterate_packs", None)
    monkeypatch.setattr(indexed, "load_packs", None)
    again = open_library(folders, tmp_path)
    assert (again.titles, again.notices) == (built.titles, ())
    assert list(again.titles) == [f"archive-{number}" for number in range(PACKS) if number != 3]
    assert [str(problem) for refusal in again.refused for problem in refusal.problems] == [
        str(problem) for refusal in built.refused for problem in refusal.problems
    ]
    assert again.refused[0].name.endswith("archive-3")
    ours, theirs = (opened.search_index().search(first_word(again)).hits for opened in (again, built))
    assert [(hit.place, hit.score, hit.target) for hit in ours] == [
        (hit.place, hit.score, hit.target) for hit in theirs
    ]
    assert ours


def test_by_an_index_one_reads_what_memory_holds(
    folders: Folders, cache: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = open_library(folders, cache)
    monkeypatch.setattr(survey, "MAX_IN_MEMORY_BYTES", 1 << 40)
    memory = open_library(folders, cache)
    assert memory.index is None
    assert dict(stored.packs) == dict(memory.packs)
    one, other = Browser(stored), Browser(memory)
    one.doubt = IndexDoubt.NONE  # as when the index has been read through
    for query in ("sides", "area:security the", "宇", f'"{first_word(memory)}'):
        for browser in (one, other):
            browser.choose_pack("archive-0")
            browser.show_results(query, browser.find(query, thorough=True))
        shape = RowShape(60)
        shown = [[(row.label, row.lines(shape)) for row in browser.rows()] for browser in (one, other)]
        assert len(shown[0]) > 1
        assert shown[0] == shown[1]
        assert one.document() == other.document()
    one.enter(Section.MISSIONS)
    assert one.rows()


def test_a_changed_pack_is_seen(folders: Folders, written: pathlib.Path, tmp_path: pathlib.Path) -> None:
    before = index_path(folders, tmp_path)
    file = written / "archive-1" / "pack.toml"
    old = file.read_text(encoding="utf-8")
    try:
        file.write_text(old.replace("No. 1", "No. One"), encoding="utf-8")
        assert index_path(folders, tmp_path) != before
        assert open_library(folders, tmp_path).titles["archive-1"] == "Joint Statement No. One"
    finally:
        file.write_text(old, encoding="utf-8")
    assert index_path(folders, tmp_path) == before


def test_a_damaged_index_is_built_anew(folders: Folders, cache: pathlib.Path) -> None:
    file = index_path(folders, cache)
    file.write_bytes(file.read_bytes()[:5000])
    opened = open_library(folders, cache)
    [said] = opened.notices
    assert "was built again" in said
    assert str(file) in said
    assert len(opened.titles) == PACKS - 1
    assert file.stat().st_size > 5000


def test_an_index_whose_first_pack_cannot_be_read_is_built_anew(folders: Folders, cache: pathlib.Path) -> None:
    first = next(iter(open_library(folders, cache).packs.values()))
    edited(index_path(folders, cache), "UPDATE targets SET data = '{'")
    opened = open_library(folders, cache)
    assert "was built again" in opened.notices[0]
    assert next(iter(opened.packs.values())) == first


def test_where_nothing_can_be_kept_it_is_said_and_all_is_found(folders: Folders, tmp_path: pathlib.Path) -> None:
    nowhere = tmp_path / "cache"
    nowhere.write_bytes(b"")
    opened = open_library(folders, nowhere)
    [said] = opened.notices
    assert "could not be saved" in said
    assert str(nowhere) in said
    assert len(opened.refused) == 1
    assert opened.search_index().search(first_word(opened)).hits


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_cache_that_is_full_is_said_and_all_is_found(written: pathlib.Path, tmp_path: pathlib.Path) -> None:
    program = f"""
import pathlib, resource, signal
from onrecord.library import open_library
from onrecord.packs import find_packs, survey
survey.MAX_IN_MEMORY_BYTES = 0
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
opened = open_library(find_packs([{str(written)!r}]), pathlib.Path({str(tmp_path)!r}))
print(opened.notices, opened.file, len(opened.packs), bool(opened.search_index().search("sides").hits))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "could not be saved" in done.stdout
    assert done.stdout.rstrip().endswith(f"None {PACKS - 1} True")
    assert [file for file in tmp_path.iterdir() if file.suffix == ".index"] == []


def test_without_fts5_packs_are_read_into_memory(
    folders: Folders, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexed, "has_fts5", lambda: False)
    opened = open_library(folders, tmp_path)
    assert "FTS5" in opened.notices[0]
    assert opened.index is None
    assert len(opened.packs) == PACKS - 1
    assert list(tmp_path.iterdir()) == []


def test_an_index_that_is_bad_as_soon_as_it_is_built(
    folders: Folders, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bad(file: pathlib.Path) -> None:
        raise CorruptIndexError(f"{file} is bad")

    monkeypatch.setattr(indexed, "open_index", bad)
    opened = open_library(folders, tmp_path)
    assert "is bad" in opened.notices[0]
    assert len(opened.packs) == PACKS - 1


def test_damage_that_opening_does_not_show_is_found(folders: Folders, cache: pathlib.Path) -> None:
    opened = open_library(folders, cache)
    assert opened.integrity_error() is None
    file = index_path(folders, cache)
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2 : len(raw) // 2 + 40 * 4096] = b"\xff" * 40 * 4096
    file.write_bytes(raw)
    damaged = open_library(folders, cache)
    assert "onrecord index --anew" in (damaged.integrity_error() or "")
    assert str(file) in (damaged.integrity_error() or "")


def test_an_index_that_was_taken_away_is_not_damaged(folders: Folders, cache: pathlib.Path) -> None:
    opened = open_library(folders, cache)
    index_path(folders, cache).unlink()
    assert opened.integrity_error() is None


def test_a_file_whose_rights_were_changed_is_read_again(
    folders: Folders, written: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    before = survey.status_fingerprint(folders)
    (written / "archive-1" / "missions.toml").chmod(0o400)
    assert survey.status_fingerprint(folders) != before


def test_a_small_archive_has_no_file_to_be_damaged(written: pathlib.Path, tmp_path: pathlib.Path) -> None:
    assert library_in_memory(load_packs(find_packs([str(written / "archive-0")]))).integrity_error() is None
