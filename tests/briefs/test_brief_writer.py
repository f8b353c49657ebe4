"""Writing a brief while others write it, too: nothing of theirs is overwritten, and nothing of ours is lost."""

from __future__ import annotations

import os
import pathlib
import threading

import pytest

from onrecord.briefs import Brief, BriefWriter, read_brief, write_brief
from onrecord.briefs.brief import Heading, OwnNote
from onrecord.briefs.brief_files import create_brief
from onrecord.briefs.brief_writer import Written
from onrecord.storage.home import NO_HOME

HEADING, ONE, OTHER = Heading("head"), OwnNote("one"), OwnNote("other")


def write(writer: BriefWriter, brief: Brief) -> Written:
    return writer.write(lambda: brief)[1]


def test_the_first_brief_gets_a_name_that_is_free(tmp_path: pathlib.Path) -> None:
    names = [write(BriefWriter(tmp_path), Brief("", (ONE,))).brief.name for _ in range(3)]
    assert names == ["Brief", "Brief 2", "Brief 3"]
    assert sorted(path.name for path in tmp_path.glob("*.toml")) == ["brief-2.toml", "brief-3.toml", "brief.toml"]


@pytest.mark.parametrize("removed", [False, True])
def test_a_change_before_the_name_is_known_keeps_it(tmp_path: pathlib.Path, removed: bool) -> None:
    """As where a second change is written at once, while the outcome of the first is on its way."""
    writer = BriefWriter(tmp_path)
    write(writer, Brief("", (ONE,)))
    if removed:
        (tmp_path / "brief.toml").unlink()
    written = write(writer, Brief("", (ONE, OTHER)))
    assert written.brief.name == read_brief(tmp_path / "brief.toml").brief.name == "Brief"
    assert "“”" not in written.remark


def test_what_others_wrote_is_taken_in_and_said(tmp_path: pathlib.Path) -> None:
    saved = create_brief(tmp_path, Brief("memo"))
    ours, theirs = BriefWriter(tmp_path, saved), BriefWriter(tmp_path, saved)
    assert write(theirs, saved.brief._replace(items=(OTHER,))).remark == ""
    written = write(ours, saved.brief._replace(items=(ONE,)))
    assert written.brief.items == read_brief(saved.path).brief.items == (OTHER, ONE)
    assert written.remark == "“memo” was changed in another window too; it has both changes now"


@pytest.mark.parametrize("is_read", [False, True])
def test_what_was_removed_here_stays_removed_when_others_added(tmp_path: pathlib.Path, is_read: bool) -> None:
    """Also while this session has the items as it made them, and not as they are read from the file."""
    saved = create_brief(tmp_path, Brief("memo", (HEADING, ONE)))
    ours = BriefWriter(tmp_path, read_brief(saved.path) if is_read else saved)
    write(BriefWriter(tmp_path, saved), saved.brief._replace(items=(HEADING, ONE, OTHER)))
    assert ours.saved is not None
    written = write(ours, ours.saved.brief._replace(items=(ours.saved.brief.items[1],)))
    assert written.brief.items == read_brief(saved.path).brief.items == (ONE, OTHER)


def test_a_file_that_was_removed_is_written_anew(tmp_path: pathlib.Path) -> None:
    saved = create_brief(tmp_path, Brief("memo", (OTHER,)))
    saved.path.unlink()
    written = write(BriefWriter(tmp_path, saved), saved.brief._replace(items=(OTHER, ONE)))
    assert read_brief(saved.path).brief.items == (OTHER, ONE)
    assert "was removed by another window" in written.remark


def test_a_file_that_was_damaged_stays_as_it_is(tmp_path: pathlib.Path) -> None:
    saved = create_brief(tmp_path, Brief("memo"))
    saved.path.write_text("name = ")
    written = write(BriefWriter(tmp_path, saved), saved.brief._replace(items=(ONE,)))
    assert f"{saved.path}:1: " in written.remark
    assert saved.path.read_text() == "name = "
    assert read_brief(tmp_path / "memo-2.toml").brief.items == (ONE,)


def test_a_folder_that_cannot_be_read_is_an_error_of_the_system(tmp_path: pathlib.Path) -> None:
    (tmp_path / "file").write_text("")
    writer = BriefWriter(tmp_path / "file")
    with pytest.raises(NotADirectoryError):
        write(writer, Brief("", (ONE,)))
    assert writer.saved is None


def test_one_thread_waits_for_the_other_but_not_for_ever(tmp_path: pathlib.Path) -> None:
    writer = BriefWriter(tmp_path)
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> Brief:
        begun.set()
        go_on.wait(30)
        return Brief("memo", (ONE,))

    thread = threading.Thread(target=writer.write, args=(slow,))
    thread.start()
    try:
        begun.wait(30)
        with pytest.raises(TimeoutError):
            writer.write(lambda: Brief("memo", (OTHER,)), timeout=0.01)
    finally:
        go_on.set()
        thread.join()
    assert writer.saved
    assert writer.saved.brief.items == (ONE,)


def test_many_changes_of_two_windows_are_all_there(tmp_path: pathlib.Path) -> None:
    saved = create_brief(tmp_path, Brief("memo"))

    def add(side: str) -> None:
        writer = BriefWriter(tmp_path, saved)
        brief = saved.brief
        for number in range(10):
            brief = write(writer, brief._replace(items=(*brief.items, Heading(f"{side}{number}")))).brief

    threads = [threading.Thread(target=add, args=(side,)) for side in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    names = {item.text for item in read_brief(saved.path).brief.items if isinstance(item, Heading)}
    assert names == {f"{side}{number}" for side in "ab" for number in range(10)}


def test_a_brief_is_written_elsewhere(tmp_path: pathlib.Path) -> None:
    brief = Brief("memo", (ONE,))
    assert write_brief(tmp_path / "x.toml", brief).brief is brief
    assert read_brief(tmp_path / "x.toml").brief.items == (ONE,)


def test_without_a_home_it_says_what_to_set() -> None:
    writer = BriefWriter(NO_HOME / "briefs")
    with pytest.raises(NotADirectoryError) as caught:
        write(writer, Brief("", (ONE,)))
    assert writer.describe(caught.value) == "no home folder is known; set HOME or ONRECORD_DATA"


@pytest.mark.skipif(os.name != "posix", reason="POSIX limits")
def test_a_full_disk_leaves_what_stood_there_and_the_next_attempt_saves(tmp_path: pathlib.Path) -> None:
    import resource

    writer = BriefWriter(tmp_path)
    write(writer, Brief("memo", (ONE,)))
    longer = Brief("memo", (ONE, OwnNote("word " * 1_000)))
    former = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, former[1]))
    try:
        with pytest.raises(OSError, match="too large") as caught:
            write(writer, longer)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, former)
    assert str(tmp_path / "memo.toml") in writer.describe(caught.value)
    assert read_brief(tmp_path / "memo.toml").brief.items == (ONE,)
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".tmp"] == []
    write(writer, longer)
    assert read_brief(tmp_path / "memo.toml").brief.items == longer.items
