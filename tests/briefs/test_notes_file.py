"""The file of the user's own notes: two windows, broken files, and folders that cannot be written."""

from __future__ import annotations

import datetime
import os
import pathlib
import threading
from collections.abc import Callable

import pytest

from onrecord.briefs.notes_file import NotesBroken, NotesUnusable, SavedNotes, change_notes, read_notes
from onrecord.briefs.personal_note import PersonalNote, PersonalNotes, write_note
from onrecord.briefs.versions import versions_of
from onrecord.storage.home import NO_HOME

NOON = datetime.datetime(2026, 11, 27, 12, tzinfo=datetime.UTC)


def _write(path: pathlib.Path, text: str, pack: str = "a", *, minutes: int = 0, read: str = "") -> SavedNotes:
    note = PersonalNote(text, pack, pack)
    now = NOON + datetime.timedelta(minutes=minutes)
    return change_notes(path, lambda notes: write_note(notes, note, read=read), now=now)


def _texts(path: pathlib.Path) -> list[str]:
    return [note.text for note in read_notes(path).notes.notes]


@pytest.fixture
def path(tmp_path: pathlib.Path) -> pathlib.Path:
    return tmp_path / "data" / "notes.toml"


def test_what_was_written_is_there_and_private(path: pathlib.Path) -> None:
    assert read_notes(path) == SavedNotes(PersonalNotes(), path)
    saved = _write(path, "one")
    assert read_notes(path) == saved
    assert os.name == "nt" or [path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777] == [0o600, 0o700]
    assert [file.name for file in path.parent.iterdir()] == ["notes.toml"]


def test_windows_that_write_at_once_lose_nothing(path: pathlib.Path) -> None:
    threads = [threading.Thread(target=_write, args=(path, str(number), f"pack-{number}")) for number in range(8)]
    threads += [threading.Thread(target=_write, args=(path, f"line {number}")) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    texts = _texts(path)
    assert len(texts) == 9
    [joined] = [text for text in texts if "line" in text]
    assert sorted(joined.split("\n\n")) == [f"line {number}" for number in range(8)]


def test_unknown_keys_stay_and_a_change_of_nothing_writes_nothing(path: pathlib.Path) -> None:
    path.parent.mkdir()
    path.write_text('# mine\nschema = 1\nfuture = true\n[[note]]\ntext = "one"\npack = "a"\ncolor = "red"\n')
    before = path.read_bytes()
    _write(path, "one", read="one")
    assert path.read_bytes() == before
    _write(path, "two", read="one")
    notes = read_notes(path).notes
    assert (notes.unknown, notes.notes[0].unknown, notes.notes[0].text) == ({"future": True}, {"color": "red"}, "two")
    [version] = versions_of(path)
    assert version.path.read_bytes() == before


def test_a_broken_file_is_named_with_its_line_and_set_aside_by_a_change(path: pathlib.Path) -> None:
    path.parent.mkdir()
    for number in (1, 2):
        path.write_text(f'schema = 1\n[[note]]\ntext = "{number}\n')
        with pytest.raises(NotesBroken, match=r"notes\.toml:3: "):
            read_notes(path)
        saved = _write(path, "new")
        assert "notes.toml:3: " in saved.notice
        assert _texts(path) == ["new"]
    assert "notes-damaged-2.toml" in saved.notice
    texts = [path.with_name(name).read_text() for name in ("notes-damaged.toml", "notes-damaged-2.toml")]
    assert [text.splitlines()[-1] for text in texts] == ['text = "1', 'text = "2']


def test_what_a_window_has_read_survives_that_the_file_broke_meanwhile(path: pathlib.Path) -> None:
    known = _write(path, "one").notes
    path.write_text("[[")
    note = PersonalNote("two", "b", "b")
    change_notes(path, lambda notes: write_note(notes, note), now=NOON, known=known)
    assert _texts(path) == ["one", "two"]


@pytest.mark.parametrize("harm", ["folder", "newer", "large"])
def test_a_file_that_this_version_cannot_judge_is_left_alone(path: pathlib.Path, harm: str) -> None:
    path.parent.mkdir()
    if harm == "folder":
        path.mkdir()
    elif harm == "newer":
        path.write_text("schema = 2\n")
    else:
        with path.open("wb") as stream:
            stream.truncate(1024**3)
    attempts: tuple[Callable[[], SavedNotes], ...] = (lambda: read_notes(path), lambda: _write(path, "one"))
    for attempt in attempts:
        with pytest.raises(NotesUnusable, match=r"notes\.toml: ") as caught:
            attempt()
        assert not isinstance(caught.value, NotesBroken)
    assert [file.name for file in path.parent.iterdir()] == ["notes.toml"]


def test_without_a_home_folder_there_are_no_notes_and_none_is_written() -> None:
    path = NO_HOME / "onrecord" / "notes.toml"
    assert read_notes(path).notes == PersonalNotes()
    with pytest.raises(OSError, match=r"Not a directory|cannot find"):
        _write(path, "one")


@pytest.mark.skipif(not pathlib.Path("/dev/full").exists(), reason="a folder that takes no files, on Linux")
def test_a_folder_that_takes_no_files(tmp_path: pathlib.Path) -> None:
    path = pathlib.Path("/proc/onrecord/notes.toml")
    with pytest.raises(OSError, match=r".+"):
        _write(path, "one")
    assert not path.exists()
