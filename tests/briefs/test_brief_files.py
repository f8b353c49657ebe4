"""Files of briefs: nobody's words are overwritten, broken files are named, and versions are kept."""

from __future__ import annotations

import datetime
import os
import pathlib
import threading

import pytest

from onrecord.briefs.brief import Brief, Heading, OwnNote
from onrecord.briefs.brief_files import (
    BriefChanged,
    BriefUnusable,
    KnownBriefs,
    SavedBrief,
    create_brief,
    free_name,
    list_briefs,
    read_brief,
    save_brief,
)
from onrecord.briefs.file_names import MAX_STEM_BYTES, file_stem
from onrecord.briefs.versions import MAX_VERSIONS, versions_of

NOON = datetime.datetime(2026, 11, 27, 12, tzinfo=datetime.UTC)
MEMO = Brief("Memo for Monday", (Heading("Space"),), created=NOON, changed=NOON)


def _save(saved: SavedBrief, note: str, *, minutes: int = 0, begins_session: bool = False) -> SavedBrief:
    brief = saved.brief._replace(items=(*saved.brief.items, OwnNote(note)))
    now = NOON + datetime.timedelta(minutes=minutes)
    return save_brief(saved, brief, now=now, begins_session=begins_session)


def test_a_new_brief_has_a_private_file_of_its_own(tmp_path: pathlib.Path) -> None:
    folder = tmp_path / "briefs"
    first, second = create_brief(folder, MEMO), create_brief(folder, MEMO)
    assert [first.path.name, second.path.name] == ["memo-for-monday.toml", "memo-for-monday-2.toml"]
    assert read_brief(first.path) == first
    assert os.name == "nt" or [first.path.stat().st_mode & 0o777, folder.stat().st_mode & 0o777] == [0o600, 0o700]
    assert sorted(path.name for path in folder.iterdir()) == ["memo-for-monday-2.toml", "memo-for-monday.toml"]


def test_many_sessions_that_create_at_once_have_files_of_their_own(tmp_path: pathlib.Path) -> None:
    made: list[SavedBrief] = []
    threads = [threading.Thread(target=lambda: made.append(create_brief(tmp_path, MEMO))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({saved.path for saved in made}) == 8 == len(list_briefs(tmp_path))


def test_of_many_that_create_one_name_at_once_one_does(tmp_path: pathlib.Path) -> None:
    results: list[str] = []

    def create(number: int) -> None:
        try:
            name = MEMO.name.upper() if number % 2 else MEMO.name
            results.append(create_brief(tmp_path, MEMO._replace(name=name), only_if_new=True).path.name)
        except BriefChanged as error:
            results.append(str(error))

    threads = [threading.Thread(target=create, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 8
    assert sum(result.endswith("already") for result in results) == 7
    assert len(list_briefs(tmp_path)) == 1
    (tmp_path / "memo-for-monday.toml").rename(tmp_path / "other.toml")
    assert free_name(tmp_path, MEMO.name) == "Memo for Monday 2"


def test_what_was_changed_elsewhere_is_not_overwritten(tmp_path: pathlib.Path) -> None:
    ours = create_brief(tmp_path, MEMO)
    theirs = _save(read_brief(ours.path), "theirs")
    with pytest.raises(BriefChanged, match=r"memo-for-monday\.toml was changed by another"):
        _save(ours, "ours")
    assert read_brief(ours.path) == theirs


@pytest.mark.parametrize("harm", ["gone", "folder", "broken"])
def test_a_file_that_is_gone_or_broken_is_not_overwritten(tmp_path: pathlib.Path, harm: str) -> None:
    saved = create_brief(tmp_path, MEMO)
    saved.path.unlink()
    if harm == "folder":
        saved.path.mkdir()
    elif harm == "broken":
        saved.path.write_text("[[")
    with pytest.raises(BriefChanged):
        _save(saved, "more")
    assert saved.path.exists() == (harm != "gone")


def test_saving_what_stands_there_writes_nothing(tmp_path: pathlib.Path) -> None:
    saved = create_brief(tmp_path, MEMO)
    before = saved.path.stat().st_mtime_ns
    assert save_brief(saved, MEMO, now=NOON, begins_session=True) is saved
    assert saved.path.stat().st_mtime_ns == before
    assert versions_of(saved.path) == []


def test_the_list_has_the_newest_first_and_names_what_is_broken(tmp_path: pathlib.Path) -> None:
    for day, name in ((1, "old"), (3, "new"), (2, "between")):
        create_brief(tmp_path, Brief(name, changed=NOON.replace(day=day)))
    create_brief(tmp_path, Brief("undated"))
    (tmp_path / "broken.toml").write_text('schema = 1\nname = "x\n')
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "other.txt").touch()
    (tmp_path / ".hidden.toml").touch()
    listed = list_briefs(tmp_path)
    assert [brief.brief.name for brief in listed if brief.brief] == ["new", "between", "old", "undated"]
    assert [brief.problem.removeprefix(str(tmp_path) + os.sep).partition(" ")[0] for brief in listed[4:]] == [
        "broken.toml:2:",
        "folder.toml:",
    ]
    assert list_briefs(tmp_path / "none") == []


def test_a_file_that_is_too_large_is_not_read(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "large.toml"
    with path.open("wb") as stream:
        stream.truncate(1024**3)
    with pytest.raises(BriefUnusable, match="larger than 16 MiB"):
        read_brief(path)


def test_versions_stand_for_sessions_and_hours(tmp_path: pathlib.Path) -> None:
    """Each is what stood before a change: at the beginning of a session, and after an hour."""
    saved = create_brief(tmp_path, MEMO)
    saved = _save(saved, "one", begins_session=True)
    saved = _save(saved, "two", minutes=30)
    saved = _save(saved, "three", minutes=61)
    saved = _save(saved, "four", minutes=62)
    saved = _save(saved, "five", minutes=63, begins_session=True)
    kept = [read_brief(version.path).brief for version in versions_of(saved.path)]
    assert [[item.text for item in brief.items if isinstance(item, OwnNote)] for brief in kept] == [
        ["one", "two", "three", "four"],
        ["one", "two"],
        [],
    ]
    assert kept[-1] == MEMO
    assert versions_of(saved.path)[-1].name == "2026-11-27T12-00-00Z"


def test_the_last_ten_versions_are_kept(tmp_path: pathlib.Path) -> None:
    saved = create_brief(tmp_path, MEMO)
    for number in range(MAX_VERSIONS + 5):
        saved = _save(saved, str(number), minutes=number // 2, begins_session=True)  # two in one second, too
    versions = versions_of(saved.path)
    assert len(versions) == MAX_VERSIONS
    assert [len(read_brief(version.path).brief.items) for version in versions] == list(range(MAX_VERSIONS + 5, 5, -1))


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Memo for Monday", "memo-for-monday"),
        ("  Q&A: 1/2 ", "q-a-1-2"),
        ("宇宙 メモ", "宇宙-メモ"),
        ("ｆｕｌｌ　ｗｉｄｔｈ", "full-width"),
        ("../../etc/passwd", "etc-passwd"),
        ("con", "brief-con"),
        ("COM1", "brief-com1"),
        ("COM¹", "brief-com1"),
        ("a\0b\x1b[31m", "a-b-31m"),
        ("...", "brief"),
        ("", "brief"),
        ("-rf", "rf"),
        ("é", "é"),
        ("Ärger", "ärger"),
        ("under_score", "under-score"),
        ("x" * 300, "x" * MAX_STEM_BYTES),
        ("宇" * 300, "宇" * (MAX_STEM_BYTES // 3)),
        ("🚀", "brief"),
    ],
)
def test_names_become_file_names_that_every_system_takes(name: str, stem: str) -> None:
    assert file_stem(name) == stem


def test_a_file_that_was_not_written_since_is_not_read_again(tmp_path: pathlib.Path) -> None:
    saved = create_brief(tmp_path, MEMO)
    known: KnownBriefs = {}
    [first] = list_briefs(tmp_path, known)
    [again] = list_briefs(tmp_path, known)
    assert again is first
    save_brief(saved, MEMO._replace(name="Other"), now=NOON, begins_session=False)
    [changed] = list_briefs(tmp_path, known)
    assert changed.brief
    assert changed.brief.name == "Other"
    saved.path.unlink()
    assert list_briefs(tmp_path, known) == []
