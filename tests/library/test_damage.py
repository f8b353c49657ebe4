"""Whatever happens to an index, a compiled pack or a note: no quotation and no citation is other than its source."""

from __future__ import annotations

import hashlib
import json
import pathlib
import random
import sys
from collections.abc import Mapping
from typing import Any

import pytest

from onrecord.library import library_in_memory, open_library
from onrecord.library.indexed import index_path
from onrecord.library.source_packs import SourcePacks, SourceStore
from onrecord.model import Pack, Record, Ref, Sentence
from onrecord.navigation import RowTarget
from onrecord.navigation.hit_row import hit_target
from onrecord.packs import bundled_cache, bundled_packs, find_packs, load_packs, survey
from onrecord.packs.bundled_cache import BUNDLED_CACHE_FOLDER, compile_pack
from onrecord.packs.checked_packs import CHECKED_PACKS_FOLDER
from onrecord.packs.survey import PackFolders
from onrecord.quoting.excerpts import excerpt
from onrecord.quoting.styles import STYLES
from onrecord.search import CorruptIndexError, Hit, Index, SqliteStore, is_sound, open_index
from onrecord.search.seal import SEAL_BYTES
from tests.search.damage import damage_any, damage_bytes, damage_tables, edited
from tests.support.pack_writer import write_archive
from tests.support.synthetic_archive import packs
from tests.tiers import trials

SEED = 11
QUERIES = ("sides", "area:security the", "p1.s2", "committed")
Truth = Mapping[str, Pack]


class Archived:
    """An archive of three packs, its index, and that of a version of before."""

    def __init__(self, folder: pathlib.Path) -> None:
        write_archive(packs(150, a_pack=50), folder / "packs")
        self.folders: PackFolders = find_packs([str(folder / "packs")])
        self.truth: Truth = {pack.id: pack for pack in load_packs(self.folders).packs}
        self.cache = folder / "cache"
        files = {file: file.read_bytes() for file in (folder / "packs" / "archive-1").iterdir()}
        for file, content in earlier(files).items():
            file.write_bytes(content)
        self.before = self._index(folder / "before")
        for file, content in files.items():
            file.write_bytes(content)
        self.file = self._index(self.cache)
        self.whole = self.file.read_bytes()

    def _index(self, cache: pathlib.Path) -> pathlib.Path:
        open_library(self.folders, cache)
        return index_path(self.folders, cache)


def earlier(files: Mapping[pathlib.Path, bytes]) -> dict[pathlib.Path, bytes]:
    """The same pack with another title and other words, each as long as it is now."""
    changed = {
        file: content.replace(b"No. 1", b"No. 9").replace(b"pursuant", b"pursuing") for file, content in files.items()
    }
    now, then = (
        next(hashlib.sha256(version[file]).hexdigest() for file in version if file.name == "source.txt")
        for version in (files, changed)
    )
    return {file: content.replace(now.encode(), then.encode()) for file, content in changed.items()}


@pytest.fixture(scope="module")
def archived(tmp_path_factory: pytest.TempPathFactory) -> Archived:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(survey, "MAX_IN_MEMORY_BYTES", 0)
        return Archived(tmp_path_factory.mktemp("archived"))


@pytest.fixture(autouse=True)
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(survey, "MAX_IN_MEMORY_BYTES", 0)


def quoted(pack: Pack, dice: random.Random) -> list[str]:
    """One sentence in every style, with its citation."""
    ref = dice.choice(pack.statement.sentences).ref
    return [style.render_all([excerpt(pack, ref)]) for style in STYLES]


def require_true(index: Index, truth: Truth, seed: str) -> list[str]:
    """Read and search all that can be; return what was found to be damaged."""
    damaged = []
    for pack_id in truth:
        assert index.store.titles[pack_id] == truth[pack_id].title
        assert index.store.date(pack_id) == truth[pack_id].statement.date
        try:
            pack = index.store.pack(pack_id)
        except (CorruptIndexError, KeyError) as error:
            damaged.append(str(error))
            continue
        assert pack == truth[pack_id]
        assert quoted(pack, random.Random(seed)) == quoted(truth[pack_id], random.Random(seed))
    for query in QUERIES:
        try:
            hits = index.search(query, 30).hits
        except CorruptIndexError as error:
            damaged.append(str(error))
            continue
        damaged += [str(found) for hit in hits if (found := wrong(hit, truth))]
    return damaged


def read_by_the_browser(index: Index, folders: PackFolders) -> Index:
    """What is damaged is read from the packs' own files."""
    assert isinstance(index.store, SqliteStore)
    files = SourcePacks(folders, json.loads(index.metadata.partition("\n")[2]))
    return index.with_store(SourceStore(index.store, files, trusted=True))


def wrong(hit: Hit, truth: Truth) -> CorruptIndexError | None:
    """What is damaged of a result; its words are looked at by themselves, and by its pack."""
    try:
        target = hit.target
        assert target == there(truth[hit.pack_id], target)
        assert hit.marks is not None
        assert hit.pack == truth[hit.pack_id]
    except CorruptIndexError as error:
        return error
    return None


def there(pack: Pack, target: Record | Sentence) -> Record | Sentence | None:
    """What the source has in that place."""
    if isinstance(target, Sentence):
        [sentence] = pack.statement.sentences_at(Ref.sentence(target.paragraph, target.number))
        return sentence
    return pack.record(target.address)


def test_damaged_bytes_never_become_words(archived: Archived, tmp_path: pathlib.Path) -> None:
    count = trials(70, 1000)
    sys.stdout.write(f"seed {SEED}, {count} trials\n")
    file = tmp_path / archived.file.name
    caught = 0
    for trial in range(count):
        dice = random.Random(f"{SEED} bytes {trial}")
        file.write_bytes(archived.whole)
        file.chmod(0o600)
        how = damage_bytes(file, archived.before.read_bytes(), dice)
        if file.read_bytes() == archived.whole:
            continue
        assert not is_sound(file), (trial, how)
        try:
            index = open_index(file)
        except CorruptIndexError:
            caught += 1
            continue
        caught += bool(require_true(index, archived.truth, f"{trial}"))
    assert caught > count / 3


def test_damaged_tables_never_become_words(archived: Archived, tmp_path: pathlib.Path) -> None:
    count = trials(50, 1000)
    sys.stdout.write(f"seed {SEED}, {count} trials\n")
    file, before = tmp_path / archived.file.name, tmp_path / "before.index"
    before.write_bytes(archived.before.read_bytes()[:-SEAL_BYTES])
    caught = 0
    for trial in range(count):
        dice = random.Random(f"{SEED} tables {trial}")
        file.write_bytes(archived.whole)
        file.chmod(0o600)
        how = damage_tables(file, before, dice)
        try:
            index = open_index(file)
            if trial % 2:
                index = read_by_the_browser(index, archived.folders)
            caught += bool(require_true(index, archived.truth, f"{trial} {how}"))
        except CorruptIndexError:
            caught += 1
    assert caught > count / 4


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE targets SET pack = 'archive-0'",
        "UPDATE targets SET address = 'p1.s1' WHERE address LIKE 'p%'",
        "UPDATE targets SET address = 'missions/x0' WHERE address LIKE 'missions/%'",
    ],
)
def test_a_result_is_cited_by_where_its_words_are(archived: Archived, tmp_path: pathlib.Path, damage: str) -> None:
    """Also where the browser reads them from the packs' own files, since the index is damaged."""
    file = tmp_path / archived.file.name
    file.write_bytes(archived.whole)
    file.chmod(0o600)
    edited(file, damage)
    checked = 0
    for index in (open_index(file), read_by_the_browser(open_index(file), archived.folders)):
        for query in ("sides", "mission"):
            try:
                hits = index.search(query, 60).hits
            except CorruptIndexError:
                continue
            assert hits
            for hit in hits:
                if not wrong(hit, archived.truth):
                    assert hit_target(hit) == RowTarget(hit.pack_id, **where(hit.target))
                    checked += 1
    assert checked


def test_words_of_an_earlier_version_are_not_taken_for_those_of_now(archived: Archived, tmp_path: pathlib.Path) -> None:
    """Each row was whole in its own index, at the same number and address."""
    file, before = tmp_path / archived.file.name, tmp_path / "before.index"
    before.write_bytes(archived.before.read_bytes()[:-SEAL_BYTES])
    file.write_bytes(archived.whole)
    file.chmod(0o600)
    edited(file, f"ATTACH '{before}' AS other", "INSERT OR REPLACE INTO targets SELECT * FROM other.targets")
    damaged = [wrong(hit, archived.truth) for hit in open_index(file).search("pursuant").hits]
    assert any(damaged)


def where(target: Record | Sentence) -> dict[str, Any]:
    """The words of a row's target that say where it is in its pack."""
    return {"ref": target.ref} if isinstance(target, Sentence) else {"address": target.address}


def test_what_a_person_opens_is_mended(archived: Archived) -> None:
    """By the browser's way, the archive reads on without its index; by a command's, the index is built again."""
    for trial in range(trials(10, 100)):
        dice = random.Random(f"{SEED} opened {trial}")
        archived.file.write_bytes(archived.whole)
        damage_bytes(archived.file, archived.before.read_bytes(), dice)
        opened = open_library(archived.folders, archived.cache)
        reading = opened.with_sources() if opened.with_sources else opened
        assert dict(reading.packs) == archived.truth
        assert opened.notices or opened.integrity_error() or archived.file.read_bytes() == archived.whole
        if opened.reopen:
            assert dict(opened.reopen().packs) == archived.truth
            assert archived.file.read_bytes() == archived.whole


def test_damaged_notes_lead_to_no_other_index(archived: Archived, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.packs.raw_files.RECENT_CHANGE_SECONDS", -60)
    open_library(archived.folders, archived.cache)
    others = open_library(archived.folders[:1], archived.cache)
    assert list(others.titles) == ["archive-0"]
    first, second = sorted(archived.cache.glob("*.contents"))
    notes = first.read_bytes(), second.read_bytes()
    for trial in range(trials(25, 200)):
        dice = random.Random(f"{SEED} notes {trial}")
        for file, note in zip((first, second), notes, strict=True):
            file.write_bytes(note)
        if trial % 4:
            damage_any(dice.choice((first, second)), dice)
        else:
            first.write_bytes(notes[1])
            second.write_bytes(notes[0])
        assert dict(open_library(archived.folders, archived.cache).packs) == archived.truth
        assert list(open_library(archived.folders[:1], archived.cache).titles) == ["archive-0"]


def test_damaged_compiled_packs_never_become_words(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    truth = load_packs(bundled_packs(), recheck=True).packs
    folder = tmp_path / "program"
    for _, place in bundled_packs():
        compile_pack(place, folder / BUNDLED_CACHE_FOLDER)
    monkeypatch.setattr(bundled_cache, "package_root", lambda: folder)
    files = {file: file.read_bytes() for file in (folder / BUNDLED_CACHE_FOLDER).iterdir()}
    for trial in range(trials(20, 200)):
        dice = random.Random(f"{SEED} compiled {trial}")
        bundled_cache.cached_names.cache_clear()
        for file, raw in files.items():
            file.write_bytes(raw)
        damage_any(dice.choice(sorted(files)), dice)
        assert load_packs(bundled_packs()).packs == truth
    bundled_cache.cached_names.cache_clear()


class Checked:
    """Two packs that were checked and searched, and the entries that the cache keeps of them."""

    def __init__(self, folder: pathlib.Path) -> None:
        write_archive(packs(100, a_pack=50), folder / "packs")
        self.folders: PackFolders = find_packs([str(folder / "packs")])
        self.truth: Truth = {pack.id: pack for pack in load_packs(self.folders).packs}
        self.cache = folder / "cache"
        self.open_all()
        self.entries = {file: file.read_bytes() for file in sorted((self.cache / CHECKED_PACKS_FOLDER).iterdir())}

    def open_all(self) -> list[list[tuple[Any, float]]]:
        """Open and search the packs by the cache; return all places and scores of the results."""
        library = library_in_memory(load_packs(self.folders, cache=self.cache))
        assert dict(library.packs) == self.truth
        index = library.search_index()
        return [[(hit.place, hit.score) for hit in index.search(query).hits] for query in QUERIES]

    def present(self) -> dict[pathlib.Path, bytes]:
        return {file: file.read_bytes() for file in (self.cache / CHECKED_PACKS_FOLDER).iterdir()}


def test_damaged_entries_of_checked_packs_never_become_words(tmp_path: pathlib.Path) -> None:
    checked = Checked(tmp_path)
    assert len(checked.entries) == 4
    results = checked.open_all()
    assert all(results)
    used = 0
    for trial in range(trials(25, 200)):
        dice = random.Random(f"{SEED} checked {trial}")
        for file, raw in checked.entries.items():
            file.write_bytes(raw)
        one, other = dice.sample(sorted(checked.entries), 2)
        if trial % 4 == 0:
            one.write_bytes(checked.entries[other])
            other.write_bytes(checked.entries[one])
        elif trial % 4 == 1:
            one.unlink()
        else:
            damage_any(one, dice)
        used += checked.present() != checked.entries
        assert checked.open_all() == results
        assert checked.present() == checked.entries, "it is written again"
    assert used > trials(25, 200) // 2
