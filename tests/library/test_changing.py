"""Packs that change while they are read: what is quoted afterwards is one version of them, or nothing."""

from __future__ import annotations

import functools
import hashlib
import io
import os
import pathlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from onrecord.library import open_library
from onrecord.library.indexed import index_path
from onrecord.model import Pack
from onrecord.packs import PackRefused, find_packs, load_pack, raw_files, survey
from onrecord.packs.raw_files import read_raw
from onrecord.search import open_index
from onrecord.storage import read_regular
from tests.packs.a_pack import FILES, write_pack
from tests.packs.in_memory import MemoryFile, MemoryFolder
from tests.tiers import trials

BEFORE = {name: text.encode() for name, text in FILES.items()}
AFTER = {
    name: text.replace("Kyoto", "Osaka").replace("A Pack", "B Pack").replace("2024-06-01", "2024-07-02").encode()
    for name, text in FILES.items()
}
Version = Mapping[str, bytes]


@pytest.fixture(autouse=True)
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(survey, "MAX_IN_MEMORY_BYTES", 0)


@pytest.fixture
def archive(tmp_path: pathlib.Path) -> pathlib.Path:
    folder = tmp_path / "packs"
    write_pack(folder / "a-pack")
    return folder


def put(folder: pathlib.Path, version: Version) -> None:
    """As an editor or a checkout does: by a new file in the place of each."""
    for name, content in version.items():
        new = folder / "a-pack" / f"{name}.new"
        new.write_bytes(signed(name, content, version))
        new.replace(folder / "a-pack" / name)


def signed(name: str, content: bytes, version: Version) -> bytes:
    """With the sum of the version's own source."""
    old, new = (hashlib.sha256(one["source.txt"]).hexdigest() for one in (BEFORE, version))
    return content.replace(old.encode(), new.encode()) if name == "statement.toml" else content


class Reads:
    """Counts what is read, and calls what is planned before the reading of that number."""

    def __init__(self, plan: Mapping[int, Callable[[], None]]) -> None:
        self.count = 0
        self._plan = plan

    def __call__(self, path: pathlib.Path, max_bytes: int) -> tuple[bytes, os.stat_result]:
        self.count += 1
        self._plan.get(self.count, lambda: None)()
        return read_regular(path, max_bytes)


@pytest.fixture
def versions(archive: pathlib.Path) -> list[Pack]:
    found = []
    for version in (AFTER, BEFORE):
        put(archive, version)
        found.append(load_pack(archive / "a-pack"))
    assert found[0].title == "B Pack"
    assert found[0].statement.sentences[0].text.startswith("The two sides met in Osaka")
    return found


def reads_of(archive: pathlib.Path, cache: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> int:
    counting = Reads({})
    monkeypatch.setattr(raw_files, "read_regular", counting)
    open_library(find_packs([str(archive)]), cache)
    return counting.count


@pytest.mark.parametrize("back_after", [None, 1, 10, 11])
def test_an_index_is_of_one_version(
    archive: pathlib.Path,
    versions: list[Pack],
    tmp_path: pathlib.Path,
    monkeypatch: pytest.MonkeyPatch,
    back_after: int | None,
) -> None:
    """The pack changes before each of the readings in turn, for good or until some readings later."""
    after, before = versions
    count = reads_of(archive, tmp_path / "first", monkeypatch)
    assert count >= 2 * len(FILES)
    for at in range(1, count + 1, trials(5, 1)):
        cache = tmp_path / f"cache-{at}"
        plan = {at: lambda: put(archive, AFTER)}
        if back_after is not None:
            plan[at + back_after] = lambda: put(archive, BEFORE)
        put(archive, BEFORE)
        monkeypatch.setattr(raw_files, "read_regular", Reads(plan))
        opened = open_library(find_packs([str(archive)]), cache)
        packs = list(opened.packs.values())
        assert packs in ([before], [after]) or (packs == [] and opened.refused)
        monkeypatch.setattr(raw_files, "read_regular", read_regular)
        for version, pack in ((BEFORE, before), (AFTER, after)):
            put(archive, version)
            assert list(open_library(find_packs([str(archive)]), cache).packs.values()) == [pack]
            indexed = open_index(index_path(find_packs([str(archive)]), cache))
            assert indexed.store.pack("a-pack") == pack


@pytest.mark.parametrize("back_after", [None, 1])
def test_a_pack_in_memory_is_of_one_version(
    archive: pathlib.Path, versions: list[Pack], monkeypatch: pytest.MonkeyPatch, back_after: int | None
) -> None:
    """Its title and its statement stand in two files."""
    after, before = versions
    for at in range(1, 2 * len(FILES) + 1):
        put(archive, BEFORE)
        plan = {at: lambda: put(archive, AFTER)}
        if back_after is not None:
            plan[at + back_after] = lambda: put(archive, BEFORE)
        monkeypatch.setattr(raw_files, "read_regular", Reads(plan))
        assert load_pack(archive / "a-pack") in (before, after)


def test_a_note_is_not_made_of_files_that_were_written_just_now(archive: pathlib.Path) -> None:
    """Within one tick of the clock another version may follow that has the same times."""
    assert survey.survey_packs(find_packs([str(archive)])).status_fingerprint is None


def test_a_note_holds_for_as_long_as_no_file_changes(archive: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw_files, "RECENT_CHANGE_SECONDS", -60)
    folders = find_packs([str(archive)])
    stamp = survey.survey_packs(folders).status_fingerprint
    assert stamp == survey.status_fingerprint(folders) is not None
    file = archive / "a-pack" / "pack.toml"
    times = file.stat()
    for change in (lambda: file.write_bytes(BEFORE["pack.toml"][::-1]), lambda: put(archive, BEFORE)):
        change()
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
        assert survey.status_fingerprint(folders) != stamp


def test_where_the_time_of_a_change_is_not_kept_no_note_is_made(
    archive: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on FAT, whose times are whole seconds."""
    monkeypatch.setattr(raw_files, "RECENT_CHANGE_SECONDS", -60)
    real = raw_files.file_status

    def whole_seconds(status: os.stat_result) -> tuple[int, int, int, int, int]:
        size, modified, changed, number, device = real(status)
        return size, modified // 10**9 * 10**9, changed // 10**9 * 10**9, number, device

    monkeypatch.setattr(survey, "file_status", whole_seconds)
    monkeypatch.setattr(raw_files, "file_status", whole_seconds)
    folders = find_packs([str(archive)])
    assert (survey.status_fingerprint(folders), survey.survey_packs(folders).status_fingerprint) == (None, None)


def test_a_pack_that_never_rests_is_refused(archive: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flips = {at: functools.partial(put, archive, (AFTER, BEFORE)[at % 2]) for at in range(1, 1000)}
    monkeypatch.setattr(raw_files, "read_regular", Reads(flips))
    with pytest.raises(PackRefused) as refusal:
        load_pack(archive / "a-pack", "a-pack")
    [problem] = refusal.value.problems
    assert str(problem) == (
        "a-pack: found a file that changes while it is read, expected files that nobody is changing; try again"
    )


@dataclass(frozen=True)
class ChangingFile(MemoryFile):
    now: Callable[[str], bytes]

    def open(self, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        return io.BytesIO(self.now(self.name))


@dataclass(frozen=True)
class ChangingFolder(MemoryFolder):
    """Another version from the reading of that number on, for one reading or for good."""

    at: int
    for_good: bool
    reads: list[str]

    def joinpath(self, *descendants: Any) -> MemoryFile:
        [name] = descendants
        return ChangingFile(str(name), b"", self.now)

    def now(self, name: str) -> bytes:
        self.reads.append(name)
        changed = len(self.reads) >= self.at if self.for_good else len(self.reads) == self.at
        version = AFTER if changed else BEFORE
        if name not in version:
            raise FileNotFoundError(name)
        return signed(name, version[name], version)


@pytest.mark.parametrize("for_good", [True, False])
@pytest.mark.parametrize("at", range(1, 2 * len(FILES) + 2))
def test_what_has_no_times_is_of_one_version_too(at: int, for_good: bool) -> None:
    read = read_raw(ChangingFolder(BEFORE, at, for_good, []))
    assert read.files in [{name: signed(name, one[name], one) for name in FILES} for one in (BEFORE, AFTER)]


@pytest.mark.parametrize("for_good", [True, False])
def test_a_change_within_one_tick_of_the_clock_is_seen_by_the_bytes(
    archive: pathlib.Path, versions: list[Pack], monkeypatch: pytest.MonkeyPatch, for_good: bool
) -> None:
    """Written in place, so that neither size, times nor number of a file tell that it changed."""
    now = time.time_ns()
    monkeypatch.setattr(raw_files, "file_status", lambda status: (0, now, now, 0, 0))
    for at in range(1, 2 * len(FILES) + 2):
        put(archive, BEFORE)
        plan = {at: lambda: put(archive, AFTER)}
        if not for_good:
            plan[at + 1] = lambda: put(archive, BEFORE)
        monkeypatch.setattr(raw_files, "read_regular", Reads(plan))
        assert load_pack(archive / "a-pack") in versions, at


@pytest.mark.parametrize("name", ["missions.toml", "terms.toml", "events.toml"])
def test_a_file_that_appears_while_the_others_are_read_is_of_the_pack(
    archive: pathlib.Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """All files are old, so that nothing is read twice; one is put there once its name led to nothing."""
    monkeypatch.setattr(raw_files, "RECENT_CHANGE_SECONDS", -60)
    file = archive / "a-pack" / name
    content = file.read_bytes()

    def appear() -> None:
        file.write_bytes(content)

    for at in range(1, len(FILES)):
        file.unlink(missing_ok=True)
        monkeypatch.setattr(raw_files, "read_regular", Reads({at: appear}))
        assert raw_files.read_raw(archive / "a-pack").files[name] == content, at
