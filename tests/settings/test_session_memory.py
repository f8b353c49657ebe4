"""Kept searches are written at once, and are rescued if they cannot be."""

from __future__ import annotations

import pathlib
import re
import tempfile

import pytest

from onrecord.settings import SavedState, SessionMemory, read_state, write_state
from onrecord.settings.session_memory import NOTHING_REMEMBERED
from tests.storage.odd_files import make_odd

Obstacle = str
KEPT = SavedState(saved=("slim", "space"))


def put_in_the_way(obstacle: Obstacle, file: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if obstacle == "full disk":
        write_state(SavedState(saved=("space",)), file)

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(pathlib.Path, "replace", full)
    elif obstacle == "file for a folder":
        file.parent.write_text("in the way")
    else:
        file.parent.mkdir()
        make_odd(file, "folder")


OBSTACLES = ("full disk", "file for a folder", "folder for a file")


@pytest.mark.parametrize("obstacle", OBSTACLES)
def test_what_cannot_be_written_is_said_at_once_and_rescued_at_the_end(
    obstacle: Obstacle, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "data" / "state.toml"
    put_in_the_way(obstacle, file, monkeypatch)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    memory = SessionMemory(file)
    reason = memory.write(KEPT)
    assert reason.startswith(f"{file}: ")
    assert reason.endswith(("move it away", "free some space there, or set ONRECORD_DATA to another folder"))
    new = tuple(query for query in KEPT.saved if query not in memory.last_written.saved)
    assert memory.unsaved_searches(KEPT) == new
    said = memory.close(KEPT)
    found = re.fullmatch(
        r"the searches that you kept in this session are in (.+), since they could not be .* \((.*)\)", said
    )
    assert found
    assert found[2] == reason
    assert pathlib.Path(found[1]).read_text().splitlines() == list(new)


def test_where_no_file_takes_them_they_are_said(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "file"))
    memory = SessionMemory(tmp_path / "file" / "state.toml")
    assert memory.close(KEPT).endswith(": “slim”, “space”")


@pytest.mark.parametrize("obstacle", OBSTACLES)
@pytest.mark.parametrize("saved", [(), ("slim", "space")])
def test_a_file_of_clippings_that_no_later_start_will_name_is_said(
    obstacle: Obstacle, saved: tuple[str, ...], tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "data" / "state.toml"
    put_in_the_way(obstacle, file, monkeypatch)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    said = SessionMemory(file).close(SavedState(saved=saved, rescued_files=("/tmp/clippings.txt",)))
    notice = "no later start will name /tmp/clippings.txt, since the state is not saved ("
    assert notice in said
    assert said.startswith(notice) != bool(saved)
    assert SessionMemory(file).rescued.notice == ""


def test_where_the_next_start_names_the_file_nothing_is_said(tmp_path: pathlib.Path) -> None:
    (tmp_path / "clippings.txt").write_text("words")
    file = tmp_path / "state.toml"
    assert SessionMemory(file).close(SavedState(rescued_files=(str(tmp_path / "clippings.txt"),))) == ""
    assert SessionMemory(file).rescued.notice.endswith("clippings.txt")


def test_what_was_written_is_not_asked_for_again(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "state.toml"
    write_state(SavedState(saved=("space",)), file)
    memory, other = SessionMemory(file), SessionMemory(file)
    assert memory.write(KEPT) == ""
    assert memory.unsaved_searches(KEPT) == ()
    assert other.write(SavedState(saved=("moon", "space"))) == ""
    assert memory.write(SavedState(saved=("slim",))) == ""
    assert set(read_state(file).saved) == {"slim", "moon"}
    assert memory.close(SavedState(saved=("slim",))) == ""


@pytest.mark.parametrize("harm", ["gone", "emptied", "cut off", "no text", "not utf-8", "a folder's", "wrong values"])
def test_a_file_that_is_damaged_meanwhile_drops_no_search(tmp_path: pathlib.Path, harm: str) -> None:
    """Such a file says nothing of which searches are not wanted any more."""
    file = tmp_path / "state.toml"
    write_state(SavedState(saved=("one", "two")), file)
    memory = SessionMemory(file)
    here = SavedState(saved=("one", "two", "three"))
    assert memory.write(here) == ""
    if harm in ("gone", "a folder's"):
        file.unlink()
    else:
        harmed = {
            "cut off": b'saved = [\n  "thr',
            "no text": b"\0\0",
            "not utf-8": b'x = "\xff"',
            "wrong values": b"saved = 1",
        }
        file.write_bytes(harmed.get(harm, b""))
    if harm == "a folder's":
        file.mkdir()
    said = memory.close(here)
    if harm == "a folder's":
        assert not file.is_file()
        rescued = re.search(r" are in (.+), since they could not be saved ", said)
        assert rescued
        assert pathlib.Path(rescued[1]).read_text().split() == list(here.saved)
        return
    assert read_state(file).saved == here.saved
    assert bool(said) == (harm not in ("gone", "emptied"))
    assert not said or said == f"{file} became unusable and was renamed to state.toml.unused"


def test_where_nothing_is_to_be_remembered_nothing_is_asked_for(tmp_path: pathlib.Path) -> None:
    memory = SessionMemory(None)
    assert memory.write(KEPT) == NOTHING_REMEMBERED
    assert memory.unsaved_searches(KEPT) == ()
    assert memory.close(KEPT) == ""
