"""Caches that others may have written: their words are not believed, and what becomes of that is said."""

from __future__ import annotations

import datetime
import os
import pathlib
import shutil
import stat
from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.library import contents_note, open_library
from onrecord.library.cache_status import index_status
from onrecord.library.indexed import index_path
from onrecord.packs import find_packs, load_packs, raw_files, survey
from onrecord.packs.survey import PackFolders
from onrecord.search import ForeignIndexError, build_index, open_index
from onrecord.storage import CacheTrust, cache_trust, folder_trust
from tests.packs.a_pack import write_pack

STRANGER = 65534
posix = pytest.mark.skipif(not hasattr(os, "getuid"), reason="no owners and modes on this system")
by_root = pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can give files away")
OFFICIAL = "The two sides met in Kyoto on June 1, 2024."
FORGED_DATE = datetime.date(2024, 6, 2)
FORGED = "The two sides never met, in Kyoto or elsewhere."


@pytest.fixture(autouse=True)
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(survey, "MAX_IN_MEMORY_BYTES", 0)


@pytest.fixture
def folders(tmp_path: pathlib.Path) -> PackFolders:
    write_pack(tmp_path / "packs" / "a-pack")
    return find_packs([str(tmp_path / "packs")])


@pytest.fixture
def forged(folders: PackFolders, tmp_path: pathlib.Path) -> pathlib.Path:
    """An index in the right place, whole in itself, of other words."""
    cache = tmp_path / "cache"
    opened = open_library(folders, cache)
    [pack] = opened.packs.values()
    assert pack.statement.sentences[0].text == OFFICIAL
    assert opened.index is not None
    first, *others = pack.statement.paragraphs
    sentence = first.sentences[0]._replace(text=FORGED)
    paragraphs = (first._replace(sentences=(sentence, *first.sentences[1:])), *others)
    forgery = replace(
        pack, title="A Forgery", statement=pack.statement._replace(paragraphs=paragraphs, date=FORGED_DATE)
    )
    file = index_path(folders, cache)
    beside = opened.index.metadata
    build_index(file, (forgery,), lambda: beside, opened.index.contents)
    return file


def words(folders: PackFolders, cache: pathlib.Path) -> tuple[str, str]:
    """The first sentence, as a pack's and as a result's."""
    opened = open_library(folders, cache)
    [hit, *_] = opened.search_index().search("p1.s1").hits
    [pack] = opened.packs.values()
    assert hit.pack == pack
    return pack.statement.sentences[0].text, hit.target.text  # type: ignore[union-attr]


def test_our_own_is_believed(folders: PackFolders, forged: pathlib.Path) -> None:
    """The forgery is good enough to show when it is not believed."""
    assert words(folders, forged.parent) == (FORGED, FORGED)


@posix
@pytest.mark.parametrize("mode", [0o666, 0o620, 0o602])
def test_what_others_may_write_is_not_used_and_built_again(
    folders: PackFolders, forged: pathlib.Path, mode: int
) -> None:
    forged.chmod(mode)
    with pytest.raises(ForeignIndexError):
        open_index(forged)
    assert "not used" in index_status(folders, forged.parent).problem
    said = open_library(folders, forged.parent).notices
    assert "another account owns it or can write to it" in said[0]
    assert words(folders, forged.parent) == (OFFICIAL, OFFICIAL)
    assert stat.S_IMODE(forged.stat().st_mode) == 0o600


@by_root
def test_what_another_account_owns_is_not_used_and_built_again(folders: PackFolders, forged: pathlib.Path) -> None:
    os.chown(forged, STRANGER, STRANGER)
    assert "not used" in index_status(folders, forged.parent).problem
    assert words(folders, forged.parent) == (OFFICIAL, OFFICIAL)
    assert forged.stat().st_uid == 0
    assert index_status(folders, forged.parent).usable


@by_root
def test_nothing_in_another_account_s_folder_is_used(folders: PackFolders, forged: pathlib.Path) -> None:
    before = forged.read_bytes()
    os.chown(forged.parent, STRANGER, STRANGER)
    opened = open_library(folders, forged.parent)
    assert "belongs to another account" in opened.notices[0]
    assert opened.file is None
    assert words(folders, forged.parent) == (OFFICIAL, OFFICIAL)
    assert forged.read_bytes() == before
    assert "not used" in index_status(folders, forged.parent).problem


@posix
def test_a_link_to_an_index_is_not_followed(folders: PackFolders, forged: pathlib.Path, tmp_path: pathlib.Path) -> None:
    forged.rename(tmp_path / "elsewhere.index")
    forged.symlink_to(tmp_path / "elsewhere.index")
    assert words(folders, forged.parent) == (OFFICIAL, OFFICIAL)
    assert not forged.is_symlink()


def test_the_index_of_other_packs_in_its_place_is_not_used(folders: PackFolders, tmp_path: pathlib.Path) -> None:
    write_pack(tmp_path / "others" / "a-pack").replace("pack.toml", "A Pack", "B Pack")
    others = find_packs([str(tmp_path / "others")])
    cache = tmp_path / "cache"
    open_library(others, cache)
    open_library(folders, cache)
    shutil.copy(index_path(others, cache), index_path(folders, cache))
    opened = open_library(folders, cache)
    assert "the index of other packs" in opened.notices[0]
    assert opened.titles == {"a-pack": "A Pack"}


@pytest.mark.parametrize(
    "nobody_knows", [lambda folder: False, None], ids=["no modes are kept", "a folder above may be replaced"]
)
@posix
def test_where_nobody_knows_who_wrote_it_words_are_those_of_the_packs(
    folders: PackFolders,
    forged: pathlib.Path,
    monkeypatch: pytest.MonkeyPatch,
    nobody_knows: Callable[[pathlib.Path], bool] | None,
) -> None:
    if nobody_knows:
        monkeypatch.setattr(folder_trust, "keeps_owners", nobody_knows)
    else:
        forged.parent.parent.chmod(0o777)
    assert cache_trust(forged.parent) is CacheTrust.UNKNOWN
    assert words(folders, forged.parent) == (OFFICIAL, OFFICIAL)
    cache = forged.parent
    why = f"the file system of {cache} keeps no owners" if nobody_knows else f"other accounts can change {cache.parent}"
    status = index_status(folders, cache).problem
    assert status.startswith(why)
    assert "words are read from the packs" in status
    opened = open_library(folders, forged.parent)
    assert (opened.notices, dict(opened.titles)) == ((), {"a-pack": "A Pack"})
    assert opened.index is not None
    assert opened.index.store.titles["a-pack"] == "A Pack"
    assert opened.index.store.date("a-pack").isoformat() == "2024-06-01"


@pytest.mark.parametrize(
    "beside", ["", "{", "null\nnull", "[1]\n{}", "[[1, 2, 3]]\n{}", "[]\n{", "[]\n[]", '[]\n{"a-pack": 3}', "[]\n{}"]
)
@posix
def test_whatever_nobody_knows_who_wrote_beside_the_packs_the_words_are_theirs(
    folders: PackFolders, forged: pathlib.Path, monkeypatch: pytest.MonkeyPatch, beside: str
) -> None:
    """The sums of it are right."""
    monkeypatch.setattr(folder_trust, "keeps_owners", lambda folder: False)
    [pack] = load_packs(folders).packs
    build_index(forged, (pack,), lambda: beside, open_index(forged, trust_any_owner=True).contents)
    opened = open_library(folders, forged.parent)
    assert opened.packs["a-pack"] == pack
    assert "the index could not be used and was built again" in opened.notices[0]
    assert words(folders, forged.parent) == (OFFICIAL, OFFICIAL)


@posix
def test_a_folder_that_others_may_write_is_made_private(tmp_path: pathlib.Path) -> None:
    """As earlier versions made it where the umask let them."""
    folder = tmp_path / "cache"
    folder.mkdir()
    folder.chmod(0o777)
    assert cache_trust(folder) is CacheTrust.OWN
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755


@posix
def test_what_is_made_is_private_whatever_the_umask(folders: PackFolders, tmp_path: pathlib.Path) -> None:
    before = os.umask(0)
    try:
        open_library(folders, tmp_path / "new" / "cache")
    finally:
        os.umask(before)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "new").rglob("*") if path.is_file()}
    assert modes == {0o600}
    assert {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("new", "new/cache")} == {0o700}


@posix
def test_a_note_that_others_may_write_is_not_believed(
    folders: PackFolders, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raw_files, "RECENT_CHANGE_SECONDS", -60)
    cache = tmp_path / "cache"
    open_library(folders, cache)
    [note] = cache.glob("*.contents")
    assert contents_note.read_contents_note(folders, cache)
    note.chmod(0o666)
    assert contents_note.read_contents_note(folders, cache) is None
    assert open_library(folders, cache).notices == ()
