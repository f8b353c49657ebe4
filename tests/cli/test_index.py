"""`onrecord index`, and searching by what it built."""

from __future__ import annotations

import pathlib
import shutil
import sys
import threading

import pytest

from onrecord.cli import browse, main
from onrecord.cli.progress import bar
from onrecord.library import index_check
from onrecord.packs import survey
from onrecord.search import CorruptIndexError, is_sound
from tests.cli.running import Onrecord
from tests.search.damage import edited
from tests.support.pack_writer import write_archive
from tests.support.synthetic_archive import packs


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """Eight packs, which no test changes."""
    folder = tmp_path_factory.mktemp("packs") / "archive"
    write_archive(packs(400, a_pack=50), folder)
    return folder


@pytest.fixture
def folder(archive: pathlib.Path, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """The archive, all of which counts as large, with an empty cache."""
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(survey, "MAX_IN_MEMORY_BYTES", 0)
    return archive


@pytest.fixture(scope="module")
def data_of_index(archive: pathlib.Path, tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """The user's data once the index of the archive was built."""
    data = tmp_path_factory.mktemp("built") / "data"
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("ONRECORD_DATA", str(data))
        patched.setattr(survey, "MAX_IN_MEMORY_BYTES", 0)
        assert main(["index", str(archive)]) == 0
    return data


@pytest.fixture
def file(data_of_index: pathlib.Path, folder: pathlib.Path, tmp_path: pathlib.Path) -> pathlib.Path:
    """The index of the archive, in the cache."""
    shutil.copytree(data_of_index, tmp_path / "data")
    [index] = (tmp_path / "data").rglob("*.index")
    return index


def test_it_is_built_once(onrecord: Onrecord, folder: pathlib.Path) -> None:
    first = onrecord("index", str(folder))
    assert (first.code, first.err.startswith("onrecord: built in ")) == (0, True)
    file, size = first.out.rstrip("\n").split("\t")
    assert pathlib.Path(file).is_file()
    assert size.endswith(" MB")
    again = onrecord("index", str(folder))
    assert (again.code, again.out, again.err) == (0, first.out, "")
    anew = onrecord("index", "--anew", str(folder))
    assert (anew.code, anew.out, anew.err.startswith("onrecord: built in ")) == (0, first.out, True)


def test_a_file_that_is_no_index_is_built_again(onrecord: Onrecord, folder: pathlib.Path, file: pathlib.Path) -> None:
    size = file.stat().st_size
    file.write_bytes(b"no index")
    message, built = onrecord("index", str(folder)).err.splitlines()
    assert message.startswith("onrecord: the index is damaged: ")
    assert built.startswith("onrecord: built in ")
    assert file.stat().st_size == size


def test_what_is_small_needs_none(onrecord: Onrecord) -> None:
    result = onrecord("index")
    assert (result.code, result.out) == (0, "")
    assert "no index" in result.err


def test_where_it_cannot_be_written(onrecord: Onrecord, folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    (tmp_path / "data").write_bytes(b"")
    result = onrecord("index", str(folder))
    assert (result.code, result.out) == (2, "")
    assert "ONRECORD_DATA" in result.err


def test_without_fts5(onrecord: Onrecord, folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.search.has_fts5", lambda: False)
    result = onrecord("index", str(folder))
    assert (result.code, result.out) == (2, "")
    assert "FTS5" in result.err


def test_a_search_by_the_index_prints_what_one_in_memory_does(
    onrecord: Onrecord, folder: pathlib.Path, file: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for options in (("text", "--explain"), ("json", "--explain"), ("csv",), ("md",)):
        arguments = ("search", "--pack", str(folder), "kind:mission", "the", "--format", *options)
        monkeypatch.setattr(survey, "MAX_IN_MEMORY_BYTES", 0)
        stored = onrecord(*arguments)
        monkeypatch.setattr(survey, "MAX_IN_MEMORY_BYTES", 1 << 40)
        memory = onrecord(*arguments)
        assert stored == memory
        assert stored.code == 0


SHOWN = (
    ("show", "archive-3:p1.s2"),
    ("show", "p2"),
    ("show", "archive-3:missions/x1", "--format", "json"),
    ("show", "archive-7:p1.s1", "--style", "footnote"),
    ("list", "participants", "--side", "us"),
    ("list", "sentences", "--area", "civil", "--format", "csv"),
)


def test_what_is_shown_and_listed_from_the_index_is_what_the_packs_hold(
    onrecord: Onrecord, folder: pathlib.Path, file: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as without_files:
        without_files.setattr("onrecord.packs.load.load_pack", None)
        stored = [onrecord(*arguments, "--pack", str(folder)) for arguments in SHOWN]
    monkeypatch.setattr(survey, "MAX_IN_MEMORY_BYTES", 1 << 40)
    for arguments, by_index in zip(SHOWN, stored, strict=True):
        memory = onrecord(*arguments, "--pack", str(folder))
        assert by_index.code == 0
        assert sorted(by_index.out.splitlines()) == sorted(memory.out.splitlines())


def test_a_passage_that_many_packs_have_names_a_few_of_them(onrecord: Onrecord, folder: pathlib.Path) -> None:
    result = onrecord("show", "p1.s1", "--pack", str(folder))
    assert "for another pack write archive-1:p1.s1 or " in result.err
    assert result.err.endswith(" or archive-6:p1.s1 or others\n")


def test_a_pack_that_cannot_be_read_from_the_index_is_said_and_it_is_built_again(
    onrecord: Onrecord, folder: pathlib.Path, file: pathlib.Path
) -> None:
    asked = ("show", "archive-3:p1.s1", "--style", "quote", "--pack", str(folder))
    before = onrecord(*asked)
    edited(file, "UPDATE targets SET data = '{' WHERE pack = 'archive-3'")
    assert onrecord("show", "archive-2:p1.s1", "--pack", str(folder)).code == 0
    result = onrecord(*asked)
    assert (result.code, result.out) == (0, before.out)
    assert f"the index {file} is damaged (" in result.err
    assert onrecord(*asked) == before


def test_the_browser_reads_a_damaged_pack_from_its_own_files(
    onrecord: Onrecord, folder: pathlib.Path, file: pathlib.Path
) -> None:
    whole = dict(browse._open_packs([str(folder)], None)[0].packs)
    edited(file, "UPDATE targets SET data = '{' WHERE pack = 'archive-3'")
    archive, wrong = browse._open_packs([str(folder)], None)
    assert (wrong, archive.file) == ("", file)
    assert dict(archive.packs) == whole
    [hit, *_] = archive.search_index().search("pack:archive-3 kind:mission").hits
    assert hit.target in whole["archive-3"].records


def test_an_index_that_cannot_be_opened_is_built_again(
    onrecord: Onrecord, folder: pathlib.Path, file: pathlib.Path
) -> None:
    raw = bytearray(file.read_bytes())
    for at in range(20 * 4096, len(raw) - 4096, 4096):
        raw[at : at + 4096] = b"\xff" * 4096
    file.write_bytes(raw)
    result = onrecord("search", "--pack", str(folder), "the")
    assert result.code == 0
    assert "damaged" in result.err or "built again" in result.err
    assert file.read_bytes() != bytes(raw)


def test_damage_that_shows_in_a_search_is_said_with_what_to_do(
    onrecord: Onrecord, folder: pathlib.Path, file: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_: object, **__: object) -> None:
        raise CorruptIndexError("database disk image is malformed")

    monkeypatch.setattr("onrecord.search.Index.search", damaged)
    result = onrecord("search", "--pack", str(folder), "the")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 2)
    assert "onrecord index --anew" in result.err


def test_nothing_is_missing_from_what_is_found_by_a_damaged_index(
    onrecord: Onrecord, folder: pathlib.Path, file: pathlib.Path
) -> None:
    """A folded word that has changed would drop what holds it, and no text of the packs is touched."""
    asked = ("search", "--pack", str(folder), "committed", "--format", "csv")
    before = onrecord(*asked)
    raw = file.read_bytes()
    file.write_bytes(raw.replace(b"both sides committed", b"both sides xommitted"))
    assert file.read_bytes() != raw
    damaged = onrecord(*asked)
    assert (damaged.code, damaged.out) == (0, before.out)
    assert damaged.err == f"onrecord: the index {file} is damaged (its content has changed); it is built again\n"
    assert onrecord(*asked) == before


def _with_rows_removed(file: pathlib.Path, which: str) -> None:
    """Remove rows that FTS5 finds by, which stand under no sum; the seal does not fit any more."""
    edited(file, f"DELETE FROM texts WHERE {which}")
    raw = bytearray(file.read_bytes())
    raw[-1] ^= 1
    file.write_bytes(raw)


class _Late:
    """A reader of the index that is ready only when somebody waits for it."""

    def __init__(self, file: pathlib.Path) -> None:
        self._file = file

    def result_before_answer(self) -> bool | None:
        return None

    def result_after_answer(self) -> bool | None:
        return is_sound(self._file)


class _TooLate(_Late):
    def result_after_answer(self) -> bool | None:
        return None


def test_a_large_index_answers_first_and_then_says_that_results_may_be_missing(
    onrecord: Onrecord, folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("search", "--pack", str(folder), "committed", "--format", "csv")
    file = pathlib.Path(onrecord("index", str(folder)).out.split("\t")[0])
    whole = onrecord(*asked)
    monkeypatch.setattr("onrecord.library.index_check.IndexCheck", _Late)
    assert onrecord(*asked) == whole
    _with_rows_removed(file, "rowid % 2")
    damaged = onrecord(*asked)
    assert (damaged.code, bool(damaged.out), len(damaged.out) < len(whole.out)) == (2, True, True)
    assert f"the index {file} is damaged (its content has changed, so results may be missing)" in damaged.err
    monkeypatch.setattr("onrecord.library.index_check.IndexCheck", _TooLate)
    unknown = onrecord(*asked)
    assert (unknown.code, unknown.out) == (0, damaged.out)
    assert unknown.err.endswith(
        f"the index was not fully checked, so results may be missing; onrecord check DIR checks all of {file}\n"
    )


def test_nothing_is_said_to_be_found_before_a_large_index_is_read(
    onrecord: Onrecord, folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("search", "--pack", str(folder), "committed", "--format", "csv")
    file = pathlib.Path(onrecord("index", str(folder)).out.split("\t")[0])
    whole = onrecord(*asked)
    _with_rows_removed(file, "true")
    damaged = file.read_bytes()
    monkeypatch.setattr("onrecord.library.index_check.IndexCheck", _TooLate)
    unknown = onrecord(*asked)
    assert (unknown.code, unknown.out.count("\n")) == (1, whole.out.count("\n", 0, whole.out.index("\n") + 1))
    assert "results may be missing; onrecord check DIR" in unknown.err
    monkeypatch.setattr("onrecord.library.index_check.IndexCheck", _Late)
    mended = onrecord(*asked)
    assert (mended.code, mended.out) == (0, whole.out)
    assert "it is built again" in mended.err
    assert file.read_bytes() != damaged


def test_a_reader_waits_for_a_small_file_before_an_answer_and_for_a_large_one_behind_it(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, may_read = tmp_path / "an.index", threading.Event()
    file.write_bytes(b"any")
    monkeypatch.setattr(index_check, "is_sound", lambda file: may_read.wait())
    monkeypatch.setattr(index_check, "MAX_BYTES_CHECKED_FIRST", 2)
    large = index_check.IndexCheck(file)
    assert large.result_before_answer() is None
    may_read.set()
    assert large.result_after_answer() is True
    monkeypatch.setattr(index_check, "MAX_BYTES_CHECKED_FIRST", 3)
    assert index_check.IndexCheck(file).result_before_answer() is True
    file.unlink()
    assert index_check.IndexCheck(file).result_after_answer() is None


@pytest.mark.skipif(sys.platform == "win32", reason="no such modes there")
def test_an_index_that_others_may_write_is_not_used_and_that_is_said(
    onrecord: Onrecord, folder: pathlib.Path, file: pathlib.Path
) -> None:
    asked = ("show", "archive-3:p1.s1", "--style", "quote", "--pack", str(folder))
    before = onrecord(*asked)
    file.chmod(0o666)
    assert "onrecord: the index is not used: " in onrecord("check", str(folder)).err
    assert "(index)" in (told := onrecord("doctor", "--pack", str(folder)).out)
    assert "another account owns it or can write to it" in told
    shown = onrecord(*asked)
    assert (shown.code, shown.out) == (0, before.out)
    assert "another account owns it or can write to it" in shown.err
    assert onrecord(*asked) == before
    assert "index" not in onrecord("check", str(folder)).err
    assert f"{file.name} is intact" in onrecord("doctor", "--pack", str(folder)).out


@pytest.mark.skipif(sys.platform == "win32", reason="no such modes there")
def test_an_index_cannot_be_built_in_another_account_s_folder(
    onrecord: Onrecord, folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.storage.folder_trust.is_own", lambda status: False)
    result = onrecord("index", str(folder))
    assert (result.code, result.out) == (2, "")
    assert "belongs to another account" in result.err
    assert "ONRECORD_DATA" in result.err


@pytest.mark.parametrize(
    ("done", "shown"), [(0, "[" + "." * 30 + "]   0 %"), (5, "[" + "#" * 15), (10, "] 100 %"), (12, "100 %")]
)
def test_the_bar(done: int, shown: str) -> None:
    assert shown in bar("indexing", done, 10)
